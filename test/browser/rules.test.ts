/** A rule of the brand's own: written, tried on what has come, switched on, obeyed by the next message, taken back. */
import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "vitest";
import { eventually, testBrowser } from "./browser.ts";
import { testDesk } from "./desk.ts";

const desk = testDesk();
const browser = testBrowser();

test("a rule is written, says what it would have matched, and the next message obeys it", async () => {
  const { cookies, town } = await desk.found();
  const { page } = await browser.visit(desk.base, { cookies });
  await town.bring("berta", "Berta Coll");
  await town.bring("carles", "Carles Mir");
  await town.bring("dolors", "Dolors Pla");
  await town.says("berta", "He vist un AVÍS de la làmpada. Què he de fer?");
  await town.says("carles", "A quina hora obriu demà?");
  const rows = page.getByRole("list", { name: "Conversations, in order" }).getByRole("listitem");
  await page.goto("/queue");
  await eventually(() => rows.count()).toBe(2);

  await page.goto("/settings/rules");
  await page.getByText("There are none yet.").waitFor();
  await page.getByRole("button", { name: "New rule" }).click();
  const form = page.getByRole("dialog", { name: "New rule" });
  const turnOn = form.getByRole("button", { name: "Switch it on" });
  const says = form.getByRole("textbox", { name: "It says one of these" });
  await says.and(page.locator(":focus")).waitFor();
  await page.keyboard.type("recall*");
  await form.getByText("Would have matched 0 of the last 2").waitFor();
  await page.keyboard.type("\navis");
  await form.getByText("Would have matched 1 of the last 2").waitFor();
  await form.getByText("Show it").click();
  await form.getByRole("link", { name: "He vist un AVÍS de la làmpada. Què he de fer?" }).waitFor();
  expect(await turnOn.isDisabled()).toBe(true);

  await form.getByRole("button", { name: "Urgency" }).click();
  await page.getByRole("option", { name: "Critical" }).click();
  await form.getByRole("button", { name: "Who gets it" }).click();
  await page.getByRole("option", { name: "Eva Guardia" }).click();
  await form.getByText("Keep it on top").click();
  await form.getByRole("textbox", { name: "Name" }).fill("Safety");
  const sentence =
    "If it says “recall*” or “avis”, urgency becomes critical, Eva Guardia gets it and it is kept on top.";
  await form.getByText(sentence).waitFor();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await turnOn.click();
  await page.getByText("Rule switched on: Safety").waitFor();
  const list = page.getByRole("list", { name: "Rules, in the order they are asked" });
  await list.getByText(sentence).waitFor();
  await list.getByText("Matches 1 of the last 2").waitFor();

  // Whoever looks at the list meanwhile is told of what comes above, and nothing jumps.
  await page.goto("/queue");
  await eventually(() => rows.count()).toBe(2);
  await town.says("dolors", "Hi ha hagut recalls d’aquest model?");
  await page.getByRole("button", { name: "1 new" }).click();
  await eventually(() => rows.count()).toBe(3);
  expect(await rows.first().textContent()).toContain("Dolors Pla");
  await rows.first().getByRole("link").click();
  await page.getByText("Assigned to Eva Guardia · rule “Safety”").waitFor();
  await page.keyboard.press("w");
  const why = page.getByRole("dialog", { name: "Why it stands here" });
  await why.getByText("The rule “Safety” says so").first().waitFor();
});

test("rules go up and down, are switched off, removed and brought back; on a phone as well", async () => {
  const { page } = await browser.visit(desk.base, { cookies: await desk.signIn(), size: "phone" });
  await page.goto("/settings/rules");
  const list = page.getByRole("list", { name: "Rules, in the order they are asked" });
  const names = async () =>
    (await list.getByRole("listitem").allTextContents()).map((text) =>
      text.startsWith("Safety") ? "Safety" : "Blog",
    );
  await page.getByRole("button", { name: "New rule" }).tap();
  const form = page.getByRole("dialog", { name: "New rule" });
  await form.getByRole("button", { name: "Praise" }).tap();
  await form.getByRole("button", { name: "Urgency" }).tap();
  await page.getByRole("option", { name: "Awaits nothing" }).tap();
  await form.getByRole("button", { name: "Save, switched off" }).tap();
  await list.getByText("If it is praise, it awaits nothing.").waitFor();
  await eventually(names).toEqual(["Safety", "Blog"]);

  const second = list.getByRole("listitem").nth(1);
  await second.getByRole("button", { name: "Move up" }).tap();
  await eventually(names).toEqual(["Blog", "Safety"]);
  const turn = list.getByRole("switch", { name: "Rule switched on: Safety" });
  await second.locator("label").tap();
  await page.getByText("Rule switched off: Safety").waitFor();
  await eventually(() => turn.isChecked()).toBe(false);

  await list.getByRole("button", { name: "Change the rule: Safety" }).tap();
  await page.getByRole("menuitem", { name: "Remove" }).tap();
  await page.getByText("Rule removed: Safety").waitFor();
  await eventually(names).toEqual(["Blog"]);
  await page.getByRole("button", { name: "Undo" }).tap();
  await eventually(names).toEqual(["Blog", "Safety"]);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
});
