import { describe, expect, test } from "vitest";
import { comingWeekday, instantAt, timeOf } from "./wall-clock.ts";

describe("what people type as a time", () => {
  test.each([
    ["9", "09:00"],
    ["9:30", "09:30"],
    ["9.30", "09:30"],
    ["0930", "09:30"],
    [" 17:00 ", "17:00"],
    ["24:00", "24:00"],
    ["24:01", null],
    ["9:60", null],
    ["noon", null],
    ["", null],
  ])("%j", (typed, time) => expect(timeOf(typed)).toBe(time));
});

describe("the instant of a wall clock", () => {
  test.each([
    ["2026-11-20", "16:45", "Europe/Andorra", "2026-11-20T15:45:00.000Z"],
    ["2026-07-20", "16:45", "Europe/Andorra", "2026-07-20T14:45:00.000Z"],
    // The clocks went forward at 2:00 that night.
    ["2026-03-29", "09:00", "Europe/Madrid", "2026-03-29T07:00:00.000Z"],
    ["2026-03-28", "23:30", "Europe/Madrid", "2026-03-28T22:30:00.000Z"],
    ["2026-11-20", "09:00", "America/Sao_Paulo", "2026-11-20T12:00:00.000Z"],
  ])("%s %s in %s", (date, time, zone, instant) => {
    expect(instantAt(date, time, zone).toISOString()).toBe(instant);
  });
});

test("the coming Friday is today on a Friday, and never in the past", () => {
  const zone = "Europe/Andorra";
  expect(comingWeekday(5, new Date("2026-11-20T10:00:00Z"), zone)).toBe("2026-11-20");
  expect(comingWeekday(5, new Date("2026-11-21T10:00:00Z"), zone)).toBe("2026-11-27");
  // Already Saturday in Andorra, still Friday in UTC.
  expect(comingWeekday(6, new Date("2026-11-20T23:30:00Z"), zone)).toBe("2026-11-21");
});
