import { tip } from "../../../ui/tips.tsx";
import css from "./label-words.module.css";
import type { Reason } from "./read-reasons.ts";
import { useUnderline } from "./use-underline.ts";

export interface Label {
  words: string;
  /** None where a person has put it right. */
  reasons: Reason[];
  because: string | null;
}

/** One label in plain words: why, on hover, with the customer's words underlined. */
export function LabelWords({ words, reasons, because }: Label) {
  const { onPointerEnter, onPointerLeave } = useUnderline(reasons).events;
  return (
    <span
      className={css.word}
      {...(because ? tip(because) : {})}
      onPointerEnter={onPointerEnter}
      onPointerLeave={onPointerLeave}
    >
      {words}
    </span>
  );
}
