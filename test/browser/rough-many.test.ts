/** Much of what there is little of, and none of what one counts on: labels, networks, accounts. */
import { beforeAll, expect, test } from "vitest";
import { eventually, testBrowser } from "./browser.ts";
import { OWNER, testDesk } from "./desk.ts";
import { ask, expectNothingSideways, openShop } from "./shop.ts";

const LABELS = 300;
const NETWORKS = 12;
const SIZES = ["desk", "phone"] as const;
const desk = testDesk();
const browser = testBrowser();
let cookies: string;

beforeAll(async () => {
  const set = { brand: "Casa Rovira", languages: ["ca"], country: "AD", region: null, owner: OWNER };
  const done = await fetch(`${desk.base}/api/setup`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: desk.base },
    body: JSON.stringify({ ...set, door: "connect" }),
  });
  expect(done.ok).toBe(true);
  cookies = await desk.signIn();
});

test("no network: the empty queue says so, and leads to where one connects the first", async () => {
  const { page } = await browser.visit(desk.base, { cookies });
  await page.goto("/queue");
  const none = "No network yet. Connect the first one and its messages will come to the queue";
  await page.getByRole("region", { name: "Queue" }).getByText(none).waitFor();
  await expectNothingSideways(page);
  await page
    .getByRole("region", { name: "Queue" })
    .getByRole("button", { name: "Connect a network" })
    .click();
  await page.getByRole("heading", { name: "Networks", level: 1 }).waitFor();
  await page.getByText(none).waitFor();
  await expectNothingSideways(page);
});

test("twelve accounts: each on its card, in the filters, and with its name on what came by it", async () => {
  for (let n = 1; n <= NETWORKS; n++) {
    const name = `${n % 2 ? "Botiga del carrer Major de Sant Julià de Lòria" : "Shop"} ${n}`;
    const shop = await openShop(desk.base, cookies, { name, callbackUrl: "https://shop.example/answers" });
    if (n <= 3) await shop.tell({ id: `person-${n}`, name: `Person ${n}`, text: "Where is my parcel?" });
  }
  for (const size of SIZES) {
    const { page } = await browser.visit(desk.base, { cookies, size });
    await page.goto("/settings/networks");
    await page.getByText("Shop 12", { exact: true }).first().waitFor();
    expect(await page.getByRole("button", { name: "Settings", exact: true }).count()).toBe(NETWORKS);
    await expectNothingSideways(page);
    await page.goto("/queue?tab=%22all%22");
    await page.getByRole("link", { name: /Person 3/ }).waitFor();
    await page.getByRole("button", { name: "Filters" }).click();
    await page.getByRole("dialog", { name: "Filters" }).getByText("Shop 12").waitFor();
    await expectNothingSideways(page);
  }
});

test("an account that is no longer connected: one can read, and the composer says what to do", async () => {
  const list = await ask<{ id: string; name: string }[]>(desk.base, cookies, "/api/connections");
  const gone = list.find(({ name }) => name.endsWith(" 3"))!;
  const removed = await fetch(`${desk.base}/api/connections/${gone.id}`, {
    method: "DELETE",
    headers: { cookie: cookies, origin: desk.base },
  });
  expect(removed.ok).toBe(true);
  let left = "";
  for (const size of SIZES) {
    const { page } = await browser.visit(desk.base, { cookies, size });
    await page.goto("/queue?tab=%22all%22");
    await page.getByRole("link", { name: /Person 3/ }).click();
    const composer = page.getByRole("region", { name: "Answer" });
    await composer.getByText("The account is no longer connected. Connect it again in Settings").waitFor();
    const field = composer.getByRole("textbox");
    // What was left at the other size comes first, and is then written over.
    await eventually(() => field.inputValue()).toBe(left);
    left = `It is on its way, says the ${size}.`;
    await field.fill(left);
    expect(await composer.getByRole("button", { name: /^Reply/ }).isDisabled()).toBe(true);
    await expectNothingSideways(page);
    await page.reload();
    await eventually(() => field.inputValue()).toBe(left);
  }
});

test("three hundred labels: found by a few letters, in the menu, the filters and the settings", async () => {
  for (let n = 1; n <= LABELS; n += 20)
    await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        ask(desk.base, cookies, "/api/labels", { name: `Campanya de tardor ${n + at}` }),
      ),
    );
  const { page } = await browser.visit(desk.base, { cookies });
  await page.goto("/queue?tab=%22all%22");
  await page.getByRole("link", { name: /Person 1/ }).click();
  await page.getByRole("button", { name: "Add a label" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("240 more").waitFor();
  // The way out is in sight, however many there are.
  const close = (await dialog.getByRole("button", { name: "Close" }).boundingBox())!;
  expect(close.y + close.height).toBeLessThan(900);
  await expectNothingSideways(page);
  await page.keyboard.type("tardor 299");
  await page.keyboard.press("Enter");
  await dialog.getByRole("option", { name: "Campanya de tardor 299", selected: true }).waitFor();
  await dialog.getByRole("button", { name: "Close" }).click();
  await dialog.waitFor({ state: "hidden" });

  await page.getByRole("button", { name: "Filters" }).click();
  await page.getByRole("dialog", { name: "Filters" }).getByPlaceholder("Find a label").fill("299");
  await page.getByRole("button", { name: "Campanya de tardor 299", exact: true }).click();
  await page.getByRole("button", { name: "Apply" }).click();
  const rows = page.getByRole("list", { name: "Conversations, in order" }).getByRole("listitem");
  await eventually(() => rows.count()).toBe(1);

  await page.goto("/settings/labels");
  await page.getByText("300 labels").waitFor();
  await page.getByRole("textbox", { name: "Find a label" }).fill("tardor 17");
  await page.getByText("11 labels").waitFor();
  await expectNothingSideways(page);
});
