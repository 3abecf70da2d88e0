import { Button } from "react-aria-components";
import type { Conversation, Item } from "../../../../contract/index.ts";
import { useWords } from "../../../locales/use-words.ts";
import { capOf } from "../../../ui/actions.ts";
import { Popover } from "../../../ui/popover.tsx";
import { tip } from "../../../ui/tips.tsx";
import { Why } from "./why.tsx";

interface Props {
  conversation: Conversation;
  item: Item;
  className: string | undefined;
  placement: "bottom start" | "bottom end";
  /** Where its key opens it. */
  isOpen?: boolean;
  onOpenChange?: (open: boolean) => void;
  children: React.ReactNode;
}

/** Words that say how it stands; a press says why, and lets one put it right. */
export function WhyTrigger({ conversation, item, className, placement, children, ...opened }: Props) {
  const { t } = useWords();
  return (
    <Popover
      {...opened}
      label={t("why:title")}
      placement={placement}
      trigger={
        <Button className={className ?? ""} {...tip(t("why:title"), capOf("why"))}>
          {children}
          <span className="visually-hidden">{t("why:open", { points: item.priority.shown })}</span>
        </Button>
      }
    >
      <Why conversation={conversation} item={item} />
    </Popover>
  );
}
