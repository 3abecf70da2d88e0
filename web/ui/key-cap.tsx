import css from "./controls.module.css";

/** A key, for the eyes: screen readers hear the words of the button. */
export function KeyCap({ children }: { children: string }) {
  return (
    <span className={css.cap} aria-hidden="true">
      {children}
    </span>
  );
}
