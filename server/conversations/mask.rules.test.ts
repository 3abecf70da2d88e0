import fc from "fast-check";
import { expect, test } from "vitest";
import { masked, maskedWithin } from "./mask.ts";

test("a number keeps its ends and its shape, the rest of the text stays", () => {
  const text = "Truqueu-me al +376 312 416, gràcies";
  const places = [{ start: 14, end: 26 }];
  expect(masked(text, places)).toBe("Truqueu-me al +3•• ••• •16, gràcies");
  expect(maskedWithin("al +376 312 416", text, places)).toBe("al +3•• ••• •16");
});

test("nothing between the ends is ever left", () => {
  fc.assert(
    fc.property(fc.string(), fc.stringMatching(/^[0-9]{7,20}$/), fc.string(), (before, number, after) => {
      const places = [{ start: before.length, end: before.length + number.length }];
      const out = masked(before + number + after, places);
      expect(out.slice(before.length + 2, before.length + number.length - 2)).toMatch(/^•+$/);
      expect(out.length).toBe(before.length + number.length + after.length);
    }),
  );
});
