/** What the tables are made from: the data of the package eld, and our corpus. Not part of what runs. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { LANGUAGES } from "../labels.ts";
import type { Written } from "./learn.ts";
import type { EldData } from "./pack.ts";

/** Throws where eld is not installed. Its data is not among what the package exports, so it is read by its place. */
export function readEld(): { data: EldData; dictionary: string[] } {
  const entry = import.meta.resolve("eld/large");
  const read = createRequire(entry);
  const data: { ngramsData: EldData } = read(fileURLToPath(new URL("../ngrams/large.js", entry)));
  const signs: { dictionary: string[] } = read(fileURLToPath(new URL("../dictionary.js", entry)));
  return { data: data.ngramsData, dictionary: signs.dictionary };
}

export function readCorpus(): Written[] {
  return LANGUAGES.flatMap((language) => {
    const lines = readFileSync(new URL(`../corpus/${language}.jsonl`, import.meta.url), "utf8")
      .trim()
      .split("\n");
    return lines.map((line) => {
      const { text }: { text: string } = JSON.parse(line);
      return { text, language };
    });
  });
}
