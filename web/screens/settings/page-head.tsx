import css from "./settings.module.css";

interface Props {
  title: string;
  /** One sentence: what this page changes. */
  lead?: string;
  children?: React.ReactNode;
}

export function PageHead({ title, lead, children }: Props) {
  return (
    <header className={css.head}>
      <div>
        <h1>{title}</h1>
        {lead ? <p className={css.lead}>{lead}</p> : null}
      </div>
      {children}
    </header>
  );
}
