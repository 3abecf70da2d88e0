import { expect, test } from "vitest";
import { countdown } from "./countdown.ts";

const now = new Date("2026-11-20T10:22:00Z");
const item = {
  state: "open" as const,
  arrivedAt: "2026-11-20T09:34:00Z",
  waitingSince: null,
  dueAt: "2026-11-20T10:34:00Z",
  warnAt: "2026-11-20T10:19:00Z",
  snoozedUntil: null,
};

test("a deadline near: what is left, and of how much", () => {
  expect(countdown(item, now)).toEqual({ tone: "short", share: 0.2, minutes: 12 });
});
test("calm before the warning", () => {
  expect(countdown({ ...item, warnAt: "2026-11-20T10:30:00Z" }, now).tone).toBe("calm");
});
test("late says by how much, and never by nothing", () => {
  expect(countdown({ ...item, dueAt: "2026-11-20T09:17:00Z" }, now)).toEqual({ tone: "late", minutes: 65 });
  expect(countdown({ ...item, dueAt: "2026-11-20T10:22:00Z" }, now)).toEqual({ tone: "late", minutes: 1 });
});
test("snoozed, waiting for others and closed have no ring", () => {
  expect(countdown({ ...item, state: "snoozed", snoozedUntil: "2026-11-23T08:15:00Z" }, now).tone).toBe(
    "snoozed",
  );
  expect(countdown({ ...item, state: "waiting_customer", dueAt: null }, now).tone).toBe("waiting");
  expect(countdown({ ...item, state: "done" }, now).tone).toBe("none");
});
