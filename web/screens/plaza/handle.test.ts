import fc from "fast-check";
import { expect, test } from "vitest";
import { handleFor } from "./handle.ts";

test.each([
  ["Núria Solé", "nuriasole"],
  ["João d’Arcos 2", "joaodarcos2"],
  ["Ж", ""],
  ["A", ""],
])("%s", (name, handle) => expect(handleFor(name)).toBe(handle));

test("whatever the name, Plaza would take it", () => {
  fc.assert(fc.property(fc.string(), (name) => /^([a-z0-9_]{2,30})?$/.test(handleFor(name))));
});
