/** All that is written in `web/locales/`, for the tests and the bench that look at it: "queue:tabs.mine" → "Meves". */
import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { LANGUAGES, LOCALES, type ScreenLanguage } from "../../web/locales/languages.ts";

export const PLURAL = /_(zero|one|two|few|many|other)$/;

export const written = Object.fromEntries(
  LANGUAGES.map((language) => [language, readAll(language)]),
) as Record<ScreenLanguage, Map<string, string>>;

/** Only what differs from Portugal's. */
export const brazil = brazilOnly();

/** The key without its plural ending; "other" alone is a word among codes, not a plural. */
export function stemOf(key: string): string {
  const stem = key.replace(PLURAL, "");
  return written.en.has(`${stem}_one`) && written.en.has(`${stem}_other`) ? stem : key;
}

export function stemsOf(language: ScreenLanguage): Set<string> {
  return new Set([...written[language].keys()].map(stemOf));
}

/** The names in a string's braces; Catalan's may say how they are taken: `{{name, toWhom}}`. */
export function variablesIn(text: string): string[] {
  return [...text.matchAll(/\{\{(\w+)(?:, \w+)?\}\}/g)].flatMap(([, name]) => name ?? []);
}

/** Keys that English has and this language has not, each plural of its own among them; and the other way round. */
export function missingIn(language: ScreenLanguage): string[] {
  const categories = new Intl.PluralRules(LOCALES[language]).resolvedOptions().pluralCategories;
  const wanted = [...written.en.keys()].flatMap((key) => {
    if (stemOf(key) === key || key.endsWith("_zero")) return [key];
    return categories.map((category) => `${stemOf(key)}_${category}`);
  });
  const here = written[language];
  const known = new Set(wanted);
  return [
    ...[...known].filter((key) => !here.has(key)),
    ...[...here.keys()].filter((key) => !known.has(key)).map((key) => `${key} (not in English)`),
  ];
}

function readAll(language: ScreenLanguage): Map<string, string> {
  const folder = new URL(`../../web/locales/${language}/`, import.meta.url);
  const all = new Map<string, string>();
  for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" }))
    if (file.endsWith(".json")) flatten(read(new URL(file, folder)), `${basename(file, ".json")}:`, all);
  return all;
}

function brazilOnly(): Map<string, string> {
  const all = new Map<string, string>();
  const areas = read(new URL("../../web/locales/pt-BR.json", import.meta.url));
  for (const [area, words] of Object.entries(areas as object)) flatten(words, `${area}:`, all);
  return all;
}

function read(file: URL): unknown {
  return JSON.parse(readFileSync(file, "utf8"));
}

function flatten(value: unknown, path: string, into: Map<string, string>): void {
  if (typeof value === "string") into.set(path, value);
  else if (typeof value === "object" && value !== null) {
    for (const [key, inner] of Object.entries(value))
      flatten(inner, path.endsWith(":") ? path + key : `${path}.${key}`, into);
  }
}
