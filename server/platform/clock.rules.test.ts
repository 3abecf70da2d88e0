import { expect, test } from "vitest";
import { fixedClock } from "./clock.ts";

test("a fixed clock stands until it is moved, by hours and by days", () => {
  const clock = fixedClock("2026-03-28T12:00:00Z");
  expect(clock.now().toString()).toBe("2026-03-28T12:00:00Z");
  clock.advance({ days: 1, minutes: 5 });
  clock.advance("PT10S");
  expect(clock.now().toString()).toBe("2026-03-29T12:05:10Z");
});
