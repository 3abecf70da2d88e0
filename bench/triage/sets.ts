/** The real messages that triage is measured on: read where they are, never shipped, never trained on. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Language } from "../../server/triage/index.ts";

export const DATA = join(import.meta.dirname, "../../../shared/data/triage");

export interface Real {
  text: string;
  language: Language;
  label: string;
}

export function hasData(): boolean {
  return existsSync(DATA);
}

export function readSet(file: string): Real[] {
  const lines = readFileSync(join(DATA, `${file}.jsonl`), "utf8")
    .trimEnd()
    .split("\n");
  return lines.map((line) => {
    const { text, lang, label } = JSON.parse(line) as { text: string; lang: Language; label: string };
    return { text, language: lang, label };
  });
}
