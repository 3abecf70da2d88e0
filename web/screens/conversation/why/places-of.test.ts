import { expect, test } from "vitest";
import { placesOf } from "./places-of.ts";

const found = (words: string[], text: string) =>
  placesOf(words, text).map(({ start, end }) => text.slice(start, end));

test("whole words as they are written, every time they are said", () => {
  const text = "No arriba. Us dic que no arriba, i l’arribada no és demà.";
  expect(placesOf(["no arriba"], text)).toEqual([{ start: 22, end: 31 }]);
  expect(found(["arriba"], text)).toEqual(["arriba", "arriba"]);
  expect(found(["arribada", "No"], text)).toEqual(["No", "arribada"]);
  expect(found(["dem", "é", "s"], text)).toEqual([]);
});

test("a gap is any white space, and signs are only signs", () => {
  expect(found(["no arriba"], "no\n  arriba")).toEqual(["no\n  arriba"]);
  expect(found(["😡", "(10 €)", "what?"], "so😡😡 (10 €) what?")).toEqual(["😡", "😡", "(10 €)", "what?"]);
  expect(found(["", "  "], "a text")).toEqual([]);
});
