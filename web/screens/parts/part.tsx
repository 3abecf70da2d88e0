import css from "./parts.module.css";

/** A part under its name. */
export function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section className={css.part}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
