/** What is learned of a label, when it is sure enough, and what it costs a message. */
import { describe, expect, test } from "vitest";
import { readCorpus } from "../corpus/corpus.ts";
import { besideEachOther, unpackRecogniser } from "../model/recognisers.ts";
import { sortTogether } from "../sort.ts";
import { type LabelMaterial, learnLabels, type Said, standing, thresholdFor } from "./recognising.ts";

describe("the rule", () => {
  test.each([
    ["half found and none wrong is enough", { of: 12, found: 6, wrong: 0, others: 400 }, "sure"],
    ["less than half is not", { of: 12, found: 5, wrong: 0, others: 400 }, "finds_few"],
    ["a single wrong one is forgiven", { of: 12, found: 6, wrong: 1, others: 400 }, "sure"],
    ["two of a dozen are not", { of: 12, found: 10, wrong: 2, others: 400 }, "wrong_often"],
    ["one in ten is", { of: 40, found: 27, wrong: 3, others: 400 }, "sure"],
    ["more than one in ten is not", { of: 40, found: 26, wrong: 3, others: 400 }, "wrong_often"],
    ["without thirty others nobody can tell", { of: 12, found: 12, wrong: 0, others: 29 }, "few_others"],
    ["without an example there is nothing to find", { of: 0, found: 0, wrong: 0, others: 400 }, "finds_few"],
  ] as const)("%s", (_, figures, why) => expect(standing(figures)).toBe(why));

  const sums = (text: string) =>
    [...text].map((one, at) => ({ answer: one === "+" ? 1 : 0, stands: 1, sum: text.length - at }));

  test.each([
    ["in the middle of the gap below the last one found", "+++---", 3.5],
    ["further down where one in twenty is wrong, not further", `${"+".repeat(19)}-+-+`, 2.5],
    ["above all where the first is wrong", "-++", Number.POSITIVE_INFINITY],
    ["above all where there is none to find", "---", Number.POSITIVE_INFINITY],
  ])("the threshold stands %s", (_, order, threshold) => expect(thresholdFor(sums(order))).toBe(threshold));

  test("the threshold rises where each wrong one stands for many that came", () => {
    const [first, ...rest] = sums(`${"+".repeat(19)}-+`);
    const many = [first!, ...rest].map((one) => (one.answer === 0 ? { ...one, stands: 3 } : one));
    expect(thresholdFor([first!, ...rest])).toBe(0.5);
    expect(thresholdFor(many)).toBe(2.5);
  });

  test("what weighs the same is on one side", () => {
    const same = [1, 1, 0].map((answer) => ({ answer, stands: 1, sum: 2 }));
    expect(thresholdFor([...same, { answer: 0, stands: 1, sum: 1 }])).toBe(Number.POSITIVE_INFINITY);
  });
});

const corpus = readCorpus();
const saying = (words: RegExp) => corpus.filter(({ text }) => words.test(text));
const asSaid = ({ text, language }: (typeof corpus)[number]): Said => ({ text, language });
/** In six languages, and in most of the messages one word of many. */
const BATTERY = /bater[ií]|battery|batterie/i;
const aboutBatteries = saying(BATTERY);
const others = corpus
  .filter((_, at) => at % 66 === 0)
  .map((one) => ({ ...asSaid(one), labels: BATTERY.test(one.text) ? ["batteries"] : [] }));
const shown = aboutBatteries.filter((_, at) => at % 3 === 0);
/** So many of those that are shown, as many of each language as there are of it. */
const dozens = (count: number): LabelMaterial => ({
  labels: [
    {
      id: "batteries",
      yes: Array.from({ length: count }, (_, at) => asSaid(shown[Math.floor((at * shown.length) / count)]!)),
      no: [],
      heard: 0,
    },
  ],
  others,
});

describe("a label", () => {
  test("is learned from three dozen messages of six languages, and found in those that were not shown", () => {
    const [learned] = learnLabels(dozens(36));
    expect(learned!.quality).toMatchObject({ why: "sure", of: 36 });
    const recognisers = besideEachOther(
      new Map([["batteries", unpackRecogniser(Buffer.from(learned!.packed!))]]),
    );
    const takenFor = ({ text }: Said) => sortTogether([{ text }], recognisers)[0]!.recognised;
    const unseen = aboutBatteries.filter((_, at) => at % 3 !== 0);
    const found = unseen.filter((one) => takenFor(one).length > 0);
    expect(found.length / unseen.length).toBeGreaterThan(0.6);
    const strangers = corpus.filter((one, at) => at % 66 === 7 && !BATTERY.test(one.text));
    expect(strangers.filter((one) => takenFor(one).length > 0).length).toBeLessThan(strangers.length / 100);
    const [{ labelId, words }] = takenFor(found[0]!) as [{ labelId: string; words: string[] }];
    expect(labelId).toBe("batteries");
    expect(words.join(" ")).toMatch(BATTERY);
  });

  test("is the same whatever the order of the messages", () => {
    const { labels, others } = dozens(12);
    const turned = labels.map((one) => ({ ...one, yes: one.yes.toReversed() }));
    const [one, other] = [
      learnLabels({ labels, others }),
      learnLabels({ labels: turned, others: others.toReversed() }),
    ];
    expect(other).toEqual(one);
  });

  test("that was put on whatever came is not taken", () => {
    for (const from of [100, 200, 300, 400]) {
      const yes = corpus
        .filter((_, at) => at % 43 === 3)
        .slice(from, from + 14)
        .map(asSaid);
      const [learned] = learnLabels({ labels: [{ id: "x", yes, no: [], heard: 0 }], others });
      expect(learned).toMatchObject({ packed: null });
    }
  });

  test("that was taken off some of what it is put on has learned the difference", () => {
    const things = ["kettle", "toaster", "blender", "fryer", "mixer", "heater", "grill"];
    const yes = things.flatMap((one) => [`A recall of the ${one}?`, `Is the ${one} in your recall of May`]);
    const no = things.flatMap((one) => [
      `I recall the ${one} was cheaper`,
      `As far as I recall my ${one} is new`,
    ]);
    const english = (text: string): Said => ({ text, language: "en" });
    const material = { labels: [{ id: "x", yes: yes.map(english), no: no.map(english), heard: 0 }], others };
    const [learned] = learnLabels(material);
    const recognisers = besideEachOther(new Map([["x", unpackRecogniser(Buffer.from(learned!.packed!))]]));
    const takenFor = (text: string) => sortTogether([{ text }], recognisers)[0]!.recognised.length;
    expect([
      takenFor("Is the wok in your recall of May?"),
      takenFor("As far as I recall my wok is new"),
    ]).toEqual([1, 0]);
  });
});
