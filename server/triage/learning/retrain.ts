/** One training: what is held back, what is learned of the rest, and which of the two models is better. Pure. */
import { createHash } from "node:crypto";
import { FEWEST, learnFrom } from "../model/brand.ts";
import { type Labelled, seen } from "../model/recipe.ts";
import type { Weights } from "../model/weights.ts";
import {
  type Choice,
  type Confusion,
  choose,
  compare,
  confusionsOf,
  QUESTIONS,
  type Quality,
} from "./quality.ts";

export interface Material {
  corrected: Labelled[];
  /** Answered by the desk as they were sorted: nobody found fault with them. */
  leftAlone: Labelled[];
}

export interface Trained extends Choice {
  heads: Quality;
  /** Of the model that holds afterwards. */
  confused: Confusion[];
  weights: Weights;
}

/** One part of so many is held back. */
export const PARTS = 5;
/** Nobody may have looked closely at what was left alone: it says less than what a person said. */
const LEFT_ALONE = 0.3;

export function retrain(shipped: Weights, current: Weights, { corrected, leftAlone }: Material): Trained {
  const taught = QUESTIONS.filter(
    (question) => corrected.filter(({ answers }) => answers[question] !== undefined).length >= FEWEST,
  );
  const quiet = leftAlone.map((message) => ({
    ...message,
    weight: LEFT_ALONE,
    answers: Object.fromEntries(taught.map((question) => [question, message.answers[question]])),
  }));
  const all = [...corrected, ...quiet].sort(byText);
  const held = all.filter(isHeldBack);
  const rest = all.filter((message) => !isHeldBack(message));
  const weights = learnFrom(shipped, rest);
  const unseen = held.map((message) => ({ features: seen(message), answers: message.answers }));
  const heads = compare(unseen, current, weights);
  const choice = choose(heads);
  return { ...choice, heads, weights, confused: confusionsOf(unseen, choice.adopted ? weights : current) };
}

export function isHeldBack(said: Pick<Labelled, "text">): boolean {
  return partOf(said) === 0;
}

/** By the words, so that a message that many sent alike is never on both sides; and the same at every training. */
export function partOf({ text }: Pick<Labelled, "text">): number {
  const words = text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
  return createHash("sha256").update(words).digest().readUInt32LE(0) % PARTS;
}

/** The order of the examples is part of what is learned: it must not depend on that of the rows. */
function byText(a: Labelled, b: Labelled): number {
  return a.text < b.text ? -1 : a.text > b.text ? 1 : 0;
}
