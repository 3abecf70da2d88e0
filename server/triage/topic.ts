/** The one matter to be solved. Longer finds weigh more, failures most; what is asked for outweighs what went before. */
import { type Evidence, found, wordsOf } from "./evidence.ts";
import type { KindFound } from "./kind.ts";
import { type NamedTopic, type Reason, TOPICS, type Topic } from "./labels.ts";
import type { Hit } from "./lexicon/compile.ts";

export interface TopicFound {
  topic: Topic;
  confidence: number;
  reasons: Reason[];
}

const NAMED = TOPICS.filter((topic): topic is NamedTopic => topic !== "other");
/** Money back and a locked account are what is to be solved, whatever led there. */
const PULL: Partial<Record<NamedTopic, number>> = { returns_refunds: 1.3, account_access: 1.15 };
const ENOUGH = 1;
const SETTLED = new Set<Topic>(["order_tracking", "returns_refunds", "billing_price", "account_access"]);

const VAGUE = new Set<Topic>(["order_tracking", "technical_fault"]);

/** What speaks for a topic. */
const MARKS = Object.fromEntries(
  NAMED.map((topic) => [
    topic,
    [`failure:${topic}`, `topic:${topic}`, ...(topic === "service_staff" ? ["rude", "repeated"] : [])],
  ]),
) as Record<NamedTopic, string[]>;

interface Score {
  topic: NamedTopic;
  score: number;
  hits: Hit[];
}

export function judgeTopic(evidence: Evidence, kind: KindFound): TopicFound {
  if (kind.kind === "other" && kind.kinds.length === 1 && kind.closed) return abstain(0.6);
  const scores: Score[] = NAMED.map((topic) => weigh(evidence, topic));
  scores.sort((a, b) => b.score - a.score);
  const [best, second] = inOrder(scores, evidence);
  if (best.score < ENOUGH) return abstain(0.5);
  const confidence = Math.min(
    0.97,
    0.4 + 0.12 * Math.min(best.score, 3) + (0.25 * Math.max(0, best.score - second.score)) / best.score,
  );
  return {
    topic: best.topic,
    confidence,
    reasons: [{ question: "topic", code: "words", words: wordsOf(evidence, best.hits) }],
  };
}

/** Nobody answered about a refund: the refund is to be solved, unless it is the manners that are complained of. */
function inOrder(scores: Score[], evidence: Evidence): [Score, Score] {
  const [first, second] = scores as [Score, Score];
  const unanswered = found(evidence, "repeated").length > 0 && found(evidence, "rude").length === 0;
  const swaps =
    first.topic === "service_staff" && unanswered && second.score >= ENOUGH && SETTLED.has(second.topic);
  // "I have not received the invoice": what is missing says more than that it is missing.
  const vague = first.hits.every((hit) => hit.mark.startsWith("failure")) && VAGUE.has(first.topic);
  return swaps ||
    (vague &&
      second.score >= ENOUGH &&
      second.hits.some((hit) => hit.mark.startsWith("topic")) &&
      second.topic !== "product_info")
    ? [second, first]
    : [first, second];
}

function abstain(confidence: number): TopicFound {
  return { topic: "other", confidence, reasons: [{ question: "topic", code: "abstained" }] };
}

function weigh(evidence: Evidence, topic: NamedTopic): Score {
  const hits = MARKS[topic].flatMap((mark) => found(evidence, mark));
  if (hits.length === 0) return { topic, score: 0, hits };
  const taken = new Uint8Array(evidence.reading.tokens.length);
  const seen = new Set<string>();
  const asking = [...found(evidence, "request"), ...found(evidence, "tell")];
  const { tokens, sentences } = evidence.reading;
  let score = 0;
  for (const hit of hits.sort((a, b) => b.to - b.from - (a.to - a.from))) {
    if (taken[hit.from]) continue;
    taken.fill(1, hit.from, hit.to);
    const length = Math.min(hit.to - hit.from, 4);
    let weight =
      hit.mark.startsWith("failure") || hit.mark === "rude" ? 1.6 + 0.2 * length : 0.6 + 0.4 * length;
    const form = tokens[hit.from]!.form;
    if (seen.has(form)) weight *= 0.3;
    seen.add(form);
    const sentence = tokens[hit.from]!.sentence;
    if (sentences[sentence]?.asks || asking.some((one) => tokens[one.from]!.sentence === sentence))
      weight *= 1.3;
    score += weight;
  }
  return { topic, score: score * (PULL[topic] ?? 1), hits };
}
