import type { Message } from "../../../../contract/index.ts";
import { CoveredWords } from "./covered-words.tsx";
import css from "./message.module.css";
import { isOneEmoji } from "./one-emoji.ts";
import { useReveal } from "./use-reveal.ts";

/** The words, marked with their own language, found by a reason that came from them; personal data are covered until asked for. */
export function MessageText({ message }: { message: Message }) {
  const reveal = useReveal(message);
  return (
    <p
      className={css.text}
      data-said={message.id}
      data-alone={isOneEmoji(message.text) || undefined}
      lang={message.language === "und" ? undefined : message.language}
      dir="auto"
    >
      <CoveredWords said={reveal.told ?? message} reveal={reveal} />
    </p>
  );
}
