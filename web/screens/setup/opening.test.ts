import { expect, test } from "vitest";
import { openAfter, openDays, shortHour } from "./opening.ts";

const long = [{ from: "09:00", to: "19:00" }];
const short = [{ from: "10:00", to: "14:00" }];
const week = { 1: long, 2: long, 3: long, 4: long, 5: long, 6: short, 7: [] };

test("days with the same hours are one line", () => {
  expect(openDays(week)).toEqual([
    { first: 1, last: 5, periods: long },
    { first: 6, last: 6, periods: short },
  ]);
  expect(openDays({ 1: long, 3: long })).toHaveLength(2);
  expect(openDays({})).toEqual([]);
});

test("after a feast, the next day that is open", () => {
  expect(openAfter(week, "2026-12-08")).toEqual({ date: new Date("2026-12-09T12:00:00Z"), hour: 9 });
  // A Saturday evening, then Sunday, then Monday.
  expect(openAfter(week, "2026-12-05")).toEqual({ date: new Date("2026-12-07T12:00:00Z"), hour: 9 });
  expect(openAfter({}, "2026-12-05")).toBeNull();
});

test.each([
  ["09:00", "9"],
  ["14:30", "14:30"],
  ["00:00", "0"],
])("%s is said as %s", (time, said) => expect(shortHour(time)).toBe(said));
