/**
 * The trade's concepts, each with the ways it is said in the six languages (`concepts/*.tsv`: name, then ca es it pt fr en,
 * parted by `|`; how they are written: `phrases.ts`). What the model learns of a concept in one language it knows in all.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Evidence } from "../evidence.ts";
import { LANGUAGES, type Language } from "../labels.ts";
import type { Hit } from "./compile.ts";
import { compilePhrases, matchPhrases, type Phrases } from "./phrases.ts";

const FOLDER = join(import.meta.dirname, "concepts");
const ORDER = ["ca", "es", "it", "pt", "fr", "en"] as const satisfies readonly Language[];

const PHRASES = compileAll();

/** Each concept once, where it is met first. In no language ("und") none is known. */
export function conceptsOf({ reading }: Evidence, language: Language | "und"): Hit[] {
  if (language === "und") return [];
  const first = new Map<string, Hit>();
  for (const hit of matchPhrases(PHRASES[language], reading))
    if (!first.has(hit.mark)) first.set(hit.mark, hit);
  return [...first.values()];
}

function compileAll(): Record<Language, Phrases> {
  const lists = Object.fromEntries(LANGUAGES.map((language) => [language, {}])) as Record<
    Language,
    Record<string, string>
  >;
  for (const file of readdirSync(FOLDER)
    .filter((name) => name.endsWith(".tsv"))
    .sort()) {
    for (const line of readFileSync(join(FOLDER, file), "utf8").trimEnd().split("\n")) {
      const [name = "", ...said] = line.split("|").map((part) => part.trim());
      for (const [at, language] of ORDER.entries()) lists[language][`${file}:${name}`] = said[at] ?? "";
    }
  }
  return Object.fromEntries(
    LANGUAGES.map((language) => [language, compilePhrases(lists[language])]),
  ) as Record<Language, Phrases>;
}
