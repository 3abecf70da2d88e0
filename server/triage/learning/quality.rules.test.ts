/** Which of two models is better, and what a training makes of good corrections, of bad ones, and of none. */
import { describe, expect, test } from "vitest";
import { readCorpus } from "../corpus/corpus.ts";
import { labelled } from "../model/recipe.ts";
import { shippedWeights } from "../model/shipped.ts";
import { choose, type HeadQuality } from "./quality.ts";
import { isHeldBack, retrain } from "./retrain.ts";
import { trainAside } from "./train-aside.ts";

function head(answers: number, before: number, mended: number, broken: number): HeadQuality {
  const measured = (right: number) => ({ right, macroF1: right / answers });
  return { answers, before: measured(before), after: measured(before + mended - broken), mended, broken };
}

describe("the choice", () => {
  test.each([
    ["nothing was held back", {}, "too_few"],
    ["four answers say nothing", { kind: head(4, 0, 4, 0) }, "too_few"],
    ["nothing is better", { kind: head(20, 15, 3, 3) }, "not_better"],
    [
      "one question is better by less than another is worse",
      { kind: head(20, 5, 4, 0), mood: head(10, 9, 0, 3) },
      "not_better",
    ],
    ["four mended may be chance", { kind: head(20, 5, 4, 0) }, "by_chance"],
    ["twelve mended and eight broken may be chance", { kind: head(60, 30, 12, 8) }, "by_chance"],
    ["five mended and none broken are not", { kind: head(20, 5, 5, 0) }, "better"],
    ["nor are many", { kind: head(4000, 1000, 1500, 900), topic: head(3, 3, 0, 3) }, "better"],
  ] as const)("%s", (_, quality, why) => {
    expect(choose(quality)).toEqual({ adopted: why === "better", why });
  });
});

const shipped = shippedWeights();
const messages = readCorpus()
  .filter(({ language }, at) => language === "es" && at % 3 === 0)
  .map(labelled);
const someOf = (count: number, from = 0) => messages.slice(from, from + count);
const KINDS = ["complaint", "question", "request", "praise", "other"];

describe("a training", () => {
  test("is the same whatever the order of the corrections, and takes what holds for all of a sort", () => {
    // In this house whoever asks where something is has a complaint.
    const corrected = someOf(700)
      .filter(({ answers }) => answers.kind === "question")
      .map((message) => ({ ...message, answers: { kind: "complaint" } }));
    const leftAlone = someOf(300, 700).filter(({ answers }) => answers.kind !== "question");
    const trained = retrain(shipped, shipped, { corrected, leftAlone });
    expect(trained).toMatchObject({ adopted: true, why: "better" });
    const { answers, before, after } = trained.heads.kind!;
    expect(after.right / answers).toBeGreaterThan(before.right / answers + 0.1);
    const turned = retrain(shipped, shipped, { corrected: corrected.toReversed(), leftAlone });
    expect(Buffer.compare(Buffer.from(turned.weights.values), Buffer.from(trained.weights.values))).toBe(0);
    const odds = ({ weights }: typeof trained) => Buffer.from(weights.own!.values);
    expect(Buffer.compare(odds(turned), odds(trained))).toBe(0);
  });

  test("does not take what is neither rhyme nor reason", () => {
    const corrected = someOf(300).map((message, at) => {
      const others = KINDS.filter((kind) => kind !== message.answers.kind);
      return { ...message, answers: { kind: others[(at * 7 + (at >> 3)) % others.length]! } };
    });
    expect(retrain(shipped, shipped, { corrected, leftAlone: someOf(300, 300) }).adopted).toBe(false);
  });

  test("holds back a fifth, the same words always on one side", () => {
    const held = messages.filter(isHeldBack).length / messages.length;
    expect(held).toBeGreaterThan(0.15);
    expect(held).toBeLessThan(0.25);
    expect(isHeldBack({ text: "  ON  és? " })).toBe(isHeldBack({ text: "on és?" }));
  });

  test("runs beside the desk: its thread goes on meanwhile", { timeout: 60_000 }, async () => {
    const gaps: number[] = [];
    let last = performance.now();
    const timer = setInterval(() => {
      gaps.push(performance.now() - last);
      last = performance.now();
    }, 10);
    const began = performance.now();
    const corrected = someOf(400).map((message) => ({ ...message, answers: { kind: "complaint" } }));
    const lessons = { corrections: { corrected, leftAlone: [], current: null }, labels: null };
    const trained = (await trainAside(lessons)).corrections!;
    const took = performance.now() - began;
    clearInterval(timer);
    expect(trained.heads.kind?.answers).toBeGreaterThan(50);
    // Alone with a busy machine it is called late, but in the training's own thread not at all.
    expect(gaps.length).toBeGreaterThan(took / 100);
    expect(Math.max(...gaps)).toBeLessThan(took / 2);
  });

  test("that throws says so", async () => {
    const corrections = { corrected: [], leftAlone: [], current: Buffer.from("no weights") };
    await expect(trainAside({ corrections, labels: null })).rejects.toThrow("version");
  });
});
