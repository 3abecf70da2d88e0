/** How the writer feels towards the brand. A failure told as such is negative in plain words too; mixed is neutral. */
import { type Evidence, failures, found, wordsOf } from "./evidence.ts";
import type { Mood, Reason } from "./labels.ts";
import type { Hit } from "./lexicon/compile.ts";

export interface MoodFound {
  mood: Mood;
  confidence: number;
  /** Sums of the signs each way, both ≥ 0. */
  good: number;
  bad: number;
  /** Good words said in scorn. */
  sarcastic: boolean;
  reasons: Reason[];
}

interface Weighed extends Hit {
  weight: number;
}

const WEIGHTS: [mark: string, weight: number][] = [
  ["great", 2],
  ["good", 1],
  ["bad", -1.1],
  ["awful", -2.5],
  ["rude", -1.8],
  ["gripe", -0.9],
  ["rhetorical", -0.9],
  ["repeated", -1.2],
  ["unusable", -1.4],
  ["money", -1.2],
  ["late", -0.6],
  ["legal", -1],
  ["fraud", -1.3],
  ["stranded", -1.3],
  ["safety", -1.2],
];

const GLAD = /[😀😃😄😁😊🙂😍🥰😘❤💕💖💙💚💛💜🧡♥👍👏🙌🎉🥳🤩😎💪🤗😻✨🌟⭐💯🏆😇👌🔝🫶💗💓💞🎊]/u;
const CROSS = /[😠😡🤬😤😒🙄😞😔😟😕☹🙁😣😖😫😩😢😭💔👎🤮🤢🖕💩😑😐🤦😾😓😥👿🤯😰😨😱]/u;
/** So far back a negation reaches. */
const REACH = 3;

export function judgeMood(evidence: Evidence): MoodFound {
  const weighed = signs(evidence);
  const reasons: Reason[] = [];
  const failed = weighed.filter((one) => one.mark === "failure");
  const scorn = [...found(evidence, "scorn")];
  if (weighed.some((one) => one.weight <= -1)) scorn.push(...found(evidence, "sarcasm"));
  let good = 0;
  let bad = 0;
  for (const one of weighed) {
    // Praise in a scornful sentence is meant the other way.
    const turned =
      one.weight > 0 &&
      (scorn.some((hit) => sameSentence(evidence, hit, one)) || opensTrouble(evidence, one, weighed));
    const weight = turned ? -one.weight * 0.5 : one.weight;
    if (weight > 0) good += weight;
    else bad -= weight;
  }
  if (scorn.length > 0) {
    bad += 1.5;
    reasons.push({ question: "mood", code: "sarcasm", words: wordsOf(evidence, scorn) });
  }
  const faces = judgeEmoji(evidence);
  good += faces.good;
  bad += faces.bad;
  if (bad > 0 && evidence.reading.sentences.some((sentence) => sentence.heated)) bad += 0.5;

  const sum = good - bad;
  const mixed = good >= 1.5 && bad >= 1 && Math.abs(sum) < 0.3 * (good + bad) && failed.length === 0;
  const mood: Mood = mixed ? "neutral" : sum >= 0.75 ? "positive" : sum <= -0.75 ? "negative" : "neutral";
  reasons.push(...worded(evidence, weighed, mood, mixed, faces.good + faces.bad > 0));
  const strength = Math.min(Math.abs(sum) / 4, 1);
  const confidence = mood === "neutral" ? (good + bad === 0 ? 0.6 : 0.45) : 0.5 + 0.45 * strength;
  return { mood, confidence, good, bad, sarcastic: scorn.length > 0, reasons };
}

/** The longest finds, none over another, with negation, boosters and "but" worked in. */
function signs(evidence: Evidence): Weighed[] {
  const all: Weighed[] = failures(evidence).map((hit) => ({ ...hit, mark: "failure", weight: -2 }));
  for (const [mark, weight] of WEIGHTS) for (const hit of found(evidence, mark)) all.push({ ...hit, weight });
  all.sort((a, b) => b.to - b.from - (a.to - a.from) || Math.abs(b.weight) - Math.abs(a.weight));
  const taken = new Uint8Array(evidence.reading.tokens.length);
  const kept = all.filter((hit) => {
    for (let i = hit.from; i < hit.to; i++) if (taken[i]) return false;
    taken.fill(1, hit.from, hit.to);
    return true;
  });
  const negations = found(evidence, "negation").filter((hit) => !taken[hit.from]);
  const polite = found(evidence, "request").length + found(evidence, "tell").length > 0 || asks(evidence);
  const thanks = found(evidence, "thanks");
  const asking = [...found(evidence, "request"), ...found(evidence, "tell")];
  const buts = found(evidence, "but");
  for (const hit of kept) {
    if (["great", "good", "bad", "awful"].includes(hit.mark)) {
      if (polite && hit.weight > 0 && thanks.some((one) => one.from <= hit.from && one.to >= hit.to))
        hit.weight *= 0.2;
      // "Is the wifi good?" praises nothing.
      if (hit.mark === "good" && inQuestion(evidence, hit, asking)) hit.weight *= 0.2;
      const turned = negations.some(
        (one) => one.to <= hit.from && one.to > hit.from - REACH && sameSentence(evidence, one, hit),
      );
      if (turned) hit.weight *= hit.weight > 0 ? -0.9 : -0.4;
      if (found(evidence, "booster").some((one) => one.to === hit.from)) hit.weight *= 1.3;
    }
    if (buts.some((one) => one.from >= hit.to && sameSentence(evidence, one, hit))) hit.weight *= 0.6;
    else if (buts.some((one) => one.to <= hit.from && sameSentence(evidence, one, hit))) hit.weight *= 1.2;
  }
  return kept;
}

function judgeEmoji(evidence: Evidence): { good: number; bad: number } {
  let good = 0;
  let bad = 0;
  for (const { form } of evidence.reading.emoji) {
    if (GLAD.test(form) || /^(?:[:;=x]'?-?[)DpP3]|[xX]D+|<3)/.test(form)) good += 0.8;
    else if (CROSS.test(form) || /^(?:[:=]'?-?[(/\\|]|<\/3)/.test(form)) bad += 1;
  }
  return { good: Math.min(good, 1.6), bad: Math.min(bad, 2.5) };
}

function worded(
  evidence: Evidence,
  weighed: Weighed[],
  mood: Mood,
  mixed: boolean,
  faces: boolean,
): Reason[] {
  const say = (code: string, hits: Weighed[]): Reason => ({
    question: "mood",
    code,
    words: wordsOf(evidence, hits),
  });
  const reasons: Reason[] = [];
  const failed = weighed.filter((one) => one.mark === "failure");
  const bad = weighed.filter((one) => one.mark !== "failure" && one.weight < 0);
  const good = weighed.filter((one) => one.weight > 0);
  if (mixed) reasons.push({ question: "mood", code: "mixed" });
  if (mood !== "positive" && failed.length > 0) reasons.push(say("failure_told", failed));
  if (mood !== "positive" && bad.length > 0) reasons.push(say("bad_words", bad));
  if (mood !== "negative" && good.length > 0) reasons.push(say("good_words", good));
  if (faces) reasons.push({ question: "mood", code: "emoji" });
  if (reasons.length === 0) reasons.push({ question: "mood", code: "no_signs" });
  return reasons;
}

/** "Great, third time you change the date": a good word that opens a sentence of trouble is not meant. */
function opensTrouble(evidence: Evidence, good: Hit, weighed: readonly Weighed[]): boolean {
  return (
    good.from === 0 &&
    good.to === 1 &&
    found(evidence, "thanks").every((hit) => hit.from !== 0) &&
    weighed.some(
      (one) =>
        ["failure", "repeated", "late", "money", "unusable"].includes(one.mark) &&
        sameSentence(evidence, one, good),
    ) &&
    found(evidence, "but").length === 0
  );
}

function inQuestion(evidence: Evidence, hit: Hit, asking: readonly Hit[]): boolean {
  const sentence = evidence.reading.tokens[hit.from]!.sentence;
  return (
    evidence.reading.sentences[sentence]?.asks === true ||
    asking.some((one) => sameSentence(evidence, one, hit))
  );
}

function asks(evidence: Evidence): boolean {
  return evidence.reading.sentences.some((sentence) => sentence.asks);
}

function sameSentence(evidence: Evidence, a: Hit, b: Hit): boolean {
  const { tokens } = evidence.reading;
  return tokens[a.from]!.sentence === tokens[b.from]!.sentence;
}
