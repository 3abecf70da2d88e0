import { Button } from "react-aria-components";
import type { Message } from "../../../../contract/index.ts";
import { useWords } from "../../../locales/use-words.ts";
import { Popover, PopoverPart } from "../../../ui/popover.tsx";
import { CoveredWords } from "./covered-words.tsx";
import css from "./message.module.css";
import { useReveal } from "./use-reveal.ts";

/** That it was edited, and on a press what it said before. */
export function Edited({ message }: { message: Message }) {
  const { editedAt } = message;
  const { t, clock, moment } = useWords();
  const reveal = useReveal(message);
  const { earlierTexts } = reveal.told ?? message;
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
          {earlierTexts.map((said) => (
            <p key={said.until}>
              <span dir="auto">
                <CoveredWords said={said} reveal={reveal} />
              </span>{" "}
              <time dateTime={said.until}>{moment("until", said.until)}</time>
            </p>
          ))}
        </div>
      </PopoverPart>
    </Popover>
  );
}
