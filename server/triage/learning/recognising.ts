/**
 * Learns to recognise the brand's own labels from the messages that people put them on, and tells how well: each fifth of
 * the examples is held back once. What the rule is and why: docs/decisions/2026-11-28-labels-that-recognise.md. Pure.
 */
import type { Language } from "../labels.ts";
import { learnColumn, NO, sumOf, YES } from "../model/learn-column.ts";
import { seen } from "../model/recipe.ts";
import { packRecogniser, roundedTo } from "../model/recognisers.ts";
import type { Example } from "../model/train.ts";
import { PARTS, partOf } from "./retrain.ts";

export interface Said {
  text: string;
  language: Language | "und";
}

export interface LabelMaterial {
  labels: {
    id: string;
    /** A person put it on these. */
    yes: Said[];
    /** Escolta put it on these, and a person took it off. */
    no: Said[];
  }[];
  /** The brand's latest messages, each with the labels that are on its conversation, or were. */
  others: (Said & { labels: string[] })[];
}

export type Standing = "sure" | "finds_few" | "wrong_often" | "few_others";

/** How it does on what it was not shown. */
export interface LabelQuality {
  why: Standing;
  /** Of so many examples it finds so many. */
  of: number;
  found: number;
  /** It would put it on so many that it should not be on, of so many that it was not put on. */
  wrong: number;
  others: number;
}

export interface LearnedLabel {
  id: string;
  quality: LabelQuality;
  /** Null: it is not sure enough to be used. */
  packed: Uint8Array | null;
}

/** With fewer examples nothing is learned. */
export const EXAMPLES = 12;
/** With fewer other messages nobody could tell whether it is wrong. */
export const OTHERS = 30;
/** It has to find at least this share of its examples. */
const FINDS = 1 / 2;
/** Of what it puts, at most this share may be wrong; a single one is forgiven. */
const WRONG = 1 / 10;
/** The threshold is chosen more strictly than it is judged: what was not seen always does a little worse. */
const AIMED_WRONG = 1 / 20;
/** Nobody has said of these that they are none: they say less than what a person said. */
const NOT_PUT = 0.3;

interface Seen extends Example {
  part: number;
  /** Filled while its part is held back. */
  sum: number;
}

export function learnLabels({ labels, others }: LabelMaterial): LearnedLabel[] {
  const all = others.map((one) => ({
    labels: one.labels,
    example: asSeen(one, NO, NOT_PUT),
    text: one.text,
  }));
  return labels.map(({ id, yes, no }) => {
    const fitting = all.filter((one) => !one.labels.includes(id));
    const examples = [
      ...yes.map((said) => ({ text: said.text, example: asSeen(said, YES) })),
      ...no.map((said) => ({ text: said.text, example: asSeen(said, NO) })),
      ...fitting,
    ];
    // The order of the examples is part of what is learned: it must not depend on that of the rows.
    examples.sort((a, b) =>
      a.text < b.text ? -1 : a.text > b.text ? 1 : a.example.answer - b.example.answer,
    );
    const learned = learnLabel(
      examples.map(({ example }) => example),
      fitting.length,
    );
    return { id, ...learned };
  });
}

function asSeen(said: Said, answer: number, weight = 1): Seen {
  return { features: seen(said), answer, weight, part: partOf(said), sum: 0 };
}

function learnLabel(all: Seen[], others: number): Pick<LearnedLabel, "quality" | "packed"> {
  for (let part = 0; part < PARTS; part++) {
    const held = all.filter((one) => one.part === part);
    if (held.length === 0) continue;
    const weights = learnColumn(all.filter((one) => one.part !== part));
    for (const one of held) one.sum = sumOf(weights, one.features);
  }
  const quality = judge(all, others);
  if (quality.why !== "sure") return { quality, packed: null };
  return { quality, packed: packRecogniser(roundedTo(learnColumn(all), thresholdFor(all))) };
}

/** Each example by the threshold that the other fifths choose, and by weights that it had no part in. */
function judge(all: Seen[], others: number): LabelQuality {
  let found = 0;
  let wrong = 0;
  for (let part = 0; part < PARTS; part++) {
    const threshold = thresholdFor(all.filter((one) => one.part !== part));
    for (const one of all) {
      if (one.part !== part || one.sum < threshold) continue;
      if (one.answer === YES) found++;
      else wrong++;
    }
  }
  const of = all.filter(({ answer }) => answer === YES).length;
  return { why: standing({ of, found, wrong, others }), of, found, wrong, others: all.length - of };
}

/** What the figures make of it. */
export function standing({ of, found, wrong, others }: Omit<LabelQuality, "why">): Standing {
  if (others < OTHERS) return "few_others";
  if (found === 0 || found < of * FINDS) return "finds_few";
  return wrong > Math.max(1, (found + wrong) * WRONG) ? "wrong_often" : "sure";
}

/**
 * The sum from which on it is a yes: that which finds most with few enough wrong, in the middle of the gap below it. Where
 * none does, above all of them.
 */
export function thresholdFor(all: Pick<Seen, "sum" | "answer">[]): number {
  const falling = all.toSorted((a, b) => b.sum - a.sum);
  let threshold = Number.POSITIVE_INFINITY;
  let most = 0;
  let found = 0;
  let wrong = 0;
  for (const [at, { sum, answer }] of falling.entries()) {
    if (answer === YES) found++;
    else wrong++;
    const next = falling[at + 1]?.sum ?? sum - 1;
    if (next === sum || found <= most || wrong > (found + wrong) * AIMED_WRONG) continue;
    most = found;
    threshold = (sum + next) / 2;
  }
  return threshold;
}
