/**
 * How far a brand's corrections move what ships. Few move it a little: of forty, most is what those forty happened to say. But
 * forty that all say the same, against what ships, are a rule of the house. So half of the answer is how many there are, and
 * half how well each fifth is foretold by the others, moved less or more. Measured: `npm run -s bench -- taught`.
 */
import type { Features } from "./features.ts";
import { type Example, learn, type Recipe } from "./train.ts";
import { softmax } from "./weights.ts";

/** By their number: half the way after so many. After `ENOUGH` their number says it all. */
const HALF = 100;
const ENOUGH = 1_000;
const FOLDS = 5;
const SHARES = [0.1, 0.25, 0.5, 0.75, 1];

/** 0 to 1. `before`: ROWS × answers, what is moved. */
export function howFar(examples: Example[], answers: number, recipe: Recipe, before: Float32Array): number {
  const count = countOf(examples);
  const byNumber = count / (count + HALF);
  if (count >= ENOUGH) return byNumber;
  const losses = new Float64Array(SHARES.length);
  for (let fold = 0; fold < FOLDS; fold++) {
    const others = examples.filter((_, at) => at % FOLDS !== fold);
    const after = learn(others, answers, recipe, before);
    for (let at = fold; at < examples.length; at += FOLDS) {
      const { features, answer, weight = 1 } = examples[at]!;
      const unmoved = sumsOf(before, answers, features);
      const moved = sumsOf(after, answers, features);
      for (const [nth, share] of SHARES.entries()) {
        const likely = softmax(moved.map((sum, one) => share * sum + (1 - share) * unmoved[one]!));
        losses[nth]! -= weight * Math.log(Math.max(likely[answer]!, Number.MIN_VALUE));
      }
    }
  }
  return (byNumber + SHARES[losses.indexOf(Math.min(...losses))]!) / 2;
}

/** What was left alone counts as much here as it does elsewhere. */
export function countOf(examples: Example[]): number {
  return examples.reduce((sum, { weight = 1 }) => sum + weight, 0);
}

function sumsOf(weights: Float32Array, answers: number, { ids, values }: Features): Float64Array {
  const sums = new Float64Array(answers);
  for (let at = 0; at < ids.length; at++)
    for (let answer = 0; answer < answers; answer++)
      sums[answer]! += weights[ids[at]! * answers + answer]! * values[at]!;
  return sums;
}
