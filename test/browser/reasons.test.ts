/** Why a label is what it is: said on hover and focus, with the customer's words underlined where they stand. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { eventually, testBrowser } from "./browser.ts";
import { testDesk } from "./desk.ts";
import { openTown } from "./town.ts";

const desk = testDesk();
const browser = testBrowser();

test("whoever points at a reason, or comes to it by key, sees the words it came from, and nothing of personal data", async () => {
  const { cookies, town } = await desk.found();
  const { page } = await browser.visit(desk.base, { cookies });
  await town.bring("marta", "Marta Puig");
  await town.says("marta", "El paquet no arriba i ningú em contesta. Truqueu-me al +376 312 416, és urgent.");
  await page.goto("/queue");
  await page.getByRole("link", { name: /Marta Puig/ }).click();
  const message = page
    .getByRole("log", { name: "Messages" })
    .locator("p", { hasText: "El paquet no arriba" });
  await message.waitFor();
  const before = { html: await message.innerHTML(), box: await message.boundingBox() };
  expect(await underlined(page)).toEqual([]);

  // On a label: what it says names the words that are underlined, until the pointer goes.
  const labels = page.getByRole("button", { name: /Complaint.*Why it stands here/ });
  await labels.getByText("Complaint").hover();
  await page
    .getByRole("tooltip")
    .getByText(/^Complaint: /)
    .waitFor();
  const because = (await page.getByRole("tooltip").textContent()) ?? "";
  await eventually(() => underlined(page)).not.toEqual([]);
  for (const word of await underlined(page)) expect(because).toContain(`“${word}”`);
  await page.mouse.move(5, 5);
  await eventually(() => underlined(page)).toEqual([]);

  // By key: the button says the same, and opens the reasons; each underlines its own.
  await page.keyboard.press("Tab");
  await labels.focus();
  await eventually(() => underlined(page)).not.toEqual([]);
  const description = await labels.getAttribute("aria-describedby");
  expect(await page.locator(`[id="${description}"]`).textContent()).toBe(because);
  await page.keyboard.press("Enter");
  const why = page.getByRole("dialog", { name: "Why it stands here" });
  await why.getByText("How it was understood").click();
  const reasons = why.getByRole("definition").getByRole("button");
  const told = await reasons.allTextContents();
  expect(told.length).toBeGreaterThan(1);
  // The pointer rests elsewhere: no reason comes to lie under it as the list moves.
  await page.mouse.move(5, 5);
  await why.getByText("How it was understood").focus();
  for (const words of told) {
    await page.keyboard.press("Tab");
    await page
      .locator(":focus")
      .and(why.getByRole("button", { name: words, exact: true }))
      .waitFor();
    await eventually(async () => {
      const now = await underlined(page);
      return now.length > 0 && now.every((word) => words.includes(`“${word}”`));
    }).toBe(true);
  }
  expect(told.join()).not.toMatch(/376|312|416/);
  // The page is painted over: what stands there, and where, is as it was.
  expect({ html: await message.innerHTML(), box: await message.boundingBox() }).toEqual(before);

  await page.keyboard.press("Escape");
  await why.waitFor({ state: "detached" });
});

test("a message says what it is where its conversation says otherwise; a press tells why, and sets it right", async () => {
  const cookies = await desk.signIn();
  const town = await openTown(desk.base, cookies);
  await town.bring("pol", "Pol Riba");
  await town.says("pol", "A quina hora obriu els dissabtes?");
  await town.says("pol", "És una vergonya, el paquet no arriba i ningú em contesta!");
  const { page } = await browser.visit(desk.base, { cookies });
  await page.goto("/queue");
  await page.getByRole("link", { name: /Pol Riba/ }).click();
  const log = page.getByRole("log", { name: "Messages" });
  const asks = log.getByRole("article").filter({ hasText: "A quina hora" });
  const complains = log.getByRole("article").filter({ hasText: "vergonya" });
  await complains.waitFor();
  const head = page.getByRole("button", { name: /Complaint.*Why it stands here/ });
  await head.waitFor();

  // Quiet: one chip in the whole thread, and nothing moves as it is looked at.
  const chip = asks.getByRole("button", { name: /^Question/ });
  await chip.waitFor();
  expect(await log.getByRole("button", { name: /Question|Complaint/ }).count()).toBe(1);
  const before = await asks.boundingBox();
  await chip.getByText("Question").hover();
  await page
    .getByRole("tooltip")
    .getByText(/^Question: /)
    .waitFor();
  const because = (await page.getByRole("tooltip").textContent()) ?? "";
  await eventually(() => underlined(page)).not.toEqual([]);
  for (const word of await underlined(page)) expect(because).toContain(`“${word}”`);
  expect(await asks.boundingBox()).toEqual(before);
  await page.mouse.move(5, 5);
  await eventually(() => underlined(page)).toEqual([]);

  // By key: the same words, and all that was understood; the figures choose, and the conversation has its own kind.
  await page.keyboard.press("Tab");
  await chip.focus();
  await eventually(() => underlined(page)).not.toEqual([]);
  const description = await chip.getAttribute("aria-describedby");
  expect(await page.locator(`[id="${description}"]`).textContent()).toBe(because);
  await page.keyboard.press("Enter");
  const why = page.getByRole("dialog", { name: "How this message was understood" });
  await why.getByRole("definition").first().waitFor();
  await why.getByRole("radio", { name: "Question", checked: true }).waitFor();
  await page.keyboard.press("4");
  await why.getByRole("radio", { name: "Praise", checked: true }).waitFor();
  await why.getByRole("definition").getByText("corrected by hand").waitFor();
  await page.keyboard.press("Escape");
  await why.waitFor({ state: "detached" });
  await asks
    .getByRole("button", { name: /^Praise/ })
    .and(page.locator(":focus"))
    .waitFor();
  await head.waitFor();

  // Any other message: from its menu. It is what the conversation's labels come from, and they follow it.
  await complains.hover();
  await complains.getByRole("button", { name: "Actions for this message" }).click();
  await page.getByRole("menuitem", { name: /^What it is · Complaint/ }).click();
  await why.getByRole("radio", { name: "Complaint", checked: true }).waitFor();
  await why.getByRole("radio", { name: "Request" }).click();
  await why.getByRole("radio", { name: "Request", checked: true }).waitFor();
  await page.keyboard.press("Escape");
  await why.waitFor({ state: "detached" });
  await complains
    .getByRole("button", { name: "Actions for this message" })
    .and(page.locator(":focus"))
    .waitFor();
  await page.getByRole("button", { name: /Request.*Why it stands here/ }).waitFor();
  await page.reload();
  await page.getByRole("button", { name: /Request.*Why it stands here/ }).waitFor();
  await asks.getByRole("button", { name: /^Praise/ }).waitFor();
  await log.getByText("Corrected by hand · Eva Guardia").waitFor();

  const { page: phone } = await browser.visit(desk.base, { cookies, size: "phone" });
  await phone.goto(new URL(page.url()).pathname);
  await phone
    .getByRole("log")
    .getByRole("button", { name: /^Praise/ })
    .tap();
  await phone.getByRole("dialog", { name: "How this message was understood" }).waitFor();
});

async function underlined(page: Page): Promise<string[]> {
  return page.evaluate<string[]>('[...(CSS.highlights.get("reason") ?? [])].map(String)');
}
