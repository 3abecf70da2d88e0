/** What one does is on the screen before the server has heard of it, and is taken back when the server says no. */
import { expect, test } from "vitest";
import { eventually, testBrowser } from "./browser.ts";
import { testDesk } from "./desk.ts";
import { openTown } from "./town.ts";

const desk = testDesk();
const browser = testBrowser();

test("done at once; refused, the row is back in its place and it is said why", async () => {
  const { cookies, town } = await desk.found();
  await town.bring("martapuig", "Marta Puig");
  await town.bring("biaalves", "Bia Alves");
  await town.says("martapuig", "La làmpada va arribar trencada.");
  await town.says("biaalves", "As cadeiras novas ficaram lindas!");
  const { page, context, expects } = await browser.visit(desk.base, { cookies });
  await page.goto("/queue");
  const rows = page.getByRole("list", { name: "Conversations, in order" }).getByRole("link");
  await eventually(() => rows.count()).toBe(2);
  const before = await rows.allInnerTexts();
  await rows.first().click();
  const heading = page.getByRole("main", { name: "Conversation" }).getByRole("heading", { level: 1 });
  const first = await heading.innerText();

  let answer = () => {};
  const answered = new Promise<void>((done) => {
    answer = done;
  });
  await context.route("**/rpc/queue/finish", async (route) => {
    await answered;
    await route.fulfill({ status: 500, contentType: "application/json", body: "{}" });
  });
  expects(/^500 POST \/rpc\/queue\/finish$/);
  await page.getByRole("button", { name: "Done" }).last().click();
  const reason = page.getByRole("dialog", { name: "Why does it end without an answer?" });
  await reason.getByRole("button", { name: /^Done/ }).click();

  // The server has not answered yet: the row is gone, and the next conversation is open.
  await eventually(() => rows.count()).toBe(1);
  await eventually(() => heading.innerText()).not.toBe(first);
  answer();
  await page.getByRole("status").filter({ hasText: /\w/ }).first().waitFor();
  await eventually(() => rows.count()).toBe(2);
  await eventually(() => heading.innerText()).toBe(first);
  expect((await rows.allInnerTexts()).map(nameOf)).toEqual(before.map(nameOf));

  await context.unroute("**/rpc/queue/finish");
  await page.getByRole("button", { name: "Done" }).last().click();
  await reason.getByRole("button", { name: /^Done/ }).click();
  await eventually(() => rows.count()).toBe(1);
});

test("the conversation at the head of the list is at hand before anybody opens it, and unread until then", async () => {
  const cookies = await desk.signIn();
  const town = await openTown(desk.base, cookies);
  await town.bring("joanferrer", "Joan Ferrer");
  await town.says("joanferrer", "Fa tres setmanes que espero el paquet. On és?");
  const { page, context, expects } = await browser.visit(desk.base, { cookies });
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  const fetched = page.waitForResponse("**/rpc/conversations/get**");
  await page.goto("/queue");
  const head = page.getByRole("list", { name: "Conversations, in order" }).getByRole("link").first();
  await head.filter({ hasText: "Joan Ferrer, Unread" }).waitFor();
  const response = await fetched;
  expect(await response.text()).toContain("Joan Ferrer");
  // Drawn meanwhile, out of sight.
  await page.waitForTimeout(2_000);
  expect(asked.filter((path) => /\/rpc\/(conversations\/(read|presence)|presence)/.test(path))).toEqual([]);
  expect(await head.innerText()).toContain("Unread");

  expects(/ERR_INTERNET_DISCONNECTED/);
  await context.setOffline(true);
  await head.click();
  const conversation = page.getByRole("main", { name: "Conversation" });
  await conversation.getByRole("heading", { name: "Joan Ferrer", level: 1 }).waitFor();
  await conversation.getByRole("log").getByText("Fa tres setmanes que espero el paquet. On és?").waitFor();
});

/** Without what is said of it to those who do not see. */
function nameOf(words: string): string {
  return words.split(",")[0]!.trim();
}
