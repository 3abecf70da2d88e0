/** How rich and how long a set of messages is, counted the same way for ours and for any other. */
import { createHash } from "node:crypto";

/** Longer samples repeat more words, so the ratio is taken of as many words of each set. */
export const SAMPLE = 10_000;

export interface Wording {
  messages: number;
  /** How many different words there are. */
  vocabulary: number;
  /** Different words in each hundred of `SAMPLE` words; null where there are not so many. */
  different: number | null;
  /** Words a message: a tenth are as short as the first or shorter, half as the second, nine tenths as the third. */
  lengths: [p10: number, median: number, p90: number];
}

export function wordingOf(texts: readonly string[]): Wording {
  const words = texts.map(wordsOf);
  const lengths = words.map((some) => some.length).sort((a, b) => a - b);
  const at = (share: number) => lengths[Math.round(share * (lengths.length - 1))]!;
  const sample = shuffled(texts).flatMap(wordsOf).slice(0, SAMPLE);
  return {
    messages: texts.length,
    vocabulary: new Set(words.flat()).size,
    different: sample.length < SAMPLE ? null : (100 * new Set(sample).size) / SAMPLE,
    lengths: [at(0.1), at(0.5), at(0.9)],
  };
}

/** Without links, handles, numbers and signs; in lower case, accents kept. */
export function wordsOf(text: string): string[] {
  const plain = text.replace(/https?:\/\/\S+|@\w+/g, " ").replaceAll("’", "'");
  return plain.toLowerCase().match(/\p{L}[\p{L}\p{M}]*(?:['·-]\p{L}[\p{L}\p{M}]*)*/gu) ?? [];
}

/** In an order that has nothing to do with who wrote what when, and is the same everywhere. */
function shuffled(texts: readonly string[]): string[] {
  return texts
    .map((text) => ({ text, hash: createHash("sha256").update(text).digest("hex") }))
    .sort((one, other) => (one.hash < other.hash ? -1 : 1))
    .map(({ text }) => text);
}
