import fc from "fast-check";
import { expect, test } from "vitest";
import { maskedPieces } from "./masked-pieces.ts";

test("a phone number in the middle", () => {
  const text = "Truqueu-me: +376 312 345, gràcies";
  expect(maskedPieces(text, [{ kind: "phone", start: 12, end: 24 }])).toEqual([
    { text: "Truqueu-me: ", kind: null, start: 0 },
    { text: "+376 312 345", kind: "phone", start: 12 },
    { text: ", gràcies", kind: null, start: 24 },
  ]);
});
test("whatever the places, the text stays whole", () => {
  const place = fc.record({ kind: fc.constant("email"), start: fc.nat(60), end: fc.nat(60) });
  fc.assert(
    fc.property(fc.string({ maxLength: 50 }), fc.array(place), (text, places) => {
      expect(
        maskedPieces(text, places)
          .map((piece) => piece.text)
          .join(""),
      ).toBe(text);
    }),
  );
});
