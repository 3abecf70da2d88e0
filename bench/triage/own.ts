/** The corpus itself, five-fold: the messages of a fifth of the writers are judged by what the others' have taught. */
import { readCorpus } from "../../server/triage/corpus/corpus.ts";
import { HEADS, type Head } from "../../server/triage/model/heads.ts";
import { examplesOf, labelled, RECIPES, seen } from "../../server/triage/model/recipe.ts";
import { learn, randomNumbers } from "../../server/triage/model/train.ts";
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
  const features = messages.map(seen);
  const fold = foldsOf(corpus.map(({ writer }) => writer));
  const figures: Record<string, number> = {};
  const aims: Record<string, string> = {};
  let met = true;
  for (const [head, name, aim] of AIMS) {
    const examples = examplesOf(messages, features, head);
    const said: string[] = [];
    for (let out = 0; out < FOLDS; out++) {
      const weights = learn(
        examples.filter((_, at) => fold[at] !== out),
        HEADS[head].length,
        RECIPES[head],
      );
      for (const [at, { features }] of examples.entries())
        if (fold[at] === out) said[at] = answerOf(weights, features, head);
    }
    const truth = examples.map(({ answer }) => HEADS[head][answer] ?? "");
    const figure = `own corpus, ${name}, macro-F1`;
    const count = (answers: string[]) =>
      head === "urgency" ? answers.map((one) => (one >= "2" ? "yes" : "no")) : answers;
    figures[figure] = Math.round(10 * macroF1(count(truth), count(said))) / 10;
    for (const answer of new Set(count(truth)))
      figures[`own corpus, ${name}: ${answer}, F1`] =
        Math.round(1000 * f1Of(answer, count(truth), count(said))) / 10;
    aims[figure] = `≥ ${aim}`;
    met &&= figures[figure] >= aim;
  }
  return { figures, aims, met };
}

function answerOf(weights: Float32Array, { ids, values }: ReturnType<typeof seen>, head: Head): string {
  const answers = HEADS[head].length;
  const sums = new Float64Array(answers);
  for (let at = 0; at < ids.length; at++)
    for (let column = 0; column < answers; column++)
      sums[column]! += weights[ids[at]! * answers + column]! * values[at]!;
  return HEADS[head][sums.indexOf(Math.max(...sums))] ?? "";
}

/** The fold of each message, by its writer. */
function foldsOf(writers: string[]): number[] {
  const all = [...new Set(writers)].sort();
  const random = randomNumbers(7);
  const fold = new Map(all.map((writer) => [writer, Math.floor(random() * FOLDS)]));
  return writers.map((writer) => fold.get(writer) ?? 0);
}
