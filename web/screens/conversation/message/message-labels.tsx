import { useId, useRef, useState } from "react";
import type { Message } from "../../../../contract/index.ts";
import { useWords } from "../../../locales/use-words.ts";
import { tip } from "../../../ui/tips.tsx";
import { LabelWords } from "../why/label-words.tsx";
import { readReasons } from "../why/read-reasons.ts";
import { readUnderstanding } from "../why/read-understanding.ts";
import type { HeadQuestion } from "../why/said-otherwise.ts";
import { useLabels } from "../why/use-labels.ts";
import { useUnderline } from "../why/use-underline.ts";
import { MessageWhy } from "./later-message-why.tsx";
import css from "./message.module.css";

interface Props {
  message: Message;
  /** What it says otherwise than the conversation's head. */
  otherwise: HeadQuestion[];
  onChanged: (message: Message) => void;
}

/** A quiet chip beside the time: why, on hover and focus; a press tells all of it, and lets one put it right. */
export function MessageLabels({ message, otherwise, onChanged }: Props) {
  const { t } = useWords();
  const labelsOf = useLabels();
  const described = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const reasons = readReasons(message);
  const of = readUnderstanding(message);
  const labels = of ? labelsOf(of, reasons, otherwise) : [];
  const { onFocus, onBlur } = useUnderline(labels.flatMap((one) => one.reasons)).events;
  if (labels.length === 0) return null;
  const because = labels.find((one) => one.because !== null)?.because ?? t("message:why");
  return (
    <>
      <button
        ref={button}
        type="button"
        className={css.chip}
        {...tip(because)}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-describedby={described}
        onFocus={onFocus}
        onBlur={onBlur}
        onClick={() => setOpen(true)}
      >
        {labels.map((label, at) => (
          <span key={label.words}>
            {at > 0 ? " · " : null}
            <LabelWords {...label} />
          </span>
        ))}
      </button>
      <span id={described} hidden>
        {because}
      </span>
      {open ? (
        <MessageWhy
          message={message}
          triggerRef={button}
          onClose={() => setOpen(false)}
          onChanged={onChanged}
        />
      ) : null}
    </>
  );
}
