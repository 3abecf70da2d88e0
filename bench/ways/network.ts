/**
 * A small network: every feature is a few numbers, a message is their sum; from there straight to the answers (Joulin et
 * al., "Bag of tricks", 2017: fastText) or through one hidden layer. AdaGrad's step; the same seed gives the same network.
 */
import type { Features } from "../../server/triage/model/features.ts";
import { ROWS } from "../../server/triage/model/table.ts";
import { type Example, randomNumbers } from "../../server/triage/model/train.ts";
import { softmax } from "../../server/triage/model/weights.ts";
import type { Judge } from "../triage/own.ts";

export interface Shape {
  /** Numbers of a feature. */
  numbers: number;
  /** Cells of the hidden layer; 0: there is none. */
  hidden: number;
}

const EPOCHS = 6;
const RATE = 0.05;
const DROPPED = 0.3;
const BALANCE = 0.5;
const SEED = 11;

export function learnNetwork(examples: Example[], answers: number, { numbers, hidden }: Shape): Judge {
  const random = randomNumbers(SEED);
  const drawn = (size: number, spread: number) =>
    Float32Array.from({ length: size }, () => (random() * 2 - 1) * spread);
  const pieces = drawn(ROWS * numbers, 0.15);
  const pieceSquares = new Float32Array(pieces.length).fill(0.01);
  const inner = hidden > 0 ? layer(numbers, hidden, drawn) : null;
  const outer = layer(hidden || numbers, answers, drawn);

  const sum = new Float64Array(numbers);
  const slopes = new Float64Array(numbers);
  const cells = new Float64Array(hidden || numbers);
  const cellSlopes = new Float64Array(cells.length);
  const shares = new Float64Array(answers);
  const counts = new Float64Array(answers);
  for (const { answer } of examples) counts[answer]!++;

  const order = [...examples.keys()];
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const rate = RATE * (1 - (0.8 * epoch) / EPOCHS);
    for (let at = order.length - 1; at > 0; at--) {
      const other = Math.floor(random() * (at + 1));
      [order[at], order[other]] = [order[other]!, order[at]!];
    }
    for (const at of order) {
      const { features, answer, weight = 1 } = examples[at]!;
      const { ids, values } = partOf(features, DROPPED, random);
      judge(ids, values);
      shares[answer]! -= 1;
      const counted = weight * (examples.length / (answers * counts[answer]!)) ** BALANCE;
      for (let column = 0; column < answers; column++) shares[column]! *= counted;
      outer.back(shares, cells, cellSlopes, rate);
      if (inner) {
        for (let cell = 0; cell < hidden; cell++) if (cells[cell] === 0) cellSlopes[cell] = 0;
        inner.back(cellSlopes, sum, slopes, rate);
      } else slopes.set(cellSlopes);
      for (let one = 0; one < ids.length; one++)
        for (let number = 0, place = ids[one]! * numbers; number < numbers; number++, place++) {
          const slope = slopes[number]! * values[one]!;
          pieceSquares[place]! += slope * slope;
          pieces[place]! -= (rate * slope) / Math.sqrt(pieceSquares[place]!);
        }
    }
  }
  return ({ ids, values }) => judge(ids, values).slice();

  function judge(ids: ArrayLike<number>, values: ArrayLike<number>): Float64Array {
    sum.fill(0);
    for (let one = 0; one < ids.length; one++)
      for (let number = 0, place = ids[one]! * numbers; number < numbers; number++, place++)
        sum[number]! += pieces[place]! * values[one]!;
    if (inner) {
      inner.forth(sum, cells);
      for (let cell = 0; cell < hidden; cell++) if (cells[cell]! < 0) cells[cell] = 0;
    } else cells.set(sum);
    outer.forth(cells, shares);
    return softmax(shares);
  }
}

/** Numbers to numbers; the last weight of each cell is there whatever comes in. */
function layer(from: number, to: number, drawn: (size: number, spread: number) => Float32Array) {
  const weights = drawn(to * (from + 1), 1.5 / Math.sqrt(from));
  const squares = new Float32Array(weights.length).fill(0.01);
  return {
    forth(into: Float64Array, out: Float64Array): void {
      for (let cell = 0, place = 0; cell < to; cell++) {
        let sum = 0;
        for (let one = 0; one < from; one++) sum += weights[place++]! * into[one]!;
        out[cell] = sum + weights[place++]!;
      }
    },
    back(errors: Float64Array, into: Float64Array, slopes: Float64Array, rate: number): void {
      slopes.fill(0);
      for (let cell = 0, place = 0; cell < to; cell++)
        for (let one = 0; one <= from; one++, place++) {
          if (one < from) slopes[one]! += errors[cell]! * weights[place]!;
          const slope = errors[cell]! * (one < from ? into[one]! : 1);
          squares[place]! += slope * slope;
          weights[place]! -= (rate * slope) / Math.sqrt(squares[place]!);
        }
    },
  };
}

/** What stays counts for what is left out. */
function partOf({ ids, values, tokens }: Features, dropped: number, random: () => number): Features {
  const kept = ids.map(() => (random() < dropped ? 0 : 1));
  const stays = (_: number, at: number) => kept[at] === 1;
  return {
    ids: ids.filter(stays),
    values: values.filter(stays).map((value) => value / (1 - dropped)),
    tokens: tokens.filter(stays),
  };
}
