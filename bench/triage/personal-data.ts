/**
 * How well personal data are found: recall on made-up ones by kind and country, marks on real tweets (measured, never
 * tuned on), and what a text costs. Deterministic but for the time.
 */
import { existsSync, readFileSync } from "node:fs";
import { LANGUAGES, type Language, sortMessage } from "../../server/triage/index.ts";
import { findPersonalData } from "../../server/triage/personal-data.ts";
import { rounded } from "../bench.ts";
import { seeded } from "../words.ts";
import { SAID, UNSAID } from "./carriers.ts";
import { MADE_UP, type MadeUp } from "./made-up.ts";

const EACH = 200;
const DATA = new URL("../../../shared/data/triage/", import.meta.url);
/** Tweets that people really wrote; reviews and invented requests are not among them. */
const TWEETS = [
  "sentiment-umsab-train",
  "sentiment-umsab-val",
  "care-airlines-es",
  "care-airlines-en",
  "complaints-en",
];

export interface Line {
  kind: string;
  of: string;
  asked: number;
  /** Covered whole, and by the right name. */
  found: number;
  /** Covered whole, by whatever name. */
  covered: number;
  missed: string[];
}

/** One line for each way of writing each kind. */
export function recallOfMadeUp(): Line[] {
  return MADE_UP.map((one, index) => recallOf(one, 20_261_128 + index));
}

function recallOf(one: MadeUp, seed: number): Line {
  const random = seeded(seed);
  const line: Line = { kind: one.kind, of: one.of, asked: EACH, found: 0, covered: 0, missed: [] };
  for (let n = 0; n < EACH; n++) {
    const { language, carrier } = carrierFor(one, n, random);
    const written = one.make(random);
    const text = carrier.replace("{}", () => written);
    const start = carrier.indexOf("{}");
    const over = sortMessage({ text }).personalData.filter(
      (datum) => datum.start <= start && datum.end >= start + written.length,
    );
    if (over.length > 0) line.covered++;
    if (over.some(({ kind }) => kind === one.kind)) line.found++;
    else line.missed.push(`${language}: ${text}`);
  }
  return line;
}

function carrierFor(
  { kind, bare }: MadeUp,
  n: number,
  random: () => number,
): { language: Language; carrier: string } {
  const said = SAID[kind] ?? {};
  const spoken = bare ? LANGUAGES.filter((one) => said[one]) : LANGUAGES;
  const language = spoken[n % spoken.length]!;
  const carriers = [...(said[language] ?? []), ...(bare ? [] : UNSAID[language])];
  return { language, carrier: carriers[Math.floor(random() * carriers.length)]! };
}

export interface Marks {
  tweets: number;
  /** Tweets in which anything was marked, rightly or not. */
  marked: number;
  byKind: Record<string, number>;
  /** The marked words with a little around them, for eyes only: nothing is learnt from them. */
  list: string[];
  microseconds: number;
}

/** Null where the real tweets are not on this machine. */
export function marksOnTweets(data = DATA): Marks | null {
  const paths = TWEETS.map((name) => new URL(`${name}.jsonl`, data));
  if (!paths.every((path) => existsSync(path))) return null;
  const texts = paths.flatMap((path) =>
    readFileSync(path, "utf8")
      .split("\n")
      .filter(Boolean)
      .map((line) => (JSON.parse(line) as { text: string }).text),
  );
  const marks: Marks = { tweets: texts.length, marked: 0, byKind: {}, list: [], microseconds: 0 };
  for (const text of texts) {
    const { personalData } = sortMessage({ text });
    if (personalData.length > 0) marks.marked++;
    for (const { kind, start, end } of personalData) {
      marks.byKind[kind] = (marks.byKind[kind] ?? 0) + 1;
      marks.list.push(
        `${kind}: ${text.slice(Math.max(0, start - 30), start)}[${text.slice(start, end)}]${text.slice(end, end + 20)}`,
      );
    }
  }
  const before = process.cpuUsage();
  for (const text of texts) findPersonalData(text, "en");
  const { user, system } = process.cpuUsage(before);
  marks.microseconds = (user + system) / texts.length;
  return marks;
}

/** The figures of the bench `triage`: recall in per cent by kind, Andorra's telephones apart, marks in per mille. */
export function measurePersonalData(data = DATA): Record<string, number | string> {
  const lines = recallOfMadeUp();
  const figures: Record<string, number | string> = {};
  for (const [kind, some] of Map.groupBy(lines, (line) => line.kind))
    figures[`personal data, ${kind}: found, %`] = share(some);
  figures["personal data, telephones of Andorra: found, %"] = share(
    lines.filter(({ kind, of }) => kind === "phone" && of.startsWith("Andorra")),
  );
  figures["personal data, all: found, %"] = share(lines);
  const marks = marksOnTweets(data);
  if (!marks) return { ...figures, "personal data, real tweets": "not on this machine" };
  figures["personal data, real tweets"] = marks.tweets;
  figures["personal data, real tweets marked, %"] = rounded((100 * marks.marked) / marks.tweets);
  for (const [kind, many] of Object.entries(marks.byKind)) figures[`personal data, marks of ${kind}`] = many;
  figures["personal data, µs a text"] = rounded(marks.microseconds);
  return figures;
}

function share(lines: Line[]): number {
  const sum = (of: "asked" | "found") => lines.reduce((total, line) => total + line[of], 0);
  return rounded((100 * sum("found")) / sum("asked"));
}
