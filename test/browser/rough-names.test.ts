/** Names and words as people really have and write them: of any length, in any direction, or none at all. */
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { testBrowser } from "./browser.ts";
import { testDesk } from "./desk.ts";
import { expectNothingSideways, openShop } from "./shop.ts";

const LONG = "Maximiliana-Wolfeschlegelsteinhausen ".repeat(14).slice(0, 500);
const UNBROKEN = "Hubertblaine".repeat(42).slice(0, 500);
const ARABIC = "سارة الحسن";
const HEBREW = "נועה לוי (חיפה)";
const WORD = "a".repeat(3000);
const desk = testDesk();
const browser = testBrowser();
let cookies: string;

beforeAll(async () => {
  ({ cookies } = await desk.found());
  const shop = await openShop(desk.base, cookies, { callbackUrl: "https://shop.example/answers" });
  await shop.tell(
    { id: "long", name: LONG, text: "My parcel has not come." },
    { id: "unbroken", name: UNBROKEN, text: WORD },
    { id: "none", text: "Who am I? Where is my order 4471?" },
    { id: "arabic", name: ARABIC, text: "أين طلبي رقم 4471 (من متجر Casa Rovira)؟" },
    { id: "hebrew", name: HEBREW, text: "איפה ההזמנה שלי (4471)?" },
    { id: "emoji", name: "Ona Serra", text: "👩🏽‍🚒" },
  );
});

const rowOf = (page: Page, name: string) => page.getByRole("listitem").filter({ hasText: name.slice(0, 40) });

for (const size of ["desk", "phone"] as const)
  test(`names of any length leave every row its clock and the head its buttons: ${size}`, async () => {
    const { page } = await browser.visit(desk.base, { cookies, size });
    await page.goto("/queue?tab=%22all%22");
    const rows = page.getByRole("list", { name: "Conversations, in order" }).getByRole("listitem");
    await rows.nth(5).waitFor();
    await page.screenshot({ path: `/tmp/shots-rough/rows-${size}.png` });
    for (const name of [LONG, UNBROKEN, "Someone", ARABIC, HEBREW]) {
      const row = rowOf(page, name);
      await row.getByRole("link").click();
      await page.getByRole("region", { name: "Answer" }).waitFor();
      await page.screenshot({ path: `/tmp/shots-rough/open-${size}-${name.slice(0, 6)}.png` });
      await page.getByRole("region", { name: "Answer" }).getByRole("button", { name: "Note" }).click();
      await page.screenshot({ path: `/tmp/shots-rough/note-${size}-${name.slice(0, 6)}.png` });
      if (size === "phone") await page.goBack();
    }
    await expectNothingSideways(page);
  });
