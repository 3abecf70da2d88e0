import { Globe, Lock, Paperclip, StickyNote } from "lucide-react";
import { FileTrigger } from "react-aria-components";
import { useErrorWords } from "../../../locales/use-error-words.ts";
import { useWords } from "../../../locales/use-words.ts";
import { capOf } from "../../../ui/actions.ts";
import { Button } from "../../../ui/button.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";
import { PHONE, useMedia } from "../../../ui/use-media.ts";
import css from "./composer.module.css";
import type { Kept, Mode } from "./drafts.ts";
import { MeasureRing } from "./measure-ring.tsx";
import type { MeasuredAnswer } from "./use-measure.ts";
import { changedMeanwhile } from "./use-send.ts";
import type { UploadProblem } from "./use-upload.ts";
import type { WhyNot } from "./why-not.ts";

const ICONS = { public: Globe, private: Lock, note: StickyNote };
const LOOKS = { public: "primary", private: "private", note: "note" } as const;

interface Props {
  mode: Mode;
  kept: Kept;
  signature: string;
  measured: MeasuredAnswer | null;
  reason: WhyNot | null;
  busy: boolean;
  problem: Error | UploadProblem | null;
  canAttach: boolean;
  types: string[];
  onAttach: (files: File[]) => void;
  onSend: () => void;
}

/** What can be added, how long it is, and the button that says what it will do; why it cannot stands beside it. */
export function ComposerFoot(props: Props) {
  const { mode, kept, signature, measured, reason, busy, problem, canAttach, types, onAttach, onSend } =
    props;
  const { t } = useWords();
  const errorWords = useErrorWords();
  const phone = useMedia(PHONE);
  const Icon = ICONS[mode];
  const parts = measured?.parts?.length ?? 1;
  const beside = problem ? problemWords(problem) : reason && !reason.quiet ? reason.words : null;
  return (
    <div className={css.foot}>
      {canAttach ? (
        <FileTrigger
          acceptedFileTypes={types}
          allowsMultiple
          onSelect={(files) => onAttach(files ? [...files] : [])}
        >
          <IconButton label={t("composer:attach")}>
            <Paperclip size={18} strokeWidth={1.75} aria-hidden="true" />
          </IconButton>
        </FileTrigger>
      ) : null}
      <span className={css.beside} role="status" data-problem={problem ? true : undefined}>
        {beside ?? stateWords()}
      </span>
      {measured && mode !== "note" ? <MeasureRing measured={measured} parts={parts} /> : null}
      <Button look={LOOKS[mode]} isDisabled={reason !== null || busy} onPress={onSend}>
        <Icon size={16} strokeWidth={1.75} aria-hidden="true" />
        {buttonWords()}
        {phone ? null : (
          <span className={css.send} aria-hidden="true">
            {capOf("send")}
          </span>
        )}
      </Button>
    </div>
  );

  function buttonWords(): string {
    if (phone) return t(`composer:sendShort.${mode}`);
    if (mode === "public" && parts > 1) return t("composer:sendThread", { count: parts });
    return t(`composer:send.${mode}`);
  }

  function stateWords(): string {
    if (signature !== "") return t("composer:signature", { signature });
    if (kept === "kept") return t("composer:draftKept");
    return kept === "here" ? t("composer:draftHere") : "";
  }

  function problemWords(problem: Error | UploadProblem): string {
    if (problem instanceof Error)
      return changedMeanwhile(problem) ? t("composer:moved") : errorWords(problem);
    if (problem.kind === "type") return t("errors:refused.image_type_not_taken");
    return problem.kind === "heavy" ? t("errors:refused.image_too_large") : errorWords(problem.error);
  }
}
