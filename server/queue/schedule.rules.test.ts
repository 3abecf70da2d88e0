import { expect, test } from "vitest";
import { alwaysOpen, everyDay, type Period, scheduleSchema } from "./schedule.ts";

function codes(hours: Period[], more: Record<string, unknown> = {}): string[] {
  const result = scheduleSchema.safeParse({ ...everyDay("Europe/Andorra", hours, [1]), ...more });
  return result.error?.issues.map(({ message }) => message) ?? [];
}

test("several periods a day, to midnight, are taken as they are", () => {
  const schedule = everyDay("Europe/Madrid", [
    { from: "09:00", to: "13:00" },
    { from: "15:00", to: "24:00" },
  ]);
  expect(scheduleSchema.parse(JSON.parse(JSON.stringify(schedule)))).toEqual(schedule);
  expect(scheduleSchema.parse(alwaysOpen("America/Sao_Paulo"))).toEqual(alwaysOpen("America/Sao_Paulo"));
});

test("what cannot be worked is refused by code", () => {
  expect(codes([{ from: "22:00", to: "06:00" }])).toEqual(["period_crosses_midnight"]);
  expect(codes([{ from: "09:00", to: "09:00" }])).toEqual(["period_crosses_midnight"]);
  const overlap = [
    { from: "12:00", to: "15:00" },
    { from: "09:00", to: "12:01" },
  ];
  expect(codes(overlap)).toEqual(["periods_overlap"]);
  expect(codes([overlap[0]!, { from: "09:00", to: "12:00" }])).toEqual([]);
  expect(codes([{ from: "24:00", to: "24:00" }])).toContain("time_format");
  expect(codes([{ from: "9:00", to: "17:00" }])).toContain("time_format");
  expect(codes([], { timeZone: "Europe/Escaldes" })).toEqual(["unknown_time_zone"]);
  expect(codes([], { timeZone: "+02:00" })).toEqual(["unknown_time_zone"]);
  const day = { date: "2026-12-24", periods: [] };
  expect(codes([], { exceptions: [day, day] })).toEqual(["exception_twice"]);
  expect(codes([], { exceptions: [{ ...day, date: "2026-02-30" }] })).toEqual(["date_format"]);
});
