/** Much of everything: 10,000 rows by the keyboard, 400 messages in one thread. */
import { createHmac } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { eventually, testBrowser } from "./browser.ts";
import { testDesk } from "./desk.ts";

const ROWS = 10_000;
const MESSAGES = 400;
const TOP = "document.querySelector('[role=log]').scrollTop";
const desk = testDesk();
const browser = testBrowser();
let cookies: string;

beforeAll(async () => {
  ({ cookies } = await desk.found());
  const { connection, secret } = await ask<{ connection: { hookUrl: string }; secret: string }>(
    "/api/connections",
    { network: "open", settings: { name: "Shop" } },
  );
  const hour = 3_600_000;
  const long = Array.from({ length: MESSAGES }, (_, n) =>
    event("long", n, "Long Story", Date.now() - 5 * hour + n * 1000),
  );
  const short = Array.from({ length: ROWS - 1 }, (_, n) =>
    event(`short-${n}`, 0, `Short ${n}`, Date.now() - (n % 3600) * 1000),
  );
  const events = [...long, ...short];
  for (let from = 0; from < events.length; from += 500)
    await tell(new URL(connection.hookUrl).pathname, secret, events.slice(from, from + 500));
  while ((await ask<{ all: number }>("/api/queue/counts")).all < ROWS)
    await new Promise((done) => setTimeout(done, 200));
}, 240_000);

test("ten thousand rows: as many as are in sight are there, and the keys go on past each page", async () => {
  const { page } = await browser.visit(desk.base, { cookies });
  await page.goto("/queue?tab=%22all%22");
  const rows = page.getByRole("list", { name: "Conversations, in order" }).getByRole("listitem");
  await rows.first().waitFor();
  for (let at = 0; at < 120; at++) {
    await page.keyboard.press("j");
    await page.locator(`[data-row="${at}"] a:focus`).waitFor();
  }
  expect(await rows.count()).toBeLessThan(60);
  for (let at = 118; at >= 110; at--) {
    await page.keyboard.press("k");
    await page.locator(`[data-row="${at}"] a:focus`).waitFor();
  }
});

test("four hundred messages: one begins at the last, and reads up to the first", async () => {
  const { page } = await browser.visit(desk.base, { cookies });
  await page.goto("/queue?tab=%22all%22");
  await page.getByRole("link", { name: /Long Story/ }).click();
  const log = page.getByRole("log", { name: "Messages" });
  await log.getByText(`Message ${MESSAGES - 1} of it.`).waitFor();
  expect(await log.getByRole("article").count()).toBeLessThan(60);
  await log.focus();
  const read = await toTheTop();
  await log.getByRole("button", { name: "Earlier messages" }).click();
  // What came before does not move what one reads.
  await eventually(() => page.evaluate<number>(TOP)).toBeGreaterThan(0);
  await log.getByText(`Message ${read} of it.`).waitFor();
  await log.focus();
  expect(await toTheTop()).toBe(0);

  async function toTheTop(): Promise<number> {
    await eventually(async () => {
      await page.keyboard.press("Home");
      return page.evaluate<number>(TOP);
    }).toBe(0);
    const words = await log.getByRole("article").first().innerText();
    return Number(/Message (\d+) of it/.exec(words)?.[1]);
  }
});

function event(thread: string, index: number, name: string, at: number) {
  return {
    id: `${thread}-${index}`,
    threadId: thread,
    author: { id: thread, handle: thread, name },
    text: `Message ${index} of it. ${"Where is my parcel? ".repeat(1 + (index % 7))}`,
    publishedAt: new Date(at).toISOString(),
  };
}

async function tell(path: string, secret: string, events: object[]): Promise<void> {
  const body = JSON.stringify({ events });
  const t = Math.floor(Date.now() / 1000);
  const v1 = createHmac("sha256", secret).update(`${t}.${body}`).digest("hex");
  const headers = { "content-type": "application/json", "escolta-signature": `t=${t},v1=${v1}` };
  const answer = await fetch(`${desk.base}${path}`, { method: "POST", headers, body });
  if (!answer.ok) throw new Error(`the hook answered ${answer.status}`);
}

async function ask<T>(path: string, body?: object): Promise<T> {
  const response = await fetch(`${desk.base}${path}`, {
    headers: { cookie: cookies, "content-type": "application/json", origin: desk.base },
    ...(body ? { method: "POST", body: JSON.stringify(body) } : {}),
  });
  if (!response.ok) throw new Error(`${response.status} ${path}`);
  return (await response.json()) as T;
}
