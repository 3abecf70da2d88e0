import fc from "fast-check";
import { expect, test } from "vitest";
import { LANGUAGES, type Language, sortMessage } from "./index.ts";
import { judgeLanguage } from "./language.ts";
import { readText } from "./reading.ts";

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

test("messages in a neighbour's language, or in other letters, are none of the six", () => {
  for (const text of [
    "Wo bleibt mein Paket, ich warte seit zwei Wochen",
    "Waar blijft mijn bestelling, ik wacht al twee weken",
    "Egun on, galdera bat daukat",
    "Unde este coletul meu, aștept de două săptămâni",
    "Где моя посылка, ok?",
    "我的包裹在哪里",
  ]) {
    for (const account of [null, "es", "ca"] as const) expect(languageOf(text, account)).toBe("und");
  }
});

test("what people write to a brand without looking at the keyboard", () => {
  expect(languageOf("q pasa con mi pedido xq no llega", null)).toBe("es");
  expect(languageOf("vcs nao respondem pq?", null)).toBe("pt");
  expect(languageOf("jsp quoi faire svp", null)).toBe("fr");
  expect(languageOf("nn arriva piu niente ma xke", null)).toBe("it");
  expect(languageOf("no mha arribat res encara", null)).toBe("ca");
  expect(languageOf("wheres my order pls", null)).toBe("en");
});

test("a prior never makes its own language less likely, and says so where it settled the matter", () => {
  fc.assert(
    fc.property(fc.lorem({ maxCount: 4 }), fc.constantFrom(...LANGUAGES), (text, prior) => {
      const reading = readText(text);
      fc.pre(reading.words > 1);
      const alone = judgeLanguage(reading, null, null);
      const aided = judgeLanguage(reading, prior, null);
      if (alone.language === prior) expect(aided.language).toBe(prior);
      if (aided.language !== alone.language) expect(aided.reason.code).toBe("prior");
    }),
  );
});

test("never throws, whatever the text and the priors; the same text gives the same", () => {
  const known = fc.option(fc.constantFrom(...LANGUAGES));
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 600 }), known, known, (text, prior, account) => {
      const judged = judgeLanguage(readText(text), prior, account);
      expect(judgeLanguage(readText(text), prior, account)).toEqual(judged);
      expect([...LANGUAGES, "und"]).toContain(judged.language);
      expect(judged.confidence).toBeGreaterThanOrEqual(0);
      expect(judged.confidence).toBeLessThan(1);
    }),
    { numRuns: 300 },
  );
});
