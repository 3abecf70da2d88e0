import { useEffect, useMemo } from "react";
import type { Message } from "../../../../contract/index.ts";
import { useCorrectMessage } from "../../../api/queue.ts";
import { useMay } from "../../../api/session.ts";
import { useErrorWords } from "../../../locales/use-error-words.ts";
import { useWords } from "../../../locales/use-words.ts";
import { Floating, PopoverPart } from "../../../ui/popover.tsx";
import { say } from "../../../ui/toasts.tsx";
import { LabelChoices, type Understanding } from "../why/label-choices.tsx";
import { LabelWords } from "../why/label-words.tsx";
import { readReasons } from "../why/read-reasons.ts";
import { readUnderstanding } from "../why/read-understanding.ts";
import { ReasonList } from "../why/reason-list.tsx";
import { useLabels } from "../why/use-labels.ts";
import css from "./message.module.css";

interface Props {
  message: Message;
  /** What it stands beside, and where the focus goes back to. */
  triggerRef: React.RefObject<HTMLButtonElement | null>;
  onClose: () => void;
  onChanged: (message: Message) => void;
}

/** What triage made of this very message, by which of its words; it can be set right here. Made when it is opened. */
export function MessageWhy({ message, triggerRef, onClose, onChanged }: Props) {
  const { t } = useWords();
  const of = readUnderstanding(message);
  useFocusBack(triggerRef);
  if (!of) return null;
  return (
    <Floating
      label={t("message:why")}
      placement="bottom start"
      fits={false}
      triggerRef={triggerRef}
      onOpenChange={(open) => open || onClose()}
    >
      <Understood message={message} of={of} />
      <SetRight message={message} of={of} onChanged={onChanged} />
    </Floating>
  );
}

function Understood({ message, of }: { message: Message; of: Understanding }) {
  const labelsOf = useLabels();
  const reasons = useMemo(() => readReasons(message), [message]);
  return (
    <PopoverPart>
      <h2 className={css.labelsSaid}>
        {labelsOf(of, reasons).map((label, at) => (
          <span key={label.words}>
            {at > 0 ? " · " : null}
            <LabelWords {...label} because={null} />
          </span>
        ))}
      </h2>
      <ReasonList reasons={reasons} />
    </PopoverPart>
  );
}

function SetRight({ message, of, onChanged }: Pick<Props, "message" | "onChanged"> & { of: Understanding }) {
  const { t } = useWords();
  const may = useMay();
  const errorWords = useErrorWords();
  const set = useCorrectMessage(message, onChanged, (error) => say(errorWords(error)));
  if (!may("correct")) return null;
  const corrected = readReasons(message).some(({ code }) => code === "corrected");
  return (
    <PopoverPart>
      <LabelChoices of={of} corrected={corrected} onSet={set} hint={t("message:correctHint")} />
    </PopoverPart>
  );
}

/**
 * The menu that asked for it is gone by now, and with it what had the focus before. A frame later: until then the page
 * behind takes none.
 */
function useFocusBack(triggerRef: Props["triggerRef"]) {
  useEffect(() => {
    const button = triggerRef.current;
    return () => {
      requestAnimationFrame(() => {
        if (document.activeElement === document.body) button?.focus();
      });
    };
  }, [triggerRef]);
}
