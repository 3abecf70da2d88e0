import { expect, test } from "vitest";
import { byPlace, type Line, newLine, placeOf } from "./lines.ts";
import type { Match } from "./settings.ts";

const line = (key: number, match: Match): Line => ({
  key,
  rule: { match, first: 60, next: 60, resolution: 1 },
});

test("lines stand under their places, networks first, the rest last", () => {
  const lines = [
    line(0, {}),
    line(1, { kind: "praise" }),
    line(2, { pace: "mail" }),
    line(3, { network: "plaza" }),
    line(4, { pace: "social_public" }),
    line(5, { network: "plaza", kind: "complaint" }),
  ];
  expect(byPlace(lines).map(({ place, lines: of }) => [place, of.map(({ key }) => key)])).toEqual([
    ["network plaza", [3, 5]],
    ["pace social_public", [4]],
    ["pace mail", [2]],
    ["any", [1]],
    ["rest", [0]],
  ]);
});

test.each(["network plaza", "pace mail", "any"])(
  "a new line for %s stands there, with a key of its own",
  (place) => {
    const made = newLine([line(0, {}), line(7, { kind: "praise" })], place);
    expect(placeOf(made.rule)).toBe(place);
    expect(made.key).toBe(8);
  },
);
