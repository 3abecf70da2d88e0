import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkLength, countGraphemes, mentionedHandles, namesIt } from "./words.ts";

describe("length", () => {
  test("counts what a reader sees", () => {
    expect(countGraphemes("👩‍👩‍👧‍👦é")).toBe(2);
    expect(countGraphemes(`a${"\u0301".repeat(10_000)}`)).toBe(1);
  });
  test("500 families fit, 501 do not", () => {
    expect(() => checkLength("👩‍👩‍👧‍👦".repeat(500), 500)).not.toThrow();
    expect(() => checkLength("👩‍👩‍👧‍👦".repeat(501), 500)).toThrow("too_long");
  });
  test("marks and spaces alone are empty, unless there is an image", () => {
    for (const text of ["", "  \n", "\u200b\u200f", "\ufeff"]) {
      expect(() => checkLength(text, 500)).toThrow("empty");
      expect(() => checkLength(text, 500, true)).not.toThrow();
    }
  });
  test("one grapheme without end is too long", () => {
    expect(() => checkLength(`a${"\u0301".repeat(20_000)}`, 500)).toThrow("too_long");
  });
});

describe("who is called", () => {
  test("handles, in their order, each once, whatever the case", () => {
    expect(mentionedHandles("Hola @CasaRovira, (@rui_t) i @casarovira!")).toEqual(["casarovira", "rui_t"]);
  });
  test("not addresses, nor the middle of a word", () => {
    expect(mentionedHandles("joana@casarovira.ad @@x1 é@abc @casaroviraç a@b_c")).toEqual([]);
  });
  test("a name as whole words, without case and accents", () => {
    expect(namesIt("A CASA-ROVÍRA no contesten", "Casa Rovira")).toBe(true);
    expect(namesIt("la casa rovirana", "Casa Rovira")).toBe(false);
    expect(namesIt("anything", "!!")).toBe(false);
  });
  test("any text can be read", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        for (const handle of mentionedHandles(text)) expect(handle).toMatch(/^[a-z0-9_]{2,30}$/);
        expect(namesIt(`x ${text} y`, "zzzzzzzz")).toBe(text.toLowerCase().includes("zzzzzzzz"));
      }),
    );
  });
});
