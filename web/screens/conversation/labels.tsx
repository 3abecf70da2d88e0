import { ChevronDown } from "lucide-react";
import type { Conversation, Item } from "../../../contract/index.ts";
import { useWords } from "../../locales/use-words.ts";
import css from "./labels.module.css";
import { WhyTrigger } from "./why/why-trigger.tsx";

/** What it is, in plain words; a press says why it stands where it stands, and lets one put it right. */
export function Labels({ conversation, item }: { conversation: Conversation; item: Item }) {
  const { t, languageName } = useWords();
  const rest = [item.topic === "other" ? null : t(`common:topic.${item.topic}`), languageName(item.language)];
  return (
    <WhyTrigger conversation={conversation} item={item} className={css.labels} placement="bottom end">
      <span className={css.words}>
        <b>{t(`common:kind.${item.kind}`)}</b>
        {rest.map((word) =>
          word ? (
            <span key={word}>
              {" · "}
              <span className={css.word}>{word}</span>
            </span>
          ) : null,
        )}
      </span>
      <ChevronDown size={14} aria-hidden="true" />
    </WhyTrigger>
  );
}
