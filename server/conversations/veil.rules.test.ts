import { expect, test } from "vitest";
import { veil } from "./veil.ts";

test.each([
  ["phone", "+376 312 416", "+376 3•• •16"],
  ["phone", "312 416", "3•• •16"],
  ["phone", "600-123-456", "6••-•••-•56"],
  ["email", "marta@exemple.ad", "m••••@•••••••.ad"],
  ["iban", "AD12 0001 2030 2003 5910 0100", "AD•• •••• •••• •••• •••• ••00"],
  ["card", "4111 1111 1111 1234", "4••• •••• •••• ••34"],
  ["nrt", "F-123456-Z", "F-•••••6-Z"],
  ["order_number", "10432", "1••32"],
  ["passport", "AB1", "••1"],
  ["email", "not an address", "••••••••••••••"],
])("%s: %s", (kind, text, covered) => {
  expect(veil(kind, text)).toBe(covered);
});
