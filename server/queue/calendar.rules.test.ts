import fc from "fast-check";
import { expect, test } from "vitest";
import { type Calendar, compileCalendar, openCalendar } from "./calendar.ts";
import { alwaysOpen, everyDay, type Schedule } from "./schedule.ts";

const zone = "Europe/Andorra";
const nineToFive = everyDay(zone, [{ from: "09:00", to: "17:00" }]);
const at = (wall: string, timeZone = zone) =>
  Temporal.PlainDateTime.from(wall).toZonedDateTime(timeZone).epochMilliseconds;
const wall = (ms: number | null, timeZone = zone) =>
  ms === null
    ? null
    : Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone).toPlainDateTime().toString();
const due = (calendar: Calendar, from: string, minutes: number) =>
  wall(calendar.addBusinessMinutes(at(from), minutes));

test("Friday 16:45 with 30 minutes and 9–17 is due Monday 09:15", () => {
  const calendar = openCalendar(nineToFive);
  expect(due(calendar, "2026-11-20T16:45", 30)).toBe("2026-11-23T09:15:00");
  expect(due(calendar, "2026-11-20T16:45", 15)).toBe("2026-11-20T17:00:00");
  expect(calendar.businessMinutesBetween(at("2026-11-20T16:45"), at("2026-11-23T09:15"))).toBe(30);
  expect(calendar.businessMinutesBetween(at("2026-11-23T09:15"), at("2026-11-20T16:45"))).toBe(-30);
});

test("outside opening hours the clock starts at the next opening", () => {
  const calendar = openCalendar(nineToFive);
  expect(due(calendar, "2026-11-21T11:00", 60)).toBe("2026-11-23T10:00:00");
  expect(due(calendar, "2026-11-23T05:00", 60)).toBe("2026-11-23T10:00:00");
  expect(due(calendar, "2026-11-23T17:00", 60)).toBe("2026-11-24T10:00:00");
  expect(due(calendar, "2026-11-23T10:00", 0)).toBe("2026-11-23T10:00:00");
  expect(due(calendar, "2026-11-21T10:00", 0)).toBe("2026-11-23T09:00:00");
  expect(due(calendar, "2026-11-20T17:00", 0)).toBe("2026-11-23T09:00:00");
});

test("open at the opening, closed at the closing; several periods a day", () => {
  const calendar = openCalendar(
    everyDay(zone, [
      { from: "15:00", to: "18:00" },
      { from: "09:00", to: "13:00" },
    ]),
  );
  const open = ["08:59", "09:00", "12:59", "13:00", "14:59", "15:00", "18:00"].map((time) =>
    calendar.isOpen(at(`2026-11-23T${time}`)),
  );
  expect(open).toEqual([false, true, true, false, false, true, false]);
  expect(due(calendar, "2026-11-23T12:30", 60)).toBe("2026-11-23T15:30:00");
  expect(calendar.dayMinutes).toBe(420);
});

test("holidays are closed, except those on which the brand works; exceptions win over both", () => {
  const catalan: Schedule = { ...nineToFive, holidays: { country: "ES", region: "CT", off: [] } };
  expect(due(openCalendar(catalan), "2026-09-10T16:30", 60)).toBe("2026-09-14T09:30:00");
  const works: Schedule = { ...catalan, holidays: { ...catalan.holidays, off: ["09-11"] } };
  expect(due(openCalendar(works), "2026-09-10T16:30", 60)).toBe("2026-09-11T09:30:00");
  const special: Schedule = {
    ...catalan,
    exceptions: [
      { date: "2026-09-11", periods: [{ from: "10:00", to: "11:00" }], name: "Diada" },
      { date: "2026-09-14", periods: [] },
      { date: "2026-09-13", periods: [{ from: "12:00", to: "13:00" }] },
    ],
  };
  const calendar = openCalendar(special);
  expect(due(calendar, "2026-09-10T16:30", 60)).toBe("2026-09-11T10:30:00");
  expect(due(calendar, "2026-09-10T16:30", 120)).toBe("2026-09-13T12:30:00");
  expect(due(calendar, "2026-09-10T16:30", 180)).toBe("2026-09-15T09:30:00");
});

test("an hour that the clock skips is not worked, one that it repeats is worked twice", () => {
  const night = openCalendar(everyDay(zone, [{ from: "01:00", to: "04:00" }], [7]));
  expect(night.businessMinutesBetween(at("2026-03-28T12:00"), at("2026-03-29T12:00"))).toBe(120);
  expect(night.businessMinutesBetween(at("2026-10-24T12:00"), at("2026-10-25T12:00"))).toBe(240);
  const hours = (from: string, to: string) =>
    openCalendar(everyDay(zone, [{ from, to }], [7])).businessMinutesBetween(
      at("2026-10-24T12:00"),
      at("2026-10-25T12:00"),
    );
  expect([hours("01:00", "02:30"), hours("02:30", "04:00")]).toEqual([150, 150]);
  const inside = openCalendar(everyDay(zone, [{ from: "02:15", to: "02:45" }], [7]));
  expect(inside.businessMinutesBetween(at("2026-03-28T12:00"), at("2026-03-29T12:00"))).toBe(0);
  const across = openCalendar(everyDay(zone, [{ from: "02:30", to: "04:00" }], [7]));
  expect(wall(across.addBusinessMinutes(at("2026-03-28T12:00"), 0))).toBe("2026-03-29T03:00:00");
});

test("where midnight itself is skipped, the day begins when the clock does", () => {
  const saoPaulo = "America/Sao_Paulo";
  const edges = compileCalendar(
    alwaysOpen(saoPaulo),
    at("2018-11-03T12:00", saoPaulo),
    at("2018-11-05T12:00", saoPaulo),
  );
  expect([...edges]).toEqual([at("2018-11-03T12:00", saoPaulo), at("2018-11-05T12:00", saoPaulo)]);
});

test("always open: business time is the time that passes, over any stretch", () => {
  const calendar = openCalendar(alwaysOpen("America/New_York"));
  const from = at("2026-01-01T00:00");
  expect(calendar.addBusinessMinutes(from, 500_000)).toBe(from + 500_000 * 60_000);
  expect(calendar.businessMinutesBetween(from, from + 300 * 86_400_000)).toBe(300 * 1440);
  expect(calendar.dayMinutes).toBe(1440);
});

test("never open, or wrong clocks: an answer, soon", () => {
  const began = performance.now();
  const never = openCalendar(everyDay(zone, [], []));
  expect(never.addBusinessMinutes(at("2026-11-20T16:45"), 0)).toBeNull();
  expect(never.addBusinessMinutes(at("2026-11-20T16:45"), 30)).toBeNull();
  const once: Schedule = {
    ...everyDay(zone, [], []),
    exceptions: [{ date: "2027-10-01", periods: [{ from: "09:00", to: "10:00" }] }],
  };
  expect(due(openCalendar(once), "2026-11-20T16:45", 60)).toBe("2027-10-01T10:00:00");
  expect(openCalendar(once).addBusinessMinutes(at("2026-11-20T16:45"), 61)).toBeNull();
  const again = { ...once.exceptions[0]!, date: "2029-08-01" };
  const twice = openCalendar({ ...once, exceptions: [...once.exceptions, again] });
  expect(due(twice, "2026-11-20T16:45", 120)).toBe("2029-08-01T10:00:00");

  const calendar = openCalendar({ ...nineToFive, holidays: { country: "ES", region: "CT", off: [] } });
  for (const wrong of [-8.64e15, at("1812-03-19T10:00"), -1, at("9999-12-31T23:59"), 8.64e15, Infinity]) {
    expect(typeof calendar.addBusinessMinutes(wrong, 30)).toBe("number");
    expect(typeof calendar.isOpen(wrong)).toBe("boolean");
    expect(Number.isFinite(calendar.businessMinutesBetween(wrong, at("2026-11-20T16:45")))).toBe(true);
  }
  expect(calendar.addBusinessMinutes(0, 1e12)).toBeNull();
  expect(calendar.addBusinessMinutes(at("1965-06-01T08:00"), 30)).toBe(at("1965-06-01T09:30"));
  expect(() => calendar.isOpen(Number.NaN)).toThrow(RangeError);
  expect(performance.now() - began).toBeLessThan(10_000);
});

const hour = (h: number) => `${String(h).padStart(2, "0")}:00`;
const periods = fc
  .uniqueArray(fc.integer({ min: 0, max: 24 }), { maxLength: 6 })
  .map((hours) => hours.sort((a, b) => a - b))
  .map((hours) =>
    hours.flatMap((h, i) =>
      i % 2 === 0 && hours[i + 1] !== undefined ? [{ from: hour(h), to: hour(hours[i + 1]!) }] : [],
    ),
  );
const schedules = fc.record({
  timeZone: fc.constantFrom("Europe/Andorra", "America/Sao_Paulo", "Atlantic/Azores", "Australia/Lord_Howe"),
  week: fc.record({
    1: periods.filter((list) => list.length > 0),
    2: periods,
    3: periods,
    4: periods,
    5: periods,
    6: periods,
    7: periods,
  }),
  holidays: fc.constant({ country: "FR" as const, region: null, off: [] as string[] }),
  exceptions: fc.constant<Schedule["exceptions"]>([]),
});
const instants = fc.integer({ min: at("2026-01-01T00:00"), max: at("2027-06-01T00:00") });

test("what is added can be counted back, and asking an instant agrees with asking a minute of it", () => {
  fc.assert(
    fc.property(schedules, instants, fc.integer({ min: 1, max: 5_000 }), (schedule, from, minutes) => {
      const calendar = openCalendar(schedule);
      const end = calendar.addBusinessMinutes(from, minutes)!;
      expect(calendar.businessMinutesBetween(from, end)).toBeCloseTo(minutes, 6);
      expect(calendar.isOpen(end - 1)).toBe(true);
      expect(calendar.addBusinessMinutes(from, minutes - 1)!).toBeLessThan(end);
      expect(calendar.businessMinutesBetween(from, end - 1)).toBeLessThan(minutes);
    }),
    { numRuns: 200 },
  );
});

test("open is what the wall clock and the week say, away from changes of the clock", () => {
  fc.assert(
    fc.property(schedules, instants, (schedule, ms) => {
      const zoned = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(schedule.timeZone);
      fc.pre(
        zoned.startOfDay().add({ days: 1 }).epochMilliseconds - zoned.startOfDay().epochMilliseconds ===
          864e5,
      );
      const time = zoned.toPlainTime().toString({ smallestUnit: "minute", roundingMode: "trunc" });
      const french = ["01-01", "05-01", "05-08", "07-14", "08-15", "11-01", "11-11", "12-25"];
      const easter = ["2026-04-06", "2026-05-14", "2026-05-25", "2027-03-29", "2027-05-06", "2027-05-17"];
      const date = zoned.toPlainDate().toString();
      const closed = french.includes(date.slice(5)) || easter.includes(date);
      const today = schedule.week[zoned.dayOfWeek as 1];
      const expected = !closed && today.some(({ from, to }) => from <= time && time < to);
      expect(openCalendar(schedule).isOpen(ms)).toBe(expected);
    }),
    { numRuns: 300 },
  );
});
