/**
 * `npm run shots -- DIR [--languages ca,fr] [--only SCENE,…]`: pictures of every screen and state, at a desk and on a
 * phone, light and dark, from the demo brand on a desk of its own. To be looked at, beside the design.
 */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { Browser, BrowserContext } from "playwright-core";
import { end } from "../bench/local.ts";
import { type ServedDesk, serve } from "../bench/served.ts";
import { openChromium } from "../test/browser/chromium.ts";
import { partsPages } from "../test/browser/parts-pages.ts";
import { LOCALES, type ScreenLanguage } from "../web/locales/languages.ts";
import { type Demo, makeDemo } from "./shots/demo.ts";
import { type Scene, scenesBefore, scenesOf, wordsOf } from "./shots/scenes.ts";

const SIZES = {
  desk: { viewport: { width: 1440, height: 900 }, deviceScaleFactor: 2 },
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true },
} as const;
const SCHEMES = ["light", "dark"] as const;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { languages: { type: "string", default: "ca,fr" }, only: { type: "string", default: "" } },
});
const [folder] = positionals;
if (!folder) {
  process.stderr.write("npm run shots -- DIR [--languages ca,fr] [--only SCENE,…]\n");
  process.exit(2);
}
const languages = values.languages.split(",") as ScreenLanguage[];
const only = values.only.split(",").filter(Boolean);
const data = mkdtempSync(join(tmpdir(), "escolta-shots-"));
const browser = await openChromium();
let desk: ServedDesk | null = null;
try {
  desk = await serve(data);
  await takeAll(desk.base, scenesBefore, null);
  const demo = await makeDemo(desk);
  await takeAll(desk.base, scenesOf(demo), demo);
  if (wanted("parts")) await takeParts(browser, resolve(folder));
} finally {
  await browser.close();
  if (desk) await end(desk.app, "SIGTERM");
  rmSync(data, { recursive: true, force: true });
}

function wanted(name: string): boolean {
  return only.length === 0 || only.some((one) => name.startsWith(one));
}

/** Each look has a context of its own, in which the scenes follow one another. */
async function takeAll(base: string, scenes: Scene[], demo: Demo | null): Promise<void> {
  for (const language of languages)
    for (const [size, shape] of Object.entries(SIZES))
      for (const scheme of SCHEMES) {
        const context = await browser.newContext({
          ...shape,
          baseURL: base,
          colorScheme: scheme,
          locale: LOCALES[language],
          timezoneId: "Europe/Andorra",
          reducedMotion: "reduce",
        });
        context.setDefaultTimeout(10_000);
        if (demo) await demo.enter(context);
        for (const scene of scenes)
          if (wanted(scene.name) && (!scene.at || scene.at === size))
            await take(context, scene, language, `${scene.name}-${size}-${scheme}.png`);
        await context.close();
      }
}

/** A scene that cannot be played is said, and the others are taken all the same. */
async function take(
  context: BrowserContext,
  scene: Scene,
  language: ScreenLanguage,
  file: string,
): Promise<void> {
  const place = join(resolve(folder!), language);
  mkdirSync(place, { recursive: true });
  const page = await context.newPage();
  try {
    await scene.play(page, wordsOf(language));
    await page.waitForTimeout(700);
    await page.screenshot({ path: join(place, file) });
    await scene.after?.(page);
  } catch (error) {
    process.exitCode = 1;
    const why = error instanceof Error ? error.message.split("\n")[0] : error;
    process.stderr.write(`${language}/${file}: ${why}\n`);
    await page.screenshot({ path: join(place, `failed-${file}`) }).catch(() => null);
  }
  await page.close();
}

async function takeParts(browser: Browser, place: string): Promise<void> {
  const pages = await partsPages();
  for (const [size, shape] of Object.entries(SIZES)) {
    const page = await browser.newPage({ ...shape, baseURL: pages.base, reducedMotion: "reduce" });
    await page.goto("/parts");
    await page.getByRole("heading").first().waitFor();
    await page.screenshot({ path: join(place, `parts-${size}.png`), fullPage: true });
    await page.close();
  }
  await pages.close();
}
