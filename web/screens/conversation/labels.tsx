import { ChevronDown } from "lucide-react";
import type { Conversation, Item } from "../../../contract/index.ts";
import { useWords } from "../../locales/use-words.ts";
import css from "./labels.module.css";
import { type Label, LabelWords } from "./why/label-words.tsx";
import { reasonsForLabel } from "./why/read-reasons.ts";
import { becauseWords } from "./why/reason-words.ts";
import { useUnderline } from "./why/use-underline.ts";
import { WhyTrigger } from "./why/why-trigger.tsx";

/**
 * What it is, in plain words: each says why on hover, with the customer's words underlined, the first and all their words
 * on focus. A press says why it stands where it stands, and lets one put it right.
 */
export function Labels({ conversation, item }: { conversation: Conversation; item: Item }) {
  const all = useWords();
  const { t, languageName } = all;
  const kind = label("kind", t(`common:kind.${item.kind}`));
  const topic = item.topic === "other" ? null : label("topic", t(`common:topic.${item.topic}`));
  const named = languageName(item.language);
  const language = named ? label("language", named) : null;
  const rest = [topic, language].filter((one) => one !== null);
  const { events } = useUnderline([kind, ...rest].flatMap((one) => one.reasons));
  return (
    <WhyTrigger
      conversation={conversation}
      item={item}
      className={css.labels}
      placement="bottom end"
      because={kind.because}
      onFocus={events.onFocus}
      onBlur={events.onBlur}
    >
      <span className={css.words}>
        <b>
          <LabelWords {...kind} />
        </b>
        {rest.map((one) => (
          <span key={one.words}>
            {" · "}
            <LabelWords {...one} />
          </span>
        ))}
      </span>
      <ChevronDown size={14} aria-hidden="true" />
    </WhyTrigger>
  );

  function label(question: "kind" | "topic" | "language", words: string): Label {
    const reasons = reasonsForLabel(conversation, item, question);
    const corrected = item.corrected.includes(question);
    return {
      words,
      reasons,
      because: corrected ? t("conversation:why.corrected") : becauseWords(all, words, reasons),
    };
  }
}
