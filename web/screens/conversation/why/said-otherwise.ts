import type { Item, Message } from "../../../../contract/index.ts";
import type { Understanding } from "./label-choices.tsx";
import { readUnderstanding } from "./read-understanding.ts";

/** The labels that stand in the conversation's head. */
export const headQuestions = ["kind", "topic", "language"] as const;
export type HeadQuestion = (typeof headQuestions)[number];
export type Head = Pick<Item, HeadQuestion | "corrected">;

/** Which say nothing: they stand nowhere by themselves. */
const nothing: Record<HeadQuestion, string> = { kind: "other", topic: "other", language: "und" };

export function saysSomething(of: Understanding, question: HeadQuestion): boolean {
  return of[question] !== nothing[question];
}

/**
 * By message, what it says otherwise than the head and than the customer's words before it: the rest would be said
 * twice. What a person set in the head holds for all of them.
 */
export function saidOtherwise(
  messages: Pick<Message, "id" | "direction" | "sorted">[],
  head: Head | null,
): Map<string, HeadQuestion[]> {
  const otherwise = new Map<string, HeadQuestion[]>();
  if (!head) return otherwise;
  const before: Partial<Record<HeadQuestion, string>> = {};
  for (const message of messages) {
    const of = readUnderstanding(message);
    if (!of) continue;
    const said = headQuestions.filter((question) => saysSomething(of, question));
    const other = said.filter(
      (question) =>
        of[question] !== head[question] &&
        of[question] !== before[question] &&
        !head.corrected.includes(question),
    );
    if (other.length > 0) otherwise.set(message.id, other);
    for (const question of said) before[question] = of[question];
  }
  return otherwise;
}
