import { expect, test } from "vitest";
import { snoozeTimes } from "./snooze-times.ts";

test("tomorrow and Monday are mornings; on a Sunday they are the same", () => {
  const friday = snoozeTimes(new Date(2026, 10, 20, 16, 45));
  expect(friday.map(({ id }) => id)).toEqual(["inOneHour", "inThreeHours", "tomorrow", "monday"]);
  expect(friday[3]?.at).toEqual(new Date(2026, 10, 23, 9));
  const sunday = snoozeTimes(new Date(2026, 10, 22, 16, 45));
  expect(sunday.map(({ id }) => id)).toEqual(["inOneHour", "inThreeHours", "tomorrow"]);
  const monday = snoozeTimes(new Date(2026, 10, 23, 8, 0));
  expect(monday[3]?.at).toEqual(new Date(2026, 10, 30, 9));
});
