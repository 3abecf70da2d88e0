import fc from "fast-check";
import { expect, test } from "vitest";
import { sortMessage } from "./index.ts";

const of = (text: string) => sortMessage({ text }).likeness;
const WAVE = "Sou uns lladres, m’heu cobrat dues vegades la mateixa factura";

test.each([
  ["capitals and signs", "SOU UNS LLADRES!!! M’HEU COBRAT DUES VEGADES LA MATEIXA FACTURA!!!"],
  ["emoji, a link, a handle and a hashtag", `@marca ${WAVE} 😡😡 https://t.co/x1y2 #vergonya`],
  ["the order of a few words", "Sou uns lladres, m’heu cobrat la mateixa factura dues vegades"],
  ["stretched letters", "Sou uns lladres, m’heu cobrat dues vegades la mateixa facturaaaa"],
  ["a short word more", `Ep, ${WAVE} pf`],
])("%s make no difference", (_, text) => {
  expect(of(text)).toBe(of(WAVE));
});

test("another matter has another key, and without words there is none", () => {
  expect(of("Sou uns cracs, m’heu tornat els diners de la factura")).not.toBe(of(WAVE));
  expect([of("😡😡"), of("12345 https://t.co/x"), of("")]).toEqual(["", "", ""]);
});

const word = fc.stringMatching(/^[a-zàéíòúç]{1,12}$/);

test("whatever the words: their order, case, links, numbers and emoji make no difference", () => {
  const dressing = fc.constantFrom("https://t.co/a1", "@ona", "#marca", "😡", "1234", "…", "!!");
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 1, maxLength: 25 }),
      fc.array(dressing, { maxLength: 4 }),
      fc.infiniteStream(fc.nat()),
      (words, dressed, chance) => {
        const shuffled = words
          .map((one) => [chance.next().value, one] as const)
          .sort((a, b) => a[0] - b[0])
          .map(([, one]) => one.toUpperCase());
        expect(of([...shuffled, ...dressed].join(" "))).toBe(of(words.join(" ")));
      },
    ),
  );
});
