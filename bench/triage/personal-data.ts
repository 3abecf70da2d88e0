/**
 * How well personal data are found: recall on made-up ones by kind and country, marks on real tweets (measured, never
 * tuned on), and what a text costs. Deterministic but for the time.
 */
import { createHash } from "node:crypto";
import { LANGUAGES, type Language, sortMessage } from "../../server/triage/index.ts";
import { findPersonalData } from "../../server/triage/personal-data.ts";
import { type Result, rounded } from "../bench.ts";
import { seeded } from "../words.ts";
import { SAID, UNSAID } from "./carriers.ts";
import { SEEN_TO_HOLD_DATA } from "./judged.ts";
import { MADE_UP, type MadeUp } from "./made-up.ts";
import { hasData, readSet } from "./sets.ts";

const EACH = 200;
/** Percent. */
const AIMS = { found: 99, andorra: 95, falsely: 0.1 };
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
  /** Of these, those that eyes have not found to hold somebody's data. */
  falsely: number;
  byKind: Record<string, number>;
  /** The marked words with a little around them, for eyes only: nothing is learnt from them. */
  list: string[];
  microseconds: number;
}

/** Null where the real tweets are not on this machine. */
export function marksOnTweets(): Marks | null {
  if (!hasData()) return null;
  const holdData = new Set(SEEN_TO_HOLD_DATA);
  const texts = TWEETS.flatMap((name) => readSet(name).map(({ text }) => text));
  const marks: Marks = { tweets: texts.length, marked: 0, falsely: 0, byKind: {}, list: [], microseconds: 0 };
  for (const text of texts) {
    const { personalData } = sortMessage({ text });
    if (personalData.length > 0) marks.marked++;
    if (personalData.length > 0 && !holdData.has(fingerprint(text))) marks.falsely++;
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

/** Tells a tweet apart without keeping its words. */
export function fingerprint(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}

/**
 * Recall in per cent by kind, Andorra's telephones apart, and how many real tweets are marked, and marked falsely. Whether
 * a mark is false only eyes can tell (`marksOnTweets().list`): what they have not seen to be somebody's data is.
 */
export function measurePersonalData(marks = marksOnTweets()): Result {
  const lines = recallOfMadeUp();
  const figures: Record<string, number | string> = {};
  for (const [kind, some] of Map.groupBy(lines, (line) => line.kind))
    figures[`personal data, ${kind}: found, %`] = share(some);
  const found = share(lines);
  const inAndorra = share(lines.filter(isAndorran));
  const falsely = marks ? rounded((100 * marks.falsely) / marks.tweets) : Number.POSITIVE_INFINITY;
  figures["personal data, telephones of Andorra: found, %"] = inAndorra;
  figures["personal data, all: found, %"] = found;
  figures["personal data, real tweets"] = marks?.tweets ?? "not on this machine";
  if (marks) {
    figures["personal data, real tweets marked, %"] = rounded((100 * marks.marked) / marks.tweets);
    figures["personal data, real tweets marked falsely, %"] = falsely;
    for (const [kind, many] of Object.entries(marks.byKind))
      figures[`personal data, marks of ${kind}`] = many;
    figures["personal data, µs a text"] = rounded(marks.microseconds);
  }
  return {
    figures,
    aims: {
      "personal data, all: found, %": `≥ ${AIMS.found}`,
      "personal data, telephones of Andorra: found, %": `≥ ${AIMS.andorra}`,
      "personal data, real tweets marked falsely, %": `≤ ${AIMS.falsely}`,
    },
    met: found >= AIMS.found && inAndorra >= AIMS.andorra && falsely <= AIMS.falsely,
  };
}

function isAndorran({ kind, of }: Line): boolean {
  return kind === "phone" && of.startsWith("Andorra");
}

function share(lines: Line[]): number {
  const sum = (of: "asked" | "found") => lines.reduce((total, line) => total + line[of], 0);
  return rounded((100 * sum("found")) / sum("asked"));
}
