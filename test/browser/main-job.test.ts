/** The main job, from an empty database: practise for a minute, then hear, answer and be done at the brand's own desk. */
import type { BrowserContext, Page } from "playwright-core";
import { expect, test } from "vitest";
import { eventually, testBrowser } from "./browser.ts";
import { OWNER, testDesk } from "./desk.ts";
import { openTown } from "./town.ts";

const desk = testDesk();
const browser = testBrowser();

const NOTHING = "Nothing waits. The next message will appear here";

test("in the first minute a newcomer sets up, answers three people, sees the clock stop, and leaves no trace", async () => {
  const { page, context } = await browser.visit(desk.base);
  await page.goto("/");
  await page.getByRole("heading", { name: "Who shall we listen for?" }).waitFor();
  await page.getByRole("button", { name: /Country/ }).click();
  await page.getByRole("option", { name: "Spain" }).click();
  await page.getByRole("button", { name: /Region/ }).click();
  await page.getByRole("option", { name: "Cataluña", exact: true }).click();
  await page.getByRole("button", { name: "Català" }).click();
  const preview = page.getByRole("complementary", { name: "What comes of it" });
  await preview.getByText("Madrid").waitFor();
  await preview.getByText("tu in Spanish and Catalan").waitFor();
  await preview.getByText("Monday to Friday 9–19, Saturday 10–14").waitFor();

  // A door without a brand says what is missing.
  await page.getByRole("button", { name: /Try it now on Plaza/ }).click();
  await page.getByText("Write the brand’s name").waitFor();
  await page.getByRole("textbox", { name: "Name people know you by" }).fill("Casa Rovira");
  await preview.getByText(/^Buenos días, Joana\. .* —\u2060Casa Rovira$/).waitFor();
  await page.getByRole("button", { name: /Try it now on Plaza/ }).click();
  await page.getByRole("textbox", { name: "Your name" }).fill(OWNER.name);
  await page.getByRole("textbox", { name: "E-mail" }).fill(OWNER.email);
  await page.getByLabel("Password").fill(OWNER.password);
  await page.getByRole("button", { name: "Start on Plaza" }).click();
  await page.getByText("Practice: nothing here is real.").waitFor();

  const practiceId = await page.evaluate<string>("localStorage.getItem('escolta-workspace')");
  const town = await openTown(desk.base, await cookiesIn(context), practiceId);
  const said = {
    "Berta Coll": "La làmpada va arribar trencada i ningú no em contesta. Quina vergonya!",
    "Núria Solé": "A quina hora obriu demà?",
    "Pau Roig": "On és la comanda 10432?",
  };
  for (const [name, text] of Object.entries(said)) {
    const handle = name.split(" ")[0]!.normalize("NFKD").replace(/\W/g, "").toLowerCase();
    await town.bring(handle, name);
    await town.says(handle, text);
  }
  for (const name of Object.keys(said)) await answer(page, name);
  // A complaint is not over with its answer, so it waits to be solved; none of the three waits for an answer.
  await page.getByRole("link", { name: "Queue" }).click();
  await eventually(() => page.getByRole("link", { name: /Núria Solé|Pau Roig/ }).count()).toBe(0);

  await page.getByRole("button", { name: "Leave practice" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Leave and remove it" }).click();
  await page.getByText("No network yet.").waitFor();
  expect(await page.getByText("Practice: nothing here is real.").count()).toBe(0);
  expect(await page.getByRole("link", { name: "Plaza" }).count()).toBe(0);
  const counts = await fetch(`${desk.base}/api/queue/counts`, {
    headers: { cookie: await cookiesIn(context) },
  });
  expect(await counts.json()).toMatchObject({ all: 0, late: 0, today: { answered: 0 } });
});

async function answer(page: Page, name: string): Promise<void> {
  const row = page.getByRole("listitem").filter({ hasText: name });
  // What is more urgent than what stands there waits behind a count, so that nothing jumps.
  const more = page.getByRole("button", { name: /^\d+ new$/ });
  await row.or(more).first().waitFor();
  if (!(await row.isVisible())) await more.click();
  await row.getByText(/^\d+\s(min|h)/).waitFor();
  await row.getByRole("link", { name: new RegExp(name) }).click();
  const conversation = page.getByRole("main", { name: "Conversation" });
  await conversation.getByRole("heading", { name, level: 1 }).waitFor();
  await conversation.getByText(/Answer by .* left/).waitFor();
  await conversation.getByRole("textbox", { name: "What everyone will read" }).fill("Ara mateix ho mirem.");
  await conversation.getByRole("button", { name: "Reply in public on Plaza" }).click();
  await conversation.getByRole("log", { name: "Messages" }).getByText("Sent", { exact: true }).waitFor();
  // The clock has stopped.
  await conversation.getByText(/^Answer by/).waitFor({ state: "hidden" });
}

async function cookiesIn(context: BrowserContext): Promise<string> {
  return (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
}

test("at the brand's own desk a person hears a customer, answers, and is done", async () => {
  const cookies = await desk.signIn();
  const town = await desk.connectTown(cookies);
  const { page } = await browser.visit(desk.base, { cookies });
  await page.goto("/queue");
  await page.getByText(NOTHING).waitFor();
  await town.bring("martapuig", "Marta Puig");
  const asked = await town.says(
    "martapuig",
    "La làmpada va arribar trencada i ningú no em contesta. Quina vergonya!",
  );

  // It comes by itself, with its deadline.
  const row = page.getByRole("listitem").filter({ hasText: "Marta Puig" });
  await row.getByText("La làmpada va arribar trencada").waitFor();
  await row.getByText("Complaint").waitFor();
  await row.getByText(/^\d+\s(min|h)/).waitFor();

  await row.getByRole("link", { name: /Marta Puig/ }).click();
  const conversation = page.getByRole("main", { name: "Conversation" });
  await conversation.getByText(/Answer by .* left/).waitFor();
  const answer = "Ho sentim molt, Marta. Demà mateix te n’enviem una de nova.";
  await conversation.getByRole("textbox", { name: "What everyone will read" }).fill(answer);
  await conversation.getByRole("button", { name: "Reply in public on Plaza" }).click();

  const log = conversation.getByRole("log", { name: "Messages" });
  await log.getByText(answer).waitFor();
  await log.getByText("Sent", { exact: true }).waitFor();
  // The clock of the answer has stopped; a complaint is still to be solved.
  await conversation.getByText(/^Answer by/).waitFor({ state: "hidden" });
  await conversation.getByText(/^(Solve by|Waiting for the customer)/).waitFor();
  expect(await conversation.getByRole("textbox", { name: "What everyone will read" }).inputValue()).toBe("");

  await eventually(() => town.answers("martapuig", asked)).toEqual([`${answer} —Eva`]);

  await conversation.getByRole("button", { name: /^Done/ }).click();
  await page.getByText(NOTHING).waitFor();
  await page.getByRole("status").getByText("None left for you").waitFor();
});

test("the same on Plaza’s own page: one writes as a customer, answers as oneself, and sees it there", async () => {
  const { page } = await browser.visit(desk.base, { cookies: await desk.signIn() });
  await page.goto("/plaza");
  await page.getByRole("button", { name: "Praise, in Portuguese" }).click();
  await page.getByRole("button", { name: "Post as Rui" }).click();
  const post = page.getByRole("article").filter({ hasText: "As cadeiras novas ficaram lindas" });
  await post.waitFor();

  await page.getByRole("link", { name: "Back to the desk" }).click();
  await page.getByRole("link", { name: /Rui Tavares/ }).click();
  await page.getByRole("textbox", { name: "What everyone will read" }).fill("Obrigada, Rui!");
  await page.getByRole("button", { name: "Reply in public on Plaza" }).click();
  await page.getByRole("log").getByText("Sent", { exact: true }).waitFor();

  await page.getByRole("link", { name: "Plaza" }).click();
  await post.getByText("Obrigada, Rui!").waitFor();
  await post.getByText("from your desk").waitFor();
  const way = page.getByRole("region", { name: "Your last message, on its way" });
  await way.getByText(/^Praise · .*Portuguese$/).waitFor();
  await way.getByText(`Answered by ${OWNER.name}`).waitFor();
  await way.getByRole("link", { name: "Open it on the desk" }).click();
  await page.getByRole("heading", { name: "Rui Tavares", level: 1 }).waitFor();
});
