/**
 * What an ordinary desk hears on an ordinary day: 420 invented messages in `everyday/`, as many in each language, plain and to
 * the point. Whoever wrote and labelled them had the guidelines and saw nothing of the corpus; nothing is trained on them.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CORPUS_LANGUAGES, type Written } from "../../server/triage/corpus/corpus.ts";
import { sortMessage } from "../../server/triage/index.ts";
import type { Result } from "../bench.ts";

type Everyday = Omit<Written, "writer">;
const QUESTIONS = ["kind", "topic", "mood", "urgency", "needsReply", "audience"] as const;

/** Percent that are sorted as they are labelled, by question; and what was owed an answer and was to get none. */
export function measureEveryday(): Result {
  const figures: Result["figures"] = {};
  const messages = CORPUS_LANGUAGES.flatMap(readEveryday);
  const sorted = messages.map(({ text }) => sortMessage({ text }));
  const share = (of: Everyday[], right: (one: Everyday) => boolean) =>
    Math.round((1000 * of.filter(right).length) / of.length) / 10;
  const said = new Map(messages.map((one, at) => [one, sorted[at]!]));
  for (const question of QUESTIONS)
    figures[`everyday messages, ${question}, right`] = share(
      messages,
      (one) => one[question] === said.get(one)?.[question],
    );
  for (const language of CORPUS_LANGUAGES)
    figures[`everyday messages, kind, ${language}, right`] = share(
      messages.filter((one) => one.language === language),
      (one) => one.kind === said.get(one)?.kind,
    );
  const owed = messages.filter(({ needsReply }) => needsReply);
  figures["everyday messages, owed an answer and not seen to be"] = share(
    owed,
    (one) => !said.get(one)?.needsReply,
  );
  return { figures, aims: {}, met: true };
}

function readEveryday(language: Everyday["language"]): Everyday[] {
  return readFileSync(join(import.meta.dirname, "everyday", `${language}.jsonl`), "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => ({ ...(JSON.parse(line) as Omit<Everyday, "language">), language }));
}
