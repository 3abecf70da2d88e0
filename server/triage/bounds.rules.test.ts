import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { KINDS, LANGUAGES, REASON_CODES, sortMessage, TOPICS } from "./index.ts";

/** Letters, digits and signs that come near to what the rules look for, and every kind of odd unit. */
const pieces = fc.constantFrom(
  ..."no,ha,arribat,pedido,refund,612345678,+376,ES91 2100,@,a@b.cat,#,¿,?!,...,😀,\u{1F469}‍\u{1F467},\uD800,\uDC00,\0,\u0301,carrer Major 12,12 rue,comanda,localizador,XQ7T2P,passaport,AAA123456,DNI,12345678Z,tel.,00376,345678,(+34),RSSMRA85T10A562S,'t,n’t, ,\n,x,1-,F-123456-A,(((,4111 1111".split(
    ",",
  ),
);
const texts = fc.oneof(
  fc.string({ unit: "binary", maxLength: 300 }),
  fc.array(pieces, { maxLength: 60 }).map((some) => some.join(" ")),
  fc.array(pieces, { maxLength: 60 }).map((some) => some.join("")),
);

describe("whatever comes", () => {
  test("never throws; offsets are in range, in order, apart; codes are known", () => {
    fc.assert(
      fc.property(texts, fc.option(fc.constantFrom(...LANGUAGES)), (text, prior) => {
        const sorted = sortMessage({ text, prior });
        expect(KINDS).toContain(sorted.kind);
        expect(TOPICS).toContain(sorted.topic);
        expect(sorted.kinds[0]).toBe(sorted.kind);
        expect(new Set(sorted.kinds).size).toBe(sorted.kinds.length);
        let end = 0;
        for (const one of sorted.personalData) {
          expect(one.start).toBeGreaterThanOrEqual(end);
          expect(one.end).toBeGreaterThan(one.start);
          end = one.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
        expect(sorted.likeness).toMatch(/^(?:[0-9a-f]{16})?$/);
        for (const { question, code } of sorted.reasons) expect(REASON_CODES[question]).toContain(code);
        for (const share of Object.values(sorted.confidence)) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 1_500 },
    );
  });

  test("the same text is sorted the same way twice", () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(sortMessage({ text })).toEqual(sortMessage({ text }));
      }),
      { numRuns: 200 },
    );
  });

  test.each([
    ["nothing", ""],
    ["10,000 combining marks", `a${"\u0301".repeat(10_000)}`],
    ["a word of 3,000 letters", "a".repeat(3_000)],
    ["100,000 digits", "1".repeat(100_000)],
    ["digits apart", "1 ".repeat(50_000)],
    ["at signs", "@".repeat(100_000)],
    ["letters before an at sign", `${"a.".repeat(5_000)}@`],
    ["brackets", "((".repeat(20_000)],
    ["capitals and streets", "Carrer A ".repeat(5_000)],
    ["street and names", `calle ${"De La ".repeat(2_000)}`],
    ["IBAN-like", "ES91 2100 0418 4502 ".repeat(2_000)],
    ["question marks", "?".repeat(100_000)],
    ["NULs and lone surrogates", "\0\uD800\uDFFF".repeat(3_000)],
    ["a million letters", "no funciona ".repeat(85_000)],
  ])("%s is sorted in time", (_, text) => {
    sortMessage({ text });
    const before = process.cpuUsage();
    sortMessage({ text });
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1_000).toBeLessThan(60);
  });
});

describe("language", () => {
  test("one word says nothing without a prior, and is the author's with one", () => {
    expect(sortMessage({ text: "ok" }).language).toBe("und");
    expect(sortMessage({ text: "ok", prior: "it" }).language).toBe("it");
    expect(sortMessage({ text: "😀", prior: "ca" }).language).toBe("ca");
  });

  test("a prior settles a short text and not a long one", () => {
    const long = "La meva comanda encara no ha arribat i ningú no em contesta el telèfon";
    expect(sortMessage({ text: long, prior: "es" }).language).toBe("ca");
    expect(sortMessage({ text: "hola, tot perfecte", prior: "ca" }).language).toBe("ca");
  });

  test("links, mentions, laughter and emoji say nothing", () => {
    expect(
      sortMessage({ text: "@hello_world https://the.example/what-is-this jajajaja 😂😂" }).language,
    ).toBe("und");
  });
});
