/** The weights of one brand: those that ship, gone on with from what its people corrected. Pure and deterministic. */
import { learnOdds, oddsIn } from "./complement-bayes.ts";
import { withForeseen } from "./foreseen.ts";
import { HEAD_NAMES, HEADS, type Head, OFFSETS, WIDTH } from "./heads.ts";
import { countOf, howFar } from "./how-far.ts";
import { examplesOf, type Labelled, put, seen } from "./recipe.ts";
import { ROWS, type Table } from "./table.ts";
import { learn, type Recipe } from "./train.ts";
import { score, type Weights } from "./weights.ts";

const NO_STEPS = Object.fromEntries(HEAD_NAMES.map((head) => [head, 0])) as Table["steps"];
/** Fewer corrections of a head than this change nothing of it. */
export const FEWEST = 8;
const RECIPE: Recipe = { epochs: 6, rate: 0.05, balance: 0.5 };

/** The questions that are learnt from what ships makes of all of them as well; to the others it was worth nothing. */
const FORESEES: ReadonlySet<Head> = new Set(["mood"]);
/** What the corrections say by themselves (`complement-bayes.ts`): at the most so large a share, half of it after so many. */
const OWN_SHARE = 0.3;
const HALF_SHARE = 1_000;

export function learnFrom(
  shipped: Weights,
  corrections: Labelled[],
  features = corrections.map((one) => seen(one)),
): Weights {
  const values = Int8Array.from(shipped.values);
  const steps = { ...shipped.steps };
  const own: Table = { values: new Int8Array(values.length), steps: NO_STEPS };
  const more = features.map((one) => withForeseen(one, score(shipped, one)));
  for (const head of HEAD_NAMES) {
    const plain = examplesOf(corrections, features, head);
    const examples = FORESEES.has(head) ? examplesOf(corrections, more, head) : plain;
    if (examples.length < FEWEST) continue;
    const answers = HEADS[head].length;
    const count = countOf(examples);
    const share = (OWN_SHARE * count) / (count + HALF_SHARE);
    const before = headOf(shipped, head);
    const after = learn(examples, answers, RECIPE, before);
    const moved = between(before, after, howFar(examples, answers, RECIPE, before));
    steps[head] = (1 - share) * put(values, head, moved);
    own.steps = { ...own.steps, [head]: share * put(own.values, head, learnOdds(plain, answers)) };
  }
  return { values, steps, own: { ...oddsIn(own), before: shipped } };
}

function between(before: Float32Array, after: Float32Array, share: number): Float32Array {
  return before.map((weight, at) => weight + share * (after[at]! - weight));
}

/** A head's weights as they were before they were rounded, but for the rounding. */
function headOf({ values, steps }: Table, head: Head): Float32Array {
  const answers = HEADS[head].length;
  const own = new Float32Array(ROWS * answers);
  for (let row = 0; row < ROWS; row++)
    for (let column = 0; column < answers; column++)
      own[row * answers + column] = values[row * WIDTH + OFFSETS[head] + column]! * steps[head];
  return own;
}
