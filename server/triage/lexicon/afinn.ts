/** How good or bad single words sound, from the AFINN lists (`afinn/NOTICE.md`). */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Language } from "../labels.ts";
import type { Reading } from "../reading.ts";
import { perLanguage } from "./per-language.ts";

const listOf = perLanguage((language) => {
  const values = read(language);
  /** First words of those that are two. */
  const openings = new Set([...values.keys()].flatMap((word) => word.match(/^(\S+) /)?.[1] ?? []));
  return { values, openings };
});
/** So far back a negation reaches, and what it leaves of a word's value. */
const REACH = 3;
const TURNED = -0.7;

export interface Sounds {
  /** Each word that has a value, negation worked in. */
  values: number[];
  /** Sums of the values each way, both ≥ 0. */
  good: number;
  bad: number;
}

/** `negated`: the tokens that are negations. */
export function soundsOf(reading: Reading, language: Language, negated: ReadonlySet<number>): Sounds {
  const { values, openings } = listOf(language);
  const sounds: Sounds = { values: [], good: 0, bad: 0 };
  let negation = Number.NEGATIVE_INFINITY;
  for (const [at, { form }] of reading.tokens.entries()) {
    if (negated.has(at)) {
      negation = at;
      continue;
    }
    const next = openings.has(form) ? reading.tokens[at + 1] : undefined;
    const plain = (next && values.get(`${form} ${next.form}`)) ?? values.get(form);
    if (plain === undefined) continue;
    const value = at - negation <= REACH ? plain * TURNED : plain;
    sounds.values.push(value);
    if (value > 0) sounds.good += value;
    else sounds.bad -= value;
  }
  return sounds;
}

function read(language: Language): ReadonlyMap<string, number> {
  const lines = readFileSync(join(import.meta.dirname, "afinn", `${language}.tsv`), "utf8").trimEnd();
  return new Map(
    lines.split("\n").map((line) => {
      const [word = "", value] = line.split("\t");
      return [word, Number(value)];
    }),
  );
}
