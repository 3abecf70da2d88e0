import { useId } from "react";
import css from "./rules.module.css";

/** One of the two halves of a rule. */
export function Part({ title, lead, children }: { title: string; lead: string; children: React.ReactNode }) {
  const id = useId();
  return (
    <section className={css.part} aria-labelledby={id}>
      <div>
        <h3 id={id}>{title}</h3>
        <p className={css.lead}>{lead}</p>
      </div>
      {children}
    </section>
  );
}
