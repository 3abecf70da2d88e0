/**
 * How the weights that ship are made: from which messages, by which recipe for each head, and how they are made small. What
 * was tried and what won: docs/decisions/2026-11-28-a-linear-model-on-six-languages.md.
 */
import type { Written } from "../corpus/corpus.ts";
import { gather } from "../evidence.ts";
import type { Language } from "../labels.ts";
import { findPersonalData } from "../personal-data.ts";
import { readText } from "../reading.ts";
import { ruleOn } from "../rulings.ts";
import { type Family, type Features, featuresOf, kept } from "./features.ts";
import { HEAD_NAMES, HEADS, type Head, OFFSETS, WIDTH } from "./heads.ts";
import { phrasesOf } from "./phrases.ts";
import { ROWS } from "./table.ts";
import { type Example, learn, type Recipe } from "./train.ts";
import type { Weights } from "./weights.ts";

/** A message with the answers that are known of it. */
export interface Labelled {
  text: string;
  language: Language;
  answers: Partial<Record<Head, string>>;
  weight?: number;
}

/**
 * The mood of strangers is learnt gently, and from a mix with much general talk (`lessonsOf`), so that what holds everywhere
 * outweighs what holds in the corpus.
 */
export const RECIPES: Record<Head, Recipe> = {
  kind: { epochs: 10, rate: 0.1, balance: 0.5, dropped: 0.15 },
  topic: { epochs: 8, rate: 0.1, balance: 0.5, dropped: 0.3 },
  mood: { epochs: 3, rate: 0.004, balance: 0.7 },
  urgency: { epochs: 6, rate: 0.05, balance: 0.5 },
  reply: { epochs: 6, rate: 0.05, balance: 0.5 },
  audience: { epochs: 6, rate: 0.05, balance: 0.5 },
};
/** Weights nearer to nothing than this share of a head's largest are nothing: they say little and would fill the file. */
const LEAST = 1 / 100;

export function seen(
  { text, language }: { text: string; language: Language | "und" },
  families?: ReadonlySet<Family>,
): Features {
  const evidence = gather(readText(text), language);
  const rulings = ruleOn(evidence, findPersonalData(text, language), "public");
  return kept({
    ...featuresOf(evidence, language, rulings, families),
    phrases: phrasesOf(evidence.reading),
  });
}

export function labelled(written: Written): Labelled {
  const { text, language, kind, topic, mood, urgency, needsReply, audience } = written;
  const reply = needsReply ? "yes" : "no";
  return { text, language, answers: { kind, topic, mood, urgency: String(urgency), reply, audience } };
}

/** Half of what teaches the mood is talk that is not addressed to any brand. */
const GENERAL_TALK = 0.5;

/**
 * What teaches the weights that ship: all of the corpus; but the mood only of general talk, and of as many messages to brands
 * as leave it its share, the same number in each language, those that stand first.
 */
export function lessonsOf(corpus: readonly Written[]): Labelled[] {
  const general = corpus.filter(isGeneralTalk).length;
  const languages = new Set(corpus.map(({ language }) => language)).size;
  const most = (general * (1 - GENERAL_TALK)) / GENERAL_TALK / languages;
  const toBrands = new Map<Language, number>();
  return corpus.map((written) => {
    const lesson = labelled(written);
    if (isGeneralTalk(written)) return lesson;
    const nth = (toBrands.get(written.language) ?? 0) + 1;
    toBrands.set(written.language, nth);
    if (nth <= most) return lesson;
    const { mood: _, ...answers } = lesson.answers;
    return { ...lesson, answers };
  });
}

function isGeneralTalk({ hard }: Written): boolean {
  return hard?.includes("unaddressed") ?? false;
}

export function examplesOf(messages: Labelled[], features: Features[], head: Head): Example[] {
  const answers: readonly string[] = HEADS[head];
  return messages.flatMap(({ answers: known, weight = 1 }, at) => {
    const answer = known[head] === undefined ? -1 : answers.indexOf(known[head]);
    return answer < 0 ? [] : [{ features: features[at]!, answer, weight }];
  });
}

/** What fewer messages than this have says nothing of others. */
const COMMON = 2;

export function trainAll(messages: Labelled[], all = messages.map((one) => seen(one))): Weights {
  const features = onlyCommon(all);
  const values = new Int8Array(ROWS * WIDTH);
  const steps = {} as Weights["steps"];
  for (const head of HEAD_NAMES) {
    const learnt = learn(examplesOf(messages, features, head), HEADS[head].length, RECIPES[head]);
    steps[head] = put(values, head, learnt);
  }
  return { values, steps };
}

function onlyCommon(all: Features[]): Features[] {
  const messages = new Uint32Array(ROWS);
  const last = new Int32Array(ROWS).fill(-1);
  for (const [at, { ids }] of all.entries())
    for (const id of ids) {
      if (last[id] !== at) messages[id]!++;
      last[id] = at;
    }
  return all.map(({ ids, values, tokens }) => {
    const kept = [...ids.keys()].filter((at) => messages[ids[at]!]! >= COMMON);
    return {
      ids: Uint32Array.from(kept, (at) => ids[at]!),
      values: Float32Array.from(kept, (at) => values[at]!),
      tokens: Int16Array.from(kept, (at) => tokens[at]!),
    };
  });
}

/** Rounds a head's weights to whole numbers; answers what one step is worth. */
export function put(values: Int8Array, head: Head, learnt: Float32Array): number {
  const answers = HEADS[head].length;
  let most = 0;
  for (const weight of learnt) if (Math.abs(weight) > most) most = Math.abs(weight);
  const step = (most || 1) * LEAST;
  for (let row = 0; row < ROWS; row++)
    for (let column = 0; column < answers; column++)
      values[row * WIDTH + OFFSETS[head] + column] = Math.round(learnt[row * answers + column]! / step);
  return step;
}
