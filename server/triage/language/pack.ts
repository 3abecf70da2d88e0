/** Makes `eld.bin` from the data that eld comes with. Not part of what runs: see bin/pack-language.ts. */
import { KNOWN, keyOf, SECTIONS } from "./ngrams.ts";

/** eld leaves this out of every score to keep its own file small. */
const BASE = 53;

export interface EldData {
  languages: Record<string, string>;
  /** A piece, with a space where a word begins or ends → score by number of the language. */
  ngrams: Record<string, Record<string, number>>;
}

/** `dictionary`: the signs eld writes bytes above 127 with. */
export function packNgrams({ languages, ngrams }: EldData, dictionary: readonly string[]): Uint8Array {
  const numbers = KNOWN.map((language) => {
    const number = Object.keys(languages).find((one) => languages[one] === language);
    if (number === undefined) throw new Error(`eld does not know ${language}`);
    return number;
  });
  const byteOf = new Map(dictionary.slice(128).map((sign, n) => [sign, n + 128]));
  const sections = Array.from({ length: SECTIONS }, () => new Map<number, number[]>());
  for (const [ngram, scores] of Object.entries(ngrams)) {
    if (!numbers.some((number) => number in scores)) continue;
    const bytes = Uint8Array.from(ngram.trim(), (sign) => byteOf.get(sign) ?? sign.charCodeAt(0));
    const section = (ngram.startsWith(" ") ? 1 : 0) + (ngram.endsWith(" ") ? 2 : 0);
    sections[section]!.set(
      keyOf(bytes, 0, bytes.length),
      numbers.map((number) => (number in scores ? scores[number]! + BASE : 0)),
    );
  }
  const rows = sections.flatMap((section) => [...section].sort(([a], [b]) => a - b));
  const heads = [...sections.map((section) => section.size), ...rows.map(([key]) => key)];
  const packed = new Uint8Array(heads.length * 4 + rows.length * KNOWN.length);
  const view = new DataView(packed.buffer);
  for (const [n, head] of heads.entries()) view.setUint32(n * 4, head, true);
  packed.set(
    rows.flatMap(([, scores]) => scores),
    heads.length * 4,
  );
  return packed;
}
