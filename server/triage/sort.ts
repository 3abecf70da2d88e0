/** What a message is, in one pure function: each question in its file, put together here. */
import { decide, LOOKED_AT, tellingWords } from "./decide.ts";
import { type Evidence, gather } from "./evidence.ts";
import type { Audience, Language, Reason, Sorted } from "./labels.ts";
import { judgeLanguage, type LanguageFound } from "./language.ts";
import { likenessOf } from "./likeness.ts";
import { type Features, featuresOf } from "./model/features.ts";
import { phrasesOf } from "./model/phrases.ts";
import { columnsFor, type Recognisers, tokensOf } from "./model/recognisers.ts";
import { shippedWeights } from "./model/shipped.ts";
import type { Weights } from "./model/weights.ts";
import { findPersonalData } from "./personal-data.ts";
import { readText } from "./reading.ts";
import { type Rulings, ruleOn } from "./rulings.ts";

export interface ToSort {
  text: string;
  /** Language of the author's earlier messages. */
  prior?: Language | null;
  /** Language of the brand's account it was written to. */
  accountLanguage?: Language | null;
  published?: Audience;
  /** What the brand's own corrections have taught; those that ship when left out. */
  weights?: Weights;
}

/** One of the brand's own labels that the message is taken for, and the words that spoke for it. */
export interface Recognised {
  labelId: string;
  words: string[];
}

export interface Understood {
  sorted: Sorted;
  /** The brand's own labels that it is taken for. */
  recognised: Recognised[];
}

export function sortMessage(message: ToSort): Sorted {
  return sortTogether([message])[0]!.sorted;
}

/**
 * What each message is, and which of the brand's own labels are recognised in it. All go through one stage before the
 * next begins: its code and what it reads are then at hand, and many cost a sixth less than one at a time.
 */
export function sortTogether(
  messages: readonly ToSort[],
  recognisers: Recognisers | null = null,
): Understood[] {
  const readings = messages.map(({ text }) => readText(text));
  const heard = messages.map(({ prior = null, accountLanguage = null }, at) =>
    judgeLanguage(readings[at]!, prior, accountLanguage),
  );
  const evidence = readings.map((reading, at) => gather(reading, heard[at]!.language));
  const personalData = messages.map(({ text }, at) => findPersonalData(text, heard[at]!.language));
  const rulings = messages.map(({ published = "public" }, at) =>
    ruleOn(evidence[at]!, personalData[at]!, published),
  );
  return messages.map((message, at) =>
    conclude(message, heard[at]!, evidence[at]!, rulings[at]!, recognisers),
  );
}

/** The last stage: what the model makes of all that was found. */
function conclude(
  { published = "public", weights = shippedWeights() }: ToSort,
  { language, confidence, reason }: LanguageFound,
  evidence: Evidence,
  rulings: Rulings,
  recognisers: Recognisers | null,
): Understood {
  const { personalData } = rulings;
  const features = featuresOf(evidence, language, rulings);
  if (weights.own) features.phrases = phrasesOf(evidence.reading);
  const { reasons, confidence: shares, ...decided } = decide(weights, evidence, rulings, features, published);
  const kinds = [...new Set(personalData.map((one) => one.kind))];
  const sorted: Sorted = {
    language,
    ...decided,
    personalData,
    confidence: {
      language: round(confidence),
      kind: round(shares.kind),
      topic: round(shares.topic),
      mood: round(shares.mood),
    },
    reasons: [reason, ...reasons, ...kinds.map((code): Reason => ({ question: "personal_data", code }))].map(
      ({ question, code, words = [] }) => (words.length > 0 ? { question, code, words } : { question, code }),
    ),
    likeness: likenessOf(evidence.reading),
  };
  return { sorted, recognised: recognisers ? recognise(recognisers, evidence, rulings, features) : [] };
}

function recognise(
  recognisers: Recognisers,
  evidence: Evidence,
  rulings: Rulings,
  features: Features,
): Recognised[] {
  const of = { count: evidence.reading.tokens.length, most: LOOKED_AT };
  return columnsFor(recognisers, features).map((column) => ({
    labelId: recognisers.labels[column]!,
    words: tellingWords(evidence, rulings, tokensOf(recognisers, features, column, of)),
  }));
}

function round(share: number): number {
  return Math.round(share * 100) / 100;
}
