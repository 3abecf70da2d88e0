/** What the model makes of a message: the rows of its features added up, for each answer of each head. */
import { dividedBy, type Odds, oddsOf } from "./complement-bayes.ts";
import type { Features } from "./features.ts";
import { withForeseen } from "./foreseen.ts";
import { HEAD_NAMES, HEADS, type Head, OFFSETS, type Scores, WIDTH } from "./heads.ts";
import type { Table } from "./table.ts";

export interface Weights extends Table {
  own?: Own;
}

/** What a brand's corrections have taught beyond moving the model: what they say by themselves, with a say beside. */
export interface Own extends Odds {
  /** What was moved: what it makes of a message is seen as well. */
  before: Weights;
}

/** Whole numbers add up twice as fast: a feature's value is counted in parts of this, far from what 32 bits hold. */
const FINE = 4096;
const SUMS = new Int32Array(WIDTH);
/** Where the rows of a message's features begin, and their values in those parts: written over by the next message. */
let places = new Int32Array(4_096);
let parts = new Int32Array(4_096);

export function score({ values, steps, own }: Weights, features: Features): Scores {
  const { ids, values: of } = own ? withForeseen(features, score(own.before, features)) : features;
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
  const odds = own ? oddsOf(own, features) : null;
  const scores = {} as Scores;
  for (const head of HEAD_NAMES) {
    const from = OFFSETS[head];
    const step = steps[head] / FINE;
    const shares = new Float64Array(HEADS[head].length);
    for (let at = 0; at < shares.length; at++)
      shares[at] = SUMS[from + at]! * step + (odds === null ? 0 : odds[from + at]!);
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
  { own, ...weights }: Weights,
  features: Features,
  { head, answer, count, most }: { head: Head; answer: number; count: number; most: number },
): number[] {
  const spoken = new Float64Array(count);
  const { ids, values, tokens } = features;
  const root = own && own.steps[head] > 0 ? dividedBy(own, features) : 0;
  for (let at = 0; at < ids.length; at++) {
    const token = tokens[at]!;
    if (token < 0) continue;
    spoken[token]! += spokenBy(weights, ids[at]!, head, answer) * values[at]!;
    if (own && root > 0) spoken[token]! += spokenBy(own, ids[at]!, head, answer) / root;
  }
  return mostOf(spoken, most);
}

/** What a feature says for an answer, less what it says on average for the others. */
function spokenBy({ values, steps }: Table, id: number, head: Head, answer: number): number {
  const row = id * WIDTH + OFFSETS[head];
  const answers = HEADS[head].length;
  const own = values[row + answer]!;
  let others = -own;
  for (let one = 0; one < answers; one++) others += values[row + one]!;
  return (own - others / (answers - 1)) * steps[head];
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
