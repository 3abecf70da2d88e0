import type { FormatterModule } from "i18next";
import { figure } from "./format.ts";
import { isolated } from "./isolated.ts";
import { bestTongue } from "./languages.ts";
import { NAME_FORMS, type Named, named } from "./named.ts";

/**
 * What is put into a sentence: a figure by the language’s own signs, a person as the sentence needs them named
 * (`{{name, toWhom}}`), everything else as it was given, and in its own direction.
 */
export const valueFormatter: FormatterModule = {
  type: "formatter",
  init: () => {},
  add: () => {},
  addCached: () => {},
  format: (value: unknown, asked, locale) => {
    const tongue = bestTongue([locale ?? ""]);
    if (typeof value === "number") return figure(tongue, value);
    const form = NAME_FORMS.find((one) => one === asked);
    const person = typeof value === "string" && form ? { name: value } : value;
    if (!isNamed(person)) return typeof person === "string" ? isolated(person) : (person as string);
    const known = { ...person, name: isolated(person.name) };
    return form ? named(tongue, known, form) : known.name;
  },
};

function isNamed(value: unknown): value is Named {
  return typeof value === "object" && value !== null && "name" in value;
}
