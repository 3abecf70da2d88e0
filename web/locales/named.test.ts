import { describe, expect, test } from "vitest";
import { TONGUES } from "./languages.ts";
import { NAME_FORMS, named } from "./named.ts";

const inCatalan = (name: string, article: "la" | "en" | null) =>
  NAME_FORMS.map((form) => named("ca", { name, article }, form));

describe("Catalan names", () => {
  test("la, en and l’, in all their forms", () => {
    expect(inCatalan("Marta Puig", "la")).toEqual(["la Marta", "La Marta", "a la Marta", "de la Marta"]);
    expect(inCatalan("Jordi Sala", "en")).toEqual(["en Jordi", "En Jordi", "a en Jordi", "d’en Jordi"]);
    expect(inCatalan("Eva Guardia", "la")).toEqual(["l’Eva", "L’Eva", "a l’Eva", "de l’Eva"]);
    expect(inCatalan("Oriol", "en")).toEqual(["l’Oriol", "L’Oriol", "a l’Oriol", "de l’Oriol"]);
  });
  test.each(["Anna", "Àgata", "Eulàlia", "Elna", "Ona", "Olga", "Helena", "Hortènsia", "Hilda"])(
    "l’ for a woman before a vowel or a silent h: %s",
    (name) => expect(named("ca", { name, article: "la" }, "who")).toBe(`l’${name}`),
  );
  test.each(["Íngrid", "Imma", "Iris", "Ida", "Úrsula", "Uma"])(
    "also before an i or u where the voice falls on it: %s",
    (name) => expect(named("ca", { name, article: "la" }, "who")).toBe(`l’${name}`),
  );
  test.each(["Isabel", "Irene", "Inès", "Isolda", "Ivet", "Isaura", "Humiliana", "Iolanda", "Hiedra"])(
    "but not where it does not: %s",
    (name) => expect(named("ca", { name, article: "la" }, "who")).toBe(`la ${name}`),
  );
  test.each(["Andreu", "Àlex", "Enric", "Ismael", "Ignasi", "Iu", "Isaac", "Hug", "Octavi", "Urbà"])(
    "l’ for a man before any vowel: %s",
    (name) => expect(named("ca", { name, article: "en" }, "who")).toBe(`l’${name}`),
  );
  test.each(["Pau", "Xavier", "Guillem", "Yago", "Wilfred", "Iago"])("en before a consonant: %s", (name) => {
    expect(named("ca", { name, article: "en" }, "who")).toBe(`en ${name}`);
    expect(named("ca", { name, article: "en" }, "ofWhom")).toBe(`d’en ${name}`);
  });
  test("nobody guesses: without an article the whole name, and de still elides", () => {
    expect(inCatalan("Marta Puig", null)).toEqual([
      "Marta Puig",
      "Marta Puig",
      "a Marta Puig",
      "de Marta Puig",
    ]);
    expect(named("ca", { name: "Eva Guardia" }, "ofWhom")).toBe("d’Eva Guardia");
  });
  test("a handle or a figure takes none, whatever was set", () => {
    expect(named("ca", { name: "@martap", article: "la" }, "toWhom")).toBe("a @martap");
    expect(named("ca", { name: "3 veïns", article: "en" }, "who")).toBe("3 veïns");
    expect(named("ca", { name: "", article: "en" }, "who")).toBe("");
    expect(named("ca", { name: "عبد الرحمن", article: "en" }, "toWhom")).toBe("a عبد الرحمن");
  });
});

test.each(TONGUES.filter((tongue) => tongue !== "ca"))("%s just writes the name", (tongue) => {
  for (const form of NAME_FORMS)
    expect(named(tongue, { name: "Marta Puig", article: "la" }, form)).toBe("Marta Puig");
});
