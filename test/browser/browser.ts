/** People at real browsers. Whatever their console or their network complains of fails the test that did not expect it. */
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { openChromium } from "./chromium.ts";

const SIZES = {
  desk: { viewport: { width: 1440, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
} as const;

export interface Seat {
  size?: keyof typeof SIZES;
  scheme?: "light" | "dark";
  locale?: string;
  /** Cookies of somebody who is signed in already, as `name=value; …`. */
  cookies?: string;
}

export interface Visitor {
  context: BrowserContext;
  /** The first tab, still empty. */
  page: Page;
  /** What will fail, and rightly: matched against lines such as "409 POST /rpc/replies/send". */
  expects(...troubles: RegExp[]): void;
}

/** For what is not on a page: asked again until it is so. Locators wait by themselves. */
export function eventually<T>(ask: () => T): ReturnType<typeof expect.poll<T>> {
  return expect.poll(ask, { timeout: 20_000, interval: 100 });
}

/** Whoever opens a page asks who they are, and is told so when they are nobody yet. */
const USUAL = [/^401 POST \/rpc\/session\/me$/];

/** A browser for the test file that calls this at its top; each test's visitors leave with the test. */
export function testBrowser(): { visit(base: string, seat?: Seat): Promise<Visitor> } {
  let browser: Browser | undefined;
  let present: (Visitor & { troubles(): string[] })[] = [];
  beforeAll(async () => {
    browser = await openChromium();
  });
  afterAll(async () => {
    await browser?.close();
  });
  afterEach(async ({ task }) => {
    const troubles = present.flatMap((visitor) => visitor.troubles());
    if (task.result?.state === "fail") await photograph(task.name, present);
    await Promise.all(present.map(({ context }) => context.close()));
    present = [];
    expect(troubles, "nothing failed that the test does not expect").toEqual([]);
  });
  return {
    async visit(base, { size = "desk", scheme = "light", locale = "en-GB", cookies = "" } = {}) {
      if (!browser) throw new Error("testBrowser() is ready inside tests and hooks");
      const context = await browser.newContext({
        ...SIZES[size],
        colorScheme: scheme,
        locale,
        baseURL: base,
        timezoneId: "Europe/Andorra",
        reducedMotion: "reduce",
      });
      context.setDefaultTimeout(20_000);
      context.setDefaultNavigationTimeout(30_000);
      for (const cookie of cookies.split("; ").filter(Boolean)) {
        const [name = "", value = ""] = cookie.split(/=(.*)/s);
        await context.addCookies([{ name, value, url: base }]);
      }
      const expected = [...USUAL];
      const seen = listen(context, base);
      const visitor = {
        context,
        page: await context.newPage(),
        expects: (...troubles: RegExp[]) => void expected.push(...troubles),
        troubles: () => seen.filter((line) => !expected.some((pattern) => pattern.test(line))),
      };
      present.push(visitor);
      return visitor;
    },
  };
}

function listen(context: BrowserContext, base: string): string[] {
  const seen: string[] = [];
  const path = (url: string) => (url.startsWith(base) ? new URL(url).pathname : url);
  context.on("console", (message) => {
    // A refused request is told once, by its status below.
    if (message.type() !== "error" || message.text().startsWith("Failed to load resource")) return;
    seen.push(`console: ${message.text()}`);
  });
  context.on("weberror", (error) => void seen.push(`thrown: ${error.error().stack ?? error.error()}`));
  context.on("requestfailed", (request) => {
    const why = request.failure()?.errorText ?? "";
    // What the page itself gave up: a question whose screen was left, the stream of a tab that closed.
    if (why !== "net::ERR_ABORTED") seen.push(`${why} ${request.method()} ${path(request.url())}`);
  });
  context.on("response", (response) => {
    if (response.status() < 400) return;
    seen.push(`${response.status()} ${response.request().method()} ${path(response.url())}`);
  });
  return seen;
}

/** What each of them saw when the test failed: in shots/, which is never committed. */
async function photograph(name: string, visitors: Visitor[]): Promise<void> {
  const pages = visitors.flatMap(({ context }) => context.pages());
  for (const [index, page] of pages.entries()) {
    const file = `${name.replace(/\W+/g, "-").slice(0, 60)}-${index}.png`;
    const path = join(import.meta.dirname, "../../shots/failed", file);
    await page.screenshot({ path }).catch(() => null);
  }
}
