/**
 * A brand's opening hours as plain JSON: what is stored, edited and frozen on a work item. `calendar.ts` compiles it.
 * A refused schedule says why by code, in the issue's `message` (values in `params`), never by a sentence.
 */
import { z } from "zod";
import { HOLIDAY_COUNTRIES } from "./holidays.ts";

/** "HH:MM" on the wall clock of the schedule's zone; `to` may be "24:00". Half open: 17:00 itself is closed. */
export interface Period {
  from: string;
  to: string;
}

const from = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "time_format");
const to = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, "time_format");
const date = z.iso.date("date_format");

/** Periods of one day. A night shift is two periods on two days, so that every day can be read and closed alone. */
const periods = z
  .array(z.strictObject({ from, to }))
  .max(12)
  .superRefine((list, context) => {
    const sorted = [...list].sort((a, b) => (a.from < b.from ? -1 : 1));
    sorted.forEach((period, i) => {
      if (period.to <= period.from) refuse(context, "period_crosses_midnight", { ...period });
      const before = sorted[i - 1];
      if (before && period.from < before.to)
        refuse(context, "periods_overlap", { first: before.from, second: period.from });
    });
  });

export const scheduleSchema = z.strictObject({
  timeZone: z.string().refine(isTimeZone, "unknown_time_zone"),
  /** ISO weekdays: 1 is Monday, 7 Sunday. */
  week: z.strictObject({
    1: periods,
    2: periods,
    3: periods,
    4: periods,
    5: periods,
    6: periods,
    7: periods,
  }),
  holidays: z.strictObject({
    /** Null: no public holidays. */
    country: z.enum(HOLIDAY_COUNTRIES).nullable(),
    /** A code of `regionsOf(country)`; null keeps the country's own holidays alone. */
    region: z.string().max(20).nullable(),
    /** Rules (`holidaysOf().rule`) of the holidays on which the brand works all the same. */
    off: z.array(z.string().max(200)).max(100),
  }),
  /** Win over holidays and over the week. No periods: closed that day. */
  exceptions: z
    .array(z.strictObject({ date, periods, name: z.string().max(120).optional() }))
    .max(1000)
    .superRefine((list, context) => {
      const seen = new Set<string>();
      for (const { date } of list) {
        if (seen.has(date)) refuse(context, "exception_twice", { date });
        seen.add(date);
      }
    }),
});

export type Schedule = z.infer<typeof scheduleSchema>;

/** Day and night, every day: business time is then the time that passes. */
export function alwaysOpen(timeZone: string): Schedule {
  return everyDay(timeZone, [{ from: "00:00", to: "24:00" }], [1, 2, 3, 4, 5, 6, 7]);
}

/** The same periods on each of the named ISO weekdays, with no holidays. */
export function everyDay(timeZone: string, hours: Period[], weekdays = [1, 2, 3, 4, 5]): Schedule {
  const on = (day: number) => (weekdays.includes(day) ? hours : []);
  return {
    timeZone,
    week: { 1: on(1), 2: on(2), 3: on(3), 4: on(4), 5: on(5), 6: on(6), 7: on(7) },
    holidays: { country: null, region: null, off: [] },
    exceptions: [],
  };
}

/** Minutes since midnight of "HH:MM"; "24:00" is 1440. */
export function minuteOfDay(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** IANA names only: an offset ("+02:00") knows no summer time. */
function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

function refuse(context: z.RefinementCtx, code: string, params: Record<string, string>): void {
  context.addIssue({ code: "custom", message: code, params });
}
