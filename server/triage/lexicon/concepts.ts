/**
 * The trade's concepts, each with the ways it is said in the six languages (`concepts/*.tsv`: name, then ca es it pt fr en,
 * parted by `|`; how they are written: `phrases.ts`). What the model learns of a concept in one language it knows in all.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Language } from "../labels.ts";
import type { Reading } from "../reading.ts";
import type { Hit } from "./compile.ts";
import { perLanguage } from "./per-language.ts";
import { compilePhrases, matchPhrases } from "./phrases.ts";

const FOLDER = join(import.meta.dirname, "concepts");
const ORDER = ["ca", "es", "it", "pt", "fr", "en"] as const satisfies readonly Language[];

const phrasesOf = perLanguage((language) => compilePhrases(saidIn(language)));

/** Each concept once, where it is met first. In no language ("und") none is known. */
export function conceptsOf(reading: Reading, language: Language | "und"): Hit[] {
  if (language === "und") return [];
  const first = new Map<string, Hit>();
  for (const hit of matchPhrases(phrasesOf(language), reading))
    if (!first.has(hit.mark)) first.set(hit.mark, hit);
  return [...first.values()];
}

/** By concept: the ways it is said. */
function saidIn(language: Language): Record<string, string> {
  const column = 1 + ORDER.indexOf(language);
  const files = readdirSync(FOLDER).filter((name) => name.endsWith(".tsv"));
  return Object.fromEntries(
    files.sort().flatMap((file) =>
      readFileSync(join(FOLDER, file), "utf8")
        .trimEnd()
        .split("\n")
        .map((line) => line.split("|"))
        .map((said) => [`${file}:${said[0]?.trim()}`, said[column]?.trim() ?? ""]),
    ),
  );
}
