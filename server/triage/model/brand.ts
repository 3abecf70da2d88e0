/** The weights of one brand: those that ship, gone on with from what its people corrected. Pure and deterministic. */
import { HEAD_NAMES, HEADS, type Head, OFFSETS, WIDTH } from "./heads.ts";
import { examplesOf, type Labelled, put, seen } from "./recipe.ts";
import { learn, type Recipe } from "./train.ts";
import { ROWS, type Weights } from "./weights.ts";

/** Fewer corrections of a head than this change nothing of it. */
export const FEWEST = 8;
const RECIPE: Recipe = { epochs: 6, rate: 0.05, balance: 0.5 };

export function learnFrom(
  shipped: Weights,
  corrections: Labelled[],
  features = corrections.map((one) => seen(one)),
): Weights {
  const values = Int8Array.from(shipped.values);
  const steps = { ...shipped.steps };
  for (const head of HEAD_NAMES) {
    const examples = examplesOf(corrections, features, head);
    if (examples.length < FEWEST) continue;
    steps[head] = put(values, head, learn(examples, HEADS[head].length, RECIPE, headOf(shipped, head)));
  }
  return { values, steps };
}

/** A head's weights as they were before they were rounded, but for the rounding. */
function headOf({ values, steps }: Weights, head: Head): Float32Array {
  const answers = HEADS[head].length;
  const own = new Float32Array(ROWS * answers);
  for (let row = 0; row < ROWS; row++)
    for (let column = 0; column < answers; column++)
      own[row * answers + column] = values[row * WIDTH + OFFSETS[head] + column]! * steps[head];
  return own;
}
