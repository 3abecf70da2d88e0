import fc from "fast-check";
import { expect, test } from "vitest";
import {
  MINUTES_PER_POINT,
  type PressingFacts,
  pointsOf,
  pressingAt,
  priorityAt,
  shownPriority,
  WEIGHTS,
  whyPressing,
} from "./pressing.ts";

const plain: PressingFacts = {
  kind: "question",
  kindConfidence: 0.9,
  urgency: 0,
  mood: "neutral",
  audience: "private",
  reactions: 0,
  unanswered: 1,
  followers: null,
  personalData: false,
  pin: null,
};
const giulia: PressingFacts = {
  ...plain,
  kind: "complaint",
  kindConfidence: 0.97,
  audience: "public",
  reactions: 38,
  unanswered: 3,
  mood: "negative",
};
const MINUTE = 60_000;
const now = Date.UTC(2026, 10, 21, 10, 22);

test("the number is made of parts that say why", () => {
  expect(pointsOf(giulia)).toEqual({
    points: 41,
    parts: [
      { code: "complaint", points: 18, params: { confidence: 0.97 } },
      { code: "repeated", points: 12, params: { count: 3 } },
      { code: "public", points: 9, params: { reactions: 38 } },
      { code: "negative_mood", points: 2, params: {} },
    ],
  });
  expect(whyPressing(now, now - 65 * MINUTE, pointsOf(giulia))).toMatchObject({
    shown: 81,
    parts: [{ code: "late", points: 40, params: { minutes: 65 } }, {}, {}, {}, {}],
  });
  expect(pointsOf(plain)).toEqual({ points: 0, parts: [] });
});

test("each fact is worth what the table says", () => {
  const points = (facts: Partial<PressingFacts>) => pointsOf({ ...plain, ...facts }).points;
  expect([0, 1, 2, 3].map((urgency) => points({ urgency }))).toEqual([0, 6, 14, 30]);
  expect([1, 2, 3, 4, 9].map((unanswered) => points({ unanswered }))).toEqual([0, 6, 12, 18, 18]);
  expect([99, 1_000, 10_000, 1e5, 1e9].map((followers) => points({ followers }))).toEqual([0, 4, 8, 12, 12]);
  expect([0, 1, 38, 1e6].map((reactions) => points({ audience: "public", reactions }))).toEqual([
    4, 5, 9, 12,
  ]);
  expect(points({ personalData: true })).toBe(0);
  expect(points({ personalData: true, audience: "public" })).toBe(12);
  expect(points({ kind: "complaint", kindConfidence: 0.5 })).toBe(9);
});

test("a message alone can fill the scale and not overflow it", () => {
  const worst = { ...giulia, kindConfidence: 1, urgency: 3, reactions: 1e9, unanswered: 99, followers: 1e9 };
  expect(pointsOf({ ...worst, personalData: true }).points).toBe(100);
  const { urgency, repeatedEach: _, ...most } = WEIGHTS;
  expect(Object.values(most).reduce((a, b) => a + b, 0) + urgency[3]).toBe(100);
});

test("a point is worth its minutes", () => {
  expect(pressingAt(now, 0)).toBe(now);
  expect(pressingAt(now, 18)).toBe(now - 18 * MINUTES_PER_POINT * MINUTE);
  expect(shownPriority(now, now, 0)).toBe(27);
  expect(shownPriority(now, now - 365 * MINUTE, 0)).toBe(100);
  expect(shownPriority(now, now + 135 * MINUTE, 0)).toBe(0);
  expect(shownPriority(now, now + 9e9, 0)).toBe(0);
  expect(shownPriority(now, now - 9e9, 0)).toBe(100);
});

test("kept on top goes before the worst that is due; what can wait goes behind the ordinary", () => {
  const top = pressingAt(now + 480 * MINUTE, pointsOf({ ...plain, pin: "top" }).points);
  const wait = pressingAt(now, pointsOf({ ...plain, pin: "wait" }).points);
  expect(top).toBeLessThan(pressingAt(now - 1440 * MINUTE, 100));
  expect(wait).toBeGreaterThan(pressingAt(now + 480 * MINUTE, 0));
});

const dues = fc.integer({ min: -40_000 * MINUTE, max: 40_000 * MINUTE }).map((offset) => now + offset);
const anyFacts = fc.record({
  kind: fc.constantFrom("complaint", "question", "praise"),
  kindConfidence: fc.double({ min: 0, max: 1 }),
  urgency: fc.integer({ min: -1, max: 5 }),
  mood: fc.constantFrom("negative" as const, "neutral" as const, "positive" as const),
  audience: fc.constantFrom("public" as const, "private" as const),
  reactions: fc.integer({ min: -5, max: 1e9 }),
  unanswered: fc.integer({ min: 0, max: 50 }),
  followers: fc.option(fc.integer({ min: -1, max: 1e9 })),
  personalData: fc.boolean(),
  pin: fc.constantFrom("top" as const, "wait" as const, null, null, null),
});

test("the number orders exactly as the stored place does, at every moment", () => {
  const item = fc.record({ due: dues, points: anyFacts.map((facts) => pointsOf(facts).points) });
  // A neighbour within a few milliseconds of the same place, where rounding would show.
  const near = fc.tuple(item, fc.integer({ min: -3, max: 3 }), fc.integer({ min: -50, max: 50 }));
  const pair = fc.oneof(
    fc.tuple(item, item),
    near.map(
      ([a, ms, points]) =>
        [a, { due: a.due + points * MINUTES_PER_POINT * MINUTE + ms, points: a.points + points }] as const,
    ),
  );
  fc.assert(
    fc.property(pair, dues, ([a, b], moment) => {
      const place = Math.sign(pressingAt(a.due, a.points) - pressingAt(b.due, b.points));
      const number = priorityAt(moment, b.due, b.points) - priorityAt(moment, a.due, a.points);
      expect(Math.sign(number) + 0).toBe(place + 0);
      const shown = shownPriority(moment, b.due, b.points) - shownPriority(moment, a.due, a.points);
      if (shown !== 0) expect(Math.sign(shown)).toBe(place);
    }),
    { numRuns: 2_000 },
  );
});

test("the parts always add up to the number they explain", () => {
  fc.assert(
    fc.property(anyFacts, dues, (facts, due) => {
      const stored = pointsOf(facts);
      expect(stored.parts.reduce((sum, { points }) => sum + points, 0)).toBe(stored.points);
      const { shown, parts } = whyPressing(now, due, stored);
      expect(parts.reduce((sum, { points }) => sum + points, 0)).toBe(shown);
      expect(shown).toBe(shownPriority(now, due, stored.points));
      for (const { points } of parts) expect(Math.abs(points)).toBeLessThanOrEqual(100);
    }),
    { numRuns: 1_000 },
  );
});
