/**
 * Complement naive Bayes: how much oftener each feature stands beside an answer than beside all others, as if no feature knew
 * of another (Rennie et al., "Tackling the poor assumptions of naive Bayes text classifiers", 2003). It learns fast where the
 * same things are said over and over; what it says is added up over a message and divided by the root of how much of the
 * message it knows. Pure and deterministic.
 */
import type { Features } from "./features.ts";
import { HEAD_NAMES, HEADS, OFFSETS, WIDTH } from "./heads.ts";
import { HASHED, ROWS, type Table } from "./table.ts";
import type { Example } from "./train.ts";

/** Added to every count: what was never seen beside an answer is not impossible there. */
const UNSEEN = 0.3;
const NOTHING = new Uint32Array(0);

/** ROWS × answers: logarithms of how much oftener, 0 for what was not seen and for an answer that none has, or all. */
export function learnOdds(examples: Example[], answers: number): Float32Array {
  const beside = new Float64Array(HASHED * answers);
  const inAll = new Float64Array(HASHED);
  const sums = new Float64Array(answers);
  for (const { features, answer, weight = 1 } of examples)
    for (const ids of [features.ids, features.phrases ?? NOTHING])
      for (let at = 0; at < ids.length; at++) {
        beside[ids[at]! * answers + answer]! += weight;
        inAll[ids[at]!]! += weight;
        sums[answer]! += weight;
      }
  const unseen = UNSEEN * inAll.reduce((known, count) => (count > 0 ? known + 1 : known), 0);
  const all = sums.reduce((one, other) => one + other, 0);
  const odds = new Float32Array(ROWS * answers);
  for (let id = 0; id < HASHED; id++) {
    if (inAll[id] === 0) continue;
    for (let answer = 0; answer < answers; answer++) {
      // What nobody says, and what everybody says, tells no message from another.
      if (sums[answer] === 0 || sums[answer] === all) continue;
      const here = beside[id * answers + answer]!;
      const share = (here + UNSEEN) / (sums[answer]! + unseen);
      const elsewhere = (inAll[id]! - here + UNSEEN) / (all - sums[answer]! + unseen);
      odds[id * answers + answer] = Math.log(share / elsewhere);
    }
  }
  return odds;
}

/** The odds of a brand's corrections, and which features they know. */
export interface Odds extends Table {
  known: Uint8Array;
}

export function oddsIn({ values, steps }: Table): Odds {
  const known = new Uint8Array(HASHED);
  for (let row = 0; row < HASHED; row++)
    for (let place = row * WIDTH; place < (row + 1) * WIDTH && known[row] === 0; place++)
      if (values[place] !== 0) known[row] = 1;
  return { values, steps, known };
}

/** Where the rows of what is known of a message begin; and what is said of it: both written over by the next message. */
let places = new Int32Array(4_096);
const SAID = new Float64Array(WIDTH);

/** What the odds say of a message, for each answer of each head. */
export function oddsOf({ values, steps, known }: Odds, features: Features): Float64Array {
  const length = gather(known, features);
  // Two columns at a time, as the model's own sums.
  for (let column = 0; column < WIDTH; column += 2) {
    let one = 0;
    let other = 0;
    for (let at = 0; at < length; at++) {
      const place = places[at]! + column;
      one = (one + values[place]!) | 0;
      other = (other + values[place + 1]!) | 0;
    }
    SAID[column] = one;
    SAID[column + 1] = other;
  }
  const root = rootOf(length);
  for (const head of HEAD_NAMES) {
    const to = OFFSETS[head] + HEADS[head].length;
    for (let column = OFFSETS[head]; column < to; column++) SAID[column]! *= steps[head] / root;
  }
  return SAID;
}

/** What a single feature says is divided by this. */
export function dividedBy({ known }: Odds, features: Features): number {
  return rootOf(gather(known, features));
}

function rootOf(known: number): number {
  return Math.sqrt(Math.max(1, known));
}

function gather(known: Uint8Array, { ids, phrases = NOTHING }: Features): number {
  const most = ids.length + phrases.length;
  if (most > places.length) places = new Int32Array(most);
  let length = 0;
  for (let at = 0; at < ids.length; at++) if (known[ids[at]!] === 1) places[length++] = ids[at]! * WIDTH;
  for (let at = 0; at < phrases.length; at++)
    if (known[phrases[at]!] === 1) places[length++] = phrases[at]! * WIDTH;
  return length;
}
