/** Brazil's Portuguese, laid over Portugal's: only what differs. What of Portugal's may not be left is in glossary.test.ts. */
import { expect, test } from "vitest";
import { brazil, variablesIn, written } from "../../test/words/written.ts";
import { duration, figure, list, longDate, quote } from "./format.ts";
import { bestTongue, isTongue, languageOf, TONGUES } from "./languages.ts";
import { moment } from "./moments.ts";

test("only keys that Portugal has, saying something else with the same values", () => {
  expect(brazil.size).toBeGreaterThan(200);
  for (const [key, text] of brazil) {
    const portugal = written.pt.get(key);
    expect({ key, known: portugal !== undefined, differs: portugal !== text }).toEqual({
      key,
      known: true,
      differs: true,
    });
    expect({ key, variables: variablesIn(text).toSorted() }).toEqual({
      key,
      variables: variablesIn(portugal ?? "").toSorted(),
    });
  }
});

test("it is heard in the browser’s wish and is Portuguese to the rest of the desk", () => {
  expect(bestTongue(["pt-BR", "en"])).toBe("pt-BR");
  expect(bestTongue(["pt-br"])).toBe("pt-BR");
  expect(bestTongue(["pt"])).toBe("pt");
  expect(bestTongue(["pt-PT"])).toBe("pt");
  expect(bestTongue(["de", "xx"])).toBe("en");
  expect(languageOf("pt-BR")).toBe("pt");
  expect(isTongue("pt-BR")).toBe(true);
  expect(isTongue("pt-AO")).toBe(false);
  expect(new Set(TONGUES).size).toBe(7);
});

test("figures, quotes, dates and moments as Brazil writes them", () => {
  const now = new Date("2026-11-20T09:22:00Z");
  const at = new Date("2026-11-23T08:15:00Z");
  expect(figure("pt-BR", 12431.5)).toBe("12.431,5");
  expect(quote("pt-BR", "quinta")).toBe("“quinta”");
  expect(moment("pt-BR", "until", at, now, "Europe/Andorra")).toBe("até segunda às 09:15");
  expect(longDate("pt-BR", at, now, "Europe/Andorra")).toBe("23 de novembro");
  expect(duration("pt-BR", 2 * 1440)).toBe("2\u00a0dias");
  expect(list("pt-BR", ["Ana", "Rui", "Bia"])).toBe("Ana, Rui e Bia");
});
