/** How far two readers of the guidelines give the same labels: a sample of the messages, labelled again from the text alone. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Written } from "./corpus.ts";

export type SecondLabels = Pick<
  Written,
  "language" | "text" | "kind" | "topic" | "mood" | "urgency" | "needsReply" | "audience"
>;

/** They are kept by text: lines move as messages are added. */
export function readSecondLabels(): SecondLabels[] {
  return readFileSync(join(import.meta.dirname, "second-labels.jsonl"), "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as SecondLabels);
}

const QUESTIONS = {
  kind: (one: SecondLabels) => one.kind,
  topic: (one: SecondLabels) => one.topic,
  mood: (one: SecondLabels) => one.mood,
  urgency: (one: SecondLabels) => String(one.urgency),
  "urgency ≥ 2": (one: SecondLabels) => String(one.urgency >= 2),
  needsReply: (one: SecondLabels) => String(one.needsReply),
  audience: (one: SecondLabels) => one.audience,
};
export type Question = keyof typeof QUESTIONS;

export interface Agreement {
  question: Question;
  /** The share labelled alike, 0 to 1. */
  alike: number;
  /** Cohen's κ: the same, less what chance alone would give; 1 is full agreement. */
  kappa: number;
}

/** Throws where a text of the second labels is no longer in the corpus: they measure nothing then. */
export function agreement(corpus: readonly Written[], second: readonly SecondLabels[]): Agreement[] {
  const first = new Map(corpus.map((one) => [keyOf(one), one]));
  const pairs = second.map((two) => {
    const one = first.get(keyOf(two));
    if (!one) throw new Error(`labelled twice, but not in the corpus: ${two.language} ${two.text}`);
    return [one, two] as const;
  });
  return (Object.keys(QUESTIONS) as Question[]).map((question) => {
    const answer = QUESTIONS[question];
    return {
      question,
      ...cohen(
        pairs.map(([one]) => answer(one)),
        pairs.map(([, two]) => answer(two)),
      ),
    };
  });
}

function keyOf({ language, text }: SecondLabels): string {
  return `${language} ${text}`;
}

/** Two readers' answers to the same texts, in the same order. */
export function cohen(one: readonly string[], two: readonly string[]): { alike: number; kappa: number } {
  const alike = one.filter((answer, at) => answer === two[at]).length / one.length;
  const chance = [...new Set(one)].reduce(
    (sum, answer) => sum + shareOf(answer, one) * shareOf(answer, two),
    0,
  );
  return { alike, kappa: chance === 1 ? 1 : (alike - chance) / (1 - chance) };
}

function shareOf(answer: string, answers: readonly string[]): number {
  return answers.filter((other) => other === answer).length / answers.length;
}
