import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { KINDS, TOPICS } from "../labels.ts";
import { agreement, cohen, readSecondLabels } from "./agreement.ts";
import { contentsOf, HARD, MOODS, URGENCIES } from "./contents.ts";
import { CORPUS_LANGUAGES, readCorpus, readWriters, type Written } from "./corpus.ts";
import { nearDuplicates } from "./near-duplicates.ts";
import { networkOf } from "./networks.ts";
import { wordingOf, wordsOf } from "./wording.ts";

const corpus = readCorpus();
const byLanguage = CORPUS_LANGUAGES.map((language) => ({
  language,
  messages: corpus.filter((one) => one.language === language),
}));

const text = z
  .string()
  .min(1)
  .refine((said) => said === said.trim(), "space around it")
  .refine((said) => said.isWellFormed(), "half a character")
  .refine((said) => !/[\0-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff|]/.test(said), "a control character or |");
const labels = {
  language: z.enum(CORPUS_LANGUAGES),
  text,
  kind: z.enum(KINDS),
  topic: z.enum(TOPICS),
  mood: z.enum(MOODS),
  urgency: z.literal([...URGENCIES]),
  needsReply: z.boolean(),
  audience: z.enum(["public", "private"]),
};
const written = z
  .strictObject({
    ...labels,
    also: z.enum(KINDS).optional(),
    hard: z
      .array(z.enum(HARD))
      .min(1)
      .refine((ways) => new Set(ways).size === ways.length, "the same twice")
      .optional(),
    writer: text,
  })
  .refine(({ kind, also }) => also !== kind, "a second kind that is the first");
const writer = z.strictObject({ writer: text, variety: text, network: text, who: z.string().min(1) });

/** The pairs that occur everywhere; the others are rare, and praise that is negative is a complaint. */
const EVERYWHERE = [
  "complaint, negative",
  "question, neutral",
  "question, positive",
  "request, neutral",
  "praise, positive",
  "other, negative",
  "other, neutral",
  "other, positive",
];

test("every line has all its fields and only known values", () => {
  expect(faults(corpus, written)).toEqual([]);
  expect(faults(readSecondLabels(), z.strictObject(labels))).toEqual([]);
});

test("every writer is known, is one person, and writes; every network has its kind of place", () => {
  for (const { language, messages } of byLanguage) {
    const people = readWriters(language);
    expect(faults(people, writer)).toEqual([]);
    const ids = people.map((one) => one.writer);
    expect(new Set(ids).size, language).toBe(ids.length);
    expect([...new Set(messages.map((one) => one.writer))].sort()).toEqual(ids.sort());
    expect(people.filter(({ network }) => networkOf(network) === "elsewhere")).toEqual([]);
    expect(people.filter(({ variety }) => !variety.startsWith(`${language}-`))).toEqual([]);
  }
});

test("there are enough in each language, at least a fifth of them hard", () => {
  expect(corpus.length).toBeGreaterThanOrEqual(9_000);
  for (const { language, messages } of byLanguage) {
    expect(messages.length, language).toBeGreaterThanOrEqual(1_500);
    expect(messages.filter(({ hard }) => hard).length / messages.length, language).toBeGreaterThanOrEqual(
      0.2,
    );
  }
});

test("every topic, urgency and way of being hard occurs in each language, and the pairs of kind and mood", () => {
  for (const { language, messages } of byLanguage) {
    const missing = (wanted: readonly unknown[], of: (one: Written) => unknown[]) => {
      const there = new Set(messages.flatMap(of));
      return wanted.filter((value) => !there.has(value));
    };
    expect(
      missing(TOPICS, ({ topic }) => [topic]),
      language,
    ).toEqual([]);
    expect(
      missing(URGENCIES, ({ urgency }) => [urgency]),
      language,
    ).toEqual([]);
    expect(
      missing(HARD, ({ hard }) => hard ?? []),
      language,
    ).toEqual([]);
    expect(
      missing(EVERYWHERE, ({ kind, mood }) => [`${kind}, ${mood}`]),
      language,
    ).toEqual([]);
  }
  const pairs = new Set(corpus.map(({ kind, mood }) => `${kind}, ${mood}`));
  const all = KINDS.flatMap((kind) => MOODS.map((mood) => `${kind}, ${mood}`));
  expect(all.filter((pair) => !pairs.has(pair))).toEqual(["praise, negative"]);
});

test("labels keep the rules of the guidelines that know no exception", () => {
  const breaking = (rule: (one: Written) => boolean) =>
    corpus.filter((one) => !rule(one)).map((one) => one.text);
  expect(breaking(({ needsReply, urgency }) => !needsReply || urgency >= 1)).toEqual([]);
  expect(breaking(({ needsReply, urgency }) => needsReply || urgency === 0 || urgency === 3)).toEqual([]);
  expect(breaking(({ hard, mood }) => !hard?.includes("sarcasm") || mood === "negative")).toEqual([]);
  const asks = ({ kind }: Written) => kind === "question" || kind === "request";
  expect(breaking((one) => !asks(one) || one.needsReply || one.hard !== undefined)).toEqual([]);
});

test("in no language does more than one message in fifty say nearly what another says", () => {
  for (const { language, messages } of byLanguage) {
    const near = nearDuplicates(messages.map((one) => one.text));
    expect(near.length / messages.length, language).toBeLessThanOrEqual(0.02);
  }
});

test("near-duplicates: half of the word triples, or all of few words; not what only begins alike", () => {
  const near = (...texts: string[]) => nearDuplicates(texts).map(({ earlier, later }) => [earlier, later]);
  expect(near("Where is my order 12 today?", "where is my coat then, please")).toEqual([]);
  expect(near("Where is my order number 12?", "x", "Where is my order number 13 !!", "x")).toEqual([
    [0, 2],
    [1, 3],
  ]);
  expect(near("Gràcies!", "gracies", "gracies a tots", "❤️", "👏", "❤️")).toEqual([
    [0, 1],
    [3, 5],
  ]);
});

test("two readers of the guidelines agree", () => {
  const kappas = Object.fromEntries(
    agreement(corpus, readSecondLabels()).map(({ question, kappa }) => [question, kappa]),
  );
  expect(kappas.kind).toBeGreaterThanOrEqual(0.8);
  expect(kappas.topic).toBeGreaterThanOrEqual(0.75);
  expect(kappas.mood).toBeGreaterThanOrEqual(0.85);
  expect(kappas.urgency).toBeGreaterThanOrEqual(0.8);
  expect(kappas["urgency ≥ 2"]).toBeGreaterThanOrEqual(0.8);
  expect(kappas.needsReply).toBeGreaterThanOrEqual(0.85);
  expect(kappas.audience).toBeGreaterThanOrEqual(0.75);
});

test("Cohen's κ: the textbook's example, full agreement, chance alone", () => {
  const answers = (...counts: [answer: string, times: number][]) =>
    counts.flatMap(([answer, times]) => Array<string>(times).fill(answer));
  const one = answers(["yes", 25], ["no", 25]);
  const two = answers(["yes", 20], ["no", 5], ["yes", 10], ["no", 15]);
  expect(cohen(one, two).kappa).toBeCloseTo(0.4, 10);
  expect(cohen(one, one)).toEqual({ alike: 1, kappa: 1 });
  expect(cohen(["a", "a", "b", "b"], ["a", "b", "a", "b"]).kappa).toBe(0);
});

test("second labels of a text that was changed are found out", () => {
  const [first, ...others] = readSecondLabels();
  expect(() => agreement(corpus, [{ ...first!, text: "never written" }, ...others])).toThrow("never written");
});

test("words are counted without links, handles and numbers; the ratio waits for enough of them", () => {
  expect(wordsOf("@desk L’ordre 12 és col·lapsat… https://t.co/x1 no-show 🙄")).toEqual([
    "l'ordre",
    "és",
    "col·lapsat",
    "no-show",
  ]);
  expect(wordingOf(["a b", "a", "a c d"])).toEqual({
    messages: 3,
    vocabulary: 4,
    different: null,
    lengths: [1, 2, 3],
  });
  expect(wordingOf(Array<string>(2_500).fill("one two three four")).different).toBe(0.04);
});

test("README.md is the page that `npm run triage:corpus` writes", () => {
  const page = readFileSync(join(import.meta.dirname, "README.md"), "utf8");
  expect(page).toBe(contentsOf(corpus, CORPUS_LANGUAGES.flatMap(readWriters), readSecondLabels()));
});

function faults(lines: readonly unknown[], shape: z.ZodType): string[] {
  return lines.flatMap((line) => {
    const { error } = shape.safeParse(line);
    return error ? [`${JSON.stringify(line)}: ${z.prettifyError(error)}`] : [];
  });
}
