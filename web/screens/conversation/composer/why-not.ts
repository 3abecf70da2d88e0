/** Why the button cannot be pressed now, in words beside it; null when it can. */
import type { Conversation } from "../../../../contract/index.ts";
import type { Words } from "../../../locales/use-words.ts";
import type { CheckLine } from "./check-lines.ts";
import { type Draft, isEmpty, type Mode } from "./draft.ts";
import type { MeasuredAnswer } from "./use-measure.ts";

interface Standing {
  conversation: Conversation;
  mode: Mode;
  draft: Draft;
  rules: Conversation["composer"][number] | null;
  measured: MeasuredAnswer | null;
  /** It goes out as several posts, and the writer said so. */
  asThread: boolean;
  came: boolean;
  uploading: boolean;
  mayAnswer: boolean;
}

export interface WhyNot {
  words: string;
  /** Only nothing written yet: not worth saying before it is tried. */
  quiet: boolean;
  /** The check that says so as well, where it is shown. */
  check: CheckLine["code"] | null;
}

export function whyNot({ t, coded, network }: Words, standing: Standing): WhyNot | null {
  const { conversation, mode, draft, rules, measured, asThread, came, uploading, mayAnswer } = standing;
  const phrase = (form: "on" | "for" | "subject") =>
    network(conversation.network, conversation.networkName, form);
  const say = (words: string, check: WhyNot["check"] = null) => ({ words, quiet: false, check });
  if (rules?.closed) {
    const values = { on: phrase("on"), subject: phrase("subject"), ...rules.closed.params };
    const { code } = rules.closed;
    return say(coded("composer", `closed.${code}`, values) ?? t("composer:closed.other", { code }));
  }
  if (uploading) return say(t("composer:uploading"));
  if (isEmpty(draft))
    return { ...say(t(mode === "note" ? "composer:nothingNote" : "composer:nothing")), quiet: true };
  if (mode === "note") return null;
  if (!mayAnswer) return say(t("composer:draftReady"));
  if (came) return say(t("composer:moved"));
  if (measured && measured.over > 0 && !asThread) {
    const values = { count: measured.over, for: phrase("for") };
    const key = rules?.unit === "bytes" ? "composer:tooLongBytes" : "composer:tooLong";
    return say(t(key, values), "length");
  }
  if (draft.files.length > (rules?.images?.max ?? 0))
    return say(rules?.images ? t("errors:refused.too_many_images") : t("composer:imagesNotHere"));
  if (rules?.images?.altText && draft.files.some(({ alt }) => alt.trim() === ""))
    return say(t("composer:altMissing"));
  return null;
}
