/** What a message is, in one pure function: each question in its file, put together here. */
import { decide } from "./decide.ts";
import { gather } from "./evidence.ts";
import type { Audience, Language, Reason, Sorted } from "./labels.ts";
import { judgeLanguage } from "./language.ts";
import { likenessOf } from "./likeness.ts";
import { featuresOf } from "./model/features.ts";
import { shippedWeights } from "./model/shipped.ts";
import type { Weights } from "./model/weights.ts";
import { findPersonalData } from "./personal-data.ts";
import { readText } from "./reading.ts";
import { ruleOn } from "./rulings.ts";

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

export function sortMessage({
  text,
  prior = null,
  accountLanguage = null,
  published = "public",
  weights = shippedWeights(),
}: ToSort): Sorted {
  const reading = readText(text);
  const { language, confidence, reason } = judgeLanguage(reading, prior, accountLanguage);
  const evidence = gather(reading, language);
  const personalData = findPersonalData(text, language);
  const rulings = ruleOn(evidence, personalData, published);
  const features = featuresOf(evidence, language, rulings);
  const { reasons, confidence: shares, ...decided } = decide(weights, evidence, rulings, features, published);
  const kinds = [...new Set(personalData.map((one) => one.kind))];
  return {
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
}

function round(share: number): number {
  return Math.round(share * 100) / 100;
}
