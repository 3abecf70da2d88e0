import { Button, DialogTrigger, Popover } from "react-aria-components";
import type { Message } from "../../../../contract/index.ts";
import { useWords } from "../../../locales/use-words.ts";
import controls from "../../../ui/controls.module.css";
import css from "./message.module.css";

/** That it was edited, and on a press what it said before. */
export function Edited({ message: { editedAt, earlierTexts } }: { message: Message }) {
  const { t, clock, moment } = useWords();
  if (!editedAt) return null;
  const words = t("conversation:edited", { at: clock(editedAt) });
  if (earlierTexts.length === 0) return <span>{words}</span>;
  return (
    <DialogTrigger>
      <Button className={css.edited ?? ""}>{words}</Button>
      <Popover
        className={`${controls.popover} ${css.earlier}`}
        placement="bottom"
        aria-label={t("conversation:earlierText")}
      >
        <p>
          <b>{t("conversation:earlierText")}</b>
        </p>
        {earlierTexts.map(({ text, until }) => (
          <p key={until}>
            <span dir="auto">{text}</span> <time dateTime={until}>{moment("until", until)}</time>
          </p>
        ))}
      </Popover>
    </DialogTrigger>
  );
}
