/** The messages that were written for this project, to train on: `guidelines.md` says how they are labelled. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Audience, Kind, Language, Mood, Topic, Urgency } from "../labels.ts";

export const CORPUS_LANGUAGES = ["ca", "es", "it", "pt", "fr", "en"] as const satisfies readonly Language[];

export interface Written {
  text: string;
  language: Language;
  kind: Kind;
  /** A second kind that holds as well. */
  also?: Kind;
  topic: Topic;
  mood: Mood;
  urgency: Urgency;
  needsReply: boolean;
  audience: Audience;
  /** Where the surface misleads. */
  hard?: string[];
  /** Whose manner it is in: `<language>.writers.jsonl` says who they are. */
  writer: string;
}

export function readCorpus(): Written[] {
  return CORPUS_LANGUAGES.flatMap((language) =>
    lines(`${language}.jsonl`).map((line) => ({
      ...(JSON.parse(line) as Omit<Written, "language">),
      language,
    })),
  );
}

export interface Writer {
  writer: string;
  variety: string;
  network: string;
  who: string;
}

export function readWriters(language: Language): Writer[] {
  return lines(`${language}.writers.jsonl`).map((line) => JSON.parse(line) as Writer);
}

function lines(file: string): string[] {
  return readFileSync(join(import.meta.dirname, file), "utf8")
    .trimEnd()
    .split("\n");
}
