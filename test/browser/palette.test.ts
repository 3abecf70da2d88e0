/** ⌘K finds everything and teaches its keys; keys say nothing while somebody writes. */
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { eventually, testBrowser } from "./browser.ts";
import { type Founded, testDesk } from "./desk.ts";

const desk = testDesk();
const browser = testBrowser();
let cookies: string;
let town: Founded["town"];
beforeAll(async () => {
  ({ cookies, town } = await desk.found());
  await town.bring("wanda", "Wanda Askew");
  await town.says("wanda", "Is the Arinsal lamp coming back in green?");
  await town.bring("marta", "Marta Puig");
  await town.says("marta", "Fa dies que espero el paquet.");
});

const partsOf = (page: Page) => ({
  palette: page.getByRole("dialog", { name: "Everything you can do" }),
  field: page.getByRole("textbox", { name: "Find an action, a person, a screen" }),
  option: (name: RegExp | string) => page.getByRole("option", { name }),
});

test("by the beginnings of words, with the key beside it, and Enter does it where one was", async () => {
  const { page } = await browser.visit(desk.base, { cookies });
  const { palette, field, option } = partsOf(page);
  await page.goto("/queue");
  await page.getByRole("link", { name: /Marta Puig/ }).click();
  const heading = page.getByRole("heading", { name: "Marta Puig", level: 1 });
  await heading.waitFor();

  await page.keyboard.press("Control+k");
  await field.and(page.locator(":focus")).waitFor();
  await page.keyboard.type("team no");
  await option("Note for the team").and(page.locator("[data-focused]")).waitFor();
  expect(await option("Note for the team").innerText()).toContain("N");
  expect(await option("Note for the team").locator("b").allInnerTexts()).toEqual(["No", "team"]);
  await page.keyboard.press("Enter");
  await palette.waitFor({ state: "hidden" });
  const note = page.getByRole("textbox", { name: "What the team will read" });
  await note.and(page.locator(":focus")).waitFor();

  // Also while writing; Esc gives the focus back to the very place, and what was written is there.
  await page.keyboard.type("before ");
  await page.keyboard.press("Control+k");
  await field.and(page.locator(":focus")).waitFor();
  await page.keyboard.press("Escape");
  await palette.waitFor({ state: "hidden" });
  await note.and(page.locator(":focus")).waitFor();
  await page.keyboard.type("and after");
  expect(await note.inputValue()).toBe("before and after");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("save");
  await option("Save the note").waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("log").getByText("before and after").waitFor();
});

test("what is typed before it is there goes into its field, and to nothing else", async () => {
  const { page, context } = await browser.visit(desk.base, { cookies });
  const { palette, field } = partsOf(page);
  await context.route("**/assets/palette-dialog-*.js", async (route) => {
    await new Promise((slow) => setTimeout(slow, 1_000));
    await route.continue();
  });
  await page.goto("/queue");
  await page.getByRole("link", { name: /Marta Puig/ }).click();
  await page.getByRole("log").waitFor();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("rens");
  await palette.waitFor();
  expect(await field.inputValue()).toBe("rens");
  expect(await page.getByRole("dialog").count()).toBe(1);
});

test("people, conversations, screens, settings and how the desk looks", async () => {
  const { page } = await browser.visit(desk.base, { cookies });
  const { palette, field, option } = partsOf(page);
  const find = async (words: string, name: RegExp) => {
    await page.keyboard.press("Control+k");
    await field.and(page.locator(":focus")).waitFor();
    await page.keyboard.type(words);
    await option(name).waitFor();
    await option(name).click();
    await palette.waitFor({ state: "hidden" });
  };
  await page.goto("/queue");
  await page.getByRole("link", { name: /Wanda Askew/ }).waitFor();

  await find("espero paquet", /^Marta Puig: Fa dies que espero el paquet.*conversation$/);
  await page.getByRole("heading", { name: "Marta Puig", level: 1 }).and(page.locator(":focus")).waitFor();
  await find("wand", /^Wanda Askew.*person$/);
  await page.waitForURL(/\/customers\//);
  await find("set sec", /^Settings: Your account and security$/);
  await page.getByRole("heading", { level: 1 }).waitFor();
  expect(new URL(page.url()).pathname).toBe("/settings/security");
  await find("dark", /^Dark look$/);
  await page.locator("html[data-scheme=dark]").waitFor();
  // What was opened is at hand again, before anything is typed.
  await find("", /^Marta Puig.*conversation$/);
  await page.getByRole("heading", { name: "Marta Puig", level: 1 }).waitFor();
  await find("tot el", /^Search all messages for “tot el”$/);
  expect(new URL(page.url()).pathname).toBe("/search");
  await find("francais", /Français$/);
  await page.locator("html[lang=fr]").waitFor();

  // Both are kept with the person: another browser follows, until they choose again.
  const { page: other } = await browser.visit(desk.base, { cookies });
  await other.goto("/queue");
  await other.locator("html[lang=fr][data-scheme=dark]").waitFor();
  for (const [words, name] of [
    ["english", /English$/],
    ["light", /^Light look$/],
  ] as const) {
    await other.keyboard.press("Control+k");
    await other.keyboard.type(words);
    const kept = other.waitForResponse(/settings\/changeOwn/);
    await other.getByRole("option", { name }).click();
    await kept;
  }
});

test("keys say nothing while one writes, in a dialog, or held down", async () => {
  const { page } = await browser.visit(desk.base, { cookies });
  await page.goto("/queue");
  await page.getByRole("link", { name: /Marta Puig/ }).click();
  const answer = page.getByRole("textbox", { name: "What everyone will read" });
  await answer.click();
  await page.keyboard.type("eat s n a p ? / z g q");
  expect(await answer.inputValue()).toBe("eat s n a p ? / z g q");
  expect(await page.getByRole("dialog").count()).toBe(0);
  expect(new URL(page.url()).pathname).toMatch(/^\/queue\/.+/);
  await answer.fill("");

  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  const list = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await list.waitFor();
  await page.keyboard.press("s");
  await page.keyboard.press("t");
  expect(await page.getByRole("dialog").count()).toBe(1);
  // What is possible is said; what is not now is said to be so.
  await list.getByText("Undo, not now").waitFor();
  await list.getByText("Snooze", { exact: true }).waitFor();
  await page.keyboard.press("Escape");
  await list.waitFor({ state: "hidden" });

  await page.keyboard.press("Shift+S");
  await page.keyboard.press("Alt+s");
  expect(await page.getByRole("dialog").count()).toBe(0);
});

test("the same with a thumb, from the account's menu", async () => {
  const { page } = await browser.visit(desk.base, { cookies, size: "phone" });
  await page.goto("/queue");
  await page.getByRole("button", { name: "Your account" }).tap();
  await page.getByRole("menuitem", { name: "Find anything" }).tap();
  const { field, option } = partsOf(page);
  await field.fill("mart");
  await option(/^Marta Puig.*person$/).tap();
  await page.waitForURL(/\/customers\//);
});

test("W says why the open conversation stands where it stands, and the palette is at hand on a phone in it", async () => {
  const { page } = await browser.visit(desk.base, { cookies });
  await page.goto("/queue");
  await page.getByRole("link", { name: /Marta Puig/ }).click();
  await page.getByRole("heading", { name: "Marta Puig", level: 1 }).waitFor();
  await page.keyboard.press("w");
  const why = page.getByRole("dialog", { name: "Why it stands here" });
  await why.getByRole("button", { name: "Keep on top" }).waitFor();
  await page.keyboard.press("Escape");
  await why.waitFor({ state: "detached" });

  const { page: phone } = await browser.visit(desk.base, { cookies, size: "phone" });
  await phone.goto(page.url());
  await phone.getByRole("button", { name: "More" }).first().tap();
  await phone.getByRole("menuitem", { name: "Find anything" }).tap();
  await partsOf(phone).field.waitFor();
});

test("each thing done is said in its turn, and Z takes back the last one, then the one before", async () => {
  const { page } = await browser.visit(desk.base, { cookies });
  await page.goto("/queue");
  const rows = page.getByRole("list", { name: "Conversations, in order" }).getByRole("link");
  await eventually(() => rows.count()).toBe(2);
  for (const left of [1, 0]) {
    await page.keyboard.press("j");
    await page.keyboard.press("s");
    await page.getByRole("dialog", { name: "Until when?" }).waitFor();
    await page.keyboard.press("Enter");
    await eventually(() => rows.count()).toBe(left);
  }
  await page.keyboard.press("z");
  await eventually(() => rows.count()).toBe(1);
  await page.keyboard.press("z");
  await eventually(() => rows.count()).toBe(2);

  // Several at once, without a mouse.
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await page.getByText("2 selected").first().waitFor();
  await page.keyboard.press("a");
  await page.getByRole("dialog", { name: "Who takes it?" }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByText("Assigned to Eva Guardia").waitFor();
});
