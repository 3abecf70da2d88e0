/** What a conversation is, from what the customer's messages are: of all that waits for an answer the gravest. Pure. */
import type { Kind } from "../../contract/index.ts";
import type { Labels } from "./item.ts";

const strength: Record<Kind, number> = { complaint: 4, request: 3, question: 2, praise: 1, other: 0 };

/** One more message beside others that wait. */
export function strongest(before: Labels, now: Labels): Labels {
  const { kind, kindConfidence } = strength[now.kind] >= strength[before.kind] ? now : before;
  return {
    ...fresh(before, now),
    kind,
    kindConfidence,
    mood: now.mood === "neutral" || before.mood === "negative" ? before.mood : now.mood,
    urgency: Math.max(before.urgency, now.urgency),
  };
}

/** The first message after an answer: of what was before only that holds of which it says nothing. */
export function fresh(before: Labels, now: Labels): Labels {
  return {
    ...now,
    language: now.language === "und" ? before.language : now.language,
    topic: now.topic === "other" ? before.topic : now.topic,
  };
}
