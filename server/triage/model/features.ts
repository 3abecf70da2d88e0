/**
 * What the model sees of a message: its words and pieces of words, each hashed to a number; and, the same in all six
 * languages, what the word lists and the rules found. Weinberger et al., "Feature hashing", 2009.
 */
import { type Evidence, found } from "../evidence.ts";
import type { Language } from "../labels.ts";
import { type Sounds, soundsOf } from "../lexicon/afinn.ts";
import type { Token } from "../reading.ts";
import type { Rulings } from "../rulings.ts";
import { BEGUN, hash, mix, rolled } from "./hash.ts";

export const BITS = 17;
const MASK = 2 ** BITS - 1;

/** Pieces of a word, its two ends marked, of so many letters. Those of three and four beside them doubled the work, for nothing. */
const PIECE = 5;
/** What each group weighs as a whole, however long the message is. */
const WORDS = 1;
const PIECES = 0.5;
const MARK = 0.35;
const CONCEPT = 0.9;
const RULING = 0.5;
const SIGN = 0.4;
const CLOSING = 0.5;
/** So many words after a negation are seen as negated too. */
const NEGATED = 3;
/** So many words open a question. */
const OPENING = 4;
/** Of very long words the beginning is enough. */
const LETTERS = 30;
/** Marks the ends of a word: "_". */
const END = 95;

export interface Features {
  ids: Uint32Array;
  values: Float32Array;
  /** The token each comes from; −1: the message as a whole. */
  tokens: Int16Array;
  /** What stands together in the message (`phrases.ts`), where somebody looks at it. */
  phrases?: Uint32Array;
}

/** What is seen of a message, by where it comes from. What each is worth: `npm run -s bench -- ways`. */
export const FAMILIES = [
  "words",
  "ends",
  "closing",
  "pieces",
  "marks",
  "concepts",
  "sounds",
  "signs",
  "rulings",
  "joint",
] as const;
export type Family = (typeof FAMILIES)[number];
const EVERY: ReadonlySet<Family> = new Set(FAMILIES);
/** What tells the matter; the rest is how it is put. */
export const MATTER: ReadonlySet<Family> = EVERY.difference(new Set<Family>(["closing", "joint"]));

/** Written on the one sheet: good until the next message is read. Who keeps them takes `kept(features)`. */
export function featuresOf(
  evidence: Evidence,
  language: Language | "und",
  rulings: Rulings,
  families = EVERY,
): Features {
  const sheet = new Sheet();
  if (families.has("words")) words(sheet, evidence);
  if (families.has("ends")) ends(sheet, evidence);
  if (families.has("closing")) closing(sheet, evidence);
  if (families.has("pieces")) pieces(sheet, evidence);
  if (families.has("marks")) marks(sheet, evidence);
  if (families.has("concepts")) concepts(sheet, evidence);
  const heard = language === "und" ? SILENT : soundsOf(evidence.reading, language, negationsIn(evidence));
  if (families.has("sounds") && language !== "und") sounds(sheet, heard);
  if (families.has("signs")) signs(sheet, evidence, language);
  if (families.has("rulings")) judged(sheet, rulings);
  if (families.has("joint")) joint(sheet, evidence, rulings, heard);
  return sheet.features();
}

export function kept({ ids, values, tokens, phrases }: Features): Features {
  const own = { ids: ids.slice(), values: values.slice(), tokens: tokens.slice() };
  return phrases ? { ...own, phrases: phrases.slice() } : own;
}

/** One sheet is written on again and again: making room for each message took longer than reading it. */
const MOST = 40_000;
const IDS = new Uint32Array(MOST);
const VALUES = new Float32Array(MOST);
const TOKENS = new Int16Array(MOST);

class Sheet {
  length = 0;

  add(hashed: number, value: number, token = -1): void {
    if (this.length === MOST) return;
    IDS[this.length] = hashed & MASK;
    VALUES[this.length] = value;
    TOKENS[this.length] = token;
    this.length++;
  }

  /** Shares one weight among all that were added since: a long message says no more than a short one. */
  share(from: number, weight: number): void {
    VALUES.fill(weight / Math.sqrt(Math.max(1, this.length - from)), from, this.length);
  }

  features(): Features {
    return {
      ids: IDS.subarray(0, this.length),
      values: VALUES.subarray(0, this.length),
      tokens: TOKENS.subarray(0, this.length),
    };
  }
}

function words(sheet: Sheet, evidence: Evidence): void {
  const from = sheet.length;
  const negations = negationsIn(evidence);
  let sentence = -1;
  let negated = 0;
  for (const [at, token] of evidence.reading.tokens.entries()) {
    if (token.sentence !== sentence) {
      sentence = token.sentence;
      negated = 0;
    }
    const word = hash(token.form, 11);
    sheet.add(word, 1, at);
    if (negated > 0) {
      sheet.add(mix(word ^ 17), 1, at);
      negated--;
    }
    if (negations.has(at)) negated = NEGATED;
  }
  sheet.share(from, WORDS);
}

/** How a message begins and ends, and how its questions begin: there people say what they want. */
function ends(sheet: Sheet, { reading: { tokens, sentences } }: Evidence): void {
  const [first, second] = tokens;
  const last = tokens.at(-1);
  if (!first || !last) return;
  sheet.add(hash(first.form, 41), SIGN, 0);
  if (second) sheet.add(hash(`${first.form} ${second.form}`, 41), SIGN, 0);
  sheet.add(hash(last.form, 43), SIGN / 2, tokens.length - 1);
  const from = sheet.length;
  for (const sentence of sentences) {
    if (!sentence.asks) continue;
    const to = Math.min(sentence.to, sentence.from + OPENING);
    for (let at = sentence.from; at < to; at++) sheet.add(hash(tokens[at]!.form, 47), 1, at);
  }
  if (sheet.length > from) sheet.share(from, SIGN);
}

function pieces(sheet: Sheet, evidence: Evidence): void {
  const from = sheet.length;
  for (const [at, { form }] of evidence.reading.tokens.entries()) {
    const length = Math.min(form.length, LETTERS);
    // From the sign before the first letter to the one after the last.
    for (let start = -1; start + PIECE <= length + 1; start++) {
      let rolling = BEGUN;
      for (let letter = start; letter < start + PIECE; letter++)
        rolling = rolled(rolling, letter < 0 || letter === length ? END : form.charCodeAt(letter));
      sheet.add(mix(rolling ^ PIECE), 1, at);
    }
  }
  sheet.share(from, PIECES);
}

function marks(sheet: Sheet, { hits }: Evidence): void {
  for (const [mark, [hit]] of hits) if (hit) sheet.add(hash(mark, 5), MARK, hit.from);
}

function concepts(sheet: Sheet, evidence: Evidence): void {
  for (const { mark, from } of evidence.concepts) sheet.add(hash(mark, 23), CONCEPT, from);
}

const SILENT: Sounds = { values: [], good: 0, bad: 0 };

function sounds(sheet: Sheet, { values, good, bad }: Sounds): void {
  for (const value of values) sheet.add(hash("sounds ", 7, String(Math.round(value))), SIGN / 2);
  sheet.add(hash("good ", 7, String(step(good))), SIGN);
  sheet.add(hash("bad ", 7, String(step(bad))), SIGN);
  sheet.add(hash("sum ", 7, String(sumOf(good, bad))), RULING);
}

function sumOf(good: number, bad: number): number {
  return Math.max(-6, Math.min(6, Math.round((good - bad) / 1.5)));
}

const NONE: ReadonlySet<number> = new Set();

/** The tokens that are negations. */
function negationsIn(evidence: Evidence): ReadonlySet<number> {
  const hits = found(evidence, "negation");
  return hits.length === 0 ? NONE : new Set(hits.map((hit) => hit.from));
}

function step(sum: number): number {
  return [0.5, 1.6, 2.6, 4.6, 8].findIndex((limit) => sum < limit);
}

function signs(sheet: Sheet, { reading }: Evidence, language: Language | "und"): void {
  const { text, tokens, emoji } = reading;
  const say = (sign: string, which: string | number = "", value = SIGN) =>
    sheet.add(hash(sign, 3, String(which)), value);
  sheet.add(ALWAYS, SIGN);
  say("in ", language, SIGN / 2);
  const cries = count(text, "!");
  if (cries > 0) say("cries ", Math.min(cries, 3));
  const asks = count(text, "?");
  if (asks > 0) say("asks ", Math.min(asks, 3));
  if (/\?\s*$/.test(text)) say("ends asking");
  if (/https?:/.test(text)) say("link");
  const named = whomNamed(text);
  if (named === "first") say("begins to somebody");
  else if (named === "within") say("names somebody");
  if (/#\w/.test(text)) say("tag");
  if (reading.retold) say("retold");
  say("long ", lengthOf(tokens));
  const shouted = text.match(/\p{Lu}{4,}/gu)?.length ?? 0;
  if (shouted > 0) say("shouts ", Math.min(shouted, 3));
  for (const { form } of emoji) say("shows ", form);
}

/** What the rules make of it: the model learns where they are right. */
function judged(sheet: Sheet, rulings: Rulings): void {
  const say = (ruling: string, which: string | number | boolean = "", value = RULING) =>
    sheet.add(hash(ruling, 29, String(which)), value);
  const { kind, mood, topic, urgency, reply, audience, personalData } = rulings;
  sheet.add(hash("good", 31), Math.min(mood.good, 5) * 0.2);
  sheet.add(hash("bad", 31), Math.min(mood.bad, 5) * 0.2);
  say("mood ", mood.mood);
  say("kind ", kind.kind);
  for (const one of kind.kinds) say("also ", one, MARK);
  say("topic ", topic.topic);
  say("urgency ", urgency.urgency);
  say("reply ", reply.needsReply);
  say("audience ", audience.audience);
  say(`kind and mood ${kind.kind} ${mood.mood}`);
  if (personalData.length > 0) say("personal data");
}

/** The words of the last of several sentences. */
function closing(sheet: Sheet, { reading: { tokens, sentences } }: Evidence): void {
  const last = sentences.length > 1 ? sentences.at(-1) : undefined;
  if (!last) return;
  const from = sheet.length;
  for (let at = last.from; at < last.to; at++) sheet.add(hash(tokens[at]!.form, 67), 1, at);
  sheet.share(from, CLOSING);
}

/** What says more together than each alone: whom it is said to, how long it is and how it ends, with what the rules make of it. */
function joint(
  sheet: Sheet,
  { reading: { text, tokens, sentences } }: Evidence,
  { kind: { kind }, mood: { mood } }: Rulings,
  { good, bad }: Sounds,
): void {
  const say = (which: string, parts: string) => sheet.add(hash(which, 61, parts), SIGN);
  const named = whomNamed(text);
  const asks = sentences.some((sentence) => sentence.asks);
  say("named ", `${named} ${kind} ${mood}`);
  say("ends ", `${sentences.at(-1)?.asks ?? false} ${asks} ${kind}`);
  say("long ", `${lengthOf(tokens)} ${kind} ${mood}`);
  say("sounds ", `${named} ${step(good)} ${step(bad)}`);
  say("sum ", `${asks} ${kind} ${Math.sign(sumOf(good, bad))}`);
}

/** Whether it begins with a handle, holds one, or none. */
function whomNamed(text: string): "first" | "within" | "nobody" {
  if (/^\s*@/.test(text)) return "first";
  return /@\w/.test(text) ? "within" : "nobody";
}

/** In steps; the longest are −1. */
function lengthOf({ length }: readonly Token[]): number {
  return [4, 8, 16, 30, 60].findIndex((limit) => length < limit);
}

function count(text: string, sign: string): number {
  let times = 0;
  for (let at = text.indexOf(sign); at !== -1; at = text.indexOf(sign, at + 1)) times++;
  return times;
}

/** The feature that every message has. */
export const ALWAYS = hash("any", 3) & MASK;
