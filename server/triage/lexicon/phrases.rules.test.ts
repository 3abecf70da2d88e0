import { expect, test } from "vitest";
import { readText } from "../reading.ts";
import { compilePhrases, matchPhrases } from "./phrases.ts";

const phrases = compilePhrases({
  parcel: "paquet*, encàrrec",
  late: "encara no, encara no ha arribat, fa # dies",
  letter: "paquet",
});
const found = (text: string) =>
  matchPhrases(phrases, readText(text)).map(({ mark, from, to }) => `${mark} ${from}-${to}`);

test("words, beginnings and phrases that share theirs, accents and capitals aside", () => {
  expect(found("El PAQUETET i l’encarrec")).toEqual(["parcel 1-2", "parcel 4-5"]);
  expect(found("Encara no ha arribat")).toEqual(["late 0-2", "late 0-4"]);
  expect(found("un paquet")).toEqual(["letter 1-2", "parcel 1-2"]);
});

test("a number stands for any; nothing reaches over the end of a sentence", () => {
  expect(found("fa 12 dies que espero")).toEqual(["late 0-3"]);
  expect(found("Encara. No ha arribat")).toEqual([]);
});
