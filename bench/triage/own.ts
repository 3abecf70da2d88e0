/** The corpus itself, five-fold: the messages of a fifth of the writers are judged by what the others' have taught. */
import { readCorpus } from "../../server/triage/corpus/corpus.ts";
import type { Features } from "../../server/triage/model/features.ts";
import { HEADS, type Head } from "../../server/triage/model/heads.ts";
import { examplesOf, labelled, RECIPES, seen } from "../../server/triage/model/recipe.ts";
import { type Example, learn, randomNumbers } from "../../server/triage/model/train.ts";
import { softmax } from "../../server/triage/model/weights.ts";
import { f1Of, macroF1 } from "./figures.ts";

const FOLDS = 5;
const AIMS: [head: Head, name: string, aim: number][] = [
  ["kind", "kind", 80],
  ["topic", "topic", 75],
  ["audience", "audience", 85],
  ["urgency", "urgency ≥ 2", 80],
];

/** Percent; with each answer's own F1. */
export function measureOwn() {
  const corpus = readCorpus();
  const messages = corpus.map(labelled);
  const features = messages.map((one) => seen(one));
  const fold = foldsOf(corpus.map(({ writer }) => writer));
  const figures: Record<string, number> = {};
  const aims: Record<string, string> = {};
  let met = true;
  for (const [head, name, aim] of AIMS) {
    const { truth, said } = judgedByOthers(examplesOf(messages, features, head), fold, head, learnt);
    const figure = `own corpus, ${name}, macro-F1`;
    figures[figure] = Math.round(10 * macroF1(truth, said)) / 10;
    for (const answer of new Set(truth))
      figures[`own corpus, ${name}: ${answer}, F1`] = Math.round(1000 * f1Of(answer, truth, said)) / 10;
    aims[figure] = `≥ ${aim}`;
    met &&= figures[figure] >= aim;
  }
  return { figures, aims, met };
}

/** How much speaks for each answer of a head; the most is what is said. */
export type Judge = (features: Features) => Float64Array;
export type Learn = (examples: Example[], head: Head) => Judge;

/** Each message's answer, and what is said of it by what the other writers' messages have taught. Of urgency: 2 and more, or not. */
export function judgedByOthers(examples: Example[], fold: number[], head: Head, learn: Learn) {
  const answers: readonly string[] = HEADS[head];
  const said: string[] = [];
  for (let out = 0; out < FOLDS; out++) {
    const judge = learn(
      examples.filter((_, at) => fold[at] !== out),
      head,
    );
    for (const [at, { features }] of examples.entries()) {
      if (fold[at] !== out) continue;
      const shares = judge(features);
      said[at] = answers[shares.indexOf(Math.max(...shares))] ?? "";
    }
  }
  const truth = examples.map(({ answer }) => answers[answer] ?? "");
  const count = (all: string[]) => (head === "urgency" ? all.map((one) => (one >= "2" ? "yes" : "no")) : all);
  return { truth: count(truth), said: count(said) };
}

/** As what ships learns, or with another recipe. */
export function learnt(examples: Example[], head: Head, recipe = RECIPES[head]): Judge {
  const answers = HEADS[head].length;
  const weights = learn(examples, answers, recipe);
  return ({ ids, values }) => {
    const sums = new Float64Array(answers);
    for (let at = 0; at < ids.length; at++)
      for (let column = 0; column < answers; column++)
        sums[column]! += weights[ids[at]! * answers + column]! * values[at]!;
    return softmax(sums);
  };
}

/** The fold of each message, by its writer. */
export function foldsOf(writers: string[]): number[] {
  const all = [...new Set(writers)].sort();
  const random = randomNumbers(7);
  const fold = new Map(all.map((writer) => [writer, Math.floor(random() * FOLDS)]));
  return writers.map((writer) => fold.get(writer) ?? 0);
}
