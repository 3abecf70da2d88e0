/** The brand's own labels, from the settings to the queue and back; deadlines that say what they will do. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { eventually, testBrowser } from "./browser.ts";
import { testDesk } from "./desk.ts";

const desk = testDesk();
const browser = testBrowser();

test("a label is made, put on two at once by key, narrows the queue, is renamed, and goes", async () => {
  // A later test says when what comes in the evening is due.
  const { cookies, town } = await desk.found("by_day");
  const { page, expects } = await browser.visit(desk.base, { cookies });
  expects(/^422 POST \/rpc\/labels\/make$/);
  for (const [handle, name] of [
    ["berta", "Berta Coll"],
    ["carles", "Carles Mir"],
    ["dolors", "Dolors Pla"],
  ] as const) {
    await town.bring(handle, name);
    await town.says(handle, "On és el meu paquet? Fa dies que l’espero.");
  }

  await page.goto("/settings/labels");
  const name = page.getByRole("textbox", { name: "New label" });
  await name.fill("  Black   Friday ");
  await name.press("Enter");
  await page.getByText("Black Friday", { exact: true }).waitFor();
  await name.fill("black friday");
  await name.press("Enter");
  await page.getByText("This label is already there: black friday").waitFor();
  expect(await name.inputValue()).toBe("black friday");

  await page.goto("/queue");
  const rows = page.getByRole("list", { name: "Conversations, in order" }).getByRole("listitem");
  await eventually(() => rows.count()).toBe(3);
  for (const at of [0, 1]) {
    await page.keyboard.press("j");
    await rows.nth(at).getByRole("link").and(page.locator(":focus")).waitFor();
    await page.keyboard.press("x");
    await page.getByText(`${at + 1} selected`).waitFor();
  }
  await page.keyboard.press("l");
  const dialog = page.getByRole("dialog", { name: "Which labels are on these 2?" });
  await dialog.getByRole("searchbox", { name: "Find a label" }).and(page.locator(":focus")).waitFor();
  await page.keyboard.type("fri");
  await dialog.getByRole("option", { name: "Black Friday" }).and(page.locator("[data-focused]")).waitFor();
  // One is done before the server has answered: it is said, and undone, all the same.
  const answer = Promise.withResolvers<void>();
  await page.route("**/rpc/labels/put", async (route) => {
    await answer.promise;
    await route.continue();
  });
  await page.keyboard.press("Enter");
  await dialog.getByRole("option", { name: "Black Friday", selected: true }).waitFor();
  await dialog.getByRole("button", { name: "Close" }).click();
  await dialog.waitFor({ state: "hidden" });
  answer.resolve();
  await page.getByText("Label added to 2 conversations: Black Friday").waitFor();
  await eventually(() => rows.filter({ hasText: "· Black Friday" }).count()).toBe(2);

  // Taken back with Z, and put again.
  await page.keyboard.press("z");
  await eventually(() => rows.filter({ hasText: "· Black Friday" }).count()).toBe(0);
  await page.keyboard.press("l");
  await dialog.getByRole("searchbox", { name: "Find a label" }).and(page.locator(":focus")).waitFor();
  await page.keyboard.type("fri");
  await dialog.getByRole("option", { name: "Black Friday" }).and(page.locator("[data-focused]")).waitFor();
  await page.keyboard.press("Enter");
  await dialog.getByRole("option", { name: "Black Friday", selected: true }).waitFor();
  await dialog.getByRole("button", { name: "Close" }).click();
  await eventually(() => rows.filter({ hasText: "· Black Friday" }).count()).toBe(2);

  await page.getByRole("button", { name: "Filters" }).click();
  await page.getByRole("dialog", { name: "Filters" }).getByRole("button", { name: "Black Friday" }).click();
  await page.getByRole("button", { name: "Apply" }).click();
  await eventually(() => rows.count()).toBe(2);
  await page.reload();
  await eventually(() => rows.count()).toBe(2);

  await page.goto("/settings/labels");
  await page.getByText("On 2 conversations, 2 waiting").waitFor();
  await choose(page, "Change the label: Black Friday", "Rename");
  await page.getByRole("textbox", { name: "Name of the label" }).fill("Sales");
  await page.getByRole("button", { name: "Save" }).click();
  await choose(page, "Change the label: Sales", "Remove");
  const sure = page.getByRole("dialog", { name: "Remove the label “Sales”?" });
  await sure.getByText("It comes off 2 conversations").waitFor();
  await sure.getByRole("button", { name: "Remove" }).click();
  await page.getByText("No labels yet").waitFor();
  await page.goto("/queue");
  await eventually(() => rows.count()).toBe(3);
  expect(await rows.filter({ hasText: "Sales" }).count()).toBe(0);
});

test("the sentence follows deadlines and calendar before they are saved", async () => {
  const { page } = await browser.visit(desk.base, { cookies: await desk.signIn() });
  await page.goto("/settings/deadlines");
  const sentence = page.getByRole("main").getByRole("status").first();
  await page.getByRole("textbox", { name: "Time" }).fill("18:45");
  await eventually(() => said(sentence)).toMatch(/^A message that comes .*18:45 is due .*10:45$/);
  await page.getByRole("textbox", { name: "First answer, min" }).first().fill("10");
  await eventually(() => said(sentence)).toMatch(/is due .*18:55$/);
  await page.getByRole("textbox", { name: "Friday, to" }).fill("18:00");
  await eventually(() => said(sentence)).toMatch(/is due .*10:10$/);
  await page.getByRole("button", { name: "Save the deadlines" }).click();
  await page.getByRole("button", { name: "Save the calendar" }).click();
  await page.getByText("Saved", { exact: true }).first().waitFor();
  await page.reload();
  await page.getByRole("textbox", { name: "Time" }).fill("18:45");
  await eventually(() => said(sentence)).toMatch(/is due .*10:10$/);
});

test("the queue opens with the view that one chose", async () => {
  const { page } = await browser.visit(desk.base, { cookies: await desk.signIn() });
  await page.goto("/queue");
  const rows = page.getByRole("list", { name: "Conversations, in order" }).getByRole("listitem");
  await eventually(() => rows.count()).toBe(3);
  await page.getByRole("button", { name: "Filters" }).click();
  await page.getByRole("dialog", { name: "Filters" }).getByRole("button", { name: "Praise" }).click();
  await page.getByRole("button", { name: "Apply" }).click();
  await page.getByRole("button", { name: "Saved views" }).click();
  await page.getByRole("textbox", { name: "Name of the view" }).fill("Kind words");
  await page.getByRole("button", { name: "Save this filter" }).click();
  await page.getByRole("link", { name: "Arrange the views" }).click();
  await choose(page, "Change the view: Kind words", "Open the queue with this one");
  await page.getByText("The queue opens with this one").waitFor();
  await page.goto("/queue");
  await page.getByText("No conversation fits this filter").waitFor();
  await page.getByRole("button", { name: "Clear filters" }).click();
  await eventually(() => rows.count()).toBe(3);
});

test("on a phone the settings are a list, and each page leads back to it", async () => {
  const { page } = await browser.visit(desk.base, { cookies: await desk.signIn(), size: "phone" });
  await page.goto("/settings");
  await page.getByRole("main").getByRole("link", { name: "Appearance and language" }).tap();
  await page.getByRole("heading", { name: "Appearance and language" }).waitFor();
  await page.getByText("Dark", { exact: true }).tap();
  await page.locator("html[data-scheme=dark]").waitFor();
  await page.getByRole("main").getByRole("link", { name: "Settings" }).tap();
  await page.getByRole("main").getByRole("link", { name: "Labels" }).waitFor();
});

async function choose(page: Page, menu: string, action: string): Promise<void> {
  await page.getByRole("button", { name: menu }).click();
  await page.getByRole("menuitem", { name: action }).click();
}

async function said(sentence: ReturnType<Page["getByRole"]>): Promise<string> {
  return ((await sentence.textContent()) ?? "").trim();
}
