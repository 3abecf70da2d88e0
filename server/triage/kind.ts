/**
 * What the writer does, by the main act: an open question stands before what surrounds it unless it is rhetorical,
 * then what is asked to be done, then the complaint, then praise.
 */
import { type Evidence, failures, found, inSentence, wordsOf } from "./evidence.ts";
import type { Kind, Reason } from "./labels.ts";
import type { Hit } from "./lexicon/compile.ts";
import type { MoodFound } from "./mood.ts";
import type { Sentence } from "./reading.ts";

export interface KindFound {
  kind: Kind;
  kinds: Kind[];
  confidence: number;
  /** Told as over: "already solved". */
  closed: boolean;
  reasons: Reason[];
}

interface Acts {
  question: { hits: Hit[]; at: number; weight: number };
  request: { hits: Hit[]; at: number; weight: number };
  rhetorical: Hit[];
}

export function judgeKind(evidence: Evidence, mood: MoodFound): KindFound {
  const acts = readActs(evidence, mood);
  const failed = failures(evidence);
  const closed = found(evidence, "closed");
  const isClosed =
    found(evidence, "great").length === 0 &&
    closed.length > 0 &&
    failed.length === 0 &&
    mood.bad < 1 &&
    acts.question.weight === 0 &&
    acts.request.weight === 0;
  const displeased = mood.bad + (acts.rhetorical.length > 0 ? 1 : 0);
  const complains =
    !isClosed &&
    ((failed.length > 0 && mood.mood !== "positive") ||
      (displeased >= 0.75 && mood.mood === "negative") ||
      displeased >= 3);
  const onlyThanks = mood.good > 0 && allThanks(evidence);
  const praises = mood.mood === "positive" && !onlyThanks && mood.good >= 1 && !isClosed;

  const weights: [Kind, number][] = [
    ["question", acts.question.weight],
    ["request", acts.request.weight],
    ["complaint", complains ? Math.min(0.4 + displeased / 4, 0.95) : 0],
    ["praise", praises ? Math.min(0.4 + mood.good / 5, 0.9) : 0],
  ];
  const kinds = weights.filter(([, weight]) => weight > 0);
  kinds.sort((a, b) => rank(b, acts) - rank(a, acts));
  const main = kinds[0] ?? (["other", onlyThanks || isClosed ? 0.8 : 0.45] as [Kind, number]);
  return {
    kind: main[0],
    kinds: kinds.length > 0 ? kinds.map(([kind]) => kind) : ["other"],
    confidence: Math.max(0.3, main[1] - (kinds.length > 1 ? 0.15 : 0)),
    closed: isClosed,
    reasons: worded(),
  };

  function worded(): Reason[] {
    const reasons: Reason[] = [];
    const say = (code: string, hits: Hit[]): void => {
      reasons.push({ question: "kind", code, words: wordsOf(evidence, hits) });
    };
    if (acts.question.weight > 0) say("asks", acts.question.hits);
    if (acts.request.weight > 0) say("asks_for_act", acts.request.hits);
    if (complains && failed.length > 0) say("failure_told", failed);
    if (complains && failed.length === 0)
      say("displeased", [...found(evidence, "awful"), ...found(evidence, "rude"), ...found(evidence, "bad")]);
    if (mood.sarcastic) say("sarcasm", [...found(evidence, "scorn"), ...found(evidence, "sarcasm")]);
    if (acts.rhetorical.length > 0) say("rhetorical", acts.rhetorical);
    if (praises) say("praises", [...found(evidence, "great"), ...found(evidence, "good")]);
    if (isClosed) say("closed", closed);
    if (onlyThanks && reasons.length === 0) say("thanks", found(evidence, "thanks"));
    return reasons.length > 0 ? reasons : [{ question: "kind", code: "nothing_found" }];
  }
}

/** Question and request come first; of the two, the surer, then the later. A bare "?" does not outdo a complaint. */
function rank([kind, weight]: [Kind, number], acts: Acts): number {
  if (kind === "question")
    return (weight >= 0.6 ? 3 : 0.9) + weight + (acts.question.at > acts.request.at ? 0.01 : 0);
  if (kind === "request")
    return (weight >= 0.6 ? 3 : 0.9) + weight + (acts.request.at > acts.question.at ? 0.01 : 0);
  if (kind === "complaint") return 1 + weight;
  return weight;
}

function readActs(evidence: Evidence, mood: MoodFound): Acts {
  const acts: Acts = {
    question: { hits: [], at: -1, weight: 0 },
    request: { hits: [], at: -1, weight: 0 },
    rhetorical: [],
  };
  for (const sentence of evidence.reading.sentences) {
    const tell = inSentence(found(evidence, "tell"), sentence);
    const request = inSentence(found(evidence, "request"), sentence).filter((hit) => !negated(evidence, hit));
    const openers = inSentence(found(evidence, "question"), sentence);
    const rhetorical = inSentence(found(evidence, "rhetorical"), sentence);
    const why = inSentence(found(evidence, "why"), sentence);
    if (tell.length > 0) note("question", tell, sentence, 0.85);
    else if (request.length > 0) note("request", request, sentence, mood.bad >= 4 ? 0.65 : 0.8);
    else if (sentence.asks && rhetorical.length > 0 && mood.good <= mood.bad + 1)
      acts.rhetorical.push(...rhetorical);
    else if (why.length > 0 && mood.mood === "negative" && (sentence.asks || opens(why, sentence, 0))) {
      if (mood.bad >= 2) acts.rhetorical.push(...why);
      else note("question", why, sentence, 0.65);
    } else if (sentence.asks) {
      const heated = sentence.heated && mood.bad >= 2;
      note("question", openers, sentence, openers.length > 0 && !heated ? 0.85 : mood.bad >= 2 ? 0.5 : 0.7);
    } else if (openers.some((hit) => unmistakable(evidence, hit, sentence)))
      note("question", openers, sentence, 0.65);
    else if (rhetorical.some((hit) => hit.to - hit.from >= 3) && mood.bad >= 1)
      acts.rhetorical.push(...rhetorical);
  }
  return acts;

  function note(act: "question" | "request", hits: Hit[], sentence: Sentence, weight: number): void {
    acts[act].hits.push(...hits);
    acts[act].at = sentence.from;
    acts[act].weight = Math.max(acts[act].weight, weight);
  }
}

const GRATEFUL = /^(?:than|thx|graci|gracie|grazi|merci|obrig|brigad|valeu)/;

/** "You do not refund me" and "thanks for the help" ask for nothing. */
function negated(evidence: Evidence, hit: Hit): boolean {
  if (found(evidence, "negation").some((one) => one.to === hit.from)) return true;
  const { tokens } = evidence.reading;
  return (
    hit.to - hit.from === 1 &&
    found(evidence, "thanks").some(
      (one) =>
        one.to <= hit.from &&
        tokens[one.from]!.sentence === tokens[hit.from]!.sentence &&
        GRATEFUL.test(tokens[one.from]!.form),
    )
  );
}

function opens(hits: readonly Hit[], sentence: Sentence, within: number): boolean {
  return hits.some((hit) => hit.from - sentence.from <= within);
}

/** Folded words whose accent does not make a question: què, há, é, où, à. */
const NOT_ALONE = new Set(["que", "ha", "e", "a", "es", "tem"]);

/** Without a question mark: two words that open a question, or an accent that only the question word has. */
function unmistakable(evidence: Evidence, hit: Hit, sentence: Sentence): boolean {
  if (hit.from - sentence.from > 2) return false;
  if (hit.to - hit.from >= 2)
    return (
      hit.from === sentence.from ||
      evidence.reading.text[evidence.reading.tokens[hit.from]!.start - 1] === " "
    );
  const { tokens, text } = evidence.reading;
  const token = tokens[hit.from]!;
  return /[áéíóúàèòùâê]/i.test(text.slice(token.start, token.end)) && !NOT_ALONE.has(token.form);
}

/** Every good word is one of thanks or greeting, and little else was said. */
function allThanks(evidence: Evidence): boolean {
  const thanks = found(evidence, "thanks");
  const good = [...found(evidence, "good"), ...found(evidence, "great")];
  return good.every((hit) => thanks.some((one) => one.from <= hit.from && one.to >= hit.to));
}
