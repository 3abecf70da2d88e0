/** What a message is, in one pure function: each question in its file, put together here. */
import { decide, LOOKED_AT, tellingWords } from "./decide.ts";
import { type Evidence, gather } from "./evidence.ts";
import type { Audience, Language, Reason, Sorted } from "./labels.ts";
import { judgeLanguage } from "./language.ts";
import { likenessOf } from "./likeness.ts";
import { type Features, featuresOf } from "./model/features.ts";
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

export function sortMessage(message: ToSort): Sorted {
  return sortAndRecognise(message, null).sorted;
}

/** One of the brand's own labels that the message is taken for, and the words that spoke for it. */
export interface Recognised {
  labelId: string;
  words: string[];
}

/** What a message is, and which of the brand's own labels are recognised in it. */
export function sortAndRecognise(
  { text, prior = null, accountLanguage = null, published = "public", weights = shippedWeights() }: ToSort,
  recognisers: Recognisers | null,
): { sorted: Sorted; recognised: Recognised[] } {
  const reading = readText(text);
  const { language, confidence, reason } = judgeLanguage(reading, prior, accountLanguage);
  const evidence = gather(reading, language);
  const personalData = findPersonalData(text, language);
  const rulings = ruleOn(evidence, personalData, published);
  const features = featuresOf(evidence, language, rulings);
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
    likeness: likenessOf(reading),
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
