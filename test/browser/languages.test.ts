/** Every main screen in all six languages, and in Brazil's Portuguese: its words are there, and they fit. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { eventually, testBrowser } from "./browser.ts";
import { testDesk } from "./desk.ts";
import { fillDesk, open, type Place } from "./places.ts";

const LOCALES = {
  ca: "ca-ES",
  es: "es-ES",
  it: "it-IT",
  pt: "pt-PT",
  "pt-BR": "pt-BR",
  fr: "fr-FR",
  en: "en-GB",
};
const PHONE = { width: 390, height: 844 };
const DESK = { width: 1440, height: 900 };

const empty = testDesk();
const desk = testDesk();
const browser = testBrowser();
let cookies: string;
let places: Place[];
beforeAll(async () => {
  const founded = await desk.found();
  cookies = founded.cookies;
  places = await fillDesk(desk.base, cookies, founded.town);
});

test.for(Object.entries(LOCALES))("%s: every screen speaks it, and fits", async ([language, locale]) => {
  const wrong: string[] = [];
  const outside = await browser.visit(empty.base, { locale });
  await outside.page.goto("/setup");
  await outside.page.getByRole("heading", { level: 1 }).waitFor();
  wrong.push(...(await lookAt(outside.page, "set-up", language)));

  const door = await browser.visit(desk.base, { locale });
  await door.page.goto("/sign-in");
  await door.page.getByRole("heading", { level: 1 }).waitFor();
  wrong.push(...(await lookAt(door.page, "sign-in", language)));

  const inside = await browser.visit(desk.base, { locale, cookies });
  for (const place of places) {
    await open(inside.page, place);
    wrong.push(...(await lookAt(inside.page, place.name, language)));
  }
  expect(wrong).toEqual([]);
});

test("Portuguese of Brazil is chosen by its own name, and stays", async () => {
  const { page } = await browser.visit(desk.base, { locale: "pt-PT" });
  await page.goto("/sign-in");
  await page.getByLabel("Palavra-passe").waitFor();
  await page.getByRole("button", { name: /Português/ }).click();
  await page.getByRole("menuitemradio", { name: "Português (Brasil)" }).click();
  await page.getByLabel("Senha").waitFor();
  await page.reload();
  await page.getByLabel("Senha").waitFor();
  expect(await page.evaluate("document.documentElement.lang")).toBe("pt-BR");
});

test("an agent says how Catalan names a customer", async () => {
  const { page } = await browser.visit(desk.base, { locale: "ca-ES", cookies });
  const person = places.find(({ name }) => name === "a person")!;
  await open(page, person);
  const article = page.getByRole("complementary").getByRole("button", { name: /En català/ });
  await article.click();
  await page.getByRole("menuitemradio", { name: "la Marta" }).click();
  await eventually(() => article.innerText()).toContain("la Marta");
  await open(page, person);
  await eventually(() => article.innerText()).toContain("la Marta");
});

/** What is wrong with the words of the page, and whether it is wider than its window, on a desk and on a phone. */
async function lookAt(page: Page, name: string, language: string): Promise<string[]> {
  const wrong: string[] = [];
  for (const size of [DESK, PHONE]) {
    await page.setViewportSize(size);
    const where = `${name}, ${size.width} px:`;
    const seen = await page.evaluate<Seen>(SEE);
    if (seen.language !== language) wrong.push(`${where} <html lang="${seen.language}">`);
    if (seen.width > size.width) wrong.push(`${where} ${seen.width} px wide`);
    for (const words of seen.words) {
      const raw = rawIn(words);
      if (raw) wrong.push(`${where} ${raw} in “${words}”`);
    }
  }
  await page.setViewportSize(DESK);
  return wrong;
}

interface Seen {
  language: string;
  width: number;
  words: string[];
}

/** Runs in the page: all it says, to eyes and to ears. */
const SEE = `({
  language: document.documentElement.lang,
  width: document.documentElement.scrollWidth,
  words: [
    document.title,
    ...document.body.innerText.split("\\n"),
    ...["aria-label", "title", "placeholder", "alt"].flatMap((name) =>
      [...document.querySelectorAll("[" + name + "]")].map((one) => one.getAttribute(name))),
  ],
})`;

/** A key that stands where words should, or a value that was never put in. */
function rawIn(words: string): string | null {
  if (words.includes("{{") || words.includes("}}")) return "a hole";
  const dotted = words.match(/\b[a-zA-Z]+(?:[.:]\w+)+\b/g) ?? [];
  return dotted.find((one) => KEYS.has(one) || KEYS.has(one.replace(":", "."))) ?? null;
}

/** "queue.tabs.mine", and "tabs.mine" as i18next would show it. */
const KEYS = keysOf(join(import.meta.dirname, "../../web/locales/en"));

function keysOf(folder: string): Set<string> {
  const keys = new Set<string>();
  const walk = (words: unknown, path: string[]) => {
    if (typeof words === "object" && words !== null) {
      for (const [key, inner] of Object.entries(words)) walk(inner, [...path, key]);
      return;
    }
    keys.add(path.join("."));
    if (path.length > 2) keys.add(path.slice(1).join("."));
  };
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".json"))) {
    walk(JSON.parse(readFileSync(join(folder, file), "utf8")), [file.replace(".json", "")]);
  }
  return keys;
}
