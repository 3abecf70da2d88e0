/** What happens to people in mid-sentence: the session ends, the phone sleeps, the server restarts, eight tabs. */
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { eventually, testBrowser } from "./browser.ts";
import { type Founded, OWNER, testDesk } from "./desk.ts";

const desk = testDesk();
const browser = testBrowser();
let cookies: string;
let town: Founded["town"];
beforeAll(async () => {
  ({ cookies, town } = await desk.found());
});

const composerOf = (page: Page) => page.getByRole("region", { name: "Answer" });
const fieldOf = (page: Page) => composerOf(page).locator("textarea");
const sendOf = (page: Page) => page.getByRole("button", { name: "Reply in public on Plaza" });

async function asks(name: string): Promise<{ handle: string; asked: string }> {
  const handle = name.toLowerCase().replace(" ", "");
  await town.bring(handle, name);
  return { handle, asked: await town.says(handle, `Sóc ${name}. On és el meu paquet?`) };
}

async function openIt(page: Page, name: string): Promise<void> {
  await page.goto("/queue");
  await page.getByRole("link", { name: new RegExp(name) }).click();
  await fieldOf(page).waitFor();
}

async function signInAgain(page: Page): Promise<void> {
  await page.getByRole("heading", { name: "Sign in to Escolta" }).waitFor();
  await page.getByRole("textbox", { name: "E-mail" }).fill(OWNER.email);
  await page.getByLabel("Password").fill(OWNER.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

test("a session that ends in private: the words come back, and in private", async () => {
  await asks("Ada Coll");
  const { page, context, expects } = await browser.visit(desk.base, { cookies: await desk.signIn() });
  expects(/^401 POST \/rpc\//);
  await openIt(page, "Ada Coll");
  await composerOf(page).getByRole("button", { name: "Private" }).click();
  await fieldOf(page).fill("El teu codi és");
  await context.clearCookies();
  await fieldOf(page).pressSequentially(" 4471.");
  await signInAgain(page);
  await composerOf(page).getByText("Private message to Ada Coll").waitFor();
  await eventually(() => fieldOf(page).inputValue()).toBe("El teu codi és 4471.");
  await composerOf(page).getByRole("button", { name: "In public" }).click();
  expect(await fieldOf(page).inputValue()).toBe("");
});

test("a session that ends with images: the one that was there and the one just pasted are both kept", async () => {
  await asks("Bet Mas");
  const { page, context, expects } = await browser.visit(desk.base, { cookies: await desk.signIn() });
  expects(/^401 POST \/rpc\//);
  await openIt(page, "Bet Mas");
  await fieldOf(page).fill("Així queda:");
  await pasteImage(page);
  const alts = composerOf(page).getByRole("textbox", { name: "Description of the image" });
  await alts.first().fill("Una cadira");
  await pasteImage(page, () => context.clearCookies());
  await signInAgain(page);
  await eventually(() => alts.count()).toBe(2);
  expect(await alts.first().inputValue()).toBe("Una cadira");
  await eventually(() => fieldOf(page).inputValue()).toBe("Així queda:");
});

test("an image pasted without a connection waits in sight, and goes up by itself", async () => {
  await asks("Cesc Pla");
  const { page, context, expects } = await browser.visit(desk.base, { cookies });
  expects(/ERR_INTERNET_DISCONNECTED/, /ERR_NETWORK_CHANGED/);
  await openIt(page, "Cesc Pla");
  await fieldOf(page).fill("Mira:");
  await context.setOffline(true);
  await pasteImage(page);
  await composerOf(page).getByRole("listitem").getByText("The image is uploading").waitFor();
  expect(await sendOf(page).isDisabled()).toBe(true);
  await context.setOffline(false);
  await composerOf(page).getByRole("textbox", { name: "Description of the image" }).waitFor();
});

test("eight tabs on one draft: the newest words are in all of them, and none is lost", async () => {
  await asks("Dora Gil");
  const { page, context } = await browser.visit(desk.base, { cookies });
  await openIt(page, "Dora Gil");
  const tabs = [page];
  while (tabs.length < 8) {
    const tab = await context.newPage();
    await tab.goto(page.url());
    await fieldOf(tab).waitFor();
    tabs.push(tab);
  }
  let words = "Zero";
  await fieldOf(page).fill(words);
  for (const [at, tab] of tabs.entries()) {
    await eventually(() => fieldOf(tab).inputValue()).toBe(words);
    words = `${words} ${at + 1}`;
    await fieldOf(tab).press("End");
    await fieldOf(tab).pressSequentially(` ${at + 1}`);
  }
  for (const tab of tabs) await eventually(() => fieldOf(tab).inputValue()).toBe(words);
  await Promise.all(tabs.slice(1).map((tab) => tab.close()));
  await page.reload();
  await eventually(() => fieldOf(page).inputValue()).toBe("Zero 1 2 3 4 5 6 7 8");
});

test("a phone that slept: what came meanwhile is there when it wakes, and so is what was written", async () => {
  const { handle, asked } = await asks("Eloi Ros");
  const { page, context, expects } = await browser.visit(desk.base, { cookies, size: "phone" });
  expects(/ERR_/);
  await openIt(page, "Eloi Ros");
  await fieldOf(page).fill("Ho estem mirant");
  const device = await context.newCDPSession(page);
  await context.setOffline(true);
  await device.send("Page.setWebLifecycleState", { state: "frozen" });
  await town.adds(handle, asked, "Encara res?");
  await asks("Fina Pou");
  await new Promise((done) => setTimeout(done, 8_000));
  await device.send("Page.setWebLifecycleState", { state: "active" });
  await context.setOffline(false);
  await page.getByRole("log").getByText("Encara res?").waitFor();
  expect(await fieldOf(page).inputValue()).toBe("Ho estem mirant");
  await page.getByRole("link", { name: "Back" }).tap();
  await page.getByRole("link", { name: /Fina Pou/ }).waitFor();
  // And it hears again.
  await asks("Gala Font");
  await page.getByRole("link", { name: /Gala Font/ }).waitFor();
});

test("a connection that died in its sleep without a word is made anew", async () => {
  const { page } = await browser.visit(desk.base, { cookies });
  await page.goto("/queue");
  await page.getByRole("list", { name: "Conversations, in order" }).waitFor();
  const again = page.waitForRequest(/rpc\/live\/stream$/);
  // As the browser tells a page that it had frozen.
  await page.evaluate(`document.dispatchEvent(new Event("resume"))`);
  await again;
  await asks("Hug Vila");
  await page.getByRole("link", { name: /Hug Vila/ }).waitFor();
});

test("the server restarts in mid-sentence: it is said, one writes on, and it goes out once", async () => {
  const { handle, asked } = await asks("Ivet Sol");
  const { page, expects } = await browser.visit(desk.base, { cookies });
  expects(/ERR_/, /^50\d /);
  await openIt(page, "Ivet Sol");
  await fieldOf(page).fill("Surt ");
  const comeBack = await desk.goAway();
  await page.getByRole("status").getByText("The desk does not answer.").waitFor();
  await fieldOf(page).pressSequentially("avui mateix, Ivet.");
  await sendOf(page).click();
  await page.getByRole("log").getByText("Goes out when there is a connection").waitFor();
  await comeBack();
  await page.getByRole("status").getByText("Connected again").waitFor();
  await page.getByRole("log").getByText("Sent", { exact: true }).waitFor();
  await eventually(() => town.answers(handle, asked)).toEqual(["Surt avui mateix, Ivet. —Eva"]);
  expect(await fieldOf(page).inputValue()).toBe("");
  await page.reload();
  await page.getByRole("log").getByText("Surt avui mateix, Ivet.").waitFor();
});

/**
 * As after copying a picture: the clipboard holds a file. In the page's own words, which Node's types do not know. `before` is
 * done between the copying and the pasting.
 */
async function pasteImage(page: Page, before?: () => Promise<void>): Promise<void> {
  await fieldOf(page).focus();
  await page.evaluate(`(async () => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 300, height: 200 });
    const blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
    window.copied = new DataTransfer();
    window.copied.items.add(new File([blob], "image", { type: "image/png" }));
  })()`);
  await before?.();
  await page.evaluate(`(() => {
    const pasted = new ClipboardEvent("paste", { clipboardData: copied, bubbles: true, cancelable: true });
    document.querySelector("textarea").dispatchEvent(pasted);
  })()`);
}
