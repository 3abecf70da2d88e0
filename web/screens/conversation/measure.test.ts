import { expect, test } from "vitest";
import { lengthIn, measure } from "./measure.ts";

const family = "👩‍👩‍👧‍👦";

test("a family is one grapheme, eleven characters, 25 bytes, and two on X", () => {
  expect(lengthIn("graphemes", family)).toBe(1);
  expect(lengthIn("characters", family)).toBe(11);
  expect(lengthIn("bytes", family)).toBe(25);
});
test("a second ceiling is said in the unit of the first", () => {
  const limits = { max: 300, unit: "graphemes" as const, also: { max: 3000, unit: "bytes" as const } };
  expect(measure("a".repeat(301), limits)).toEqual({ used: 301, max: 300, over: 1 });
  expect(measure("a".repeat(300), limits).over).toBe(0);
  const { used, over } = measure(family.repeat(130), limits);
  expect(used).toBe(130);
  expect(lengthIn("bytes", family.repeat(130 - over))).toBeLessThanOrEqual(3000);
});
