import { Button } from "react-aria-components";
import type { Message } from "../../../../contract/index.ts";
import { useWords } from "../../../locales/use-words.ts";
import { Popover, PopoverPart } from "../../../ui/popover.tsx";
import css from "./message.module.css";

/** That it was edited, and on a press what it said before. */
export function Edited({ message: { editedAt, earlierTexts } }: { message: Message }) {
  const { t, clock, moment } = useWords();
  if (!editedAt) return null;
  const words = t("conversation:edited", { at: clock(editedAt) });
  if (earlierTexts.length === 0) return <span>{words}</span>;
  return (
    <Popover
      label={t("conversation:earlierText")}
      trigger={<Button className={css.edited ?? ""}>{words}</Button>}
    >
      <PopoverPart>
        <div className={css.earlier}>
          <p>
            <b>{t("conversation:earlierText")}</b>
          </p>
          {earlierTexts.map(({ text, until }) => (
            <p key={until}>
              <span dir="auto">{text}</span> <time dateTime={until}>{moment("until", until)}</time>
            </p>
          ))}
        </div>
      </PopoverPart>
    </Popover>
  );
}
