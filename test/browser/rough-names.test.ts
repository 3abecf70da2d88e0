/** Names and words as people really have and write them: of any length, in any direction, or none at all. */
import { AxeBuilder } from "@axe-core/playwright";
import type { Locator, Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { testBrowser } from "./browser.ts";
import { testDesk } from "./desk.ts";
import { expectNothingSideways, openShop } from "./shop.ts";

const LONG = "Maximiliana-Wolfeschlegelsteinhausen ".repeat(14).slice(0, 500);
const UNBROKEN = "Hubertblaine".repeat(42).slice(0, 500);
const ARABIC = "سارة الحسن";
const HEBREW = "נועה לוי (חיפה)";
const WORD = "a".repeat(3000);
const SIZES = ["desk", "phone"] as const;
const desk = testDesk();
const browser = testBrowser();
let cookies: string;

beforeAll(async () => {
  ({ cookies } = await desk.found());
  const shop = await openShop(desk.base, cookies, { callbackUrl: "https://shop.example/answers" });
  await shop.tell(
    { id: "long", name: LONG, text: "My parcel has not come." },
    { id: "unbroken", name: UNBROKEN, text: WORD },
    { id: "u-5512", text: "Who am I? Where is my order 4471?" },
    { id: "arabic", name: ARABIC, text: "أين طلبي رقم 4471 (من متجر Casa Rovira)؟" },
    { id: "hebrew", name: HEBREW, text: "איפה ההזמנה שלי (4471)?" },
    { id: "emoji", name: "Ona Serra", text: "👩🏽‍🚒" },
  );
});

const rowsOf = (page: Page) =>
  page.getByRole("list", { name: "Conversations, in order" }).getByRole("listitem");
const rowOf = (page: Page, name: string) => rowsOf(page).filter({ hasText: name.slice(0, 30).trim() });

for (const size of SIZES)
  test(`every row keeps its clock, every head its buttons, and nothing scrolls sideways: ${size}`, async () => {
    const { page } = await browser.visit(desk.base, { cookies, size });
    await page.goto("/queue?tab=%22all%22");
    await rowsOf(page).nth(5).waitFor();
    for (const name of [LONG, UNBROKEN, "No name", ARABIC, HEBREW]) {
      const row = rowOf(page, name);
      const list = await row.boundingBox();
      const clock = await row.getByText(/^\d+\s(h|days|min)/).boundingBox();
      expect(clock!.x + clock!.width).toBeLessThanOrEqual(list!.x + list!.width);
      await row.getByRole("link").click();
      const composer = page.getByRole("region", { name: "Answer" });
      await composer.waitFor();
      const head = page.getByRole("main").locator("header");
      await head
        .getByRole("heading", { level: 1 })
        .filter({ hasText: name.slice(0, 30).trim() })
        .waitFor();
      for (const button of await head.getByRole("button").all()) await expectInside(button, page);
      expect((await page.getByRole("log").boundingBox())!.height).toBeGreaterThan(300);
      await expectNothingSideways(page);
      if (size === "phone") await page.goBack();
    }
  });

test("what runs from right to left does so, and stands where the others stand", async () => {
  const { page } = await browser.visit(desk.base, { cookies });
  await page.goto("/queue?tab=%22all%22");
  await rowsOf(page).nth(5).waitFor();
  const names = await edges(rowsOf(page).locator("a bdi"), "left");
  expect(new Set(names.map(Math.round)).size).toBe(1);
  for (const name of [ARABIC, HEBREW]) {
    await rowOf(page, name).getByRole("link").click();
    const heading = page.getByRole("heading", { level: 1, name });
    await heading.waitFor();
    await heading.locator("bdi:dir(rtl)").waitFor();
    await page.getByRole("log").locator("p:dir(rtl)").filter({ hasText: "4471" }).waitFor();
    await rowOf(page, name).locator("p:dir(rtl)").filter({ hasText: "4471" }).waitFor();
    // In a sentence of ours the name stands apart: it draws no sign beside it to its own side.
    await rowOf(page, name)
      .getByRole("checkbox", { name: `\u2068${name}\u2069` })
      .waitFor();
  }
  // A colleague's note in the same column, in its own direction as well.
  const composer = page.getByRole("region", { name: "Answer" });
  await composer.getByRole("button", { name: "Note" }).click();
  await composer.getByRole("textbox").fill("לבדוק עם המחסן (4471).");
  await composer.locator("textarea:dir(rtl)").waitFor();
  await composer.getByRole("button", { name: "Save the note" }).click();
  await page.getByRole("log").locator("p:dir(rtl)").filter({ hasText: "לבדוק" }).waitFor();
});

test("one emoji is shown as large as one, a word of 3,000 letters breaks", async () => {
  const { page } = await browser.visit(desk.base, { cookies });
  await page.goto("/queue?tab=%22all%22");
  await rowOf(page, "Ona Serra").getByRole("link").click();
  const emoji = page.getByRole("log").getByText("👩🏽‍🚒");
  expect((await emoji.boundingBox())!.height).toBe(36);
  await rowOf(page, UNBROKEN).getByRole("link").click();
  const word = page.getByRole("log").getByText(WORD);
  await word.waitFor();
  const box = (await word.boundingBox())!;
  expect(box.height).toBeGreaterThan(400);
  expect(box.width).toBeLessThan(700);
});

for (const size of SIZES)
  test(`they are found, and fit into palette, search and person as well: ${size}`, async () => {
    const { page } = await browser.visit(desk.base, { cookies, size });
    await page.goto("/queue?tab=%22all%22");
    await rowsOf(page).nth(5).waitFor();
    for (const words of ["Hubertblaine", "سارة", "Maximiliana"]) {
      await page.keyboard.press("Control+k");
      const dialog = page.getByRole("dialog", { name: "Everything you can do" });
      await dialog.waitFor();
      await page.keyboard.type(words);
      await dialog.getByRole("option").filter({ hasText: words }).first().waitFor();
      await expectNothingSideways(page);
      await page.keyboard.press("Escape");
      await dialog.waitFor({ state: "hidden" });
      await page.goto(`/search?words=${encodeURIComponent(words)}`);
      await page.getByRole("main").getByRole("link").filter({ hasText: words }).first().waitFor();
      await expectNothingSideways(page);
      await page.getByRole("main").getByRole("link").filter({ hasText: words }).first().click();
      await page.getByRole("heading", { level: 2 }).filter({ hasText: words }).waitFor();
      await expectNothingSideways(page);
    }
  });

test("axe finds nothing wrong with any of them", async () => {
  const { page } = await browser.visit(desk.base, { cookies, scheme: "dark" });
  await page.goto("/queue?tab=%22all%22");
  for (const name of [UNBROKEN, ARABIC, "No name"]) {
    await rowOf(page, name).getByRole("link").click();
    await page.getByRole("region", { name: "Answer" }).waitFor();
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  }
});

async function expectInside(button: Locator, page: Page): Promise<void> {
  const box = await button.boundingBox();
  if (!box) return;
  expect(box.x).toBeGreaterThanOrEqual(0);
  expect(box.x + box.width).toBeLessThanOrEqual(page.viewportSize()!.width);
}

async function edges(locator: Locator, edge: "left" | "right"): Promise<number[]> {
  const boxes = await Promise.all((await locator.all()).map((one) => one.boundingBox()));
  return boxes.flatMap((box) => (box ? [edge === "left" ? box.x : box.x + box.width] : []));
}
