/**
 * Learns a head's weights from labelled messages: softmax regression by stochastic gradients, AdaGrad's step for each weight
 * (Duchi et al., 2011). Pure and deterministic: the same examples in the same order give the same weights, bit for bit.
 */
import type { Features } from "./features.ts";
import { ROWS } from "./table.ts";
import { softmax } from "./weights.ts";

export interface Example {
  features: Features;
  /** Index among the head's answers. */
  answer: number;
  /** How much it counts; 1 when left out. */
  weight?: number;
}

export interface Recipe {
  epochs: number;
  rate: number;
  /** 0: every example counts alike; 1: every answer counts alike, however rare. */
  balance: number;
  /**
   * The share of what is seen that is left out by chance at each look, so that no word relies on another being there
   * (Srivastava et al., "Dropout", 2014); 0 when left out.
   */
  dropped?: number;
}

/** ROWS × answers. `from`: begins there instead of at nothing, and what the examples do not speak of stays as it was. */
export function learn(
  examples: Example[],
  answers: number,
  recipe: Recipe,
  from?: Float32Array,
): Float32Array {
  const { ids, places } = gatherRows(examples, answers);
  // Each weight lies beside the sum of its squared slopes: the two are always wanted together, and memory is what costs.
  const state = new Float32Array(ids.length * answers * 2);
  for (let row = 0; row < ids.length; row++)
    for (let column = 0; column < answers; column++) {
      const place = (row * answers + column) * 2;
      state[place] = from ? from[ids[row]! * answers + column]! : 0;
      state[place + 1] = 1e-3;
    }
  const counts = countsOf(examples, answers, recipe.balance);
  const order = Uint32Array.from(examples, (_, at) => at);
  const random = randomNumbers(1);
  const errors = new Float64Array(answers);
  const look = looker(examples, recipe.dropped ?? 0, random);
  for (let epoch = 0; epoch < recipe.epochs; epoch++) {
    shuffle(order, random);
    for (const at of order) {
      const { answer, weight = 1 } = examples[at]!;
      const seen = look(places[at]!, examples[at]!.features.values);
      step(state, seen, errors, answer, weight * counts[answer]!, recipe.rate);
    }
  }
  const weights = from ? Float32Array.from(from) : new Float32Array(ROWS * answers);
  for (let row = 0; row < ids.length; row++)
    for (let column = 0; column < answers; column++)
      weights[ids[row]! * answers + column] = state[(row * answers + column) * 2]!;
  return weights;
}

interface Seen {
  places: Uint32Array;
  values: Float32Array;
}

/** What is seen of an example at one look: written on one sheet, good until the next look. What stays counts for what is left out. */
function looker(examples: Example[], dropped: number, random: () => number) {
  if (dropped === 0) return (places: Uint32Array, values: Float32Array): Seen => ({ places, values });
  const most = examples.reduce((most, { features }) => Math.max(most, features.ids.length), 0);
  const kept: Seen = { places: new Uint32Array(most), values: new Float32Array(most) };
  return (places: Uint32Array, values: Float32Array): Seen => {
    let length = 0;
    for (let one = 0; one < places.length; one++) {
      if (random() < dropped) continue;
      kept.places[length] = places[one]!;
      kept.values[length++] = values[one]! / (1 - dropped);
    }
    return { places: kept.places.subarray(0, length), values: kept.values.subarray(0, length) };
  };
}

/** One example: what is thought of it now, and every weight that had a part in it moved towards the answer. */
function step(
  state: Float32Array,
  { places, values }: Seen,
  errors: Float64Array,
  answer: number,
  counted: number,
  rate: number,
): void {
  const answers = errors.length;
  // Column by column: what an answer's sum and its error are stays at hand for the whole message.
  for (let column = 0; column < answers; column++) {
    let sum = 0;
    for (let one = 0; one < places.length; one++) sum += state[places[one]! + column * 2]! * values[one]!;
    errors[column] = sum;
  }
  softmax(errors);
  errors[answer]! -= 1;
  for (let column = 0; column < answers; column++) {
    const error = errors[column]! * counted;
    for (let one = 0; one < places.length; one++) {
      const place = places[one]! + column * 2;
      const slope = error * values[one]!;
      const squares = Math.fround(state[place + 1]! + slope * slope);
      state[place + 1] = squares;
      state[place]! -= (rate * slope) / Math.sqrt(squares);
    }
  }
}

/** The rows that the examples speak of, and where those of each example lie when only these are kept. */
function gatherRows(examples: Example[], answers: number): { ids: number[]; places: Uint32Array[] } {
  const own = new Int32Array(ROWS).fill(-1);
  const ids: number[] = [];
  const places = examples.map(({ features }) =>
    features.ids.map((id) => {
      if (own[id] === -1) own[id] = ids.push(id) - 1;
      return own[id]! * answers * 2;
    }),
  );
  return { ids, places };
}

function countsOf(examples: Example[], answers: number, balance: number): Float64Array {
  const counts = new Float64Array(answers);
  for (const { answer } of examples) counts[answer]!++;
  return counts.map((count) => (count === 0 ? 1 : (examples.length / (answers * count)) ** balance));
}

function shuffle(order: Uint32Array, random: () => number): void {
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    const kept = order[at]!;
    order[at] = order[other]!;
    order[other] = kept;
  }
}

/** 0 to below 1, the same row of numbers for the same seed: a linear congruence (Numerical Recipes). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
