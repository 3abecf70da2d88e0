import type { Training } from "../../../../contract/index.ts";
import { useWords } from "../../../locales/use-words.ts";
import css from "../settings.module.css";

/** What is still taken for something else, most often first. */
export function Confused({ training }: { training: Training | undefined }) {
  const { t, coded, quote, figure } = useWords();
  if (!training || training.confused.length === 0) return null;
  return (
    <section className={css.part}>
      <h2>{t("learned:confused.title")}</h2>
      <ul className={css.list}>
        {training.confused.map((one) => (
          <li key={`${one.question} ${one.said} ${one.was}`} className={`${css.row} figures`}>
            {t("learned:confused.line", {
              was: named(one.question, one.was),
              said: named(one.question, one.said),
              figure: figure(one.count),
              of: figure(one.of),
            })}
          </li>
        ))}
      </ul>
    </section>
  );

  function named(question: string, answer: string): string {
    return quote(coded("common", `${question}.${answer}`) ?? answer);
  }
}
