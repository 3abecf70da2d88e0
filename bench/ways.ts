/**
 * Ways to sort a message, each taught by the corpus of this repository alone: on the corpus itself by writers held back, and,
 * where the real sets are there, on strangers' messages, cold. A way is chosen by the first; the second only measure.
 * `npm run -s bench -- ways [NAME …]`: those whose name holds NAME, and what ships. A way takes one to five minutes of CPU.
 */
import { readCorpus } from "../server/triage/corpus/corpus.ts";
import { FAMILIES, type Family, type Features } from "../server/triage/model/features.ts";
import { HEADS, type Head } from "../server/triage/model/heads.ts";
import { examplesOf, type Labelled, lessonsOf, RECIPES, seen } from "../server/triage/model/recipe.ts";
import type { Recipe } from "../server/triage/model/train.ts";
import type { Result } from "./bench.ts";
import { macroF1 } from "./triage/figures.ts";
import { foldsOf, judgedByOthers, type Learn, learnt } from "./triage/own.ts";
import { tasks } from "./triage/real.ts";
import { hasData } from "./triage/sets.ts";
import { taughtBy, together } from "./ways/distilled.ts";
import { learnNaiveBayes } from "./ways/naive-bayes.ts";
import { learnNetwork, type Shape } from "./ways/network.ts";
import { say } from "./world.ts";

interface Way {
  name: string;
  learn: Learn;
  /** What is seen of a message; everything when left out. */
  families?: ReadonlySet<Family>;
}

const SHIPS = "what ships";
const SMALL: Shape = { numbers: 16, hidden: 0 };
const DEEP: Shape = { numbers: 24, hidden: 40 };

const WAYS: Way[] = [
  { name: SHIPS, learn: learnt },
  { name: "without concepts", learn: learnt, families: without("concepts") },
  { name: "without pieces of words", learn: learnt, families: without("pieces") },
  { name: "without the rules' findings", learn: learnt, families: without("rulings", "marks") },
  { name: "words alone", learn: learnt, families: new Set(["words"]) },
  { name: "no class weights", learn: recipe(() => ({ balance: 0 })) },
  { name: "whole class weights", learn: recipe(() => ({ balance: 1 })) },
  { name: "a third of the rate", learn: recipe(({ rate }) => ({ rate: rate / 3 })) },
  { name: "three times the rate", learn: recipe(({ rate }) => ({ rate: rate * 3 })) },
  { name: "nothing left out by chance", learn: recipe(() => ({ dropped: 0 })) },
  { name: "half left out by chance", learn: recipe(() => ({ dropped: 0.5 })) },
  { name: "naive Bayes", learn: (examples, head) => learnNaiveBayes(examples, HEADS[head].length) },
  { name: "letters, averaged (fastText)", learn: network(SMALL), families: new Set(["words", "pieces"]) },
  { name: "letters, a hidden layer", learn: network(DEEP), families: new Set(["words", "pieces"]) },
  { name: "network on everything seen", learn: network(DEEP) },
  { name: "linear and network together", learn: together(learnt, network(DEEP)) },
  { name: "linear taught by both", learn: taughtBy(together(learnt, network(DEEP))) },
];

const OWN: [head: Head, name: string][] = [
  ["kind", "kind"],
  ["topic", "topic"],
  ["mood", "mood"],
  ["urgency", "urgency ≥ 2"],
];

export async function run(words: string[]): Promise<Result> {
  const corpus = readCorpus();
  const messages = lessonsOf(corpus);
  const everything = messages.map((one) => seen(one));
  const fold = foldsOf(corpus.map(({ writer }) => writer));
  const figures: Result["figures"] = {};
  let ships: Map<string, number> | null = null;
  const chosen = WAYS.filter(
    ({ name }) => words.length === 0 || name === SHIPS || words.some((word) => name.includes(word)),
  );
  for (const way of chosen) {
    say(way.name);
    const features = way.families ? messages.map((one) => seen(one, way.families)) : everything;
    const measured = new Map([
      ...measureOwn(way, messages, features, fold),
      ...(hasData() ? measureReal(way, messages, features) : []),
    ]);
    ships ??= measured;
    figures.way ??= [...measured.keys()].join(" | ");
    figures[way.name] = row(measured, way.name === SHIPS ? null : ships);
    say(String(figures[way.name]));
  }
  return { figures, aims: {}, met: true };
}

function row(measured: Map<string, number>, ships: Map<string, number> | null): string {
  return [...measured]
    .map(([name, value]) => {
      const more = value - (ships?.get(name) ?? value);
      return ships
        ? `${value.toFixed(1)} (${more < 0 ? "−" : "+"}${Math.abs(more).toFixed(1)})`
        : value.toFixed(1);
    })
    .join(" | ");
}

function measureOwn(
  { learn }: Way,
  messages: Labelled[],
  features: Features[],
  fold: number[],
): [string, number][] {
  return OWN.map(([head, name]) => {
    const { truth, said } = judgedByOthers(examplesOf(messages, features, head), fold, head, learn);
    return [name, macroF1(truth, said)];
  });
}

/** Learnt from the whole corpus; the weights are not rounded, and what is rare is kept. */
function measureReal(
  { learn, families }: Way,
  messages: Labelled[],
  features: Features[],
): [string, number][] {
  const judges = {
    kind: learn(examplesOf(messages, features, "kind"), "kind"),
    mood: learn(examplesOf(messages, features, "mood"), "mood"),
  };
  return tasks().map(({ name, head, parts, measure }) => {
    const each = parts.map((part) =>
      measure(
        part,
        part.map((one) => judges[head](seen(one, families))),
      ),
    );
    return [name, each.reduce((sum, value) => sum + value, 0) / each.length];
  });
}

function without(...families: Family[]): ReadonlySet<Family> {
  return new Set(FAMILIES.filter((one) => !families.includes(one)));
}

function recipe(change: (recipe: Recipe) => Partial<Recipe>): Learn {
  return (examples, head) => learnt(examples, head, { ...RECIPES[head], ...change(RECIPES[head]) });
}

function network(shape: Shape): Learn {
  return (examples, head) => learnNetwork(examples, HEADS[head].length, shape);
}
