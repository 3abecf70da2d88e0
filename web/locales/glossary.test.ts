/** Every string keeps to the words of the trade: none of those that a native reader would take for something else. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { refusedWords } from "../../test/words/refused-words.ts";
import { brazil, written } from "../../test/words/written.ts";
import { LANGUAGES, languageOf, TONGUES } from "./languages.ts";

/** Where a refused word is the right one, and why. */
const RIGHT_HERE: [string, string][] = [
  ["connections:help.bluesky", "Bluesky’s own name for its private messages"],
  ["reasons:urgency.safety", "here it is about somebody’s health"],
  ["reasons:kind.failure_told", "what a customer tells of, not an error of ours"],
  ["checks:personal_data.why", "here they are accounts at a bank"],
];

const cases = TONGUES.flatMap((tongue) => refusedWords[tongue].map(([why, word]) => ({ tongue, why, word })));

test.each(cases)("$tongue: $why", ({ tongue, word }) => {
  const strings = new Map([...written[languageOf(tongue)], ...(tongue === "pt-BR" ? brazil : [])]);
  const found = [...strings].filter(
    ([key, text]) =>
      word.test(text.replace(/\{\{.*?\}\}/g, "")) && !RIGHT_HERE.some(([place]) => key.startsWith(place)),
  );
  expect(found.map(([key, text]) => `${key}: ${text}`)).toEqual([]);
});

test("the table in docs/glossary.md says what the screens say", () => {
  const page = readFileSync(new URL("../../docs/glossary.md", import.meta.url), "utf8");
  const rows = [...page.matchAll(/^\| `(\w+:[\w.]+)` \| (.+) \|$/gm)];
  expect(rows.length).toBeGreaterThan(40);
  for (const [, key = "", cells = ""] of rows) {
    const brazils = brazil.has(key) ? ` / ${brazil.get(key)}` : "";
    const said = LANGUAGES.map((one) => `${written[one].get(key)}${one === "pt" ? brazils : ""}`);
    expect({ key, cells }).toEqual({ key, cells: said.join(" | ") });
  }
});
