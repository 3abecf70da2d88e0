import { useEffect } from "react";
import type { Message } from "../../../../contract/index.ts";
import { useCorrectMessage } from "../../../api/queue.ts";
import { useMay } from "../../../api/session.ts";
import { useErrorWords } from "../../../locales/use-error-words.ts";
import { useWords } from "../../../locales/use-words.ts";
import { Floating, PopoverPart } from "../../../ui/popover.tsx";
import { say } from "../../../ui/toasts.tsx";
import { LabelChoices, type Understanding } from "../why/label-choices.tsx";
import { readReasons } from "../why/read-reasons.ts";
import { readUnderstanding } from "../why/read-understanding.ts";
import { ReasonList } from "../why/reason-list.tsx";
import { useLabels } from "../why/use-labels.ts";

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
      <What message={message} of={of} onChanged={onChanged} />
      <PopoverPart low>
        <ReasonList reasons={readReasons(message)} />
      </PopoverPart>
    </Floating>
  );
}

/** Its labels: to be set right, by who may. */
function What({ message, of, onChanged }: Pick<Props, "message" | "onChanged"> & { of: Understanding }) {
  const { t } = useWords();
  const may = useMay();
  const errorWords = useErrorWords();
  const labelsOf = useLabels();
  const set = useCorrectMessage(message, onChanged, (error) => say(errorWords(error)));
  const reasons = readReasons(message);
  return (
    <PopoverPart>
      {may("correct") ? (
        <LabelChoices
          of={of}
          corrected={reasons.some(({ code }) => code === "corrected")}
          onSet={set}
          hint={t("message:correctHint")}
        />
      ) : (
        <h3>
          {labelsOf(of, reasons)
            .map(({ words }) => words)
            .join(" · ")}
        </h3>
      )}
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
