/**
 * What is said in the end of each question: the model's answer, which has seen what the rules say; with the rules' reasons
 * where the two agree, else with the words that spoke most for it.
 */
import type { Evidence } from "./evidence.ts";
import type { Audience, Kind, Mood, Reason, ReasonQuestion, Topic, Urgency } from "./labels.ts";
import type { Features } from "./model/features.ts";
import { HEADS, type Head } from "./model/heads.ts";
import { type Scores, score, tokensFor, type Weights } from "./model/weights.ts";
import type { Rulings } from "./rulings.ts";

export interface Decided {
  kind: Kind;
  kinds: Kind[];
  topic: Topic;
  mood: Mood;
  urgency: Urgency;
  needsReply: boolean;
  audience: Audience;
  confidence: { kind: number; topic: number; mood: number };
  reasons: Reason[];
}

/** A second kind is named when it is this likely. */
const ALSO = 0.3;
/** A topic that is less likely than this is not named. */
const TOPIC = 0.22;
const MOST_WORDS = 3;

export function decide(
  weights: Weights,
  evidence: Evidence,
  rulings: Rulings,
  features: Features,
  published: Audience,
): Decided {
  const scores = score(weights, features);
  const kind = unlessThanks(best(scores, "kind"), rulings);
  const kinds = HEADS.kind.filter((one, at) => one === kind.answer || scores.kind[at]! >= ALSO);
  kinds.sort((a, b) => Number(b === kind.answer) - Number(a === kind.answer));
  const found = best(scores, "topic");
  const topic =
    found.share >= TOPIC
      ? found
      : { answer: "other" as Topic, at: HEADS.topic.indexOf("other"), share: 1 - found.share };
  const mood = best(scores, "mood");
  const urgency = sooner(best(scores, "urgency"), rulings);
  const reply = best(scores, "reply");
  // What was written in private, or holds personal data, is answered there whatever others were.
  const settled = published === "private" || rulings.audience.reason.code === "personal_data";
  const audience = settled ? null : best(scores, "audience");
  const because = (
    question: ReasonQuestion,
    head: Head,
    at: number,
    agree: boolean,
    ruled: Reason[],
  ): Reason[] => (agree && ruled.length > 0 ? ruled : [learned(question, head, at)]);
  const pressing = rulings.urgency.urgency >= 2 && rulings.reply.needsReply;
  const needsReply = rulings.reply.reason.code !== "retold" && (pressing || reply.answer === "yes");
  const pressed = (needsReply ? Math.max(1, urgency.at) : urgency.at === 3 ? 3 : 0) as Urgency;
  const say = (question: ReasonQuestion, code: string): Reason => ({ question, code });
  return {
    kind: kind.answer,
    kinds,
    topic: topic.answer,
    mood: mood.answer,
    urgency: pressed,
    needsReply,
    audience: audience?.answer ?? "private",
    confidence: { kind: kind.share, topic: topic.share, mood: mood.share },
    reasons: [
      ...because("kind", "kind", kind.at, rulings.kind.kind === kind.answer, rulings.kind.reasons),
      ...(topic.answer === "other"
        ? [{ question: "topic", code: "abstained" } satisfies Reason]
        : because("topic", "topic", topic.at, rulings.topic.topic === topic.answer, rulings.topic.reasons)),
      ...because("mood", "mood", mood.at, rulings.mood.mood === mood.answer, rulings.mood.reasons),
      ...(pressed >= 2
        ? because("urgency", "urgency", pressed, rulings.urgency.urgency === pressed, rulings.urgency.reasons)
        : [say("urgency", pressed === 1 ? "awaits_answer" : "nothing_awaited")]),
      rulings.reply.needsReply === needsReply ? rulings.reply.reason : say("needs_reply", "learned"),
      audience === null || audience.answer === rulings.audience.audience
        ? rulings.audience.reason
        : say("audience", "learned"),
    ],
  };

  /** The words that spoke most for it, as written; none of personal data. */
  function learned(question: ReasonQuestion, head: Head, at: number): Reason {
    const { text, tokens } = evidence.reading;
    const words = tokensFor(weights, features, { head, answer: at, count: tokens.length, most: MOST_WORDS })
      .sort((a, b) => a - b)
      .map((token) => tokens[token]!)
      .filter(({ start, end }) =>
        rulings.personalData.every((datum) => end <= datum.start || start >= datum.end),
      )
      .map(({ start, end }) => text.slice(start, end));
    return { question, code: "learned", words: [...new Set(words)] };
  }
}

/** What a rule raises stays raised: what is grave must not depend on how others were worded. */
function sooner(found: { at: number }, { urgency }: Rulings): { at: number } {
  return urgency.urgency >= 2 && urgency.urgency > found.at ? { at: urgency.urgency } : found;
}

/** Bare thanks are no praise, however often praise is worded so. */
function unlessThanks(
  found: { answer: Kind; at: number; share: number },
  { kind }: Rulings,
): { answer: Kind; at: number; share: number } {
  const bare = found.answer === "praise" && kind.kind === "other" && kind.reasons[0]?.code === "thanks";
  return bare ? { answer: "other", at: HEADS.kind.indexOf("other"), share: kind.confidence } : found;
}

function best<One extends Head>(scores: Scores, head: One) {
  const shares = scores[head];
  let at = 0;
  for (let one = 1; one < shares.length; one++) if (shares[one]! > shares[at]!) at = one;
  return { at, answer: HEADS[head][at] as (typeof HEADS)[One][number], share: shares[at]! };
}
