import { expect, test } from "vitest";
import { lengthIn, measure } from "./measure.ts";

const family = "👩‍👩‍👧‍👦";

test("a family is one grapheme, eleven characters, 25 bytes, and two on X", () => {
  expect(lengthIn("graphemes", family)).toBe(1);
  expect(lengthIn("characters", family)).toBe(11);
  expect(lengthIn("bytes", family)).toBe(25);
  expect(lengthIn("x-weighted", family)).toBe(2);
});
test("on X a link weighs 23 however long it is, and Japanese two a sign", () => {
  expect(lengthIn("x-weighted", `veja https://example.com/${"a".repeat(80)} ok`)).toBe(5 + 23 + 3);
  expect(lengthIn("x-weighted", "日本")).toBe(4);
});
test("a second ceiling is said in the unit of the first", () => {
  const limits = { max: 300, unit: "graphemes" as const, also: { max: 3000, unit: "bytes" as const } };
  expect(measure("a".repeat(301), limits)).toEqual({ used: 301, max: 300, over: 1 });
  expect(measure("a".repeat(300), limits).over).toBe(0);
  const { used, over } = measure(family.repeat(130), limits);
  expect(used).toBe(130);
  expect(lengthIn("bytes", family.repeat(130 - over))).toBeLessThanOrEqual(3000);
});
