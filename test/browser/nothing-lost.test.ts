/** Nothing typed is lost: the page, the session, the connection and the storage may go, the words stay. */
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { eventually, testBrowser, type Visitor } from "./browser.ts";
import { type Founded, OWNER, testDesk } from "./desk.ts";

const desk = testDesk();
const browser = testBrowser();
let cookies: string;
let town: Founded["town"];
beforeAll(async () => {
  ({ cookies, town } = await desk.found());
});

const fieldOf = (page: Page) => page.getByRole("region", { name: "Answer" }).locator("textarea");
const sendOf = (page: Page) => page.getByRole("button", { name: "Reply in public on Plaza" });

async function openFrom(name: string, given: Partial<Visitor> & { cookies?: string } = {}) {
  const handle = name.toLowerCase().replace(" ", "");
  await town.bring(handle, name);
  const asked = await town.says(handle, `Sóc ${name}. On és el meu paquet?`);
  const visitor = await browser.visit(desk.base, { cookies: given.cookies ?? cookies });
  await visitor.page.goto("/queue");
  await visitor.page.getByRole("link", { name: new RegExp(name) }).click();
  await fieldOf(visitor.page).waitFor();
  return { ...visitor, handle, asked };
}

test("a session that ends while one writes leads to the door, and back to the very words", async () => {
  const { page, context, expects } = await openFrom("Ada Coll", { cookies: await desk.signIn() });
  expects(/^401 /);
  await fieldOf(page).fill("Hola, Ada.");
  await page.getByText("Draft kept").or(page.getByText("is added")).first().waitFor();
  const address = page.url();
  await context.clearCookies();
  await fieldOf(page).pressSequentially(" Surt avui mateix.");
  await page.getByRole("heading", { name: "Sign in to Escolta" }).waitFor();

  await page.getByRole("textbox", { name: "E-mail" }).fill(OWNER.email);
  await page.getByLabel("Password").fill(OWNER.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await eventually(() => fieldOf(page).inputValue()).toBe("Hola, Ada. Surt avui mateix.");
  expect(new URL(page.url()).pathname).toBe(new URL(address).pathname);
  await eventually(() => onServer(page)).toContain("Hola, Ada. Surt avui mateix.");
});

test("without a connection an answer waits in the thread, goes out by itself, and once", async () => {
  const { page, context, expects, handle, asked } = await openFrom("Pere Mas");
  expects(/ERR_INTERNET_DISCONNECTED/);
  const log = page.getByRole("log");
  await context.setOffline(true);
  await fieldOf(page).fill("Surt avui, Pere.");
  await sendOf(page).click();
  await log.getByText("Surt avui, Pere.").waitFor();
  await log.getByText("Goes out when there is a connection").waitFor();
  expect(await fieldOf(page).inputValue()).toBe("");
  expect(await town.answers(handle, asked)).toEqual([]);

  await context.setOffline(false);
  await log.getByText("Sent", { exact: true }).waitFor();
  await eventually(() => town.answers(handle, asked)).toEqual(["Surt avui, Pere. —Eva"]);
  await page.reload();
  await log.getByText("Sent", { exact: true }).waitFor();
  expect(await log.getByText("Surt avui, Pere.").count()).toBe(1);
  expect(await fieldOf(page).inputValue()).toBe("");
});

test("what waits can be taken back, and comes back by itself when the thread has changed", async () => {
  const { page, context, expects, handle, asked } = await openFrom("Quim Ros");
  expects(/ERR_INTERNET_DISCONNECTED/, /^409 POST \/rpc\/replies\/send$/);
  const log = page.getByRole("log");
  await context.setOffline(true);
  await fieldOf(page).fill("Surt avui, Quim.");
  await sendOf(page).click();
  await log.getByRole("button", { name: "Withdraw" }).click();
  expect(await fieldOf(page).inputValue()).toBe("Surt avui, Quim.");
  await log.getByText("Goes out when there is a connection").waitFor({ state: "hidden" });

  await sendOf(page).click();
  await log.getByText("Goes out when there is a connection").waitFor();
  await town.adds(handle, asked, "Ja el tinc, gràcies!");
  await eventually(() => heard("Ja el tinc")).toBe(true);
  await context.setOffline(false);
  const moved = page.getByRole("alert").filter({ hasText: "The thread changed while you were writing" });
  await moved.getByText("Ja el tinc, gràcies!").waitFor();
  expect(await fieldOf(page).inputValue()).toBe("Surt avui, Quim.");
  expect(await town.answers(handle, asked)).toEqual([]);
});

test("a note waits for the connection as well, and is left once", async () => {
  const { page, context, expects } = await openFrom("Rita Pi");
  expects(/ERR_INTERNET_DISCONNECTED/);
  const log = page.getByRole("log");
  await page.getByRole("region", { name: "Answer" }).getByRole("button", { name: "Note" }).click();
  await context.setOffline(true);
  await fieldOf(page).fill("Ha trucat dues vegades.");
  await page.getByRole("button", { name: "Save the note" }).click();
  await log.getByText("Is saved when there is a connection").waitFor();
  await context.setOffline(false);
  await log.getByText("Is saved when there is a connection").waitFor({ state: "hidden" });
  await page.reload();
  await log.getByText("Ha trucat dues vegades.").waitFor();
  expect(await log.getByText("Ha trucat dues vegades.").count()).toBe(1);
});

test("two tabs write one draft: each shows what was written last", async () => {
  const { page, context } = await openFrom("Sara Vidal");
  const other = await context.newPage();
  await other.goto(page.url());
  await fieldOf(other).waitFor();
  await fieldOf(page).fill("Des de la primera");
  await eventually(() => fieldOf(other).inputValue()).toBe("Des de la primera");
  await fieldOf(other).press("End");
  await fieldOf(other).pressSequentially(", i des de la segona");
  await eventually(() => fieldOf(page).inputValue()).toBe("Des de la primera, i des de la segona");
  await other.close();
  await page.reload();
  await eventually(() => fieldOf(page).inputValue()).toBe("Des de la primera, i des de la segona");
});

test("what was written on another device is told of, and neither of the two is lost", async () => {
  const { page } = await openFrom("Tona Gil");
  const phone = await browser.visit(desk.base, { cookies });
  await Promise.all([phone.page.waitForResponse(/replies\/drafts/), phone.page.goto(page.url())]);
  await fieldOf(phone.page).waitFor();
  await fieldOf(page).fill("A la taula");
  await eventually(() => onServer(page)).toContain("A la taula");
  await fieldOf(phone.page).fill("Al telèfon");
  const composer = phone.page.getByRole("region", { name: "Answer" });
  await composer.getByText(/^You also wrote elsewhere/).waitFor();
  await composer.getByText("A la taula").waitFor();
  expect(await fieldOf(phone.page).inputValue()).toBe("Al telèfon");
  await composer.getByRole("button", { name: "Use these words" }).click();
  expect(await fieldOf(phone.page).inputValue()).toBe("A la taula");
  await composer.getByRole("button", { name: "Use these words" }).click();
  await composer.getByRole("button", { name: "Keep mine" }).click();
  await eventually(() => onServer(page)).toContain("Al telèfon");
});

test("a browser whose storage is full gives every word to the server at once", async () => {
  const { page } = await openFrom("Uma Font");
  await page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await fieldOf(page).fill("Encara que no hi càpiga res");
  await eventually(() => onServer(page)).toContain("Encara que no hi càpiga res");
  await page.reload();
  await eventually(() => fieldOf(page).inputValue()).toBe("Encara que no hi càpiga res");
});

/** The drafts of the conversation on this page, as the server has them. */
async function onServer(page: Page): Promise<string> {
  const id = new URL(page.url()).pathname.split("/").at(-1);
  const drafts = await fetch(`${desk.base}/api/conversations/${id}/drafts`, { headers: { cookie: cookies } });
  return drafts.text();
}

async function heard(words: string): Promise<boolean> {
  const queue = await fetch(`${desk.base}/api/queue/list`, {
    method: "POST",
    headers: { cookie: cookies, "content-type": "application/json", origin: desk.base },
    body: JSON.stringify({ tab: "all", sort: "newest", limit: 20 }),
  });
  return (await queue.text()).includes(words);
}
