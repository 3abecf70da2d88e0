import { expect, test } from "vitest";
import { neighbours } from "./neighbours.ts";
import { criesBy, cryOf, nextCryAt, stormCurve, stormMs } from "./storm.ts";

const SECOND = 1000;
const spoke = (from: number, to: number) =>
  criesBy({ began: 0 }, to * SECOND) - criesBy({ began: 0 }, from * SECOND);

test("sixty people in ten minutes, a third of them in the first minute and a half", () => {
  expect(stormCurve.length).toBe(60);
  expect(stormCurve.at(-1)).toBeLessThan(stormMs);
  expect(spoke(0, 90)).toBeGreaterThanOrEqual(18);
  expect(spoke(0, 90)).toBeLessThanOrEqual(23);
});

test("the rate rises, then falls to the end", () => {
  const rates = [spoke(0, 15), spoke(30, 60), spoke(120, 150), spoke(240, 270), spoke(450, 480)];
  expect(rates[0]! * 2).toBeLessThan(rates[1]!);
  expect(rates.slice(1)).toEqual(rates.slice(1).sort((a, b) => b - a));
  expect(rates[1]).toBeGreaterThan(rates[4]!);
  expect([...stormCurve].sort((a, b) => a - b)).toEqual(stormCurve);
});

test("every one says something of their own, in their language, by turns", () => {
  for (const round of [0, 1, 7]) {
    const cries = stormCurve.map((_, i) => cryOf(i, round));
    expect(new Set(cries.map(({ text }) => text)).size).toBe(60);
    expect(new Set(cries.map(({ who }) => who.handle)).size).toBe(60);
    expect(
      cries
        .slice(0, 6)
        .map(({ who }) => who.language)
        .sort(),
    ).toEqual(["ca", "en", "es", "fr", "it", "pt"]);
    expect(cries.slice(0, 12).every(({ where }) => where !== "joining")).toBe(true);
    expect(cries.filter(({ where }) => where === "joining").length).toBe(24);
    expect(cries.filter(({ where }) => where === "mention").length).toBeGreaterThan(8);
  }
  expect(cryOf(0, 1).who).not.toEqual(cryOf(0, 0).who);
});

test("the next one, and the end after the last", () => {
  const storm = { began: 5000, until: 5000 + stormMs, round: 0, said: 0, first: [] };
  expect(nextCryAt(storm)).toBe(5000 + stormCurve[0]!);
  expect(nextCryAt({ ...storm, said: 60 })).toBe(storm.until);
});

test("neighbours have names of their own, and a few of them a crowd", () => {
  expect(neighbours.length).toBe(60);
  expect(new Set(neighbours.map(({ handle }) => handle)).size).toBe(60);
  expect(neighbours.filter(({ followers }) => followers > 10_000).length).toBe(6);
});
