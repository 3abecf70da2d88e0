import { Globe, Lock, Paperclip, StickyNote } from "lucide-react";
import { FileTrigger } from "react-aria-components";
import type { Conversation } from "../../../../contract/index.ts";
import { useErrorWords } from "../../../locales/use-error-words.ts";
import { useWords } from "../../../locales/use-words.ts";
import { capOf } from "../../../ui/actions.ts";
import { Button } from "../../../ui/button.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";
import { PHONE, useMedia } from "../../../ui/use-media.ts";
import type { CheckLine } from "./check-lines.ts";
import { FoldedMark } from "./checks.tsx";
import css from "./composer.module.css";
import type { Mode } from "./draft.ts";
import type { Kept } from "./draft-store.ts";
import { Emoji } from "./emoji.tsx";
import { MeasureRing } from "./measure-ring.tsx";
import type { MeasuredAnswer } from "./use-measure.ts";
import { changedMeanwhile } from "./use-send.ts";
import type { UploadProblem } from "./use-upload.ts";
import type { WhyNot } from "./why-not.ts";

const ICONS = { public: Globe, private: Lock, note: StickyNote };
const LOOKS = { public: "primary", private: "private", note: "note" } as const;

interface Props {
  conversation: Conversation;
  mode: Mode;
  kept: Kept;
  signature: string;
  measured: MeasuredAnswer | null;
  asThread: boolean;
  /** The checks that are shown in words above, and those that have no room there. */
  above: CheckLine[];
  folded: CheckLine[];
  reason: WhyNot | null;
  problem: Error | UploadProblem | null;
  /** The types of image that may go out this way; null: none may. */
  types: string[] | null;
  keyboardUp: boolean;
  onAttach: (files: File[]) => void;
  onEmoji: (emoji: string) => void;
  onSend: () => void;
}

/** What can be added, how long it is, and the button that says what it will do; why it cannot stands beside it. */
export function ComposerFoot(props: Props) {
  const { mode, kept, signature, measured, asThread, above, folded, reason, problem, types } = props;
  const { t, network } = useWords();
  const errorWords = useErrorWords();
  const phone = useMedia(PHONE);
  const Icon = ICONS[mode];
  const posts = asThread ? (measured?.parts?.length ?? 1) : 1;
  const beside = problem ? problemWords(problem) : reason && !reason.quiet ? reason.words : null;
  const isSaidAbove = !problem && above.some(({ code, passed }) => !passed && code === reason?.check);
  return (
    <div className={css.foot}>
      {types ? (
        <FileTrigger
          acceptedFileTypes={types}
          allowsMultiple
          onSelect={(files) => props.onAttach(files ? [...files] : [])}
        >
          <IconButton label={t("composer:attach")}>
            <Paperclip size={18} strokeWidth={1.75} aria-hidden="true" />
          </IconButton>
        </FileTrigger>
      ) : null}
      {phone ? null : <Emoji onChoose={props.onEmoji} />}
      <span className={css.beside} role="status" data-problem={beside ? true : undefined}>
        {isSaidAbove ? (
          <span className="visually-hidden">{beside}</span>
        ) : (
          (beside ?? (phone ? null : stateWords()))
        )}
      </span>
      <FoldedMark lines={folded} />
      {measured && mode !== "note" ? <MeasureRing measured={measured} asThread={posts > 1} /> : null}
      <Button look={LOOKS[mode]} isDisabled={reason !== null} onPress={props.onSend}>
        {phone && !props.keyboardUp ? null : <Icon size={16} strokeWidth={1.75} aria-hidden="true" />}
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
    if (posts > 1) return t("composer:sendThread", { count: posts });
    const { conversation } = props;
    return t(`composer:send.${mode}`, { on: network(conversation.network, conversation.networkName, "on") });
  }

  function stateWords(): string {
    if (kept === "nowhere") return t("composer:draftNowhere");
    if (kept === "here") return t("composer:draftHere");
    if (signature !== "") return t("composer:signature", { signature });
    return kept === "kept" ? t("composer:draftKept") : "";
  }

  function problemWords(problem: Error | UploadProblem): string {
    if (problem instanceof Error)
      return changedMeanwhile(problem) ? t("composer:moved") : errorWords(problem);
    switch (problem.kind) {
      case "none":
        return t("composer:imagesNotHere");
      case "many":
        return t("errors:refused.too_many_images");
      case "type":
        return t("errors:refused.image_type_not_taken");
      case "heavy":
        return t("errors:refused.image_too_large");
      default:
        return errorWords(problem.error);
    }
  }
}
