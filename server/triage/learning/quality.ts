/** How good a model is on messages it was not trained on, and whether another is better. Pure. */
import type { Features } from "../model/features.ts";
import type { Head } from "../model/heads.ts";
import { best, score, type Weights } from "../model/weights.ts";

/** What people are asked, and correct. */
export const QUESTIONS = ["kind", "topic", "mood", "urgency"] as const satisfies readonly Head[];
export type Question = (typeof QUESTIONS)[number];

export interface Held {
  features: Features;
  answers: Partial<Record<Head, string>>;
}

export interface Measured {
  right: number;
  /** Mean over the answers that occur, 0 to 1. */
  macroF1: number;
}

export interface HeadQuality {
  /** Answers held back. */
  answers: number;
  before: Measured;
  after: Measured;
  /** Wrong before and right after; right before and wrong after. */
  mended: number;
  broken: number;
}
export type Quality = Partial<Record<Question, HeadQuality>>;

export interface Confusion {
  question: Question;
  /** What the model said, what it was. */
  said: string;
  was: string;
  count: number;
  /** How many held back were so. */
  of: number;
}

export type Why = "better" | "not_better" | "by_chance" | "too_few";
export interface Choice {
  adopted: boolean;
  why: Why;
}

/** A question with fewer held-back answers than this is not judged. */
export const FEWEST_HELD = 5;
/** Mending more than it breaks must be less likely by chance alone than this (a one-sided sign test). */
const CHANCE = 0.05;
const MOST_CONFUSED = 6;

export function compare(held: Held[], before: Weights, after: Weights): Quality {
  const said = held.map(({ features }) => [answersOf(before, features), answersOf(after, features)] as const);
  const quality: Quality = {};
  for (const question of QUESTIONS) {
    const pairs = held.flatMap(({ answers }, at) => {
      const was = answers[question];
      const [old, fresh] = said[at]!;
      return was === undefined ? [] : [{ was, old: old[question], fresh: fresh[question] }];
    });
    if (pairs.length === 0) continue;
    quality[question] = {
      answers: pairs.length,
      before: measure(pairs.map(({ was, old }) => ({ was, said: old }))),
      after: measure(pairs.map(({ was, fresh }) => ({ was, said: fresh }))),
      mended: pairs.filter(({ was, old, fresh }) => old !== was && fresh === was).length,
      broken: pairs.filter(({ was, old, fresh }) => old === was && fresh !== was).length,
    };
  }
  return quality;
}

/** The mean over the questions must rise, and by more than chance does with so few messages. */
export function choose(quality: Quality): Choice {
  const judged = Object.values(quality).filter(({ answers }) => answers >= FEWEST_HELD);
  if (judged.length === 0) return { adopted: false, why: "too_few" };
  const gain = judged.reduce(
    (sum, { answers, before, after }) => sum + (after.right - before.right) / answers,
    0,
  );
  if (gain <= 0) return { adopted: false, why: "not_better" };
  const mended = judged.reduce((sum, head) => sum + head.mended, 0);
  const broken = judged.reduce((sum, head) => sum + head.broken, 0);
  return byChance(mended, broken) < CHANCE
    ? { adopted: true, why: "better" }
    : { adopted: false, why: "by_chance" };
}

/** What a model takes for something else, most often first. */
export function confusionsOf(held: Held[], weights: Weights): Confusion[] {
  const counts = new Map<string, Confusion>();
  const of = new Map<string, number>();
  for (const { features, answers } of held) {
    const said = answersOf(weights, features);
    for (const question of QUESTIONS) {
      const was = answers[question];
      if (was === undefined) continue;
      of.set(`${question} ${was}`, (of.get(`${question} ${was}`) ?? 0) + 1);
      if (said[question] === was) continue;
      const key = `${question} ${said[question]} ${was}`;
      const known = counts.get(key) ?? { question, said: said[question], was, count: 0, of: 0 };
      counts.set(key, { ...known, count: known.count + 1 });
    }
  }
  return [...counts.values()]
    .map((one) => ({ ...one, of: of.get(`${one.question} ${one.was}`) ?? 0 }))
    .sort((a, b) => b.count - a.count || a.of - b.of)
    .slice(0, MOST_CONFUSED);
}

/** How likely so many mended, or more, would be if mending and breaking were the toss of a coin. */
function byChance(mended: number, broken: number): number {
  const tosses = mended + broken;
  // The logarithm: of a thousand tosses the share of a single outcome is less than a number can hold.
  let term = tosses * Math.log(0.5);
  let sum = 0;
  for (let heads = tosses; heads >= mended; heads--) {
    sum += Math.exp(term);
    term += Math.log(heads / (tosses - heads + 1));
  }
  return sum;
}

function answersOf(weights: Weights, features: Features): Record<Question, string> {
  const scores = score(weights, features);
  return Object.fromEntries(QUESTIONS.map((question) => [question, best(scores, question).answer])) as Record<
    Question,
    string
  >;
}

function measure(pairs: { was: string; said: string }[]): Measured {
  const right = pairs.filter(({ was, said }) => was === said).length;
  const answers = [...new Set(pairs.map(({ was }) => was))];
  const f1 = answers.map((answer) => {
    const both = pairs.filter(({ was, said }) => was === answer && said === answer).length;
    const either =
      pairs.filter(({ was }) => was === answer).length + pairs.filter(({ said }) => said === answer).length;
    return (2 * both) / either;
  });
  const mean = f1.reduce((sum, one) => sum + one, 0) / Math.max(1, f1.length);
  return { right, macroF1: Math.round(mean * 1000) / 1000 };
}
