import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { steady } from "./steady.ts";

describe("a list that does not jump", () => {
  test("what comes in above or between waits, what comes below is added", () => {
    expect(steady(["a", "b"], ["new", "a", "between", "b", "below"])).toEqual({
      shown: ["a", "b", "below"],
      waiting: ["new", "between"],
    });
  });
  test("what changed its place keeps the place it is seen in", () => {
    expect(steady(["a", "b", "c"], ["c", "a", "b"])).toEqual({ shown: ["a", "b", "c"], waiting: [] });
  });
  test("what is gone goes; an empty list takes what comes", () => {
    expect(steady(["a", "b"], ["b"])).toEqual({ shown: ["b"], waiting: [] });
    expect(steady(["gone"], ["x", "y"])).toEqual({ shown: ["x", "y"], waiting: [] });
  });
  test("what I brought back takes its place at once", () => {
    expect(steady(["a", "c"], ["new", "mine", "a", "b", "c"], new Set(["mine", "b"]))).toEqual({
      shown: ["mine", "a", "b", "c"],
      waiting: ["new"],
    });
  });
  test("nothing is lost and nothing is twice", () => {
    const ids = fc.uniqueArray(fc.integer({ min: 0, max: 30 }).map(String));
    fc.assert(
      fc.property(ids, ids, (before, fresh) => {
        const { shown, waiting } = steady(before, fresh);
        expect([...shown, ...waiting].toSorted()).toEqual(fresh.toSorted());
        const kept = before.filter((id) => fresh.includes(id));
        expect(shown.filter((id) => before.includes(id))).toEqual(kept.length > 0 ? kept : []);
      }),
    );
  });
});
