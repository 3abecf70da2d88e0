import css from "./settings.module.css";

/** What a part of a page is about, and in one sentence what it changes. */
export function PartHead({ id, title, lead }: { id?: string; title: string; lead: string }) {
  return (
    <div>
      <h2 {...(id ? { id } : {})}>{title}</h2>
      <p className={css.lead}>{lead}</p>
    </div>
  );
}
