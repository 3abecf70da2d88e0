/** The model's weights: a row of whole numbers for each feature, one number for each answer of each head. */
import { brotliCompressSync, brotliDecompressSync, constants } from "node:zlib";
import { BITS, type Features } from "./features.ts";
import { HEAD_NAMES, HEADS, type Head, OFFSETS, WIDTH } from "./heads.ts";

export const ROWS = 2 ** BITS;
const SIGNATURE = 0x45534335;

export interface Weights {
  /** ROWS × WIDTH. */
  values: Int8Array;
  /** What one step of a head's numbers is worth. */
  steps: Record<Head, number>;
}

/** Whole numbers add up twice as fast: a feature's value is counted in parts of this, far from what 32 bits hold. */
const FINE = 4096;
const SUMS = new Int32Array(WIDTH);
/** Where the rows of a message's features begin, and their values in those parts: written over by the next message. */
let places = new Int32Array(4_096);
let parts = new Int32Array(4_096);

/** Probabilities, 0 to 1, in the order of each head's answers. */
export type Scores = Record<Head, Float64Array>;

export function score({ values, steps }: Weights, { ids, values: of }: Features): Scores {
  const { length } = ids;
  if (length > places.length) {
    places = new Int32Array(length);
    parts = new Int32Array(length);
  }
  for (let at = 0; at < length; at++) {
    places[at] = ids[at]! * WIDTH;
    parts[at] = Math.round(of[at]! * FINE);
  }
  // Two columns at a time (there is an even number), their sums at hand: a quarter quicker than row by row.
  for (let column = 0; column < WIDTH; column += 2) {
    let one = 0;
    let other = 0;
    for (let at = 0; at < length; at++) {
      const place = places[at]! + column;
      one = (one + Math.imul(values[place]!, parts[at]!)) | 0;
      other = (other + Math.imul(values[place + 1]!, parts[at]!)) | 0;
    }
    SUMS[column] = one;
    SUMS[column + 1] = other;
  }
  const scores = {} as Scores;
  for (const head of HEAD_NAMES) {
    const from = OFFSETS[head];
    const step = steps[head] / FINE;
    const shares = new Float64Array(HEADS[head].length);
    for (let at = 0; at < shares.length; at++) shares[at] = SUMS[from + at]! * step;
    scores[head] = softmax(shares);
  }
  return scores;
}

export function softmax(sums: Float64Array): Float64Array {
  let most = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < sums.length; at++) if (sums[at]! > most) most = sums[at]!;
  let all = 0;
  for (let at = 0; at < sums.length; at++) {
    sums[at] = Math.exp(sums[at]! - most);
    all += sums[at]!;
  }
  for (let at = 0; at < sums.length; at++) sums[at]! /= all;
  return sums;
}

/** The likeliest answer: its place among the head's, itself, and its share, 0 to 1. */
export function best<One extends Head>(scores: Scores, head: One) {
  const shares = scores[head];
  let at = 0;
  for (let one = 1; one < shares.length; one++) if (shares[one]! > shares[at]!) at = one;
  return { at, answer: HEADS[head][at] as (typeof HEADS)[One][number], share: shares[at]! };
}

/** Of so many tokens, those that speak most for an answer against the others; none that speaks against it. */
export function tokensFor(
  { values }: Weights,
  { ids, values: of, tokens }: Features,
  { head, answer, count, most }: { head: Head; answer: number; count: number; most: number },
): number[] {
  const from = OFFSETS[head];
  const answers = HEADS[head].length;
  const sums = new Float64Array(count);
  for (let at = 0; at < ids.length; at++) {
    const token = tokens[at]!;
    if (token < 0) continue;
    const row = ids[at]! * WIDTH + from;
    const own = values[row + answer]!;
    let others = -own;
    for (let one = 0; one < answers; one++) others += values[row + one]!;
    sums[token]! += (own - others / (answers - 1)) * of[at]!;
  }
  return mostOf(sums, most);
}

/** Where the largest sums stand, the largest first; none that is not above nothing. */
export function mostOf(sums: Float64Array, most: number): number[] {
  const chosen: number[] = [];
  while (chosen.length < most) {
    let best = -1;
    for (let at = 0; at < sums.length; at++)
      if (sums[at]! > 0 && (best < 0 || sums[at]! > sums[best]!)) best = at;
    if (best < 0) break;
    chosen.push(best);
    sums[best] = 0;
  }
  return chosen;
}

/**
 * As kept in a file or a column: signature, the steps, then the numbers column by column, compressed. `effort` is Brotli's,
 * 0 to 11: at 4 a brand's take a third of a second instead of seven, and a little more room.
 */
export function packWeights({ values, steps }: Weights, effort = 10): Buffer {
  const columns = Buffer.alloc(values.length);
  for (let column = 0; column < WIDTH; column++)
    for (let row = 0; row < ROWS; row++) columns[column * ROWS + row] = values[row * WIDTH + column]! & 0xff;
  const packed = brotliCompressSync(columns, {
    params: { [constants.BROTLI_PARAM_QUALITY]: effort, [constants.BROTLI_PARAM_LGWIN]: 22 },
  });
  const head = Buffer.alloc(8 + 8 * HEAD_NAMES.length);
  head.writeUInt32LE(SIGNATURE, 0);
  head.writeUInt32LE(WIDTH, 4);
  for (const [at, name] of HEAD_NAMES.entries()) head.writeDoubleLE(steps[name], 8 + 8 * at);
  return Buffer.concat([head, packed]);
}

/** Told by the first eight bytes. */
export function isOfThisVersion(packed: Buffer): boolean {
  return packed.length >= 8 && packed.readUInt32LE(0) === SIGNATURE && packed.readUInt32LE(4) === WIDTH;
}

/** Throws on what is no set of weights of this version. */
export function unpackWeights(packed: Buffer): Weights {
  if (!isOfThisVersion(packed))
    throw new Error("not a set of weights of this version: train again (npm run triage:train)");
  const steps = {} as Record<Head, number>;
  for (const [at, name] of HEAD_NAMES.entries()) steps[name] = packed.readDoubleLE(8 + 8 * at);
  const columns = brotliDecompressSync(packed.subarray(8 + 8 * HEAD_NAMES.length));
  if (columns.length !== ROWS * WIDTH) throw new Error("these weights are cut short");
  const values = new Int8Array(ROWS * WIDTH);
  for (let column = 0; column < WIDTH; column++)
    for (let row = 0; row < ROWS; row++)
      values[row * WIDTH + column] = (columns[column * ROWS + row]! << 24) >> 24;
  return { values, steps };
}
