/** What axe can find is not there: every main screen, light and dark. */
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { call } from "../../server/test/client.ts";
import { testBrowser } from "./browser.ts";
import { OWNER, testDesk } from "./desk.ts";
import { fillDesk, open } from "./places.ts";
import { openTown } from "./town.ts";

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
  const { page } = await browser.visit(desk.base, { cookies });
  const wrong: string[] = [];
  await page.goto("/queue");
  await page.getByText("Nothing waits.").waitFor();
  wrong.push(...(await examine(page, "the empty queue")));
  for (const place of await fillDesk(desk.base, cookies, await openTown(desk.base, cookies))) {
    await open(page, place);
    wrong.push(...(await examine(page, place.name)));
    if (place.name !== "a conversation") continue;
    for (const mode of [/^Private/, /^Note/, /^In public/]) {
      await page.getByRole("region", { name: "Answer" }).getByRole("button", { name: mode }).click();
      await page.getByRole("region", { name: "Answer" }).getByRole("textbox").fill("Gràcies, Marta.");
      wrong.push(...(await examine(page, `the composer, ${mode.source}`)));
    }
  }
  expect(wrong).toEqual([]);
});

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
