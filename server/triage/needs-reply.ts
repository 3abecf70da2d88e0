/** Whether the brand owes an answer: to what is asked, and to a complaint with something open. */
import { type Evidence, failures, found } from "./evidence.ts";
import type { KindFound } from "./kind.ts";
import type { Reason, Topic } from "./labels.ts";

export interface ReplyFound {
  needsReply: boolean;
  reason: Reason;
}

export function judgeNeedsReply(evidence: Evidence, kind: KindFound, topic: Topic): ReplyFound {
  const say = (needsReply: boolean, code: string) => ({
    needsReply,
    reason: { question: "needs_reply", code } satisfies Reason as Reason,
  });
  if (evidence.reading.retold) return say(false, "retold");
  if (kind.closed) return say(false, "closed");
  if (kind.kinds.includes("question") || kind.kinds.includes("request")) return say(true, "asks");
  if (kind.kind !== "complaint") return say(false, "nothing_open");
  const open =
    failures(evidence).length > 0 ||
    topic !== "other" ||
    ["own", "repeated", "money", "unusable", "fraud", "safety", "stranded", "rude"].some(
      (mark) => found(evidence, mark).length > 0,
    );
  return say(open, open ? "open_case" : "nothing_open");
}
