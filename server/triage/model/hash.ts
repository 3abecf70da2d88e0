/** A word as a number: quick, the same everywhere, and spread evenly. */

/** Where FNV-1a begins. */
export const BEGUN = 0x811c9dc5;

/** FNV-1a over UTF-16 units, then mixed; of two strings as if they were one, which is never put together. */
export function hash(words: string, seed: number, rest = ""): number {
  return mix(rolledOver(rolledOver(BEGUN ^ Math.imul(seed, 0x9e3779b1), words), rest));
}

function rolledOver(begun: number, words: string): number {
  let rolling = begun;
  for (let at = 0; at < words.length; at++) rolling = rolled(rolling, words.charCodeAt(at));
  return rolling;
}

/** FNV-1a, one unit on. */
export function rolled(rolling: number, letter: number): number {
  return Math.imul(rolling ^ letter, 0x01000193);
}

/** The last step of MurmurHash3: every bit moves every other. */
export function mix(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
