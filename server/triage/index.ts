/**
 * Triage: what is this message? Pure functions of the text and of what is known beforehand, one file a question,
 * well under a millisecond, never the network, never the clock. Nothing it gets makes it throw.
 */
import { judgeAudience } from "./audience.ts";
import { gather } from "./evidence.ts";
import { judgeKind } from "./kind.ts";
import type { Audience, Language, Reason, Sorted } from "./labels.ts";
import { judgeLanguage } from "./language.ts";
import { likenessOf } from "./likeness.ts";
import { judgeMood } from "./mood.ts";
import { judgeNeedsReply } from "./needs-reply.ts";
import { findPersonalData } from "./personal-data.ts";
import { readText } from "./reading.ts";
import { judgeTopic } from "./topic.ts";
import { judgeUrgency } from "./urgency.ts";

export * from "./labels.ts";

export interface ToSort {
  text: string;
  /** Language of the author's earlier messages. */
  prior?: Language | null;
  /** Language of the brand's account it was written to. */
  accountLanguage?: Language | null;
  published?: Audience;
}

export function sortMessage({
  text,
  prior = null,
  accountLanguage = null,
  published = "public",
}: ToSort): Sorted {
  const reading = readText(text);
  const language = judgeLanguage(reading, prior, accountLanguage);
  const evidence = gather(reading, language.language);
  const personalData = findPersonalData(text, language.language);
  const mood = judgeMood(evidence);
  const kind = judgeKind(evidence, mood);
  const topic = judgeTopic(evidence, kind);
  const reply = judgeNeedsReply(evidence, kind, topic.topic);
  const urgency = judgeUrgency(evidence, kind, topic.topic, reply.needsReply);
  const audience = judgeAudience(evidence, kind, topic.topic, reply.needsReply, personalData, published);
  const reasons: Reason[] = [
    language.reason,
    ...kind.reasons,
    ...topic.reasons,
    ...mood.reasons,
    ...urgency.reasons,
    reply.reason,
    audience.reason,
    ...[...new Set(personalData.map((one) => one.kind))].map(
      (code): Reason => ({ question: "personal_data", code }),
    ),
  ];
  return {
    language: language.language,
    kind: kind.kind,
    kinds: kind.kinds,
    topic: topic.topic,
    mood: mood.mood,
    urgency: urgency.urgency,
    needsReply: reply.needsReply,
    audience: audience.audience,
    personalData,
    confidence: {
      language: round(language.confidence),
      kind: round(kind.confidence),
      topic: round(topic.confidence),
      mood: round(mood.confidence),
    },
    reasons: reasons.map(({ question, code, words = [] }) =>
      words.length > 0 ? { question, code, words } : { question, code },
    ),
    likeness: likenessOf(reading),
  };
}

function round(share: number): number {
  return Math.round(share * 100) / 100;
}
