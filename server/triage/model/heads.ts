/** What the model is asked, and what it may answer. The order of the answers is that of the weights. */
import { KINDS, TOPICS } from "../labels.ts";

export const HEADS = {
  kind: KINDS,
  topic: TOPICS,
  mood: ["negative", "neutral", "positive"],
  urgency: ["0", "1", "2", "3"],
  reply: ["no", "yes"],
  audience: ["public", "private"],
} as const;
export type Head = keyof typeof HEADS;
export const HEAD_NAMES = Object.keys(HEADS) as Head[];

/** Where each head's answers begin in a row of scores, and how many there are in all. */
export const OFFSETS = {} as Record<Head, number>;
let width = 0;
for (const head of HEAD_NAMES) {
  OFFSETS[head] = width;
  width += HEADS[head].length;
}
export const WIDTH = width;

/** Probabilities, 0 to 1, in the order of each head's answers. */
export type Scores = Record<Head, Float64Array>;
