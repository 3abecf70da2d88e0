/**
 * What an ordinary desk hears on an ordinary day: 389 invented messages in `everyday/`, 70 in each language (39 in Portuguese), plain
 * and to the point. Whoever wrote and labelled them had the guidelines and saw nothing of the corpus; nothing is trained on them.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CORPUS_LANGUAGES, type Written } from "../../server/triage/corpus/corpus.ts";
import { sortTogether } from "../../server/triage/index.ts";
import type { Result } from "../bench.ts";

type Everyday = Omit<Written, "writer">;
const QUESTIONS = ["kind", "topic", "mood", "urgency", "needsReply", "audience"] as const;

/** Percent that are sorted as they are labelled, by question; and what was owed an answer and was to get none. */
export function measureEveryday(): Result {
  const messages = CORPUS_LANGUAGES.flatMap(readEveryday);
  const sorted = sortTogether(messages.map(({ text }) => ({ text })));
  const all = messages.map((message, at) => ({ message, said: sorted[at]!.sorted }));
  const isRight =
    (question: (typeof QUESTIONS)[number]) =>
    ({ message, said }: (typeof all)[number]) =>
      message[question] === said[question];
  const figures: Result["figures"] = {};
  for (const question of QUESTIONS)
    figures[`everyday messages, ${question}, right`] = share(all, isRight(question));
  for (const language of CORPUS_LANGUAGES) {
    const those = all.filter(({ message }) => message.language === language);
    figures[`everyday messages, kind, ${language}, right`] = share(those, isRight("kind"));
  }
  const owed = all.filter(({ message }) => message.needsReply);
  figures["everyday messages, owed an answer and not seen to be"] = share(
    owed,
    ({ said }) => !said.needsReply,
  );
  return { figures, aims: {}, met: true };
}

function share<One>(all: One[], which: (one: One) => boolean): number {
  return Math.round((1000 * all.filter(which).length) / all.length) / 10;
}

function readEveryday(language: Everyday["language"]): Everyday[] {
  return readFileSync(join(import.meta.dirname, "everyday", `${language}.jsonl`), "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => ({ ...(JSON.parse(line) as Omit<Everyday, "language">), language }));
}
