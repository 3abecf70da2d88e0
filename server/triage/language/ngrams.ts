/**
 * What eld knows of our languages: its large table of n-grams, packed by pack.ts. eld cuts each word into pieces of
 * four bytes, every third byte, and its last four; a piece knows whether it opens or closes its word, and how much it
 * speaks for each language. The file: how many pieces stand in each of the four sections, their bytes as sorted
 * 32-bit keys, and a row of scores for each; 0 is what a language does not write.
 */
import { readFileSync } from "node:fs";
import { LANGUAGES } from "../labels.ts";

/** The six, and the neighbours that are known so that they are not taken for one of them. */
export const KNOWN = [...LANGUAGES, "eu", "de", "nl", "ro"] as const;

/** In the middle of a word, opening it, closing it, the whole of it. */
export const SECTIONS = 4;
const OPENS = 1;
const CLOSES = 2;
/** As eld: bytes of a piece, from one to the next, and of a word at most. */
const PIECE = 4;
const STRIDE = 3;
const LONGEST = 70;

const encoder = new TextEncoder();
const bytes = new Uint8Array(2_048);
let table: ReturnType<typeof readTable> | undefined;

export interface Sums {
  /** In the order of `KNOWN`. */
  sums: number[];
  /** Different pieces in the text, known or not; and how many of them the table knows. */
  pieces: number;
  known: number;
}

/** `letters`: lower-case words with single spaces between them, as `lettersOf` gives them. */
export function sumNgrams(letters: string): Sums {
  table ??= readTable();
  const sums = KNOWN.map(() => 0);
  let pieces = 0;
  let known = 0;
  seen.fill(0);
  const { written } = encoder.encodeInto(letters, bytes);
  for (let from = 0; from < written; ) {
    let end = bytes.indexOf(0x20, from);
    if (end === -1 || end > written) end = written;
    eachPiece(bytes, from, Math.min(end, from + LONGEST), (section, key) => {
      if (!isNew(section, key)) return;
      pieces++;
      const row = find(section, key);
      if (row === -1) return;
      known++;
      for (let n = 0; n < KNOWN.length; n++) sums[n]! += table!.scores[row * KNOWN.length + n]!;
    });
    from = end + 1;
  }
  return { sums, pieces, known };
}

function eachPiece(
  word: Uint8Array,
  from: number,
  end: number,
  take: (section: number, key: number) => void,
): void {
  if (end <= from) return;
  let at = from;
  for (; at + PIECE < end; at += STRIDE) take(at === from ? OPENS : 0, keyOf(word, at, at + PIECE));
  take((at === from ? OPENS : 0) | CLOSES, keyOf(word, Math.max(from, end - PIECE), end));
}

/** Up to four bytes as one number; what is missing at the end is 0. */
export function keyOf(word: Uint8Array, from: number, end: number): number {
  let key = 0;
  for (let n = 0; n < PIECE; n++) key = (key << 8) | (from + n < end ? word[from + n]! : 0);
  return key >>> 0;
}

/** Pieces met in a text: their section, counted from 1, and beside it their key. The bytes hold no more than 750 pieces. */
const PLACES = 1_024;
const seen = new Uint32Array(PLACES * 2);

/** Notes a piece; false when it was met before. */
function isNew(section: number, key: number): boolean {
  let place = (Math.imul(key ^ section, 0x9e3779b1) >>> 22) * 2;
  while (seen[place] !== 0) {
    if (seen[place] === section + 1 && seen[place + 1] === key) return false;
    place = (place + 2) % seen.length;
  }
  seen[place] = section + 1;
  seen[place + 1] = key;
  return true;
}

/** The row of a piece, or -1. */
function find(section: number, key: number): number {
  let low = table!.starts[section]!;
  let high = table!.starts[section + 1]! - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const there = table!.keys[middle]!;
    if (there === key) return middle;
    if (there < key) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

function readTable() {
  const file = new Uint8Array(readFileSync(new URL("eld.bin", import.meta.url)));
  const starts = [0];
  for (const many of new Uint32Array(file.buffer, 0, SECTIONS)) starts.push(starts.at(-1)! + many);
  const rows = starts.at(-1)!;
  const keys = new Uint32Array(file.buffer, SECTIONS * 4, rows);
  const scores = new Uint8Array(file.buffer, (SECTIONS + rows) * 4, rows * KNOWN.length);
  return { starts, keys, scores };
}
