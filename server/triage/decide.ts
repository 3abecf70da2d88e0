/**
 * What is said in the end of each question: the model's answer, which has seen what the rules say; with the rules' reasons
 * where the two agree, else with the words that spoke most for it.
 */
import type { Evidence } from "./evidence.ts";
import type { Audience, Kind, Mood, Reason, ReasonQuestion, Sorted, Topic, Urgency } from "./labels.ts";
import type { Features } from "./model/features.ts";
import { HEADS, type Head, type Scores } from "./model/heads.ts";
import { best, score, tokensFor, type Weights } from "./model/weights.ts";
import type { Token } from "./reading.ts";
import type { Rulings } from "./rulings.ts";

export interface Decided extends Omit<Sorted, "language" | "personalData" | "likeness" | "confidence"> {
  confidence: { kind: number; topic: number; mood: number };
}

/** A second kind is named when it is this likely. */
const ALSO = 0.3;
/** A topic that is less likely than this is not named. */
const TOPIC = 0.22;
/** A complaint is owed a reply when one is this likely to be. */
const COMPLAINT_OWED = 0.35;
const MOST_WORDS = 3;
/** "no" and "és" speak for much, and tell a reader nothing. */
const SHORT = 3;
export const LOOKED_AT = 8;

/** Of these the words are told. */
type Explained = Extract<Head & ReasonQuestion, string>;

export function decide(
  weights: Weights,
  evidence: Evidence,
  rulings: Rulings,
  features: Features,
  published: Audience,
): Decided {
  const scores = score(weights, features);
  const { kind: act, mood } = likeliestTogether(scores);
  const kind = unlessThanks(act, rulings);
  const others = HEADS.kind.filter((one, at) => one !== kind.answer && scores.kind[at]! >= ALSO);
  const topic = unlessUnsure(best(scores, "topic"));
  const raised = rulings.urgency.urgency >= 2 && rulings.reply.needsReply;
  const needsReply = rulings.reply.reason.code !== "retold" && (raised || isOwedReply(kind.answer, scores));
  const urgency = urgencyOf(best(scores, "urgency").at as Urgency, needsReply, rulings);
  // What was written in private, or holds personal data, is answered there whatever others were.
  const settled = published === "private" || rulings.audience.reason.code === "personal_data";
  const audience = settled ? "private" : best(scores, "audience").answer;
  return {
    kind: kind.answer,
    kinds: [kind.answer, ...others],
    topic: topic.answer,
    mood: mood.answer,
    urgency,
    needsReply,
    audience,
    confidence: { kind: kind.share, topic: topic.share, mood: mood.share },
    reasons: [
      ...because("kind", kind.at, rulings.kind.kind === kind.answer, rulings.kind.reasons),
      ...(topic.answer === "other"
        ? [say("topic", "abstained")]
        : because("topic", topic.at, rulings.topic.topic === topic.answer, rulings.topic.reasons)),
      ...because("mood", mood.at, rulings.mood.mood === mood.answer, rulings.mood.reasons),
      ...(urgency >= 2
        ? because("urgency", urgency, rulings.urgency.urgency === urgency, rulings.urgency.reasons)
        : [say("urgency", urgency === 1 ? "awaits_answer" : "nothing_awaited")]),
      rulings.reply.needsReply === needsReply ? rulings.reply.reason : say("needs_reply", "learned"),
      settled || rulings.audience.audience === audience
        ? rulings.audience.reason
        : say("audience", "learned"),
    ],
  };

  function because(head: Explained, at: number, agree: boolean, ruled: Reason[]): Reason[] {
    return agree && ruled.length > 0 ? ruled : [{ ...say(head, "learned"), words: wordsFor(head, at) }];
  }

  function wordsFor(head: Head, answer: number): string[] {
    const { length: count } = evidence.reading.tokens;
    const spoke = tokensFor(weights, features, { head, answer, count, most: LOOKED_AT });
    return tellingWords(evidence, rulings, spoke);
  }
}

/** Of the tokens that spoke most, as written: none of personal data, and of more than a few letters where there are. */
export function tellingWords({ reading }: Evidence, { personalData }: Rulings, spoke: number[]): string[] {
  const { text, tokens } = reading;
  const isOpen = ({ start, end }: Token) =>
    personalData.every((datum) => end <= datum.start || start >= datum.end);
  const open = spoke.map((at) => tokens[at]!).filter(isOpen);
  const telling = open.filter(({ form }) => form.length > SHORT);
  const words = (telling.length > 0 ? telling : open)
    .slice(0, MOST_WORDS)
    .sort((a, b) => a.start - b.start)
    .map(({ start, end }) => text.slice(start, end));
  return [...new Set(words)];
}

function say(question: ReasonQuestion, code: string): Reason {
  return { question, code };
}

/** 0 and 1 follow from whether a reply is awaited. What a rule raises stays raised: what is grave must not depend on how others were worded. */
function urgencyOf(learned: Urgency, needsReply: boolean, { urgency }: Rulings): Urgency {
  const raised = urgency.urgency >= 2 ? urgency.urgency : 0;
  const found = Math.max(learned, raised) as Urgency;
  if (needsReply) return Math.max(found, 1) as Urgency;
  return found === 3 ? 3 : 0;
}

interface Found<Answer> {
  /** Among the head's answers. */
  at: number;
  answer: Answer;
  /** 0 to 1. */
  share: number;
}

/** The mood is learnt gently, and is surer than its shares say: on talk to nobody they fit best at nearly this power, the kind's at one. */
const MOOD_HEEDED = 2;
/** Nobody complains in a good mood, nor praises in a bad one. */
const NEVER_TOGETHER: Partial<Record<Kind, Mood>> = { complaint: "positive", praise: "negative" };

/** What the writer does and in which mood, each as it is likeliest; where these two cannot be, the likeliest two that can. */
function likeliestTogether(scores: Scores): { kind: Found<Kind>; mood: Found<Mood> } {
  let likeliest = { kind: best(scores, "kind"), mood: best(scores, "mood"), likely: -1 };
  if (NEVER_TOGETHER[likeliest.kind.answer] !== likeliest.mood.answer) return likeliest;
  for (const [kindAt, kind] of HEADS.kind.entries())
    for (const [moodAt, mood] of HEADS.mood.entries()) {
      const [ofKind, ofMood] = [scores.kind[kindAt]!, scores.mood[moodAt]!];
      const likely = ofKind * ofMood ** MOOD_HEEDED;
      if (NEVER_TOGETHER[kind] === mood || likely <= likeliest.likely) continue;
      likeliest = {
        kind: { at: kindAt, answer: kind, share: ofKind },
        mood: { at: moodAt, answer: mood, share: ofMood },
        likely,
      };
    }
  return likeliest;
}

/** Bare thanks are no praise, however often praise is worded so. */
function unlessThanks(found: Found<Kind>, { kind }: Rulings): Found<Kind> {
  const bare = found.answer === "praise" && kind.kind === "other" && kind.reasons[0]?.code === "thanks";
  return bare ? { at: HEADS.kind.indexOf("other"), answer: "other", share: kind.confidence } : found;
}

/**
 * Whoever asks is owed one. So is a complaint already in doubt: one that nobody answers costs more than a look too many. On the
 * corpus, five-fold, a third less is missed so, at the same F1.
 */
function isOwedReply(kind: Kind, scores: Scores): boolean {
  if (kind === "question" || kind === "request") return true;
  const likely = scores.reply[HEADS.reply.indexOf("yes")]!;
  return likely >= (kind === "complaint" ? COMPLAINT_OWED : 0.5);
}

function unlessUnsure(found: Found<Topic>): Found<Topic> {
  if (found.share >= TOPIC) return found;
  return { at: HEADS.topic.indexOf("other"), answer: "other", share: 1 - found.share };
}
