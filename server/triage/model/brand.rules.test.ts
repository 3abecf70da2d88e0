/** What a brand's corrections say by themselves, beside what ships. */
import { expect, test } from "vitest";
import { readCorpus } from "../corpus/corpus.ts";
import { readText } from "../reading.ts";
import { sortMessage } from "../sort.ts";
import { learnFrom } from "./brand.ts";
import { learnOdds } from "./complement-bayes.ts";
import type { Features } from "./features.ts";
import { withForeseen } from "./foreseen.ts";
import { HEAD_NAMES, HEADS, OFFSETS, WIDTH } from "./heads.ts";
import { howFar } from "./how-far.ts";
import { packWeights, unpackWeights } from "./pack.ts";
import { phrasesOf } from "./phrases.ts";
import { type Labelled, seen } from "./recipe.ts";
import { shippedWeights } from "./shipped.ts";
import { HASHED, ROWS } from "./table.ts";
import { best, score } from "./weights.ts";

const phrases = (text: string) => [...phrasesOf(readText(text))];

test("phrases are what stands together: the same words in another order are others", () => {
  const shared = new Set(phrases("Ja us val, un altre cop tard"));
  expect(phrases("És que ja us val").filter((id) => shared.has(id)).length).toBeGreaterThan(6);
  // "us", "val" and "ja" alone are words, not phrases.
  expect(phrases("val us ja").filter((id) => shared.has(id)).length).toBeLessThan(4);
  expect(phrases("tard")).toEqual([]);
  expect(phrases("")).toEqual([]);
  expect(phrases("a ".repeat(5_000)).length).toBeLessThan(10_000);
});

test("the odds are what the paper says, by what each example counts", () => {
  const of = (...ids: number[]): Features => ({
    ids: Uint32Array.from(ids),
    values: new Float32Array(ids.length).fill(1),
    tokens: new Int16Array(ids.length),
  });
  const odds = learnOdds(
    [
      { features: of(1, 1, 2), answer: 0 },
      { features: { ...of(2), phrases: Uint32Array.of(3) }, answer: 1, weight: 0.5 },
    ],
    3,
  );
  const at = (id: number, answer: number) => odds[id * 3 + answer];
  // Three features are known: 0.3 × 3 is added to each sum. Beside 0 stand 3, beside the rest 2 × 0.5.
  expect(at(1, 0)).toBeCloseTo(Math.log(2.3 / 3.9 / (0.3 / 1.9)), 5);
  expect(at(3, 1)).toBeCloseTo(Math.log(0.8 / 1.9 / (0.3 / 3.9)), 5);
  expect(at(2, 1)).toBeCloseTo(Math.log(0.8 / 1.9 / (1.3 / 3.9)), 5);
  // What nobody said, and what was never seen, say nothing.
  expect([at(1, 2), at(2, 2), at(4, 0), at(4, 1)]).toEqual([0, 0, 0, 0]);
  // Nor does what everybody says.
  expect(learnOdds([{ features: of(1, 2), answer: 0 }], 3).every((one) => one === 0)).toBe(true);
});

/** A house word that no corpus knows, in both kinds of sentence. */
const taught: Labelled[] = Array.from({ length: 60 }, (_, at) => ({
  text: at % 2 === 0 ? `Un altre zumbarret, comanda ${at}` : `Gràcies per tot, comanda ${at}`,
  language: "ca",
  answers: { kind: at % 2 === 0 ? "complaint" : "praise" },
}));

test("what was corrected has odds of its own, what was not has none; kept and read again they are the same", () => {
  const weights = learnFrom(shippedWeights(), taught);
  const { own } = weights;
  for (const head of HEAD_NAMES) {
    if (head === "kind") expect(own!.steps[head]).toBeGreaterThan(0);
    else expect(own!.steps[head]).toBe(0);
  }
  expect(weights.steps.kind).toBeGreaterThan(0);
  expect(weights.steps.mood).toBe(shippedWeights().steps.mood);
  const again = unpackWeights(packWeights(weights, 1), shippedWeights());
  expect(again.own!.steps).toEqual(own!.steps);
  expect(Buffer.compare(Buffer.from(again.own!.values), Buffer.from(own!.values))).toBe(0);
  expect(Buffer.compare(Buffer.from(again.own!.known), Buffer.from(own!.known))).toBe(0);
  expect(() => unpackWeights(packWeights(weights, 1))).toThrow("what they were moved from");
  const features = seen({ text: "Quin zumbarret, comanda 7", language: "ca" });
  expect(score(again, features)).toEqual(score(weights, features));
});

test("what ships makes of a message is seen behind its features, in rows that nothing is hashed to", () => {
  const features = seen({ text: "Where is my parcel?", language: "en" });
  const scores = score(shippedWeights(), features);
  const { ids, values } = withForeseen(features, scores);
  const from = features.ids.length;
  expect(ids.slice(0, from)).toEqual(features.ids);
  expect(features.ids.every((id) => id < HASHED)).toBe(true);
  const question = from + OFFSETS.kind + HEADS.kind.indexOf("question");
  expect(ids[question]).toBe(HASHED + question - from);
  expect(
    values[question]! / values.slice(from, from + HEADS.kind.length).reduce((a, b) => a + b),
  ).toBeCloseTo(scores.kind[HEADS.kind.indexOf("question")]!);
  // What ships was taught nothing of them, and a question but the mood never is.
  expect(
    shippedWeights()
      .values.slice(HASHED * WIDTH)
      .every((value) => value === 0),
  ).toBe(true);
});

test("a brand's mood is learnt from what ships makes of the kind: who demands in this house is angry", () => {
  const corpus = readCorpus().filter(({ language }) => language === "es");
  const houses = (from: number, count: number): Labelled[] =>
    corpus.slice(from, from + count).map(({ text, language, kind }) => ({
      text,
      language,
      answers: { mood: kind === "request" ? "negative" : "positive" },
    }));
  const weights = learnFrom(shippedWeights(), houses(0, 300));
  const judged = houses(300, 600);
  const right = judged.filter(
    (one) => best(score(weights, seen(one)), "mood").answer === one.answers.mood,
  ).length;
  expect(right / judged.length).toBeGreaterThan(0.85);
  const rows = ROWS - HASHED;
  const moods = Array.from(
    { length: rows },
    (_, row) => weights.values[(HASHED + row) * WIDTH + OFFSETS.mood]!,
  );
  // The strongest of all that was foreseen is that it is a request.
  expect(moods.indexOf(Math.max(...moods))).toBe(OFFSETS.kind + HEADS.kind.indexOf("request"));
});

test("the odds have a say in the answer, and the word that they speak by is told", () => {
  const weights = learnFrom(shippedWeights(), taught);
  const { own: _, ...alone } = weights;
  const features = seen({ text: "Un altre zumbarret, comanda 7", language: "ca" });
  const complaint = HEADS.kind.indexOf("complaint");
  expect(score(weights, features).kind[complaint]).toBeGreaterThan(score(alone, features).kind[complaint]!);
  const sorted = sortMessage({ text: "Un altre zumbarret, comanda 7", accountLanguage: "ca", weights });
  expect(sorted.kind).toBe("complaint");
  expect(sorted.reasons.find(({ question }) => question === "kind")?.words).toContain("zumbarret");
});

test("forty that all say the same against what ships move it far, forty that say this and that hardly", () => {
  const kinds = HEADS.kind;
  const before = new Float32Array(ROWS * kinds.length);
  const recipe = { epochs: 6, rate: 0.05, balance: 0.5 };
  const far = (answerOf: (at: number) => number) => {
    const examples = readCorpus()
      .filter(({ language, kind }) => language === "ca" && kind === "question")
      .slice(0, 40)
      .map(({ text, language }, at) => ({ features: seen({ text, language }), answer: answerOf(at) }));
    return howFar(examples, kinds.length, recipe, before);
  };
  expect(far(() => kinds.indexOf("complaint"))).toBeCloseTo((40 / 140 + 1) / 2);
  expect(far((at) => (at * 7 + (at >> 2) * 3) % kinds.length)).toBeLessThan(0.3);
});

test("of too few corrections nothing is learnt, not even odds", () => {
  const { values, own } = learnFrom(shippedWeights(), taught.slice(0, 7));
  expect(Buffer.compare(Buffer.from(values), Buffer.from(shippedWeights().values))).toBe(0);
  expect(own!.values.every((value) => value === 0)).toBe(true);
});
