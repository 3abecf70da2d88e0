/** The main job with a thumb. */
import { expect, test } from "vitest";
import { eventually, testBrowser } from "./browser.ts";
import { OWNER, testDesk } from "./desk.ts";

const desk = testDesk();
const browser = testBrowser();

test("set up, hear, answer and be done on a phone", async () => {
  const { page, context } = await browser.visit(desk.base, { size: "phone" });
  await page.goto("/");
  await page.getByRole("textbox", { name: "Name people know you by" }).fill("Casa Rovira");
  await page.getByRole("button", { name: /Connect a network/ }).tap();
  await page.getByRole("textbox", { name: "Your name" }).fill(OWNER.name);
  await page.getByRole("textbox", { name: "E-mail" }).fill(OWNER.email);
  await page.getByLabel("Password").fill(OWNER.password);
  await page.getByRole("button", { name: "Create and connect" }).tap();
  await page.getByRole("heading", { name: "Networks" }).waitFor();
  await page.getByRole("link", { name: "Queue" }).tap();
  await page
    .getByText("No network yet. Connect the first one and its messages will come to the queue")
    .waitFor();

  const cookies = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  const town = await desk.connectTown(cookies);
  await town.bring("martapuig", "Marta Puig");
  const asked = await town.says("martapuig", "Fa dies que espero el paquet. On és?");
  await page.getByRole("link", { name: /Marta Puig/ }).tap();

  // The conversation stands alone; the person slides over it and goes away again.
  await page.getByRole("heading", { name: "Marta Puig", level: 1 }).waitFor();
  expect(await page.getByRole("list", { name: "Conversations, in order" }).count()).toBe(0);
  await page.getByRole("button", { name: "Person: Marta Puig" }).tap();
  const sheet = page.getByRole("dialog");
  await sheet.getByText("120 followers").waitFor();
  await sheet.getByRole("button", { name: "Back" }).tap();
  await sheet.waitFor({ state: "hidden" });

  await page.getByRole("textbox", { name: "What everyone will read" }).fill("Demà el tindràs.");
  await page.getByRole("button", { name: "Reply", exact: true }).tap();
  await page.getByRole("log").getByText("Sent", { exact: true }).waitFor();
  await eventually(() => town.answers("martapuig", asked)).toEqual(["Demà el tindràs. —Eva"]);
  await page.getByRole("button", { name: "Done", exact: true }).tap();
  await page.getByText("Nothing waits. The next message will appear here").waitFor();

  // Back with the browser's own key: the list, not out of the desk.
  await town.adds("martapuig", asked, "Encara no ha arribat!");
  await page.getByRole("link", { name: /Marta Puig/ }).tap();
  await page.getByRole("log").getByText("Encara no ha arribat!").waitFor();
  await page.goBack();
  await page.getByRole("list", { name: "Conversations, in order" }).waitFor();
  await page.getByRole("link", { name: /Marta Puig/ }).tap();
  await page.getByRole("link", { name: "Back" }).tap();
  await page.getByRole("list", { name: "Conversations, in order" }).waitFor();
});
