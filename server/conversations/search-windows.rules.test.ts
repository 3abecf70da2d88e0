import fc from "fast-check";
import { expect, test } from "vitest";
import { windowsBefore } from "./search-windows.ts";

const DAY = 86_400_000;
const WORKSPACE = "0190aaaa-0000-7000-8000-00001234abcd";

/** The marks of a moment, as `escolta_search` makes them. */
function marksOf(at: number): string[] {
  const day = Math.floor(at / DAY);
  const blocks = { a: 2, b: 8, c: 32, d: 128, e: 512 };
  return Object.entries(blocks).map(([letter, days]) => ` 1234abcd${letter}${Math.floor(day / days)}`);
}

test("every moment is in exactly one window, or older than all of them", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: Date.UTC(2001, 0), max: Date.UTC(2090, 0) }),
      fc.integer({ min: 0, max: 1200 * DAY }),
      (now, ago) => {
        const windows = windowsBefore(WORKSPACE, now);
        const marks = marksOf(now - ago);
        const holding = windows.filter(
          (window, index) =>
            window.marks.some((mark) => marks.includes(mark)) &&
            now - ago < (windows[index - 1]?.from ?? Infinity),
        );
        expect(holding.length).toBe(now - ago < windows.at(-1)!.from ? 0 : 1);
      },
    ),
  );
});

test("each begins before the one after it in time, the newest holding now", () => {
  const now = Date.UTC(2026, 10, 21, 23, 30);
  const windows = windowsBefore(WORKSPACE, now);
  expect(windows.map(({ from }) => from)).toEqual(windows.map(({ from }) => from).toSorted((a, b) => b - a));
  expect(now - windows[0]!.from).toBeLessThan(4 * DAY + 1);
  expect(marksOf(now + 3_600_000)).toContain(windows[0]!.marks[0]);
});
