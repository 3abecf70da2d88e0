import { useWords } from "../locales/use-words.ts";
import css from "./skeleton.module.css";

/** Where rows will stand, for whoever waits longer than a blink: it appears after 150 ms. */
export function Skeleton({ rows }: { rows: number }) {
  const { t } = useWords();
  return (
    <div className={css.rows} role="status">
      <span className="visually-hidden">{t("common:loading")}</span>
      {Array.from({ length: rows }, (_, row) => `row ${row}`).map((row) => (
        <div key={row} className={css.row} aria-hidden="true">
          <span className={css.face} />
          <span className={css.name} />
          <span className={css.time} />
          <span className={css.words} />
          <span className={css.labels} />
        </div>
      ))}
    </div>
  );
}
