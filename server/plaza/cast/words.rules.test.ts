import { expect, test } from "vitest";
import { countGraphemes, handlePattern, limits } from "../words.ts";
import { faceOf, lettersOf, markOf, seedPattern } from "./faces.ts";
import { exchanges, ownPosts } from "./history.ts";
import { neighbours } from "./neighbours.ts";
import { outcry } from "./outcry.ts";
import { people, personOf } from "./people.ts";
import { stories, told } from "./stories/index.ts";

const said = [
  ...stories.flatMap(({ opening, waiting, detail, followUp, helped }) => [
    opening,
    ...waiting,
    ...(detail ? [detail] : []),
    ...(followUp ? [followUp] : []),
    helped.soon,
    helped.late,
  ]),
  ...told.flatMap(({ nudges }) => nudges),
  ...Object.values(outcry).flatMap(({ alone, joining }) => [...alone, ...joining]),
  ...exchanges.flatMap(({ lines }) => lines.map(({ text }) => text)),
  ...ownPosts.map(({ text }) => text),
];

test("people have handles that Plaza takes, each their own, and so do the neighbours", () => {
  const all = [...people, ...neighbours];
  for (const { handle, face } of all) {
    expect(handle).toMatch(handlePattern);
    expect(face).toMatch(seedPattern);
  }
  expect(new Set(all.map(({ handle }) => handle)).size).toBe(all.length);
  expect(people.length).toBeGreaterThanOrEqual(14);
});

test("everybody has two stories or more, and every language all kinds and a first one", () => {
  expect(stories.length).toBeGreaterThanOrEqual(36);
  expect(new Set(stories.map(({ id }) => id)).size).toBe(stories.length);
  for (const { handle } of people)
    expect(stories.filter(({ who }) => who === handle).length, handle).toBeGreaterThan(1);
  for (const { language, stories: own } of told) {
    expect(new Set(own.map(({ kind }) => kind)), language).toEqual(
      new Set(["question", "complaint", "praise", "request"]),
    );
    expect(own.filter(({ first }) => first).length, language).toBe(1);
    expect(own.every(({ who }) => personOf.get(who)!.language === language)).toBe(true);
  }
});

test("whoever waits for an answer grows impatient; praise does not", () => {
  for (const { id, kind, waiting } of stories) {
    if (kind === "praise") expect(waiting, id).toEqual([]);
    else expect([2, 3], id).toContain(waiting.length);
  }
});

test("a mention calls the brand, whatever it is called; nothing else names one", () => {
  for (const { id, where, opening } of stories)
    expect(opening.includes("@{brand}"), id).toBe(where === "mention");
  for (const text of said) expect(text).not.toMatch(/rovira/i);
});

test("nothing is longer than Plaza takes", () => {
  for (const text of said) expect(countGraphemes(text)).toBeLessThanOrEqual(limits.post - 30);
  for (const { about } of people) expect(about.length).toBeLessThanOrEqual(300);
});

test("no two texts are alike", () => {
  const seen = said.map((text) => ({ text, words: wordsOf(text) }));
  const alike = seen.flatMap((one, i) =>
    seen
      .slice(i + 1)
      .filter((other) => shared(one.words, other.words) > 0.6)
      .map((other) => [one.text, other.text]),
  );
  expect(alike).toEqual([]);
});

test("the past ends with the brand's word", () => {
  for (const { who, lines } of exchanges) expect(lines.at(-1)!.by, who).toBe("brand");
});

test("a face is the same for its seed, and another for another", async () => {
  const [joana, again, marta] = await Promise.all(
    ["joanavidal-w", "joanavidal-w", "martapuig-w"].map(faceOf),
  );
  expect(joana).toBe(again);
  expect(joana).not.toBe(marta);
  expect(joana).toMatch(/^<svg /);
  expect(joana).not.toMatch(/<script|on\w+=|href="(?!https:\/\/(heyzoish|creativecommons))/i);
});

test("a brand's mark is its letters, and nothing of them is markup", () => {
  expect([lettersOf("Casa Rovira"), lettersOf("acme"), lettersOf("Ça va?"), lettersOf("…")]).toEqual([
    "cR",
    "A",
    "çV",
    "",
  ]);
  expect(markOf("cR")).toContain("&#99;&#82;");
  expect(markOf("<>")).not.toContain("<>");
});

function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/\p{L}+/gu));
}

/** The part of the words that both have; very short lines are alike only when they are the same. */
function shared(one: Set<string>, other: Set<string>): number {
  const both = [...one].filter((word) => other.has(word)).length;
  return both / Math.max(4, new Set([...one, ...other]).size);
}
