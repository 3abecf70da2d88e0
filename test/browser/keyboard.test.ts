/** The whole job without a mouse. */
import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { eventually, testBrowser } from "./browser.ts";
import { OWNER, testDesk } from "./desk.ts";

const desk = testDesk();
const browser = testBrowser();

test("set-up, sign-in, and the desk from the first key to the last", async () => {
  const { page, context } = await browser.visit(desk.base);
  const press = (key: string) => page.keyboard.press(key);

  await page.goto("/");
  const brand = page.getByRole("textbox", { name: "Name people know you by" });
  await isFocused(brand);
  await page.keyboard.type("Casa Rovira");
  await tabTo(page, /Connect a network/);
  await press("Enter");
  await isFocused(page.getByRole("textbox", { name: "Your name" }));
  await page.keyboard.type(OWNER.name);
  await press("Tab");
  await page.keyboard.type(OWNER.email);
  await press("Tab");
  await page.keyboard.type(OWNER.password);
  await press("Enter");
  await page.getByRole("heading", { name: "Networks" }).waitFor();
  await press("g");
  await press("q");
  await page.getByText("No network yet.").waitFor();

  const cookies = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  const town = await desk.connectTown(cookies);
  const posts: Record<string, string> = {};
  for (const [handle, name] of [
    ["berta", "Berta Coll"],
    ["carles", "Carles Mir"],
    ["dolors", "Dolors Pla"],
  ] as const) {
    await town.bring(handle, name);
    posts[handle] = await town.says(handle, "Fa dies que espero resposta. On és el paquet?");
  }
  const rows = page.getByRole("list", { name: "Conversations, in order" }).getByRole("link");
  await eventually(() => rows.count()).toBe(3);

  // Up and down, open, answer, send.
  await press("j");
  await isFocused(rows.nth(0));
  await press("j");
  await isFocused(rows.nth(1));
  await press("k");
  await isFocused(rows.nth(0));
  const first = await nameOf(rows.nth(0));
  await press("Enter");
  await page.getByRole("heading", { name: first, level: 1 }).waitFor();
  await press("r");
  const field = page.getByRole("textbox", { name: "What everyone will read" });
  await isFocused(field);
  await page.keyboard.type("just a moment, j k e n");
  await press("Escape");
  await field.and(page.locator(":focus")).waitFor({ state: "hidden" });
  await press("n");
  await isFocused(page.getByRole("textbox", { name: "What the team will read" }));
  await page.keyboard.type("ask the store");
  await press("Control+Enter");
  await page.getByRole("log").getByText("ask the store").waitFor();
  await press("Escape");
  await press("p");
  await isFocused(page.getByRole("textbox", { name: `What ${first} will read` }));
  await press("Escape");
  await press("r");
  expect(await field.inputValue()).toBe("just a moment, j k e n");
  await field.press("Control+a");
  await page.keyboard.type("On the way!");
  await press("Control+Enter");
  await page.getByRole("log").getByText("Sent", { exact: true }).waitFor();
  const handle = first.split(" ")[0]!.toLowerCase();
  await eventually(() => town.answers(handle, posts[handle]!)).toEqual(["On the way! —Eva"]);

  // Done goes on to the next one; a reason is asked where nothing was answered; Z takes it back.
  await press("Escape");
  await press("e");
  await eventually(() => rows.count()).toBe(2);
  await page.getByRole("heading", { name: first, level: 1 }).waitFor({ state: "hidden" });
  await page.getByRole("heading", { name: /Berta|Carles|Dolors/, level: 1 }).waitFor();
  await press("e");
  const reason = page.getByRole("dialog", { name: "Why does it end without an answer?" });
  await reason.waitFor();
  await press("Escape");
  await reason.waitFor({ state: "hidden" });
  await press("e");
  await tabTo(page, /^Done/);
  await press("Enter");
  await eventually(() => rows.count()).toBe(1);
  await press("z");
  await eventually(() => rows.count()).toBe(2);

  // Select, snooze, assign, take the next one, search, the list of keys, back to the queue.
  await press("g");
  await press("q");
  await page.getByText("Choose a conversation").waitFor();
  await press("j");
  await isFocused(rows);
  await press("x");
  await page.getByText("1 selected").waitFor();
  await press("Escape");
  await page.getByText("1 selected").waitFor({ state: "hidden" });
  await press("s");
  const until = page.getByRole("dialog", { name: "Until when?" });
  await until.waitFor();
  await press("Enter");
  await until.waitFor({ state: "hidden" });
  await eventually(() => rows.count()).toBe(1);
  await press("t");
  await page.getByRole("log").waitFor();
  await page.getByRole("button", { name: "Assigned to Eva Guardia. Change it" }).waitFor();
  await press("?");
  await page.getByRole("dialog", { name: "Keyboard shortcuts" }).waitFor();
  await press("Escape");
  await page.getByRole("dialog", { name: "Keyboard shortcuts" }).waitFor({ state: "hidden" });
  // To every screen with G and a letter, and to anything by its words.
  await press("g");
  await press("t");
  await page.getByRole("navigation", { name: "Settings" }).waitFor();
  await press("g");
  await press("z");
  await page.getByRole("heading", { name: "Casa Rovira" }).waitFor();
  await page.goBack();
  await page.getByRole("navigation", { name: "Settings" }).waitFor();
  await press("Control+k");
  await isFocused(page.getByRole("textbox", { name: "Find an action, a person, a screen" }));
  await page.keyboard.type("queue all");
  await page.getByRole("option", { name: "Queue: all" }).and(page.locator("[data-focused]")).waitFor();
  await press("Enter");
  await page.waitForURL(/tab=all/);
  await press("/");
  await isFocused(page.getByRole("searchbox", { name: "Search messages and people" }));
  await page.keyboard.type("paquet");
  await page.getByRole("heading", { name: "Messages" }).waitFor();

  // Out and in again.
  await tabTo(page, /Your account/, "Shift+Tab");
  await press("Enter");
  await page.getByRole("menuitem", { name: "Sign out" }).waitFor();
  await press("End");
  await press("Enter");
  await isFocused(page.getByRole("textbox", { name: "E-mail" }));
  await page.keyboard.type(OWNER.email);
  await press("Tab");
  await page.keyboard.type(OWNER.password);
  await press("Enter");
  await eventually(() => rows.count()).toBe(1);
});

async function isFocused(locator: Locator): Promise<void> {
  await locator.and(locator.page().locator(":focus")).waitFor();
}

/** As somebody would: pressed until it is there, and seen to be there. */
async function tabTo(page: Page, name: RegExp, key = "Tab"): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press(key);
    const here = await page.evaluate<string>(
      "(document.activeElement.getAttribute('aria-label') ?? document.activeElement.innerText ?? '').trim()",
    );
    if (name.test(here)) return;
  }
  throw new Error(`${name} is not reached with ${key}`);
}

/** Without what is said to those who do not see that it is unread. */
async function nameOf(link: Locator): Promise<string> {
  return (await link.innerText()).split(",")[0]!.trim();
}
