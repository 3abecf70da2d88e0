/**
 * The language of a text: eld over the six of the desk and Basque (so that it is not taken for one of them), with
 * what is known beforehand: the author's earlier messages, then the account's own language.
 */
import { eld } from "eld/small";
import { LANGUAGES, type Language, type Reason } from "./labels.ts";
import type { Reading } from "./reading.ts";

eld.setLanguageSubset([...LANGUAGES, "eu"]);

/** Under two words nothing is said without a prior. */
const WORDS_MIN = 2;
/** What a prior adds to a score: so much at no letters, half of it at this many. Fitted on short real messages. */
const PRIOR = { author: 0.3, account: 0.08, halfAt: 15 };
/** Signs that only one of the six writes, and that no name brings along (an ñ does), settle a close call. */
const ONLY: [Language, RegExp][] = [
  ["es", /[¿¡]/],
  ["ca", /l[·•]l|ŀ/i],
];
const ONLY_ADDS = 0.1;
/** eld reads that far with profit; more letters change nothing. */
const LETTERS = 400;

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
  if (reading.words < WORDS_MIN) {
    const known = prior ?? account;
    if (known && reading.plain.length === 0) return told(known, 0.5, "prior");
    if (!known) return told("und", 0, "abstained");
  }
  const letters = reading.plain.slice(0, LETTERS);
  const scores = eld.detect(letters).getScores();
  const weight = PRIOR.halfAt / (PRIOR.halfAt + letters.length);
  const marked = ONLY.flatMap(([language, sign]) => (sign.test(reading.text) ? language : []));
  let best: Language | "eu" | null = null;
  let top = 0;
  let second = 0;
  let unaided: string | null = null;
  let highest = 0;
  for (const language of [...LANGUAGES, "eu"] as const) {
    const raw = scores[language] ?? 0;
    if (raw > highest) {
      highest = raw;
      unaided = language;
    }
    const score =
      raw +
      (language === prior ? PRIOR.author * weight : 0) +
      (language === account ? PRIOR.account * weight : 0) +
      (marked.some((one) => one === language) ? ONLY_ADDS : 0);
    if (score > top) {
      second = top;
      top = score;
      best = language;
    } else if (score > second) second = score;
  }
  if (best === null || best === "eu") return told("und", 0, "abstained");
  return told(best, confidenceOf(top, second, letters.length), best === unaided ? "detected" : "prior");
}

function confidenceOf(top: number, second: number, letters: number): number {
  const margin = top === 0 ? 0 : (top - second) / top;
  const sure = 1 - Math.exp(-margin * 12);
  return Math.min(0.99, (0.5 + 0.5 * sure) * (letters < 25 ? 0.85 : 1));
}

function told(language: Language | "und", confidence: number, code: string): LanguageFound {
  return { language, confidence, reason: { question: "language", code } };
}
