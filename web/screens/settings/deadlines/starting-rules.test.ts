import { expect, test } from "vitest";
import { withTheRest } from "./starting-rules.ts";

const ordinary = { match: {}, first: 60, next: 60, resolution: 2 };
const pressing = { match: {}, first: 30, next: 30, resolution: 1 };

test("without rules of its own a brand starts from what holds for each network", () => {
  const rules = withTheRest({ deadlineRules: [], defaults: [{ network: "plaza", ordinary, pressing }] });
  expect(rules.map(({ match, first }) => [match, first])).toEqual([
    [{ network: "plaza" }, 60],
    [{ network: "plaza", kind: "complaint" }, 30],
    [{ network: "plaza", minUrgency: 2 }, 30],
    [{}, 480],
  ]);
});

test("the rule for all the rest comes last, and is the brand's own where it has one", () => {
  const rest = { match: {}, first: 90, next: 90, resolution: 3 };
  const own = { match: { kind: "praise" as const }, first: 200, next: 200, resolution: 3 };
  expect(withTheRest({ deadlineRules: [rest, own], defaults: [] })).toEqual([own, rest]);
});
