import { useState } from "react";
import type { LeaveReason } from "../../../../contract/index.ts";
import { useWords } from "../../../locales/use-words.ts";
import { Button } from "../../../ui/button.tsx";
import { Chips } from "../../../ui/chips.tsx";
import controls from "../../../ui/controls.module.css";
import { Dialog } from "../../../ui/dialog.tsx";
import { Field } from "../../../ui/field.tsx";

export const REASONS: LeaveReason[] = [
  "no_reply_needed",
  "answered_elsewhere",
  "spam",
  "duplicate",
  "not_for_us",
  "customer_deleted_it",
  "other",
];

interface Props {
  leaving: "finish" | "setAside";
  onClose: () => void;
  onChoose: (reason: LeaveReason, note: string | undefined) => void;
}

/** Nothing leaves without an answer or a reason. */
export function AskReason({ leaving, onClose, onChoose }: Props) {
  const { t } = useWords();
  const [reason, setReason] = useState<LeaveReason>("no_reply_needed");
  const [note, setNote] = useState("");
  const [tried, setTried] = useState(false);
  const missing = reason === "other" && note.trim() === "";
  const title = leaving === "finish" ? t("queue:ask.finishTitle") : t("queue:ask.setAsideTitle");
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        className={controls.field}
        style={{ gap: 16 }}
        onSubmit={(event) => {
          event.preventDefault();
          if (missing) setTried(true);
          else onChoose(reason, note.trim() || undefined);
        }}
      >
        <Chips
          one
          label={title}
          options={REASONS.map((id) => ({ id, words: t(`common:reason.${id}`) }))}
          chosen={[reason]}
          onChoose={([id]) => setReason(REASONS.find((one) => one === id) ?? "other")}
        />
        <Field
          label={reason === "other" ? t("queue:ask.note") : t("queue:ask.noteOptional")}
          maxLength={1000}
          value={note}
          onChange={setNote}
          problem={tried && missing ? t("errors:refused.reason_needs_note") : undefined}
        />
        <div className={`${controls.row} ${controls.end}`}>
          <Button look="quiet" onPress={onClose}>
            {t("common:cancel")}
          </Button>
          <Button look="primary" type="submit">
            {leaving === "finish" ? t("queue:ask.finishSubmit") : t("queue:ask.setAsideSubmit")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
