import { expect, test } from "vitest";
import { labelNamed, labelsFor } from "./finding.ts";

const LABELS = ["Black Friday", "Friday", "Nadal", "Premsa", "Prèmium"].map((name) => ({ id: name, name }));
const names = (words: string) => labelsFor(words, LABELS).map(({ name }) => name);

test.each([
  ["", ["Black Friday", "Friday", "Nadal", "Premsa", "Prèmium"]],
  ["fri", ["Friday", "Black Friday"]],
  [" PREM ", ["Premsa", "Prèmium"]],
  ["prè", ["Premsa", "Prèmium"]],
  ["zz", []],
])("%j finds %j", (words, found) => expect(names(words)).toEqual(found));

test("a name is the same in whatever case, but not without its accents", () => {
  expect(labelNamed("premsa ", LABELS)?.name).toBe("Premsa");
  expect(labelNamed("premium", LABELS)).toBeUndefined();
});
