import { expect, test } from "vitest";
import { matchWords } from "./match-words.ts";

test.each([
  ["ask wa", "Ask the warehouse about this", "[Ask] the [wa]rehouse about this"],
  ["wa ask", "Ask the warehouse about this", "[Ask] the [wa]rehouse about this"],
  ["reponse", "Réponse attendue", "[Réponse] attendue"],
  ["RÉP", "Reponse", "[Rep]onse"],
  ["equip", "Nota per a l’equip", "Nota per a l’[equip]"],
  ["cancella", "Cancel·la", "[Cancel·la]"],
  ["que", "«Què hi ha?»", "«[Què] hi ha?»"],
  ["", "Done", "Done"],
])("%s finds %s", (typed, text, marked) => {
  const said = matchWords(typed, text)?.pieces.map((piece) => (piece.hit ? `[${piece.text}]` : piece.text));
  expect(said?.join("")).toBe(marked);
});

test.each([
  ["sk", "Ask the warehouse"],
  ["wa wa", "Ask the warehouse"],
  ["done", "Snooze"],
])("%s does not find %s", (typed, text) => {
  expect(matchWords(typed, text)).toBeNull();
});

test("what begins with it comes before what has it further on", () => {
  const rank = (text: string) => matchWords("se", text)?.rank ?? Number.NaN;
  expect(rank("Settings")).toBeLessThan(rank("Go to settings"));
});
