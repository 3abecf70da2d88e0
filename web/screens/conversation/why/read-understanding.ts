import type { Message } from "../../../../contract/index.ts";
import { kinds, moods, topics } from "../../queue/codes.ts";
import type { Understanding } from "./label-choices.tsx";

/** What triage made of one message; of unknown shape to the contract, and null for what was never sorted. */
export function readUnderstanding({
  direction,
  sorted,
}: Pick<Message, "direction" | "sorted">): Understanding | null {
  if (direction !== "inbound" || typeof sorted !== "object" || sorted === null) return null;
  const said: Partial<Record<keyof Understanding, unknown>> = sorted;
  const kind = kinds.find((one) => one === said.kind);
  const topic = topics.find((one) => one === said.topic);
  const mood = moods.find((one) => one === said.mood);
  const { urgency, language } = said;
  if (!kind || !topic || !mood || typeof urgency !== "number" || typeof language !== "string") return null;
  return { kind, topic, mood, urgency, language };
}
