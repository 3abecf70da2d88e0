import { ChevronDown } from "lucide-react";
import { Button, DialogTrigger, Popover } from "react-aria-components";
import type { Conversation, Item } from "../../../contract/index.ts";
import { useWords } from "../../locales/use-words.ts";
import controls from "../../ui/controls.module.css";
import css from "./labels.module.css";
import { Why } from "./why/why.tsx";

/** What it is, in plain words; a press says why it stands where it stands, and lets one put it right. */
export function Labels({ conversation, item }: { conversation: Conversation; item: Item }) {
  const { t, languageName } = useWords();
  const rest = [item.topic === "other" ? null : t(`common:topic.${item.topic}`), languageName(item.language)];
  return (
    <DialogTrigger>
      <Button className={css.labels ?? ""}>
        <span>
          <b>{t(`common:kind.${item.kind}`)}</b>
          {rest.map((word) => (word ? ` · ${word}` : ""))}
        </span>
        <span className="visually-hidden">{t("conversation:why.open", { points: item.priority.shown })}</span>
        <ChevronDown size={14} aria-hidden="true" />
      </Button>
      {/* The popover is itself the dialog, with the buttons that close it inside. */}
      <Popover
        className={`${controls.popover} ${css.why}`}
        placement="bottom end"
        aria-label={t("conversation:why.title")}
      >
        <Why conversation={conversation} item={item} />
      </Popover>
    </DialogTrigger>
  );
}
