import { Button, DialogTrigger, Popover } from "react-aria-components";
import type { Conversation, Item } from "../../../../contract/index.ts";
import { useWords } from "../../../locales/use-words.ts";
import controls from "../../../ui/controls.module.css";
import css from "./why.module.css";
import { Why } from "./why.tsx";

interface Props {
  conversation: Conversation;
  item: Item;
  className: string | undefined;
  /** Beside what it explains, never over it. */
  placement: "bottom start" | "bottom end";
  children: React.ReactNode;
}

/** Words that say how it stands; a press says why, and lets one put it right. */
export function WhyTrigger({ conversation, item, className, placement, children }: Props) {
  const { t } = useWords();
  return (
    <DialogTrigger>
      <Button className={className ?? ""}>
        {children}
        <span className="visually-hidden">{t("why:open", { points: item.priority.shown })}</span>
      </Button>
      {/* The popover is itself the dialog, with the buttons that close it inside. */}
      <Popover
        className={`${controls.popover} ${css.why}`}
        placement={placement}
        offset={6}
        aria-label={t("why:title")}
      >
        <Why conversation={conversation} item={item} />
      </Popover>
    </DialogTrigger>
  );
}
