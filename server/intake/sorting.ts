import type { InboundMessage } from "../channels/index.ts";
import { type Language, type Sorted, sortMessage } from "../triage/index.ts";
import type { BatchContext } from "./known.ts";

/** Placed on the queue all the same, with a default deadline and a mark, when triage itself fails. */
const unsorted: Sorted = {
  language: "und",
  kind: "other",
  kinds: ["other"],
  topic: "other",
  mood: "neutral",
  urgency: 1,
  needsReply: true,
  audience: "public",
  personalData: [],
  confidence: { language: 0, kind: 0, topic: 0, mood: 0 },
  reasons: [],
  likeness: "",
};

export function sortOrMark(
  message: Pick<InboundMessage, "text" | "audience">,
  prior: Language | null,
  { accountLanguage, weights, log }: Pick<BatchContext, "accountLanguage" | "weights" | "log">,
): Sorted & { failed?: true } {
  try {
    return sortMessage({ text: message.text, prior, accountLanguage, published: message.audience, weights });
  } catch (error) {
    log.error({ err: error }, "triage failed; the message is queued unsorted");
    return { ...unsorted, failed: true };
  }
}
