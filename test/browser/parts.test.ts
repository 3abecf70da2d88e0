/** The page of the parts, which is in no build that people run: made here with it, and looked at by axe. */
import { AxeBuilder } from "@axe-core/playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testBrowser } from "./browser.ts";
import { partsPages } from "./parts-pages.ts";

const browser = testBrowser();
let pages: Awaited<ReturnType<typeof partsPages>>;
beforeAll(async () => {
  pages = await partsPages();
});
afterAll(() => pages.close());

test("every part, light and dark, without anything that axe would find", async () => {
  const { page } = await browser.visit(pages.base);
  await page.goto("/parts");
  await page.getByRole("heading", { name: "A row" }).first().waitFor();
  const parts = ["A row", "Time", "Who will see it", "What it will do", "The measure", "What was said"];
  for (const part of [...parts, "To answer", "To fill in", "What it is", "Kept as a table"])
    expect(await page.getByRole("heading", { name: part }).count()).toBe(2);
  await page.getByRole("textbox", { name: /^Find/ }).first().fill("ask wa");
  await page
    .getByRole("option", { name: /Ask the warehouse/ })
    .first()
    .locator("b")
    .first()
    .waitFor();
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  const wrong = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join("; ")}`,
  );
  expect(wrong).toEqual([]);
});

test("it fits a phone", async () => {
  const { page } = await browser.visit(pages.base, { size: "phone" });
  await page.goto("/parts");
  await page.getByRole("heading", { name: "A row" }).first().waitFor();
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(390);
});
