/** Every string as i18next says it: each plural with the figures that trip languages up, each name with its article. */
import i18next from "i18next";
import { beforeAll, expect, test } from "vitest";
import { brazil, stemOf, variablesIn, written } from "../../test/words/written.ts";
import { LOCALES, languageOf, TONGUES, type Tongue } from "./languages.ts";
import { valueFormatter } from "./value-formatter.ts";

const FIGURES = [0, 1, 2, 1.5, 1_000_000];
const spoken = i18next.createInstance();

beforeAll(async () => {
  await spoken.use(valueFormatter).init({
    resources: {},
    fallbackLng: false,
    load: "currentOnly",
    keySeparator: "|",
    interpolation: { escapeValue: false, alwaysFormat: true },
  });
  for (const tongue of TONGUES)
    for (const [key, text] of [...written[languageOf(tongue)], ...(tongue === "pt-BR" ? brazil : [])]) {
      const [area = "", path = ""] = key.split(":");
      spoken.addResource(LOCALES[tongue], area, path, text, { keySeparator: "|" });
    }
});

function say(tongue: Tongue, key: string, values: Record<string, unknown>): string {
  return String(spoken.getFixedT(LOCALES[tongue])(key as never, values as never));
}

test.each(TONGUES)("%s counts 0, 1, 2, 1.5 and 1,000,000", (tongue) => {
  const counted = new Set([...written.en.keys()].filter((key) => stemOf(key) !== key).map(stemOf));
  expect(counted.size).toBeGreaterThan(20);
  for (const key of counted) {
    const filled = Object.fromEntries(
      variablesIn([...written.en].map(([one, text]) => (stemOf(one) === key ? text : "")).join()).map(
        (name) => [name, "x"],
      ),
    );
    for (const count of FIGURES) {
      const said = say(tongue, key, { ...filled, by: "x", at: "x", count });
      const raw = said === key.split(":")[1] || said.includes("{{");
      expect({ key, count, said, raw }).toEqual({ key, count, said, raw: false });
    }
  }
});

test("one and a half is one in French and in Brazil, and not in Portugal", () => {
  const of = (tongue: Tongue, count: number) => say(tongue, "queue:messages", { count });
  expect([of("pt", 0), of("pt", 1.5)]).toEqual(["0 mensagens", "1,5 mensagens"]);
  expect([of("pt-BR", 0), of("pt-BR", 1.5)]).toEqual(["0 mensagem", "1,5 mensagem"]);
  expect([of("fr", 0), of("fr", 1.5), of("fr", 2)]).toEqual(["0 message", "1,5 message", "2 messages"]);
});

test("figures stand in a sentence with the language’s own signs", () => {
  const million = (tongue: Tongue) => say(tongue, "queue:messages", { count: 1_000_000 }).replace(/\s/g, " ");
  expect(TONGUES.map(million)).toEqual([
    "1.000.000 missatges",
    "1.000.000 mensajes",
    "1.000.000 messaggi",
    "1 000 000 mensagens",
    "1.000.000 mensagens",
    "1 000 000 messages",
    "1,000,000 messages",
  ]);
});

test("names take their article in Catalan and stand bare elsewhere, whether given as a person or as text", () => {
  const eva = { id: "1", name: "Eva Guardia", initials: "EG", article: "la" };
  expect(say("ca", "events:item.assigned", { assignee: eva })).toBe("Assignada a l’Eva");
  expect(say("ca", "events:item.assigned", { assignee: { ...eva, article: null } })).toBe(
    "Assignada a Eva Guardia",
  );
  expect(say("ca", "conversation:writes", { name: { name: "Jordi Sala", article: "en" } })).toBe(
    "En Jordi hi escriu",
  );
  expect(say("ca", "queue:assignedTo", { name: "Marta Puig" })).toBe("Assignada a Marta Puig");
  expect(say("es", "events:item.assigned", { assignee: eva })).toBe("Asignada a Eva Guardia");
  expect(say("ca", "events:item.done", { actor: eva })).toBe("Feta · Eva Guardia");
});
