/**
 * The strings of the screens: how many there are in each language, which are missing, which nobody asks for, and which
 * do not fit. The last is measured where people meet it: every main screen in a real browser, as a desk and as a phone,
 * in every language, with names and words of customers that are longer than one would wish.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Browser, BrowserContext } from "playwright-core";
import { openChromium } from "../test/browser/chromium.ts";
import { unknownKeys, unusedKeys } from "../test/words/sources.ts";
import { brazil, missingIn, written } from "../test/words/written.ts";
import { LANGUAGES, LOCALES, TONGUES, type Tongue } from "../web/locales/languages.ts";
import type { Result } from "./bench.ts";
import { end } from "./local.ts";
import { ask, connectOpen, type ServedDesk, serve, setUp, signed } from "./served.ts";
import { longWords, misfits, type Place, placesOf } from "./strings/screens.ts";
import { say } from "./world.ts";

/** What is looked at: everything, or what `--languages ca,fr` and `--screens Plaza,people` name. */
interface Chosen {
  tongues: readonly Tongue[];
  isChosen: (place: Place) => boolean;
}

const SET_UP: Place = { name: "set-up", path: "/setup" };
const SIGN_IN: Place = { name: "sign-in", path: "/sign-in" };

export async function run(args: string[]): Promise<Result> {
  const missing = [...LANGUAGES.flatMap((language) => missingIn(language)), ...unknownKeys()];
  const unused = unusedKeys();
  const overflowing = await lookAt(chosenBy(args));
  for (const [what, list] of Object.entries({ missing, unused, overflowing }))
    for (const line of list) say(`${what}: ${line}`);
  const counts = LANGUAGES.map((language) => [`strings, ${language}`, written[language].size]);
  return {
    figures: {
      ...Object.fromEntries(counts),
      "strings, pt-BR, that differ from pt": brazil.size,
      missing: missing.length,
      unused: unused.length,
      overflowing: overflowing.length,
    },
    aims: { missing: "0", unused: "0", overflowing: "0" },
    met: missing.length + unused.length + overflowing.length === 0,
  };
}

function chosenBy(args: string[]): Chosen {
  const { values } = parseArgs({
    args,
    options: { languages: { type: "string" }, screens: { type: "string" } },
  });
  const languages = values.languages?.split(",");
  const screens = values.screens?.toLowerCase().split(",");
  return {
    tongues: languages ? TONGUES.filter((tongue) => languages.includes(tongue)) : TONGUES,
    isChosen: ({ name }) => screens?.includes(name.toLowerCase()) ?? true,
  };
}

/** Without the built screens there is nothing to look at: `npm run build` comes first, as `npm start` does it. */
async function lookAt({ tongues, isChosen }: Chosen): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), "escolta-bench-strings-"));
  let desk: ServedDesk | undefined;
  let browser: Browser | undefined;
  try {
    desk = await serve(folder);
    browser = await openChromium();
    const found: string[] = [];
    for (const tongue of tongues)
      found.push(...(await look(browser, desk, tongue, [SET_UP].filter(isChosen))));
    await setUp(desk, "plaza");
    const places = placesOf(await fill(desk)).filter(isChosen);
    for (const tongue of tongues) {
      say(`looking at ${places.length} screens in ${tongue}`);
      found.push(...(await look(browser, desk, tongue, places)));
      found.push(...(await look(browser, { ...desk, cookie: "" }, tongue, [SIGN_IN].filter(isChosen))));
    }
    return found;
  } finally {
    await browser?.close();
    if (desk) await end(desk.app, "SIGTERM");
    rmSync(folder, { recursive: true, force: true });
  }
}

async function look(browser: Browser, desk: ServedDesk, tongue: Tongue, places: Place[]): Promise<string[]> {
  const context = await browser.newContext({
    locale: LOCALES[tongue],
    baseURL: desk.base,
    timezoneId: "Europe/Andorra",
    reducedMotion: "reduce",
  });
  await signInWith(context, desk);
  const page = await context.newPage();
  const found: string[] = [];
  for (const place of places)
    for (const line of await misfits(page, place)) found.push(`${tongue}, ${place.name}, ${line}`);
  await context.close();
  return found;
}

async function signInWith(context: BrowserContext, desk: ServedDesk): Promise<void> {
  for (const cookie of desk.cookie.split("; ").filter(Boolean)) {
    const [name = "", value = ""] = cookie.split(/=(.*)/s);
    await context.addCookies([{ name, value, url: desk.base }]);
  }
  await context.addInitScript(`localStorage.setItem("escolta-workspace", "${desk.workspaceId}")`);
}

/** Customers whose names and words are as long as they come; answers with the first one's conversation and themselves. */
async function fill(desk: ServedDesk): Promise<{ conversation: string; customer: string }> {
  const hook = await connectOpen(desk, { callbackUrl: `${desk.base}/healthz` });
  const body = JSON.stringify({ events: longWords(Date.now()) });
  const told = await fetch(desk.base + hook.path, { method: "POST", headers: signed(hook, body), body });
  if (!told.ok) throw new Error(`the hook answered ${told.status}: ${await told.text()}`);
  for (let tries = 0; tries < 200; tries++) {
    const { items } = await ask<{ items: { conversationId: string; customer: { id: string } }[] }>(
      desk,
      "POST",
      "/queue/list",
      { tab: "all" },
    );
    const [first] = items;
    if (first && items.length >= 4)
      return { conversation: first.conversationId, customer: first.customer.id };
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error("what the customers wrote did not come to the desk");
}
