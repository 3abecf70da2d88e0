/**
 * `npm run -s triage -- FILE.jsonl`: sorts every line `{"text": …, "lang"?: …}` of a file (or of stdin, `-`) and
 * prints one JSON line for each, in the same order. A line that cannot be read says so on stderr, prints
 * `{"error": …}` in its place, and makes the exit code 1. A whole file is never held in memory.
 */

import { once } from "node:events";
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { LANGUAGES, type Language, type Reason } from "../server/triage/labels.ts";
import { sortTogether } from "../server/triage/sort.ts";

const file = process.argv[2];
if (file === undefined) {
  process.stderr.write(
    "Say which file to sort: npm run -s triage -- FILE.jsonl   (or - for standard input)\n",
  );
  process.exit(2);
}

process.exitCode = await sortLines(file);

async function sortLines(path: string): Promise<number> {
  const input = path === "-" ? process.stdin : createReadStream(path);
  let number = 0;
  let code = 0;
  let lines: Line[] = [];
  try {
    for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      number++;
      lines.push(tryLine(number === 1 ? line.replace(/^\uFEFF/, "") : line));
      if (lines.length === 500) await flush();
    }
  } catch (error) {
    // `triage … | head` closes our output early: nothing is wrong.
    if ((error as NodeJS.ErrnoException).code === "EPIPE") return code;
    process.stderr.write(`${path}: ${(error as Error).message}\n`);
    code = 1;
  }
  await flush();
  return code;

  async function flush(): Promise<void> {
    const first = number - lines.length + 1;
    const sorted = sortedLines(lines);
    lines = [];
    for (const [at, line] of sorted.entries()) {
      if (!("error" in line)) continue;
      process.stderr.write(`line ${first + at}: ${line.error}\n`);
      code = 1;
    }
    const chunk = sorted.map((line) => `${JSON.stringify(line)}\n`).join("");
    if (chunk !== "" && !process.stdout.write(chunk)) await once(process.stdout, "drain");
  }
}

interface Message {
  text: string;
  prior: Language | null;
}

interface Fault {
  error: string;
}

/** A message to sort, or what is wrong with its line. */
type Line = Message | Fault;

function sortedLines(lines: Line[]): object[] {
  const sorted = trySorting(lines.filter((line): line is Message => !("error" in line)));
  let next = 0;
  return lines.map((line) => ("error" in line ? line : sorted[next++]!));
}

/** One that cannot be sorted takes no other with it. */
function trySorting(messages: Message[]): object[] {
  try {
    // What reads these lines may count on the order of the first ones: new ones come last.
    return sortTogether(messages).map(({ sorted: { reasons, likeness, ...sorted } }) => ({
      ...sorted,
      reasons: reasons.map(write),
      likeness,
    }));
  } catch (error) {
    if (messages.length > 1) return messages.flatMap((one) => trySorting([one]));
    return [faultOf(error)];
  }
}

function tryLine(line: string): Line {
  try {
    return readLine(line);
  } catch (error) {
    return faultOf(error);
  }
}

function faultOf(error: unknown): Fault {
  return { error: (error as Error).message };
}

function readLine(line: string): Message {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw new Error(`not JSON (${(error as Error).message})`);
  }
  if (typeof value !== "object" || value === null || !("text" in value) || typeof value.text !== "string") {
    throw new Error('no "text": each line is an object with a string "text" and, if known, "lang"');
  }
  const lang =
    "lang" in value && typeof value.lang === "string" ? value.lang.toLowerCase().split("-")[0] : null;
  return { text: value.text, prior: LANGUAGES.find((language) => language === lang) ?? null };
}

function write({ question, code, words }: Reason): string {
  return words && words.length > 0 ? `${question}.${code}: ${words.join(", ")}` : `${question}.${code}`;
}
