import type { Message } from "../../../../contract/index.ts";
import { useWords } from "../../../locales/use-words.ts";
import css from "./message.module.css";

/** What it said before it was edited, folded away. */
export function EarlierTexts({ texts }: { texts: Message["earlierTexts"] }) {
  const { t, moment } = useWords();
  if (texts.length === 0) return null;
  return (
    <details className={css.earlier}>
      <summary>{t("conversation:earlierText")}</summary>
      {texts.map(({ text, until }) => (
        <p key={until} dir="auto">
          {text} <time dateTime={until}>{moment("until", until)}</time>
        </p>
      ))}
    </details>
  );
}
