/** A system of the brand's own, connected as Open: it carries whatever people write there, however odd it is. */
import { createHmac } from "node:crypto";
import type { Page } from "playwright-core";
import { expect } from "vitest";

export interface Wrote {
  /** Of who wrote and of their thread; a thread has as many messages as are told of it. */
  id: string;
  name?: string;
  text: string;
  audience?: "public" | "private";
  attachments?: { kind: "image"; url: string; alt?: string }[];
  /** Minutes ago; now unless told. */
  ago?: number;
}

export type Shop = Awaited<ReturnType<typeof openShop>>;

/** `callbackUrl`: where answers go; without it messages are heard but cannot be answered. */
export async function openShop(base: string, cookies: string, settings: object = {}) {
  const { connection, secret } = await ask<{ connection: { id: string; hookUrl: string }; secret: string }>(
    base,
    cookies,
    "/api/connections",
    { network: "open", settings: { name: "Shop", ...settings } },
  );
  const path = new URL(connection.hookUrl).pathname;
  let told = 0;

  return {
    id: connection.id,
    /** Answers when the desk has all of it on its queue or in its threads. */
    async tell(...messages: Wrote[]): Promise<void> {
      for (let from = 0; from < messages.length; from += 500)
        await post(messages.slice(from, from + 500).map(event));
      await taken(base, cookies);
    },
  };

  function event({ id, name, text, audience = "public", attachments = [], ago = 0 }: Wrote) {
    const publishedAt = new Date(Date.now() - ago * 60_000).toISOString();
    const author = { id, ...(name === undefined ? {} : { name }) };
    return { id: `${id}-${told++}`, threadId: id, author, text, audience, attachments, publishedAt };
  }

  async function post(events: object[]): Promise<void> {
    const body = JSON.stringify({ events });
    const t = Math.floor(Date.now() / 1000);
    const v1 = createHmac("sha256", secret).update(`${t}.${body}`).digest("hex");
    const headers = { "content-type": "application/json", "escolta-signature": `t=${t},v1=${v1}` };
    const answer = await fetch(`${base}${path}`, { method: "POST", headers, body });
    if (!answer.ok) throw new Error(`the hook answered ${answer.status}: ${await answer.text()}`);
  }
}

/** Over the desk's own API, as whoever has these cookies. */
export async function ask<T>(base: string, cookies: string, path: string, body?: object): Promise<T> {
  const response = await fetch(`${base}${path}`, {
    headers: { cookie: cookies, "content-type": "application/json", origin: base },
    ...(body ? { method: "POST", body: JSON.stringify(body) } : {}),
  });
  if (!response.ok) throw new Error(`${response.status} ${path}: ${await response.text()}`);
  return (await response.json()) as T;
}

/** Nothing that was told still waits to be taken in. */
async function taken(base: string, cookies: string): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    const all = await ask<{ health: { waiting: number } }[]>(base, cookies, "/api/connections");
    if (all.every(({ health }) => health.waiting === 0)) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error("the desk did not take in what it was told");
}

/** A phone, and a desk at 200 %: whatever is on the screen, there is nothing to scroll sideways to. */
export async function expectNothingSideways(page: Page): Promise<void> {
  const before = page.viewportSize();
  for (const width of [390, 720]) {
    await page.setViewportSize({ width, height: 844 });
    const wide = () => page.evaluate<string[]>(TOO_WIDE);
    await expect.poll(wide, { timeout: 10_000, message: `at ${width} px` }).toEqual([]);
  }
  if (before) await page.setViewportSize(before);
}

/** What can be scrolled sideways, and buttons that lie outside of the window. In the page's own words. */
const TOO_WIDE = `[...document.querySelectorAll("*")].filter((element) => {
  const { overflowX, position } = getComputedStyle(element);
  const scrolls = element === document.documentElement || /auto|scroll/.test(overflowX);
  if (scrolls && element.scrollWidth > element.clientWidth + 1) return true;
  if (!element.matches("button, a, input, textarea") || element.closest(".visually-hidden")) return false;
  const { left, right, width } = element.getBoundingClientRect();
  return width > 1 && position !== "fixed" && (left < -1 || right > innerWidth + 1);
}).map((element) => element.tagName + "." + element.className + " " + (element.textContent ?? "").slice(0, 40))`;
