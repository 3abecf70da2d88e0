import fc from "fast-check";
import { expect, test } from "vitest";
import { masked, maskedWithMarks } from "./mask.ts";
import { MARKS } from "./search-words.ts";

test("a number keeps its ends and its shape, the rest of the text stays", () => {
  const text = "Truqueu-me al +376 312 416, gràcies";
  expect(masked(text, [{ kind: "phone", start: 14, end: 26 }])).toBe("Truqueu-me al +376 3•• •16, gràcies");
});

test("what a search found inside a number is covered with it", () => {
  const text = "Truqueu-me al +376 312 416, gràcies";
  const places = [{ kind: "phone", start: 14, end: 26 }];
  const found = text
    .replace("312", `${MARKS.start}312${MARKS.stop}`)
    .replace("gràcies", `${MARKS.start}gràcies${MARKS.stop}`);
  expect(maskedWithMarks(found, text, places)).toBe(
    `Truqueu-me al +376 3•• •16, ${MARKS.start}gràcies${MARKS.stop}`,
  );
});

const kinds = fc.constantFrom("phone", "email", "iban", "card", "dni", "address", "order_number");

test("of every place nothing is left but its ends, and the text stays as long as it was", () => {
  const between = fc.string({ unit: "binary", maxLength: 20 });
  const word = fc.stringMatching(/^[0-9A-Z]{9,30}$/);
  fc.assert(
    fc.property(fc.array(fc.tuple(between, kinds, word), { maxLength: 6 }), between, (parts, last) => {
      let text = "";
      const places = parts.map(([before, kind, number]) => {
        const start = text.length + before.length;
        text += before + number;
        return { kind, start, end: start + number.length };
      });
      text += last;
      const out = masked(text, places);
      expect(out.length).toBe(text.length);
      let at = 0;
      for (const { start, end } of places) {
        expect(out.slice(at, start)).toBe(text.slice(at, start));
        expect(out.slice(start, end).replace(/[^•]/g, "").length).toBeGreaterThanOrEqual(end - start - 4);
        expect(out.slice(start + 2, end - 2)).toMatch(/^•+$/);
        at = end;
      }
    }),
  );
});

test("whatever the places, nothing throws, and what one of them holds is covered", () => {
  const place = fc.record({ kind: kinds, start: fc.nat(60), end: fc.nat(60) });
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 60 }), fc.array(place), (text, places) => {
      expect(masked(text, places).length).toBe(text.length);
    }),
  );
});
