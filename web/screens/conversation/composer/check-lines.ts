/** The checks in words: what is fine, what is not and how to mend it. Which of them fold when there is no room. */
import type { AnswerCheck, Conversation } from "../../../../contract/index.ts";
import type { Named } from "../../../locales/named.ts";
import type { Words } from "../../../locales/use-words.ts";
import type { MeasuredAnswer } from "./use-measure.ts";

export interface CheckLine {
  code: AnswerCheck["code"];
  passed: boolean;
  words: string;
  /** What was looked at, or what is wrong, in a sentence. */
  why: string;
  mend: { words: string; act: () => void } | null;
}

export interface Mends {
  asThread: () => void;
  toPrivate: (() => void) | null;
  fine: (language: string) => void;
}

interface Around {
  conversation: Conversation;
  rules: Conversation["composer"][number];
  measured: MeasuredAnswer;
  /** The customer. */
  name: Named;
  /** The writer said that it may go out as several posts. */
  asThread: boolean;
  /** A language that was said to be fine here. */
  fineLanguage: string | null;
  mends: Mends;
}

/** Room for this many characters in a line, as measured on the pictures; beyond it what passed folds into a number. */
const ROOM = 84;

export function checkLines(words: Words, around: Around): CheckLine[] {
  return around.measured.checks.flatMap((check) => lineOf(words, check, around) ?? []);
}

export function folds(lines: CheckLine[]): boolean {
  const all = lines.map((line) => line.words + (line.mend?.words ?? ""));
  return all.join("").length > ROOM;
}

function lineOf(words: Words, check: AnswerCheck, around: Around): CheckLine | null {
  switch (check.code) {
    case "length":
      return lengthLine(words, check, around);
    case "personal_data":
      return personalDataLine(words, check, around);
    case "language":
      return languageLine(words, check, around);
    default:
      return check.code satisfies never;
  }
}

function lengthLine(words: Words, { code, passed }: AnswerCheck, around: Around): CheckLine | null {
  const { t, network, figure } = words;
  const { conversation, rules, measured, asThread, mends } = around;
  const values = {
    for: network(conversation.network, conversation.networkName, "for"),
    used: figure(measured.used),
    max: figure(measured.max),
  };
  const line = { code, why: t("checks:length.why", values), mend: null };
  const posts = rules.threads ? (measured.parts?.length ?? 0) : 0;
  if (passed) return { ...line, passed, words: t("checks:length.passed") };
  if (asThread && posts > 1)
    return { ...line, passed: true, words: t("checks:length.thread", { count: posts }) };
  // Where nothing can be done about it but to write less, the button says so, and nobody says it twice.
  if (posts < 2) return null;
  const count = measured.over;
  return {
    ...line,
    passed: false,
    words:
      rules.unit === "bytes"
        ? t("checks:length.failedBytes", { count })
        : t("checks:length.failed", { count }),
    mend: { words: t("checks:length.mend", { count: posts }), act: mends.asThread },
  };
}

function personalDataLine({ t, coded }: Words, check: AnswerCheck, { mends }: Around): CheckLine {
  const { code, passed, params } = check;
  if (passed)
    return {
      code,
      passed,
      words: t("checks:personal_data.passed"),
      why: t("checks:personal_data.why"),
      mend: null,
    };
  return {
    code,
    passed,
    words:
      coded("checks", `personal_data.failed.${params.kind}`) ?? t("reasons:part.personal_data_in_public"),
    why: t("checks:personal_data.whyFailed"),
    mend: mends.toPrivate ? { words: t("checks:personal_data.mend"), act: mends.toPrivate } : null,
  };
}

function languageLine(words: Words, { code, passed, params }: AnswerCheck, around: Around): CheckLine | null {
  const { t, languageName } = words;
  const written = String(params.written);
  const values = {
    written: languageName(written) ?? written,
    wanted: languageName(String(params.wanted)) ?? String(params.wanted),
    name: around.name,
  };
  if (passed)
    return {
      code,
      passed,
      words: t("checks:language.passed", values),
      why: t("checks:language.whyPassed", values),
      mend: null,
    };
  if (around.fineLanguage === written) return null;
  return {
    code,
    passed,
    words: t("checks:language.failed", values),
    why: t("checks:language.why", values),
    mend: { words: t("checks:language.mend"), act: () => around.mends.fine(written) },
  };
}
