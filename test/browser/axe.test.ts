/** What axe can find is not there: every main screen, light and dark. */
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { call } from "../../server/test/client.ts";
import { testBrowser } from "./browser.ts";
import { OWNER, testDesk } from "./desk.ts";
import { fillDesk, open } from "./places.ts";
import { openTown, type Town } from "./town.ts";

const desk = testDesk();
const browser = testBrowser();

test("set-up and sign-in", async () => {
  const { page } = await browser.visit(desk.base);
  const wrong: string[] = [];
  await page.goto("/setup");
  await page.getByRole("textbox", { name: "Name people know you by" }).fill("Casa Rovira");
  wrong.push(...(await examine(page, "set-up")));
  await page.getByRole("button", { name: /Try it now on Plaza/ }).click();
  await page.getByRole("textbox", { name: "Your name" }).waitFor();
  wrong.push(...(await examine(page, "the owner's account")));
  await desk.found();
  await page.goto("/sign-in");
  await page.getByRole("textbox", { name: "E-mail" }).fill(OWNER.email);
  wrong.push(...(await examine(page, "sign-in")));
  expect(wrong).toEqual([]);
});

test("the desk", { timeout: 240_000 }, async () => {
  const cookies = await desk.signIn();
  const { page, expects } = await browser.visit(desk.base, { cookies });
  expects(/ERR_INTERNET_DISCONNECTED/);
  const wrong: string[] = [];
  await page.goto("/queue");
  await page.getByText("Nothing waits.").waitFor();
  wrong.push(...(await examine(page, "the empty queue")));
  const town = await openTown(desk.base, cookies);
  for (const place of await fillDesk(desk.base, cookies, town)) {
    await open(page, place);
    wrong.push(...(await examine(page, place.name)));
    if (place.name !== "a conversation") continue;
    for (const [key, name] of [
      ["Control+k", "the palette"],
      ["?", "the list of keys"],
    ] as const) {
      await page.keyboard.press(key);
      await page.getByRole("dialog").waitFor();
      wrong.push(...(await examine(page, name)));
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "hidden" });
    }
    for (const mode of [/^Private/, /^Note/, /^In public/]) {
      await page.getByRole("region", { name: "Answer" }).getByRole("button", { name: mode }).click();
      await page.getByRole("region", { name: "Answer" }).getByRole("textbox").fill("Gràcies, Marta.");
      wrong.push(...(await examine(page, `the composer, ${mode.source}`)));
    }
    wrong.push(...(await examineChecks(page)));
    wrong.push(...(await examineMessages(page, town)));
  }
  expect(wrong).toEqual([]);
});

/** A check that failed, opened; what is asked before personal data goes out; the emoji; what waits for a connection. */
async function examineChecks(page: Page): Promise<string[]> {
  const wrong: string[] = [];
  const composer = page.getByRole("region", { name: "Answer" });
  await composer.getByRole("textbox").fill("Truca’ns al +376 312 416, Marta.");
  await composer.getByRole("button", { name: "A phone number in public" }).click();
  await page.getByRole("dialog").waitFor();
  wrong.push(...(await examine(page, "a check, opened")));
  await page.keyboard.press("Escape");
  await composer.getByRole("button", { name: "Add an emoji" }).click();
  await page.getByRole("listbox").waitFor();
  wrong.push(...(await examine(page, "the emoji")));
  await page.keyboard.press("Escape");
  await composer.getByRole("button", { name: "Reply in public on Plaza" }).click();
  await page.getByRole("dialog", { name: "A phone number in public" }).waitFor();
  wrong.push(...(await examine(page, "personal data, asked")));
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Send it in public even so" }).click();
  await page.getByRole("log").getByText("Goes out when there is a connection").waitFor();
  wrong.push(...(await examine(page, "an answer that waits")));
  await page.getByRole("log").getByRole("button", { name: "Withdraw" }).click();
  await page.context().setOffline(false);
  return wrong;
}

/** A message that says something else than its conversation, and what was understood of it. */
async function examineMessages(page: Page, town: Town): Promise<string[]> {
  const wrong: string[] = [];
  await town.says("martapuig", "A quina hora obriu els dissabtes?");
  const chip = page.getByRole("log").getByRole("button", { name: /^Question/ });
  await chip.waitFor();
  wrong.push(...(await examine(page, "a message with its label")));
  await chip.click();
  await page.getByRole("dialog", { name: "How this message was understood" }).waitFor();
  wrong.push(...(await examine(page, "how a message was understood")));
  await page.keyboard.press("Escape");
  return wrong;
}

test("a practice", { timeout: 120_000 }, async () => {
  const cookies = await desk.signIn();
  const { page, context } = await browser.visit(desk.base, { cookies });
  const opened = await call(desk.base, { headers: new Headers({ cookie: cookies }) }, "POST", "/practice");
  await context.addInitScript(`localStorage.setItem("escolta-workspace", "${opened.body.practiceId}")`);
  const wrong: string[] = [];
  await page.goto("/plaza");
  await page.getByRole("button", { name: "The same person, five times in a row" }).click();
  await page.getByRole("link", { name: "Open it on the desk" }).waitFor();
  wrong.push(...(await examine(page, "Plaza with a message on its way")));
  await page.getByRole("button", { name: "Write privately" }).click();
  await page.getByRole("button", { name: "Send privately" }).waitFor();
  wrong.push(...(await examine(page, "Plaza in private")));
  await page.goto("/queue");
  await page.getByRole("link", { name: /Camille Roche/ }).waitFor();
  wrong.push(...(await examine(page, "the queue of a practice")));
  await page.getByRole("button", { name: "Leave practice" }).click();
  await page.getByRole("dialog").waitFor();
  wrong.push(...(await examine(page, "leaving a practice")));
  expect(wrong).toEqual([]);
});

async function examine(page: Page, name: string): Promise<string[]> {
  const wrong: string[] = [];
  for (const scheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    await page.locator(`html[data-scheme=${scheme}]`).waitFor();
    const axe = new AxeBuilder({ page }).setLegacyMode();
    // In the dark nothing differs but the colours.
    const { violations } = await (scheme === "dark" ? axe.withRules("color-contrast") : axe).analyze();
    for (const { id, nodes } of violations) {
      const where = nodes.map(({ target, failureSummary }) => `${target.join(" ")}: ${failureSummary}`);
      wrong.push(`${name}, ${scheme}: ${id} at ${where.slice(0, 3).join("; ")}`);
    }
  }
  return wrong;
}
