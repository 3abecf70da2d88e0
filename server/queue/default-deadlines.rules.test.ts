import fc from "fast-check";
import { expect, test } from "vitest";
import {
  DEFAULT_DEADLINES,
  type DeadlineFacts,
  type DeadlineMatch,
  type DeadlineRules,
  deadlineRulesSchema,
  deadlinesFor,
  PACES,
  type Pace,
} from "./default-deadlines.ts";

const facts: DeadlineFacts = {
  network: "bluesky",
  pace: "social_public",
  audience: "public",
  kind: "question",
  urgency: 1,
};

test.each<[Pace, "public" | "private", number, number]>([
  ["social_public", "public", 60, 30],
  ["social_public", "private", 30, 15],
  ["messaging", "private", 30, 15],
  ["page_comments", "public", 240, 60],
  ["reviews", "public", 480, 120],
  ["mail", "private", 480, 240],
])("%s %s: %i minutes, %i for a complaint or urgent", (pace, audience, ordinary, pressing) => {
  const here = { ...facts, pace, audience };
  const calm = { first: ordinary, next: ordinary, resolution: 2 };
  const soon = { first: pressing, next: pressing, resolution: 1 };
  expect(deadlinesFor(DEFAULT_DEADLINES, here)).toMatchObject(calm);
  expect(deadlinesFor(DEFAULT_DEADLINES, { ...here, kind: "complaint", urgency: 0 })).toMatchObject(soon);
  expect(deadlinesFor(DEFAULT_DEADLINES, { ...here, urgency: 2 })).toMatchObject(soon);
  expect(deadlinesFor(DEFAULT_DEADLINES, { ...here, urgency: 3, kind: "complaint" })).toMatchObject(soon);
});

test("the starting list is one that the editor would take, and covers every pace", () => {
  expect(deadlineRulesSchema.parse(JSON.parse(JSON.stringify(DEFAULT_DEADLINES)))).toEqual(DEFAULT_DEADLINES);
  for (const pace of PACES)
    for (const audience of ["public", "private"] as const)
      expect(deadlinesFor(DEFAULT_DEADLINES, { ...facts, pace, audience })).toHaveProperty(
        "match.pace",
        pace,
      );
});

const rule = (match: DeadlineMatch, first: number) => ({ match, first, next: first, resolution: 2 });

test("the most specific rule wins, in any order of the list", () => {
  const ladder: DeadlineRules = [
    rule({}, 1),
    rule({ kind: "complaint" }, 2),
    rule({ minUrgency: 1 }, 3),
    rule({ minUrgency: 2 }, 4),
    rule({ audience: "public" }, 5),
    rule({ pace: "social_public" }, 6),
    rule({ network: "bluesky" }, 7),
    rule({ network: "bluesky", kind: "complaint" }, 8),
    rule({ network: "bluesky", pace: "social_public", audience: "public", minUrgency: 2 }, 9),
    rule({ network: "x", pace: "social_public", audience: "public", kind: "complaint" }, 10),
  ];
  const complaint = { ...facts, kind: "complaint", urgency: 2 };
  for (const [length, first] of [
    [1, 1],
    [2, 2],
    [3, 3],
    [4, 4],
    [5, 5],
    [6, 6],
    [7, 7],
    [8, 8],
    [10, 9],
  ] as const)
    fc.assert(
      fc.property(fc.shuffledSubarray(ladder.slice(0, length), { minLength: length }), (shuffled) => {
        expect(deadlinesFor(shuffled, complaint).first).toBe(first);
      }),
    );
  expect(deadlinesFor(ladder, { ...facts, urgency: 0, network: "mastodon" }).first).toBe(6);
});

test("two rules for the same are refused by code; what has no rule has the starting list's", () => {
  const codes = (rules: unknown) =>
    deadlineRulesSchema.safeParse(rules).error?.issues.map(({ message }) => message);
  expect(
    codes([
      rule({}, 5),
      rule({ network: "x", kind: "praise" }, 5),
      rule({ kind: "praise", network: "x" }, 6),
    ]),
  ).toEqual(["rule_twice"]);
  expect(codes([rule({ pace: "mail" }, 5)])).toBeUndefined();
  expect(codes([rule({}, 0)])).toHaveLength(2);
  expect(deadlinesFor([rule({ pace: "mail" }, 5)], facts)).toEqual(deadlinesFor(DEFAULT_DEADLINES, facts));
  expect(deadlinesFor([rule({}, 5)], facts).first).toBe(5);
});
