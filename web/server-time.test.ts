import { afterEach, expect, test, vi } from "vitest";
import { hearServerTime, onServerTime, serverNow } from "./server-time.ts";

const REAL = Date.parse("2026-11-20T10:00:00Z");
const HOUR = 3_600_000;

vi.useFakeTimers();
afterEach(() => answer(REAL, REAL));

/** The device's clock shows one thing, the server says another, and the answer took so long. */
function answer(device: number, server: number, took = 100): void {
  vi.setSystemTime(device);
  hearServerTime(new Date(server).toUTCString(), device - took);
}

test("a device that is an hour off follows the server, both ways, until it is put right", () => {
  answer(REAL + HOUR, REAL);
  expect(serverNow().getTime()).toBe(REAL);
  answer(REAL - HOUR, REAL);
  expect(serverNow().getTime()).toBe(REAL);
  answer(REAL, REAL);
  expect(serverNow().getTime()).toBe(REAL);
});

test("less than a minute is left alone: a header has whole seconds, and answers take their time", () => {
  answer(REAL + 40_000, REAL);
  expect(serverNow().getTime()).toBe(REAL + 40_000);
  answer(REAL + HOUR, REAL);
  answer(REAL + HOUR, REAL + 900);
  expect(serverNow().getTime()).toBe(REAL);
});

test("an answer without a date, one that took long and one that came before it was asked for teach nothing", () => {
  vi.setSystemTime(REAL + HOUR);
  hearServerTime(null, REAL + HOUR);
  hearServerTime("yesterday", REAL + HOUR);
  answer(REAL + HOUR, REAL, 20_000);
  answer(REAL + HOUR, REAL, -1);
  expect(serverNow().getTime()).toBe(REAL + HOUR);
});

test("it is told when the present moves, and only then", () => {
  let told = 0;
  const stop = onServerTime(() => void told++);
  answer(REAL, REAL);
  answer(REAL + HOUR, REAL);
  answer(REAL + HOUR + 1000, REAL + 1000);
  expect(told).toBe(1);
  stop();
  answer(REAL, REAL);
  expect(told).toBe(1);
});
