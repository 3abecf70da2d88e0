import { useId } from "react";
import { Button } from "react-aria-components";
import type { Conversation, Item } from "../../../../contract/index.ts";
import { useWords } from "../../../locales/use-words.ts";
import { capOf } from "../../../ui/actions.ts";
import { later } from "../../../ui/later.tsx";
import { Popover } from "../../../ui/popover.tsx";
import { tip } from "../../../ui/tips.tsx";

export const Why = later(async () => (await import("./why.tsx")).Why);

interface Props {
  conversation: Conversation;
  item: Item;
  className: string | undefined;
  placement: "bottom start" | "bottom end";
  /** Where its key opens it. */
  isOpen?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** Why it is what it is, for hover, focus and those who listen; else that a press says why. */
  because?: string | null;
  onFocus?: (event: React.FocusEvent<Element>) => void;
  onBlur?: () => void;
  children: React.ReactNode;
}

/** Words that say how it stands; a press says why, and lets one put it right. */
export function WhyTrigger(props: Props) {
  const { conversation, item, className, placement, because, onFocus, onBlur, children, ...opened } = props;
  const { t } = useWords();
  const described = useId();
  return (
    <Popover
      {...opened}
      label={t("why:title")}
      placement={placement}
      trigger={
        <>
          <Button
            className={className ?? ""}
            {...tip(because ?? t("why:title"), capOf("why"))}
            {...(because ? { "aria-describedby": described } : {})}
            {...(onFocus ? { onFocus } : {})}
            {...(onBlur ? { onBlur } : {})}
          >
            {children}
            <span className="visually-hidden">{t("why:open", { points: item.priority.shown })}</span>
          </Button>
          {because ? (
            <span id={described} hidden>
              {because}
            </span>
          ) : null}
        </>
      }
    >
      <Why conversation={conversation} item={item} />
    </Popover>
  );
}
