/**
 * Learns to recognise the brand's own labels from the messages that people put them on, and tells how well: each fifth of
 * the examples is held back once. What the rule is and why: docs/decisions/2026-11-28-labels-that-recognise.md. Pure.
 */
import type { Language } from "../labels.ts";
import { MATTER } from "../model/features.ts";
import { learnColumn, NO, oncePerFeature, sumOf, YES } from "../model/learn-column.ts";
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
    /** So many messages of customers have come since the first of those that it was put on. */
    heard: number;
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
  /** Of what it puts, this share is wrong: 0 to 1. */
  wrong: number;
  /** So many other messages it was tried on. */
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
/** Of the others so many are learned from; all are tried on. */
const TEACH = 800;
/** Nobody has said of these that they are none: they say less than what a person said. */
const NOT_PUT = 0.3;

interface Seen extends Example {
  /** Whether it is learned from, too; else only tried on. */
  teaches: boolean;
  /** It stands for so many messages that came. */
  stands: number;
  part: number;
  /** Filled while its part is held back. */
  sum: number;
}

export function learnLabels({ labels, others }: LabelMaterial): LearnedLabel[] {
  // The order of the examples is part of what is learned: it must not depend on that of the rows.
  const all = others.toSorted(byText).map((one, at) => ({
    ...one,
    seen: asSeen(one, NO, { weight: NOT_PUT, teaches: at % Math.ceil(others.length / TEACH) === 0 }),
  }));
  return labels.map(({ id, yes, no, heard }) => {
    const fitting = all.filter((one) => !one.labels.includes(id)).map((one) => one.seen);
    // People gather examples for months, and these are the latest others: each of them stands for several.
    const stands = Math.max(1, (heard - yes.length) / fitting.length);
    const examples = [
      ...yes.toSorted(byText).map((said) => asSeen(said, YES)),
      ...no.toSorted(byText).map((said) => asSeen(said, NO)),
      ...fitting.map((one) => ({ ...one, stands })),
    ];
    return { id, ...learnLabel(examples, fitting.length) };
  });
}

function asSeen(said: Said, answer: number, { weight = 1, teaches = true } = {}): Seen {
  const features = oncePerFeature(seen(said, MATTER));
  return { features, answer, weight, teaches, stands: 1, part: partOf(said), sum: 0 };
}

function learnLabel(all: Seen[], others: number): Pick<LearnedLabel, "quality" | "packed"> {
  const teach = all.filter(({ teaches }) => teaches);
  for (let part = 0; part < PARTS; part++) {
    const column = learnColumn(teach.filter((one) => one.part !== part));
    for (const one of all) if (one.part === part) one.sum = sumOf(column, one.features);
  }
  const quality = judge(all, others);
  if (quality.why !== "sure") return { quality, packed: null };
  return { quality, packed: packRecogniser(roundedTo(learnColumn(teach), thresholdFor(all))) };
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
      else wrong += one.stands;
    }
  }
  const of = all.filter(({ answer }) => answer === YES).length;
  const share = wrong / Math.max(1, found + wrong);
  return { why: standing({ of, found, wrong, others }), of, found, wrong: share, others };
}

/** What the figures make of it. `wrong`: so many of what came since the first example. */
export function standing({ of, found, wrong, others }: Omit<LabelQuality, "why">): Standing {
  if (others < OTHERS) return "few_others";
  if (found === 0 || found < of * FINDS) return "finds_few";
  return wrong > Math.max(1, (found + wrong) * WRONG) ? "wrong_often" : "sure";
}

/**
 * The sum from which on it is a yes: that which finds most with few enough wrong, in the middle of the gap below it. Where
 * none does, above all of them.
 */
export function thresholdFor(all: Pick<Seen, "sum" | "answer" | "stands">[]): number {
  const falling = all.toSorted((a, b) => b.sum - a.sum);
  let threshold = Number.POSITIVE_INFINITY;
  let most = 0;
  let found = 0;
  let wrong = 0;
  for (const [at, { sum, answer, stands }] of falling.entries()) {
    if (answer === YES) found++;
    else wrong += stands;
    const next = falling[at + 1]?.sum ?? sum - 1;
    if (next === sum || found <= most || wrong > (found + wrong) * AIMED_WRONG) continue;
    most = found;
    threshold = (sum + next) / 2;
  }
  return threshold;
}

function byText(a: Said, b: Said): number {
  return a.text < b.text ? -1 : a.text > b.text ? 1 : 0;
}
