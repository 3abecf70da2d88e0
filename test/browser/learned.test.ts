/** What people correct is learned: seen on the page, adopted, and gone back from. And a label is recognised by itself. */
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { eventually, testBrowser } from "./browser.ts";
import { testDesk } from "./desk.ts";
import { ask, expectNothingSideways, openShop } from "./shop.ts";

const desk = testDesk();
const browser = testBrowser();

const NAMES = ["Brisa", "Canigó", "Delta", "Escala", "Fosca", "Garraf", "Havana", "Iris", "Juny", "Kiwi"];
const SHOPS = ["Encamp", "Canillo", "Escaldes", "Soldeu"];
const glazes = NAMES.flatMap((name) =>
  SHOPS.map((shop) => `The glaze of the ${name} bowl from ${shop} is crackled`),
);

test("labels are corrected, Escolta learns, and one goes back", { timeout: 240_000 }, async () => {
  const { cookies } = await desk.found();
  const { page } = await browser.visit(desk.base, { cookies });
  await page.goto("/settings/learned");
  await page.getByRole("heading", { name: "What Escolta has learned", level: 1 }).waitFor();
  await page.getByText("Nothing to learn from yet.").waitFor();

  const shop = await openShop(desk.base, cookies);
  await shop.tell(...glazes.map((text, at) => ({ id: `guest-${at}`, name: `Guest ${at}`, text })));
  const all = await listed(cookies);
  expect(all).toHaveLength(40);
  const kind = ["praise", "request", "question"].find((one) => all.every((item) => item.kind !== one))!;

  // The first on the screen, in the conversation itself; the rest as whoever works through a queue does.
  const [first, ...rest] = all;
  await page.goto(`/queue/${first!.conversationId}`);
  await page.getByRole("textbox").first().waitFor();
  await page.keyboard.press("w");
  const why = page.getByRole("dialog");
  const words = { praise: "Praise", request: "Request", question: "Question" }[kind] ?? kind;
  await why.getByRole("radio", { name: words }).click();
  await eventually(async () => (await listed(cookies)).filter((item) => item.kind === kind).length).toBe(1);
  for (const { id } of rest) await ask(desk.base, cookies, `/api/queue/items/${id}/labels`, { kind });

  await page.goto("/settings/learned");
  await page.getByText("40 messages corrected").waitFor();
  await page.getByRole("button", { name: "Learn now" }).click();
  // The desk learns by itself from eight on: whichever came last is at the top.
  const rows = page.getByRole("listitem");
  await rows
    .filter({ hasText: "From 40 corrected messages" })
    .filter({ hasText: "Better: adopted" })
    .first()
    .waitFor();
  const adopted = rows.filter({ hasText: "Better: adopted" }).filter({ hasText: "Holds now" });
  await adopted.waitFor();
  // By itself it learned once, from the first eight: the rest came within ten minutes.
  expect(await rows.filter({ hasText: "Too few messages to tell" }).count()).toBe(1);
  await page.getByText("Learned: see below what came of it").waitFor();
  await page.getByText(/Messages are sorted with what was learned/).waitFor();
  await rows
    .filter({ hasText: "What it is" })
    .getByText(/right · before: 0/)
    .waitFor();
  expect((await new AxeBuilder({ page: page as never }).analyze()).violations.map(({ id }) => id)).toEqual(
    [],
  );
  await expectNothingSideways(page);

  await goBack(page, "Go back to this: As Escolta comes");
  await page.getByText("New messages are now sorted so").waitFor();
  await page.getByText(/Messages are sorted as Escolta comes/).waitFor();
  await page.keyboard.press("z");
  await page.getByText(/Messages are sorted with what was learned/).waitFor();

  await shop.tell({
    id: "one-more",
    name: "One more",
    text: "The glaze of the Lluna bowl from Ordino is crackled",
  });
  const fresh = (await listed(cookies)).find(({ customer }) => customer.name === "One more");
  expect(fresh?.kind).toBe(kind);
});

const asks = (thing: string) => [
  `Is my ${thing} in the recall? The lot on it begins with 7`,
  `I read about a recall of the ${thing}, which lot do you mean`,
];
const recalls = ["kettle", "toaster", "blender", "fryer", "mixer", "heater", "grill", "juicer"].flatMap(asks);

test("a label is told to be recognised, learns from where it is put, and is put by itself", {
  timeout: 120_000,
}, async () => {
  const cookies = await desk.signIn();
  const { page } = await browser.visit(desk.base, { cookies });
  const shop = await openShop(desk.base, cookies, { name: "Kitchen" });
  await shop.tell(...recalls.map((text, at) => ({ id: `cook-${at}`, name: `Cook ${at}`, text })));

  await page.goto("/settings/labels");
  await page.getByRole("textbox", { name: "New label" }).fill("Recalls");
  await page.keyboard.press("Enter");
  const row = page.getByRole("listitem").filter({ hasText: "Recalls" });
  await row.getByText("Recognise it", { exact: true }).click();
  await row.getByText("0 of 12 examples").waitFor();
  expect(await row.getByRole("switch", { name: "Recognise it: Recalls" }).isChecked()).toBe(true);

  // The first on the screen; the rest as whoever works through a queue does.
  const [first, ...rest] = (await listed(cookies)).filter(({ customer }) => /^Cook/.test(customer.name));
  await page.goto(`/queue/${first!.conversationId}`);
  await page.getByRole("textbox").first().waitFor();
  await toggleLabel(page);
  const standing = () =>
    ask<{ labels: { examples: number }[] }>(desk.base, cookies, "/api/labels/recognition");
  await eventually(async () => (await standing()).labels[0]?.examples).toBe(1);
  const label = (await ask<{ id: string }[]>(desk.base, cookies, "/api/labels"))[0]!.id;
  const conversations = rest.map(({ conversationId }) => conversationId);
  await page.goto("/settings/labels");
  await row.getByText("1 of 12 examples").waitFor();
  await ask(desk.base, cookies, "/api/labels/put", { label, conversations });
  await row.getByText(/^Recognised: \d+ of 16 found, \d+% wrong$/).waitFor({ timeout: 60_000 });
  expect((await new AxeBuilder({ page: page as never }).analyze()).violations.map(({ id }) => id)).toEqual(
    [],
  );
  await expectNothingSideways(page);

  await shop.tell(
    { id: "waffle", name: "Waffle", text: "Which lot of the waffle iron is in the recall?" },
    { id: "order", name: "Order", text: "Where is the waffle iron that I ordered on Monday?" },
  );
  const [waffle, order] = ["Waffle", "Order"].map((name) => async () => {
    const item = (await listed(cookies)).find(({ customer }) => customer.name === name)!;
    return { ...item, names: item.labels.map((one) => one.name) };
  }) as [() => Promise<Item & { names: string[] }>, () => Promise<Item & { names: string[] }>];
  expect([(await waffle()).names, (await order()).names]).toEqual([["Recalls"], []]);

  await page.goto(`/queue/${(await waffle()).conversationId}`);
  await page.getByText("Label added: Recalls · Escolta").waitFor();
  await page.getByRole("textbox").first().waitFor();
  await page.keyboard.press("w");
  await page.getByText("How it was understood").click();
  await page.getByRole("button", { name: /^Recalls: .*“recall”/ }).waitFor();
  await page.keyboard.press("Escape");
  await toggleLabel(page);
  await eventually(async () => (await waffle()).names).toEqual([]);
  await shop.tell({ id: "waffle", text: "Hello? Which lot is in the recall?" });
  expect((await waffle()).names).toEqual([]);
});

/** Puts the one label there is on the conversation that is open, or takes it off. */
async function toggleLabel(page: Page): Promise<void> {
  await page.keyboard.press("l");
  const dialog = page.getByRole("dialog", { name: "Which labels are on it?" });
  await dialog.getByRole("searchbox", { name: "Find a label" }).and(page.locator(":focus")).waitFor();
  await page.keyboard.type("rec");
  await dialog.getByRole("option", { name: "Recalls" }).waitFor();
  await page.keyboard.press("Enter");
  await dialog.getByRole("button", { name: "Close" }).click();
}

async function goBack(page: Page, name: string): Promise<void> {
  const button = page.getByRole("button", { name });
  await button.focus();
  await page.keyboard.press("Enter");
}

interface Item {
  id: string;
  kind: string;
  conversationId: string;
  customer: { name: string };
  labels: { name: string }[];
}

async function listed(cookies: string): Promise<Item[]> {
  const filter = { tab: "all", sort: "newest", limit: 100 };
  return (await ask<{ items: Item[] }>(desk.base, cookies, "/api/queue/list", filter)).items;
}
