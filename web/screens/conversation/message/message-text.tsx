import type { Message } from "../../../../contract/index.ts";
import { CoveredWords } from "./covered-words.tsx";
import css from "./message.module.css";
import { useReveal } from "./use-reveal.ts";

/** One sign that people see as one, and nothing else: it is the whole message, so it is shown as large as one. */
const ONE_EMOJI = /^\s*\p{RGI_Emoji}\s*$/v;

/** The words, marked with their own language, found by a reason that came from them; personal data are covered until asked for. */
export function MessageText({ message }: { message: Message }) {
  const reveal = useReveal(message);
  return (
    <p
      className={css.text}
      data-said={message.id}
      data-alone={ONE_EMOJI.test(message.text) || undefined}
      lang={message.language === "und" ? undefined : message.language}
      dir="auto"
    >
      <CoveredWords said={reveal.told ?? message} reveal={reveal} />
    </p>
  );
}
