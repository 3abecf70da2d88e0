import { expect, test } from "vitest";
import { isPassing } from "./passing.ts";

const coded = (code: string) => Object.assign(new Error("no"), { code });

test.each([
  "08006",
  "40001",
  "40P01",
  "53100",
  "53300",
  "55P03",
  "57P01",
  "57P03",
  "58030",
  "ECONNREFUSED",
  "EPIPE",
])("%s passes: the batch is tried again", (code) => expect(isPassing(coded(code))).toBe(true));

test.each(["22021", "22003", "23505", "23514", "42703", "54000", "P0001", "XX000", "ERR_OUT_OF_RANGE"])(
  "%s is the event's own fault",
  (code) => expect(isPassing(coded(code))).toBe(false),
);

test("a connection that broke has no code; a mistake in the code has neither", () => {
  expect(isPassing(new Error("Connection terminated unexpectedly"))).toBe(true);
  expect(isPassing(new TypeError("x is undefined"))).toBe(false);
  expect(isPassing(null)).toBe(false);
});
