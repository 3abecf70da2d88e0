/**
 * The language of a text: what eld knows of the six and of their neighbours, corrected by what our corpus taught, with
 * what is known beforehand: the author's earlier messages, then the account's own language. All of it are log-odds, so
 * a prior weighs the same everywhere and settles what is short or mixed.
 */
import { LANGUAGES, type Language, type Reason } from "./labels.ts";
import { addLearned, oddsOf } from "./language/learned.ts";
import { lettersOf } from "./language/letters.ts";
import { KNOWN, sumNgrams } from "./language/ngrams.ts";
import type { Reading } from "./reading.ts";

/** Under two words nothing is said without a prior. */
const WORDS_MIN = 2;
/** Log-odds that a message is in the language of its author's earlier ones, or of the account. */
const PRIOR = { author: 2.5, account: 1 };
/** Signs that only one of the six writes, and that no name brings along (an ñ does), settle a close call. */
const ONLY: [Language, RegExp][] = [
  ["es", /[¿¡]/],
  ["ca", /l[·•]l|ŀ/i],
];
const ONLY_ADDS = 3;
/** How much more a neighbour must speak for itself, since nobody is expected to write it. */
const NEIGHBOUR_OWES = 1.5;
/** Cyrillic, Arabic, Han …: a text that is mostly these is in none of the six. */
const NOT_LATIN = /[^\P{L}\p{Script=Latin}]/gu;

export interface LanguageFound {
  language: Language | "und";
  confidence: number;
  reason: Reason;
}

export function judgeLanguage(
  reading: Reading,
  prior: Language | null,
  account: Language | null,
): LanguageFound {
  const told = prior ?? account;
  const letters = lettersOf(reading.plain);
  if (reading.words < WORDS_MIN && (!told || letters === "")) return unheard(told);
  if ((letters.match(NOT_LATIN)?.length ?? 0) * 2 > letters.length) return unheard(null);
  const sums = sumNgrams(letters);
  if (sums.known === 0) return unheard(told);
  const odds = oddsOf(sums);
  addLearned(letters, odds);
  for (let n = LANGUAGES.length; n < KNOWN.length; n++) odds[n]! -= NEIGHBOUR_OWES;
  for (const [language, sign] of ONLY)
    if (sign.test(reading.text)) odds[KNOWN.indexOf(language)]! += ONLY_ADDS;
  const unaided = best(odds);
  if (prior) odds[KNOWN.indexOf(prior)]! += PRIOR.author;
  if (account) odds[KNOWN.indexOf(account)]! += PRIOR.account;
  const top = best(odds);
  const language = LANGUAGES[top];
  if (!language) return unheard(null);
  return found(language, sure(odds, top), top === unaided ? "detected" : "prior");
}

/** Nothing in the text speaks: only who wrote it, or where, does. */
function unheard(told: Language | null): LanguageFound {
  return told ? found(told, 0.5, "prior") : found("und", 0, "abstained");
}

function found(language: Language | "und", confidence: number, code: string): LanguageFound {
  return { language, confidence, reason: { question: "language", code } };
}

function best(odds: readonly number[]): number {
  return odds.reduce((top, one, n) => (one > odds[top]! ? n : top), 0);
}

function sure(odds: readonly number[], top: number): number {
  const all = odds.reduce((sum, one) => sum + Math.exp(one - odds[top]!), 0);
  return Math.min(0.99, 1 / all);
}
