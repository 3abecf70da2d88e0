import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import * as codes from "../../contract/words.ts";
import { PERSONAL_DATA_KINDS, REASON_CODES } from "../../server/triage/labels.ts";
import { missingIn, stemOf, stemsOf, variablesIn, written as words } from "../../test/words/written.ts";
import { LANGUAGES, type ScreenLanguage } from "./languages.ts";
import { NAME_FORMS } from "./named.ts";

const others = LANGUAGES.filter((language) => language !== "en");

describe("the six languages", () => {
  test.each(LANGUAGES)("%s has the keys of English, with the plurals of its own", (language) => {
    expect(missingIn(language)).toEqual([]);
  });
  test.each(others)("%s says what it is told and nothing else", (language) => {
    const strange: string[] = [];
    for (const [key, text] of words[language]) {
      const known = new Set(variablesOf("en", key));
      for (const name of variablesIn(text))
        if (!known.has(name) && !INTERCHANGEABLE.has(name)) strange.push(`${key}: ${name}`);
    }
    expect(strange).toEqual([]);
  });
  test.each(others.filter((language) => language !== "ca"))("%s just writes names", (language) => {
    expect([...words[language].values()].filter((text) => /\{\{\w+, /.test(text))).toEqual([]);
  });
  test("Catalan takes names in forms that there are", () => {
    const forms = [...words.ca.values()].flatMap((text) => [...text.matchAll(/\{\{\w+, (\w+)\}\}/g)]);
    expect(forms.length).toBeGreaterThan(3);
    expect(forms.map(([, form]) => form)).toEqual(
      forms.map(([, form]) => NAME_FORMS.find((one) => one === form)),
    );
  });
});

/** A clock that is past is "by" in one language and "at" in another; both are always passed. */
const INTERCHANGEABLE = new Set(["by", "at"]);

describe("signs", () => {
  const refused: [string, RegExp, readonly ScreenLanguage[]][] = [
    ["a straight apostrophe", /'/, LANGUAGES],
    ["straight quotation marks", /"/, LANGUAGES],
    ["three dots", /\.\.\./, LANGUAGES],
    ["an exclamation mark", /[!¡]/, LANGUAGES],
    ["a plain space before a unit", /\d (?:min|h|%|€|MB|kB|s)(?![\p{L}])/u, LANGUAGES],
    ["a plain space before a French sign", / [:;?»]/, ["fr"]],
    ["a plain space after a French opening quote", /« /, ["fr"]],
    ["no space before a French sign", /[^\s\u00a0\u202f/:?\p{P}][;?](?!\w)/u, ["fr"]],
    ["two spaces", / {2}/, LANGUAGES],
    ["a question without its first sign", /^[^¿]*\?/, ["es"]],
    ["a sign that a screen reader stumbles on", /[a-zà-ÿ](?:·e|\/a|\/o|@s?)\b/, LANGUAGES],
    ["você, which is rude in Portugal", /\bvocê/i, ["pt"]],
  ];
  test.each(refused)("%s", (_, pattern, languages) => {
    const found = languages.flatMap((language) =>
      [...words[language]]
        .filter(([, text]) => pattern.test(text))
        .map(([key, text]) => `${language} ${key}: ${text}`),
    );
    expect(found).toEqual([]);
  });
  test("nothing is empty", () => {
    for (const language of LANGUAGES) {
      for (const [key, text] of words[language])
        expect({ language, key, empty: text.trim() === "" }).toMatchObject({ empty: false });
    }
  });
  test("no name stands after a word that would have to elide", () => {
    const names = "name|customer|person|assignee|actor|brand|workspace|team|department|view";
    const before: Partial<Record<ScreenLanguage, string>> = {
      ca: "d’|l’|\\bde |\\bque ",
      es: "\\by |\\bo ",
      it: "d’|l’|\\bdi |\\bdell’",
      pt: "\\bde |\\bem ",
      fr: "d’|l’|qu’|\\bde |\\bque ",
    };
    const found = LANGUAGES.flatMap((language) => {
      const words_ = before[language];
      if (!words_) return [];
      const pattern = new RegExp(`(?:${words_})\\{\\{(?:${names})\\b`);
      return [...words[language]]
        .filter(([, text]) => pattern.test(text))
        .map(([key]) => `${language} ${key}`);
    });
    expect(found).toEqual([]);
  });
});

describe("every code has its words", () => {
  const lists: [string, readonly string[]][] = [
    ["common:kind", codes.kinds],
    ["common:topic", codes.topics],
    ["common:mood", codes.moods],
    ["common:audience", codes.audiences],
    ["common:role", codes.roles],
    ["common:state", codes.itemStates],
    ["common:reason", codes.leaveReasons],
    ["common:sort", codes.sorts],
    ["common:connection", codes.connectionStates],
    ["common:urgency", ["0", "1", "2", "3"]],
    ["composer:mode", codes.composerModes],
    ["checks", codes.checkCodes.map((code) => `${code}.passed`)],
    ["checks:personal_data.failed", PERSONAL_DATA_KINDS],
    ["conversation:delivery", codes.partStates],
    ["reasons:question", Object.keys(REASON_CODES)],
    ...Object.entries(REASON_CODES).map(([question, list]): [string, readonly string[]] => [
      `reasons:${question}`,
      list,
    ]),
    ["reasons:part", union("server/queue/pressing.ts", "PartCode")],
    ["reasons:refusal", union("server/channels/channel.ts", "RefusalCode")],
    ["common:action", union("server/channels/channel.ts", "ActionName")],
    ["conversation:moderation", union("server/channels/channel.ts", "Moderation")],
    ["errors:refused", [...union("server/queue/states.ts", "MoveRefusal"), ...refusedOn("server")]],
    ["events", eventsTold()],
  ];
  test.each(lists)("%s", (area, list) => {
    expect(list.length).toBeGreaterThan(0);
    const known = stemsOf("en");
    const silent = list.filter(
      (code) => !known.has(area.includes(":") ? `${area}.${code}` : `${area}:${code}`),
    );
    expect(silent).toEqual([]);
  });
});

function variablesOf(language: ScreenLanguage, key: string): string[] {
  const stem = stemOf(key);
  return [...words[language]].flatMap(([one, text]) => (stemOf(one) === stem ? variablesIn(text) : []));
}

/* ------------------------------------------------------------------ what the server may say */

function read(path: string): string {
  return readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
}

/** The members of a union of strings, read from the source: a type is not there at run time. */
function union(path: string, name: string): string[] {
  const body = new RegExp(`export type ${name} =([^;]+);`).exec(read(path))?.[1] ?? "";
  return [...body.matchAll(/"([a-z_]+)"/g)].flatMap(([, code]) => code ?? []);
}

/** Every code that the server refuses with. */
function refusedOn(folder: string): string[] {
  const found = new Set<string>();
  for (const file of readdirSync(new URL(`../../${folder}/`, import.meta.url), {
    recursive: true,
    encoding: "utf8",
  })) {
    if (!file.endsWith(".ts") || file.endsWith(".test.ts")) continue;
    for (const [, code] of read(`${folder}/${file}`).matchAll(/\brefused\("([a-z_]+)"/g))
      if (code) found.add(code);
  }
  return [...found];
}

/** The facts that a conversation tells in its thread. */
function eventsTold(): string[] {
  const list = /const told = \[([^\]]+)\]/.exec(read("server/replies/page.ts"))?.[1] ?? "";
  return [...list.matchAll(/"([a-z_.]+)"/g)].flatMap(([, kind]) => kind ?? []);
}
