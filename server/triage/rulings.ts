/** What the written rules say of a message, one file a question: each ruling names the words that led to it. */
import { type AudienceFound, judgeAudience } from "./audience.ts";
import type { Evidence } from "./evidence.ts";
import { judgeKind, type KindFound } from "./kind.ts";
import type { Audience, PersonalDatum } from "./labels.ts";
import { judgeMood, type MoodFound } from "./mood.ts";
import { judgeNeedsReply, type ReplyFound } from "./needs-reply.ts";
import { judgeTopic, type TopicFound } from "./topic.ts";
import { judgeUrgency, type UrgencyFound } from "./urgency.ts";

export interface Rulings {
  mood: MoodFound;
  kind: KindFound;
  topic: TopicFound;
  reply: ReplyFound;
  urgency: UrgencyFound;
  audience: AudienceFound;
  personalData: PersonalDatum[];
}

export function ruleOn(evidence: Evidence, personalData: PersonalDatum[], published: Audience): Rulings {
  const mood = judgeMood(evidence);
  const kind = judgeKind(evidence, mood);
  const topic = judgeTopic(evidence, kind);
  const reply = judgeNeedsReply(evidence, kind, topic.topic);
  const urgency = judgeUrgency(evidence, kind, topic.topic, reply.needsReply);
  const audience = judgeAudience(evidence, kind, topic.topic, reply.needsReply, personalData, published);
  return { mood, kind, topic, reply, urgency, audience, personalData };
}
