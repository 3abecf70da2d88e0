import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Draft, EMPTY, type Held, joined, type ServerDraft, shownOf } from "./draft.ts";

const words = (text: string): Draft => ({ text, files: [] });
const server = (text: string, minute: number): ServerDraft => ({
  ...words(text),
  updatedAt: `2026-11-20T10:${String(minute).padStart(2, "0")}:00Z`,
});
const held = (text: string, given: Partial<Held> = {}): Held => ({
  draft: words(text),
  at: 1,
  base: null,
  kept: false,
  ...given,
});

describe("which draft is shown", () => {
  test("the server’s where nothing was written here; mine until the server has answered", () => {
    expect(shownOf(null, server("de l’altre dia", 1), false)).toMatchObject({
      draft: { text: "de l’altre dia" },
      base: server("", 1).updatedAt,
    });
    expect(shownOf(null, null, false).draft).toEqual(EMPTY);
    expect(shownOf(held("meu"), undefined, false).draft.text).toBe("meu");
  });
  test("mine while the server has what mine was written over", () => {
    const base = server("abans", 1);
    expect(shownOf(held("després", { base: base.updatedAt }), base, false)).toMatchObject({
      draft: { text: "després" },
      other: null,
    });
  });
  test("a newer one from elsewhere takes the place of what was kept and left", () => {
    const mine = held("a la taula", { base: server("", 1).updatedAt, kept: true });
    expect(shownOf(mine, server("al telèfon", 2), false).draft.text).toBe("al telèfon");
    expect(shownOf(mine, null, false).draft).toEqual(EMPTY);
  });
  test("nothing takes the place of what is being typed, and the other is told of", () => {
    const mine = held("a la taula", { base: server("", 1).updatedAt, kept: true });
    expect(shownOf(mine, server("al telèfon", 2), true)).toMatchObject({
      draft: { text: "a la taula" },
      other: { text: "al telèfon" },
    });
    expect(shownOf({ ...mine, kept: false }, server("al telèfon", 2), false)).toMatchObject({
      draft: { text: "a la taula" },
      other: { text: "al telèfon" },
    });
    expect(shownOf(mine, null, true).draft.text).toBe("a la taula");
  });
  test("an answer of the server that is older than what it has acknowledged is not believed", () => {
    const mine = held("nou", { base: server("", 5).updatedAt, kept: true });
    expect(shownOf(mine, server("vell", 4), false)).toMatchObject({ draft: { text: "nou" }, other: null });
  });
  test("the same words are no other words, whoever kept them", () => {
    expect(shownOf(held("igual"), server("igual", 3), true)).toMatchObject({
      base: server("", 3).updatedAt,
      other: null,
    });
  });
  test("whatever happens, words that the server does not have are on the screen", () => {
    const drafts = fc.oneof(
      fc.constant(null),
      fc.record({ text: fc.string(), minute: fc.nat(59) }).map(({ text, minute }) => server(text, minute)),
    );
    fc.assert(
      fc.property(fc.string(), fc.nat(59), drafts, fc.boolean(), (text, minute, theirs, touched) => {
        const mine = held(text, { base: server("", minute).updatedAt });
        expect(shownOf(mine, theirs, touched).draft.text).toBe(text);
      }),
    );
  });
});

test("words that come back stand above those written since", () => {
  const image = { id: "a", alt: "" };
  expect(joined(words("primer"), EMPTY).text).toBe("primer");
  expect(joined({ text: "primer", files: [image] }, { text: "segon", files: [image] })).toEqual({
    text: "primer\n\nsegon",
    files: [image],
  });
});
