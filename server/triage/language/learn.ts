/** Makes `learned.bin` from the corpus. Not part of what runs: see bin/pack-language.ts. */
import { LANGUAGES, type Language } from "../labels.ts";
import { readText } from "../reading.ts";
import { BUCKETS, featuresOf, oddsOf, STEP, shareOf } from "./learned.ts";
import { lettersOf } from "./letters.ts";
import { sumNgrams } from "./ngrams.ts";

const ROUNDS = 3;
const RATE = 0.15;
/** Holds weights small that only a text or two ask for. */
const DECAY = 0.001;
/** Pieces of this many words are cut out of every text, so many times: short texts are the hard ones. */
const CUT = { from: 2, to: 5, times: 4 };

export interface Written {
  text: string;
  language: Language;
}

interface Example {
  features: Uint16Array;
  odds: number[];
  answer: number;
}

/** Regression beside eld's odds, which stay as they are (softmax, Adagrad); the same text gives the same bytes. */
export function learn(written: readonly Written[]): Uint8Array {
  const random = seeded(20_261_128);
  const examples = written.flatMap(({ text, language }) => examplesOf(text, language, random));
  const weights = new Float64Array(BUCKETS * LANGUAGES.length);
  const moved = new Float64Array(weights.length);
  for (let round = 0; round < ROUNDS; round++) {
    shuffle(examples, random);
    for (const example of examples) correct(example, weights, moved);
  }
  return new Uint8Array(
    Int8Array.from(weights, (weight) => Math.max(-127, Math.min(127, Math.round(weight / STEP)))).buffer,
  );
}

function correct({ features, odds, answer }: Example, weights: Float64Array, moved: Float64Array): void {
  const share = shareOf(features);
  const scores = odds.slice(0, LANGUAGES.length);
  for (const feature of features)
    for (let n = 0; n < scores.length; n++) scores[n]! += share * weights[feature * scores.length + n]!;
  const top = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - top));
  const all = powers.reduce((sum, power) => sum + power, 0);
  for (let n = 0; n < scores.length; n++) {
    const wrong = powers[n]! / all - (n === answer ? 1 : 0);
    if (Math.abs(wrong) < 1e-4) continue;
    for (const feature of features) {
      const at = feature * scores.length + n;
      const slope = share * wrong + DECAY * weights[at]!;
      moved[at]! += slope * slope;
      weights[at]! -= (RATE * slope) / Math.sqrt(moved[at]! + 1e-4);
    }
  }
}

function examplesOf(text: string, language: Language, random: () => number): Example[] {
  const letters = lettersOf(readText(text).plain);
  const words = letters.split(" ");
  if (words.length < CUT.from) return [];
  const pieces = [letters];
  for (let n = 0; n < CUT.times && words.length > CUT.from + 1; n++) {
    const long = CUT.from + Math.floor(random() * (CUT.to - CUT.from + 1));
    const from = Math.floor(random() * Math.max(1, words.length - long + 1));
    pieces.push(words.slice(from, from + long).join(" "));
  }
  const bare = pieces.map(withoutAccents).filter((piece, n) => piece !== pieces[n]);
  return [...pieces, ...bare].map((piece) => ({
    features: featuresOf(piece).slice(),
    odds: oddsOf(sumNgrams(piece)),
    answer: LANGUAGES.indexOf(language),
  }));
}

/** As half the world writes on a phone: everything is learned so too. */
function withoutAccents(letters: string): string {
  return letters.normalize("NFD").replace(/\p{M}/gu, "");
}

function shuffle(list: Example[], random: () => number): void {
  for (let n = list.length - 1; n > 0; n--) {
    const other = Math.floor(random() * (n + 1));
    [list[n], list[other]] = [list[other]!, list[n]!];
  }
}

/** mulberry32. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
