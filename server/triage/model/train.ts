/**
 * Learns a head's weights from labelled messages: softmax regression by stochastic gradients, AdaGrad's step for each weight
 * (Duchi et al., 2011). Pure and deterministic: the same examples in the same order give the same weights, bit for bit.
 */
import type { Features } from "./features.ts";
import { ROWS, softmax } from "./weights.ts";

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
}

/** ROWS × answers. `from`: begins there instead of at nothing, and what the examples do not speak of stays as it was. */
export function learn(
  examples: Example[],
  answers: number,
  recipe: Recipe,
  from?: Float32Array,
): Float32Array {
  const weights = from ? Float32Array.from(from) : new Float32Array(ROWS * answers);
  const squares = new Float32Array(ROWS * answers).fill(1e-3);
  const counts = countsOf(examples, answers, recipe.balance);
  const order = Uint32Array.from(examples, (_, at) => at);
  const random = randomNumbers(1);
  const errors = new Float64Array(answers);
  for (let epoch = 0; epoch < recipe.epochs; epoch++) {
    shuffle(order, random);
    for (const at of order) {
      const { features, answer, weight = 1 } = examples[at]!;
      const { ids, values } = features;
      errors.fill(0);
      for (let one = 0; one < ids.length; one++) {
        const row = ids[one]! * answers;
        for (let column = 0; column < answers; column++)
          errors[column]! += weights[row + column]! * values[one]!;
      }
      softmax(errors);
      errors[answer]! -= 1;
      const counted = weight * counts[answer]!;
      for (let column = 0; column < answers; column++) errors[column]! *= counted;
      for (let one = 0; one < ids.length; one++) {
        const row = ids[one]! * answers;
        const value = values[one]!;
        for (let column = 0; column < answers; column++) {
          const slope = errors[column]! * value;
          const place = row + column;
          squares[place]! += slope * slope;
          weights[place]! -= (recipe.rate * slope) / Math.sqrt(squares[place]!);
        }
      }
    }
  }
  return weights;
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
