/** What is on each picture. A scene says nothing of a language: it finds its buttons by the words of the one it is played in. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import type { ScreenLanguage } from "../../web/locales/languages.ts";
import type { Demo } from "./demo.ts";

/** `words("queue:filter.title")`: as the screens say it in this language. */
type Words = (key: string) => string;
export interface Scene {
  name: string;
  /** At one size only. */
  at?: "desk" | "phone";
  play(page: Page, words: Words): Promise<void>;
  /** Leaves the demo as it was. */
  after?(page: Page): Promise<void>;
}

export function wordsOf(language: ScreenLanguage): Words {
  return (key) => {
    const [area, path = ""] = key.split(":");
    const folder = join(import.meta.dirname, "../../web/locales", language);
    const file = [`${area}.json`, `seldom/${area}.json`].map((name) => join(folder, name)).find(existsSync);
    let found: unknown = file && JSON.parse(readFileSync(file, "utf8"));
    for (const part of path.split(".")) found = (found as Record<string, unknown> | undefined)?.[part];
    if (typeof found !== "string") throw new Error(`no words for ${key}`);
    return found;
  };
}

/** Before anybody has an account. */
export const scenesBefore: Scene[] = [
  {
    name: "setup-welcome",
    async play(page, words) {
      await page.goto("/setup");
      await page.getByRole("textbox", { name: words("setup:brand") }).fill("Casa Rovira");
    },
  },
  {
    name: "setup-owner",
    async play(page, words) {
      await page.goto("/setup");
      await page.getByRole("textbox", { name: words("setup:brand") }).fill("Casa Rovira");
      await page.getByRole("button", { name: words("setup:plaza.title") }).click();
      await page.getByRole("textbox", { name: words("setup:owner.name") }).fill("Eva Guardia");
    },
  },
];

const SETTINGS = [
  "networks",
  "deadlines",
  "labels",
  "rules",
  "learned",
  "views",
  "brand",
  "signature",
  "people",
  "audit",
  "security",
  "appearance",
] as const;

export function scenesOf({ marta, inPrivate }: Demo): Scene[] {
  const there = `/queue/${marta.conversationId}`;
  return [
    goTo("queue", "/queue"),
    { name: "queue-selected", at: "desk", play: keys("/queue", "j", "x", "j", "x") },
    { name: "queue-filter", play: press("/queue", "queue:filter.title") },
    { name: "queue-views", play: press("/queue", "queue:views.title") },
    goTo("queue-nothing-fits", `/queue?filter=${encodeURIComponent('{"kinds":["praise"],"late":true}')}`),
    goTo("conversation", there),
    {
      name: "conversation-public",
      play: writing(
        there,
        null,
        "Hola, Marta. Tens raó i ho sento: dijous havia d’arribar i no va arribar. Hi faltava el pis.",
      ),
    },
    {
      name: "conversation-check",
      play: writing(there, null, "Hola, Marta. Et truquem avui mateix al +376 312 416."),
    },
    {
      name: "conversation-too-long",
      play: writing(there, null, "Hola, Marta. Ho sento molt de debò. ".repeat(16)),
    },
    {
      name: "conversation-private",
      play: writing(
        there,
        "p",
        "Marta, soc l’Eva. Per poder-ho enviar avui només em falta el pis i la porta.",
      ),
    },
    {
      name: "conversation-note",
      play: writing(there, "n", "Si contesta abans de les 13.30, entra a la furgoneta d’avui?"),
    },
    goTo("conversation-written-in-private", `/queue/${inPrivate.conversationId}`),
    {
      name: "conversation-why",
      async play(page) {
        await opened(page, there);
        await page
          .locator("main header")
          .getByRole("button", { expanded: false })
          .filter({ has: page.locator("[data-tone]") })
          .first()
          .click();
        await page.getByRole("dialog").waitFor();
      },
    },
    {
      name: "conversation-message-why",
      async play(page, words) {
        await opened(page, there);
        const message = page.getByRole("article").filter({ hasText: "@casarovira" }).last();
        await message.hover();
        await message.getByRole("button", { name: words("conversation:messageActions") }).click();
        await page.getByRole("menuitem").first().click();
        await page.getByRole("dialog").waitFor();
      },
    },
    { name: "conversation-snooze", at: "desk", play: keys(there, "s") },
    { name: "conversation-assign", at: "desk", play: keys(there, "a") },
    { name: "conversation-labels", at: "desk", play: keys(there, "l") },
    { name: "conversation-why-done", at: "desk", play: keys(there, "e") },
    {
      name: "conversation-snoozed-toast",
      at: "desk",
      play: keys(there, "s", "Enter"),
      after: (page) => page.keyboard.press("z"),
    },
    {
      name: "conversation-offline",
      async play(page) {
        await opened(page, there);
        await page.context().setOffline(true);
      },
      after: (page) => page.context().setOffline(false),
    },
    {
      name: "person",
      at: "phone",
      async play(page) {
        await opened(page, `${there}?person=true`);
        await page.getByRole("dialog").waitFor();
      },
    },
    { name: "keys", at: "desk", play: keys(there, "?") },
    {
      name: "palette",
      at: "desk",
      async play(page) {
        await keys(there, "Control+k")(page);
        await page.keyboard.type("ma");
        await page.waitForTimeout(900);
      },
    },
    goTo("search", "/search?words=comanda"),
    goTo("search-nothing", "/search?words=xxyyzz"),
    goTo("customer", `/customers/${marta.customer.id}`),
    ...SETTINGS.map((page) => goTo(`settings-${page}`, `/settings/${page}`)),
    { name: "settings-rules-new", play: press("/settings/rules", "rules:new") },
    { ...goTo("settings-list", "/settings"), at: "phone" },
    goTo("plaza", "/plaza"),
    {
      name: "plaza-private",
      play: press("/plaza", "plaza:writePrivately"),
    },
    { name: "practice-leave", play: press("/queue", "practice:band.leave") },
    { name: "no-page", play: (page) => at(page, "/nowhere") },
    {
      name: "sign-in",
      async play(page) {
        await page.context().clearCookies();
        await at(page, "/sign-in");
      },
    },
  ];
}

function goTo(name: string, path: string): Scene {
  return { name, play: (page) => at(page, path) };
}

async function at(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.getByRole("main").first().waitFor();
  await page.waitForTimeout(900);
}

async function opened(page: Page, path: string): Promise<void> {
  await at(page, path);
  await page.getByRole("log").waitFor();
}

function keys(path: string, ...pressed: string[]): (page: Page) => Promise<void> {
  return async (page) => {
    await at(page, path);
    for (const key of pressed) {
      await page.keyboard.press(key);
      await page.waitForTimeout(300);
    }
  };
}

function press(path: string, key: string): Scene["play"] {
  return async (page, words) => {
    await at(page, path);
    await page
      .getByRole("button", { name: words(key) })
      .first()
      .click();
  };
}

/** The draft of one picture is not that of the next. */
function writing(path: string, mode: "p" | "n" | null, text: string): (page: Page) => Promise<void> {
  return async (page) => {
    await opened(page, path);
    await page.keyboard.press(mode ?? "r");
    const field = page.locator("section textarea").first();
    await field.fill("");
    await field.fill(text);
    await page.waitForTimeout(900);
  };
}
