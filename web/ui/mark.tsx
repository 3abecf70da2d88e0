import css from "./mark.module.css";

/** The sign of Escolta, with its name beside it where there is room. */
export function Mark({ named = false }: { named?: boolean }) {
  return (
    <span className={css.mark}>
      <svg width="24" height="24" viewBox="4.5 4.5 23 23" aria-hidden="true">
        <path
          d="M8 16h16a8 8 0 1 0-2.6 5.9"
          fill="none"
          stroke="currentColor"
          strokeWidth="3"
          strokeLinecap="round"
        />
      </svg>
      {named ? <span>Escolta</span> : null}
    </span>
  );
}
