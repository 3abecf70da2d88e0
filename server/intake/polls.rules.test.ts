import { expect, test } from "vitest";
import { nextTry } from "./polls.ts";

const now = Temporal.Instant.from("2026-11-23T10:00:00Z");
const seconds = (failing: number, after: string | null = null, every = 30) =>
  now.until(nextTry(now, now.subtract({ seconds: failing }), every, after)).total("seconds");

test("an outage is asked about as seldom again as it has lasted, from the usual wait to five minutes", () => {
  expect([0, 10, 31, 120, 299, 301, 86_400].map((failing) => seconds(failing))).toEqual([
    30, 30, 31, 120, 299, 300, 300,
  ]);
  expect(seconds(86_400, null, 600)).toBe(600);
});

test("never before the network said, and never sooner because it said so", () => {
  expect(seconds(0, now.add({ hours: 1 }).toString())).toBe(3600);
  expect(seconds(0, now.add({ seconds: 1 }).toString())).toBe(30);
});
