import { expect, test } from "vitest";
import { type Form, MARKS, piecesOf, prefixOf, queryOf, termsOf } from "./search-words.ts";

const form = (...lexemes: string[]): Form => ({
  stems: lexemes.map((lexeme, index) => ({ lexeme, position: index + 1 })),
  words: lexemes.length,
});
const common: Form = { stems: [], words: 1 };
const mark = (text: string) => text.replaceAll("[", MARKS.start).replaceAll("]", MARKS.stop);
const shown = (marked: string, typed: string) =>
  piecesOf(mark(marked), termsOf(typed))
    .map(({ text, hit }) => (hit ? `[${text}]` : text))
    .join("");

test("words and phrases as typed, with an end where a quote is left open", () => {
  expect(termsOf('  où est "ma commande" n° 12-34  "encore')).toEqual([
    { text: "où", quoted: false },
    { text: "est", quoted: false },
    { text: "ma commande", quoted: true },
    { text: "n°", quoted: false },
    { text: "12-34", quoted: false },
    { text: "encore", quoted: true },
  ]);
  expect(termsOf('?! "" — \u0000')).toEqual([]);
});

test("any form of each word, and all the words", () => {
  expect(queryOf([[form("reclam"), form("reclamac"), form("reclam")], [form("paquet")]])).toBe(
    "('reclam'|'reclamac')&('paquet')",
  );
});

test("a word too common in one of the languages asks for nothing beside others, but does when it stands alone", () => {
  const la = [common, form("la")];
  expect(queryOf([la, [form("comand")]])).toBe("('comand')");
  expect(queryOf([la])).toBe("('la')");
  expect(queryOf([[common]])).toBeNull();
  expect(queryOf([])).toBeNull();
});

test("side by side, with the gaps that common words leave", () => {
  const stems = [
    { lexeme: "estat", position: 1 },
    { lexeme: "comand", position: 4 },
  ];
  expect(queryOf([[{ stems, words: 4 }]])).toBe("(('estat'<3>'comand'))");
});

test("whatever a lexeme holds, it stays one", () => {
  expect(queryOf([[form("o'clock\\")]])).toBe("('o''clock\\\\')");
});

test("the last word as a beginning, when it is a word and long enough", () => {
  expect(prefixOf(termsOf("la Reclamaciò"))).toBe("'reclamaciò':*|'reclamacio':*");
  expect(prefixOf(termsOf('la "recla"'))).toBeNull();
  expect(prefixOf(termsOf("re"))).toBeNull();
  expect(queryOf([[form("la")], [form("recla")]], "'recla':*")).toBe("('la')&('recla'|'recla':*)");
});

test("what was found is marked, and the same word with other accents", () => {
  expect(shown("La [reclamació] i la reclamacio!", "reclamacio")).toBe("La [reclamació] i la [reclamacio]!");
  expect(shown("Nothing of it", "else")).toBe("Nothing of it");
});

test("a long text is shown around its first hit", () => {
  const long = shown(`${"a ".repeat(2000)}[here]${" b".repeat(2000)}`, "here");
  expect(long.length).toBeLessThan(410);
  expect(long).toMatch(/^…a .* a \[here\] b .*…$/);
  expect(shown("x ".repeat(1000), "y")).toMatch(/^x x .*…$/);
});
