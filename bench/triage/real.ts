/**
 * Mood and complaints on real messages: cold, with the weights that ship, by the model's answer to this question alone, and as it
 * is decided beside the others; and learned, after so many messages of a set were given as corrections, measured on the rest
 * of it, mean of five seeds.
 */
import { sortTogether } from "../../server/triage/index.ts";
import { learnFrom } from "../../server/triage/model/brand.ts";
import { HEADS, type Head } from "../../server/triage/model/heads.ts";
import { seen } from "../../server/triage/model/recipe.ts";
import { shippedWeights } from "../../server/triage/model/shipped.ts";
import { randomNumbers } from "../../server/triage/model/train.ts";
import { score, type Weights } from "../../server/triage/model/weights.ts";
import { macroF1, recall, recallAtPrecision } from "./figures.ts";
import { type Real, readSet } from "./sets.ts";

const SEEDS = [1, 2, 3, 4, 5];
/** Of the airlines' negatives: what is called negative is so this often, at the least. */
const PRECISION = 0.74;

export interface Task {
  name: string;
  head: "mood" | "kind";
  /** Each is measured alone; the figure is their mean. */
  parts: Real[][];
  learns: number;
  cold: number;
  learned: number;
  /** Counted by how the scores stand to one another, not by what is said. */
  ranked?: true;
  measure(truth: Real[], scores: Float64Array[]): number;
}

export function measureReal() {
  const figures: Record<string, number> = {};
  const aims: Record<string, string> = {};
  let met = true;
  for (const task of tasks()) {
    const cold = `${task.name}, cold`;
    const learned = `${task.name}, learned (${task.learns})`;
    const results = task.parts.map((part) => measure(task, part));
    figures[cold] = mean(results.map((one) => one.cold));
    if (!task.ranked) figures[`${cold}, as decided`] = mean(results.map((one) => one.decided));
    figures[learned] = mean(results.map((one) => one.learned));
    if (task.parts.length > 1)
      for (const [at, { cold: alone }] of results.entries())
        figures[`${task.name}, ${task.parts[at]![0]!.language}, cold`] = rounded(alone);
    aims[cold] = `≥ ${task.cold}`;
    aims[learned] = `≥ ${task.learned}`;
    met &&= figures[cold] >= task.cold && figures[learned] >= task.learned;
  }
  return { figures, aims, met };
}

export function tasks(): Task[] {
  const umsab = [...readSet("sentiment-umsab-train"), ...readSet("sentiment-umsab-val")];
  const hotels = readSet("sentiment-multibooked-ca").map((one) =>
    one.label === "mixed" ? { ...one, label: "neutral" } : one,
  );
  const complaints = readSet("complaints-en").map((one) => ({
    ...one,
    label: one.label === "complaint" ? "complaint" : "other",
  }));
  const moods = (truth: Real[], scores: Float64Array[]) => macroF1(labels(truth), said("mood", scores));
  const negatives = (truth: Real[], scores: Float64Array[]) =>
    recallAtPrecision(
      scores.map((shares) => shares[0]!),
      truth.map(({ label }) => label === "negative"),
      PRECISION,
    );
  return [
    {
      name: "mood, UMSAB, mean of 5 languages, macro-F1",
      head: "mood",
      parts: (["en", "es", "fr", "it", "pt"] as const).map((language) =>
        umsab.filter((one) => one.language === language),
      ),
      learns: 1800,
      cold: 56,
      learned: 60,
      measure: moods,
    },
    {
      name: `negatives found, airlines es, recall at precision ≥ ${PRECISION * 100}`,
      head: "mood",
      parts: [readSet("care-airlines-es")],
      ranked: true,
      learns: 2000,
      cold: 60,
      learned: 72,
      measure: negatives,
    },
    {
      name: "negatives found, Olist pt, recall",
      head: "mood",
      parts: [readSet("care-olist-pt")],
      learns: 1000,
      cold: 80,
      learned: 92,
      measure: (truth, scores) => recall("negative", labels(truth), said("mood", scores)),
    },
    {
      name: "complaint or not, en, macro-F1",
      head: "kind",
      parts: [complaints],
      learns: 2000,
      cold: 72,
      learned: 82,
      measure: (truth, scores) =>
        macroF1(
          labels(truth),
          said("kind", scores).map((kind) => (kind === "complaint" ? kind : "other")),
        ),
    },
    {
      name: "Catalan hotel sentences (mixed counted as neutral), macro-F1",
      head: "mood",
      parts: [hotels],
      learns: 1000,
      cold: 58,
      learned: 70,
      measure: moods,
    },
  ];
}

function measure({ head, learns, measure }: Task, messages: Real[]) {
  const shipped = shippedWeights();
  const features = messages.map((one) => seen(one));
  const ask = (weights: Weights, at: number) => score(weights, features[at]!)[head];
  const all = [...messages.keys()];
  const cold = measure(
    messages,
    all.map((at) => ask(shipped, at)),
  );
  const decided = measure(messages, decidedOn(messages, head));
  const learned = SEEDS.map((seed) => {
    const order = shuffled(all, seed);
    const given = order.slice(0, learns);
    const held = order.slice(learns);
    const corrections = given.map((at) => ({ ...messages[at]!, answers: { [head]: messages[at]!.label } }));
    const weights = learnFrom(
      shipped,
      corrections,
      given.map((at) => features[at]!),
    );
    return measure(
      held.map((at) => messages[at]!),
      held.map((at) => ask(weights, at)),
    );
  });
  return { cold, decided, learned: mean(learned) };
}

/** The answers that the desk would show, each as scores that speak for nothing else. */
function decidedOn(messages: Real[], head: "mood" | "kind"): Float64Array[] {
  const answers: readonly string[] = HEADS[head];
  const sorted = sortTogether(messages.map(({ text, language }) => ({ text, accountLanguage: language })));
  return sorted.map(({ sorted: one }) =>
    Float64Array.from(answers, (answer) => (answer === one[head] ? 1 : 0)),
  );
}

function labels(messages: Real[]): string[] {
  return messages.map(({ label }) => label);
}

function said(head: Head, scores: Float64Array[]): string[] {
  return scores.map((shares) => HEADS[head][shares.indexOf(Math.max(...shares))] ?? "");
}

/** The same order for the same seed. */
export function shuffled(all: number[], seed: number): number[] {
  const random = randomNumbers(seed * 7919);
  const order = [...all];
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [order[at], order[other]] = [order[other]!, order[at]!];
  }
  return order;
}

function mean(values: number[]): number {
  return rounded(values.reduce((sum, value) => sum + value, 0) / values.length);
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
