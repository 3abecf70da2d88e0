import { expect, test } from "vitest";
import { openCalendar } from "./calendar.ts";
import { computeDeadlines, type DeadlineInput } from "./deadlines.ts";
import { alwaysOpen, everyDay } from "./schedule.ts";

const zone = "Europe/Andorra";
const at = (wall: string) => Temporal.PlainDateTime.from(wall).toZonedDateTime(zone).epochMilliseconds;
const calendar = openCalendar(everyDay(zone, [{ from: "09:00", to: "17:00" }]));
const friday = at("2026-11-20T16:45");
const asked: DeadlineInput = {
  calendar,
  deadline: { first: 60, next: 40, resolution: 2 },
  clockFrom: "published",
  openedPublishedMs: friday,
  openedArrivedMs: friday + 5 * 60_000,
  unansweredPublishedMs: friday,
  unansweredArrivedMs: friday + 5 * 60_000,
  firstAnsweredMs: null,
};

test("before the first answer, the first answer's deadline is in force", () => {
  expect(computeDeadlines(asked)).toEqual({
    firstDue: at("2026-11-23T09:45"),
    nextDue: null,
    resolutionDue: at("2026-11-24T16:45"),
    inForce: "first",
    dueAt: at("2026-11-23T09:45"),
    warnAt: at("2026-11-23T09:30"),
    neverOpens: false,
  });
});

test("since arrived, by wish", () => {
  const { dueAt } = computeDeadlines({ ...asked, clockFrom: "arrived" });
  expect(dueAt).toBe(at("2026-11-23T09:50"));
});

test("published in the future is taken as arrived", () => {
  const future = { openedPublishedMs: at("2031-01-01T09:00"), unansweredPublishedMs: at("2031-01-01T09:00") };
  expect(computeDeadlines({ ...asked, ...future })).toEqual(
    computeDeadlines({ ...asked, clockFrom: "arrived" }),
  );
});

test("after it, the next answer counts from the oldest unanswered message", () => {
  const monday = at("2026-11-23T10:00");
  const again = computeDeadlines({
    ...asked,
    firstAnsweredMs: at("2026-11-23T09:20"),
    unansweredPublishedMs: monday,
    unansweredArrivedMs: monday,
  });
  expect(again).toMatchObject({
    inForce: "next",
    nextDue: at("2026-11-23T10:40"),
    dueAt: at("2026-11-23T10:40"),
  });
  expect(again.firstDue).toBe(at("2026-11-23T09:45"));
  expect(again.warnAt).toBe(at("2026-11-23T10:25"));
});

test("with everything answered, the resolution is in force", () => {
  const quiet = { firstAnsweredMs: friday + 60_000, unansweredPublishedMs: null, unansweredArrivedMs: null };
  const done = computeDeadlines({ ...asked, ...quiet });
  expect(done).toMatchObject({ inForce: "resolution", nextDue: null, dueAt: at("2026-11-24T16:45") });
  // A quarter of two days of eight hours: four hours.
  expect(done.warnAt).toBe(at("2026-11-24T12:45"));
});

test("the warning comes with a quarter of the time left, 15 minutes at least, never before the start", () => {
  const warning = (first: number) => {
    const { dueAt, warnAt } = computeDeadlines({
      ...asked,
      calendar: openCalendar(alwaysOpen(zone)),
      deadline: { ...asked.deadline, first },
    });
    return (dueAt - warnAt) / 60_000;
  };
  expect([480, 120, 60, 30, 15, 10].map(warning)).toEqual([120, 30, 15, 15, 15, 10]);
});

test("a business day is the schedule's own; one that never opens is counted day and night", () => {
  const allDay = computeDeadlines({ ...asked, calendar: openCalendar(alwaysOpen(zone)) });
  expect(allDay.resolutionDue).toBe(friday + 2 * 86_400_000);
  const never = computeDeadlines({ ...asked, calendar: openCalendar(everyDay(zone, [], [])) });
  expect(never).toMatchObject({ neverOpens: true, dueAt: friday + 60 * 60_000 });
});
