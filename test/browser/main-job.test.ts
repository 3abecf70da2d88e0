/** The main job, from an empty database: set up, hear, see the deadline, answer, see it on the network, be done. */
import { expect, test } from "vitest";
import { eventually, testBrowser } from "./browser.ts";
import { OWNER, testDesk } from "./desk.ts";
import { openTown } from "./town.ts";

const desk = testDesk();
const browser = testBrowser();

test("a person sets up, hears a customer, answers, and is done", async () => {
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
  await preview.getByText("Español and Català").waitFor();

  // A door without a brand says what is missing.
  await page.getByRole("button", { name: /Try it now on Plaza/ }).click();
  await page.getByText("Write the brand’s name").waitFor();
  await page.getByRole("textbox", { name: "Name people know you by" }).fill("Casa Rovira");
  await page.getByRole("button", { name: /Try it now on Plaza/ }).click();
  await page.getByRole("textbox", { name: "Your name" }).fill(OWNER.name);
  await page.getByRole("textbox", { name: "E-mail" }).fill(OWNER.email);
  await page.getByLabel("Password").fill(OWNER.password);
  await page.getByRole("button", { name: "Start on Plaza" }).click();

  // Plaza stands there with people who can write; the queue is empty and says what comes next.
  await page.getByRole("heading", { name: "Casa Rovira" }).waitFor();
  await page.getByRole("link", { name: "Back to the desk" }).click();
  await page.getByText("Nothing waits. The next message will appear here").waitFor();

  const cookies = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  const town = await openTown(desk.base, cookies);
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

  await eventually(() => town.answers("martapuig", asked)).toEqual([`${answer} ^EG`]);

  await conversation.getByRole("button", { name: /^Done/ }).click();
  await page.getByText("Nothing waits. The next message will appear here").waitFor();
  await page.getByRole("status").getByText("None left for you").waitFor();
});

test("the same on Plaza’s own page: one writes as a customer, answers as oneself, and sees it there", async () => {
  const { page } = await browser.visit(desk.base, { cookies: await desk.signIn() });
  await page.goto("/plaza");
  await page.getByRole("button", { name: "Praise, in Portuguese" }).click();
  await page.getByRole("button", { name: "Post as Rui Tavares" }).click();
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
});
