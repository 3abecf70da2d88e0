import { expect, test } from "vitest";
import { type Language, sortMessage } from "./index.ts";

const languageOf = (text: string, accountLanguage: Language | null) =>
  sortMessage({ text, accountLanguage }).language;

test.each<[Language, string]>([
  ["es", "Hola, ¿cuánto tarda el envío a Mallorca?"],
  ["es", "¿Tenéis la talla M?"],
  ["ca", "On és la col·lecció nova?"],
])("what only %s writes settles a close call, whatever the account speaks: %s", (language, text) => {
  for (const account of [null, "ca", "es", "en"] as const) expect(languageOf(text, account)).toBe(language);
});

test("a Spanish name does not make a text Spanish", () => {
  expect(languageOf("El senyor Muñoz m'ha dit que la comanda no arribarà avui", "ca")).toBe("ca");
});
