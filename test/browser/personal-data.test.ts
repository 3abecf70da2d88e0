/** Personal data on screen: covered until somebody asks, and who asked stands in the audit trail. */
import { expect, test } from "vitest";
import { testBrowser } from "./browser.ts";
import { testDesk } from "./desk.ts";

const desk = testDesk();
const browser = testBrowser();

test("a telephone is covered, is shown to who asks, is covered again, and the record says so", async () => {
  const { cookies, town } = await desk.found();
  const { page } = await browser.visit(desk.base, { cookies });
  const heard: string[] = [];
  page.on("response", (response) => {
    if (/\/rpc\/(?:queue|conversations\/get|search)/.test(response.url()))
      void response.text().then((text) => heard.push(text));
  });
  await town.bring("marta", "Marta Puig");
  await town.says("marta", "La comanda 10432 no arriba. Truqueu-me al +376 312 416, si us plau.");

  await page.goto("/queue");
  await page
    .getByRole("listitem")
    .filter({ hasText: "+376 3•• •16" })
    .getByRole("link", { name: /Marta Puig/ })
    .click();
  const log = page.getByRole("log", { name: "Messages" });
  await log.getByText("+376 3•• •16").waitFor();
  await log.getByText("Hidden: a phone number").waitFor();
  await log.getByText("Hidden: an order number").waitFor();
  expect(await log.getByRole("button", { name: "Show" }).count()).toBe(2);
  // What is covered is not on the page at all.
  expect(heard.length).toBeGreaterThan(0);
  expect(heard.join()).not.toContain("312 416");

  const show = log.getByRole("button", { name: "Show" }).last();
  await show.focus();
  await page.keyboard.press("Enter");
  await log.getByText("+376 312 416").waitFor();
  const hide = log.getByRole("button", { name: "Hide" }).last();
  await hide.and(page.locator(":focus")).waitFor();
  await page.keyboard.press("Enter");
  await log.getByText("+376 312 416").waitFor({ state: "detached" });

  await page.goto("/settings/audit");
  const row = page.getByRole("row").filter({ hasText: "Personal data was looked at" });
  await row.getByText("an order number and a phone number").waitFor();
  await row.getByText("Eva Guardia").waitFor();
  expect(await row.count()).toBe(1);
});
