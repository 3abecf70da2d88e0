import type { InboundMessage } from "../channels/index.ts";
import {
  type Language,
  type Sorted,
  sortTogether,
  type Understood as UnderstoodByTriage,
} from "../triage/index.ts";
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

export interface Understood extends UnderstoodByTriage {
  sorted: Sorted & { failed?: true };
}

/** A message as it is sorted: with the language that its author wrote before. */
export interface Incoming extends Pick<InboundMessage, "text" | "audience"> {
  prior: Language | null;
}

/** In their order. One that triage fails on takes no other with it. */
export function sortOrMark(
  messages: Incoming[],
  context: Pick<BatchContext, "accountLanguage" | "taught" | "log">,
): Understood[] {
  const { accountLanguage, taught, log } = context;
  const { weights, recognisers } = taught;
  try {
    return sortTogether(
      messages.map(({ text, prior, audience: published }) => ({
        text,
        prior,
        accountLanguage,
        published,
        weights,
      })),
      recognisers,
    );
  } catch (error) {
    if (messages.length > 1) return messages.flatMap((one) => sortOrMark([one], context));
    if (recognisers) {
      log.error({ err: error }, "triage failed; once more without the brand's own labels");
      return sortOrMark(messages, { ...context, taught: { weights, recognisers: null } });
    }
    log.error({ err: error }, "triage failed; the message is queued unsorted");
    return [{ sorted: { ...unsorted, failed: true }, recognised: [] }];
  }
}
