/**
 * What our own corpus adds to eld: how people write to brands ("q tal", "vc", "jsp"), and which endings and small words
 * tell neighbours apart in a text of a few words. Every word and every run of one to four letters has a weight for each
 * of the six languages, one signed byte, in a bucket chosen by a hash; learn.ts makes the file.
 */
import { readFileSync } from "node:fs";
import { LANGUAGES } from "../labels.ts";
import type { Sums } from "./ngrams.ts";

const BITS = 16;
export const BUCKETS = 2 ** BITS;
/** What one step of a weight is worth. */
export const STEP = 1 / 48;
const RUN = 4;
/** eld's points become log-odds: fitted by writers held back, in the corpus. */
const POINT = 0.03;
/** How loud the corpus speaks beside eld, fitted likewise. */
const LOUDNESS = 1;

let weights: Int8Array | undefined;

/** Log-odds of each of `KNOWN` by eld alone, around the mean of the six. */
export function oddsOf({ sums, pieces }: Sums): number[] {
  let mean = 0;
  for (let n = 0; n < LANGUAGES.length; n++) mean += sums[n]! / LANGUAGES.length;
  const one = POINT / Math.sqrt(Math.max(1, pieces));
  return sums.map((sum) => (sum - mean) * one);
}

/** Adds to the log-odds of the six what was learned. */
export function addLearned(letters: string, odds: number[]): void {
  weights ??= new Int8Array(readFileSync(new URL("learned.bin", import.meta.url)));
  const features = featuresOf(letters);
  // A variable for each of LANGUAGES, in their order: a list of sums takes twice as long.
  let [ca, es, it, pt, fr, en] = [0, 0, 0, 0, 0, 0];
  for (let at = 0; at < features.length; at++) {
    const row = features[at]! * LANGUAGES.length;
    ca += weights[row]!;
    es += weights[row + 1]!;
    it += weights[row + 2]!;
    pt += weights[row + 3]!;
    fr += weights[row + 4]!;
    en += weights[row + 5]!;
  }
  const share = STEP * shareOf(features);
  for (const [n, sum] of [ca, es, it, pt, fr, en].entries()) odds[n]! += share * sum;
}

/** What each of these features counts. */
export function shareOf(features: ArrayLike<number>): number {
  return LOUDNESS / Math.sqrt(Math.max(1, features.length));
}

/** Written on one sheet, good until the next text is looked at: far more than the letters that are judged can fill. */
const sheet = new Uint16Array(4_096);

/** The buckets of all words and runs of letters, a space where a word begins or ends. */
export function featuresOf(letters: string): Uint16Array {
  let length = 0;
  const text = ` ${letters} `;
  let word = SEED;
  for (let from = 0; from < text.length; from++) {
    const first = text.charCodeAt(from);
    if (first === SPACE && from > 0) {
      sheet[length++] = bucketOf(word, RUN + 1);
      word = SEED;
    } else word = mix(word, first);
    let run = SEED;
    for (let n = 0; n < RUN && from + n < text.length; n++) {
      const letter = text.charCodeAt(from + n);
      run = mix(run, letter);
      if (n > 0 || letter !== SPACE) sheet[length++] = bucketOf(run, n);
      if (n > 0 && letter === SPACE) break;
    }
  }
  return sheet.subarray(0, Math.min(length, sheet.length));
}

const SPACE = 32;
const SEED = 0x811c9dc5;

/** FNV-1a, and the last step of murmur3. */
function mix(hash: number, letter: number): number {
  return Math.imul(hash ^ letter, 0x01000193);
}

function bucketOf(hash: number, kind: number): number {
  let mixed = Math.imul(hash ^ (kind * 0x9e3779b1), 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> (32 - BITS);
}
