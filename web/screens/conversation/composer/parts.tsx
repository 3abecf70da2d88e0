import { useWords } from "../../../locales/use-words.ts";
import css from "./composer.module.css";

/** How a long answer will be cut: each post as it will stand. */
export function Parts({ parts }: { parts: { text: string; used: number }[] | null }) {
  const { t } = useWords();
  if (!parts || parts.length < 2) return null;
  return (
    <details className={css.parts}>
      <summary>{t("composer:split", { count: parts.length })}</summary>
      <ol>
        {parts.map(({ text }, index) => (
          <li key={text}>
            <span className={css.partOf}>
              {t("composer:splitPart", { part: index + 1, parts: parts.length })}
            </span>
            <p dir="auto">{text}</p>
          </li>
        ))}
      </ol>
    </details>
  );
}
