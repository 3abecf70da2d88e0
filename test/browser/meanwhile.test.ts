/** What happens while somebody works: others write, take back, come and go. Nothing typed is ever lost. */
import { beforeAll, expect, test } from "vitest";
import { eventually, testBrowser } from "./browser.ts";
import { type Founded, OWNER, testDesk } from "./desk.ts";

const desk = testDesk();
const browser = testBrowser();
let cookies: string;
let town: Founded["town"];
beforeAll(async () => {
  ({ cookies, town } = await desk.found());
});

test("a note is kept for the team and never leaves; the words of one mode are not those of another", async () => {
  await town.bring("nuriasole", "Núria Solé");
  const asked = await town.says("nuriasole", "A quina hora obriu demà?");
  const { page } = await browser.visit(desk.base, { cookies });
  await page.goto("/queue");
  await page.getByRole("link", { name: /Núria Solé/ }).click();
  const log = page.getByRole("log");
  const composer = page.getByRole("region", { name: "Answer" });

  await composer.getByRole("textbox", { name: "What everyone will read" }).fill("Obrim a les deu.");
  await composer.getByRole("button", { name: /^Note/ }).click();
  const note = composer.getByRole("textbox", { name: "What the team will read" });
  expect(await note.inputValue()).toBe("");
  await note.fill("Clienta de sempre, tracteu-la bé.");
  await composer.getByRole("button", { name: /^In public/ }).click();
  const answer = composer.getByRole("textbox", { name: "What everyone will read" });
  expect(await answer.inputValue()).toBe("Obrim a les deu.");

  await composer.getByRole("button", { name: /^Note/ }).click();
  expect(await note.inputValue()).toBe("Clienta de sempre, tracteu-la bé.");
  await eventually(() => composer.getByRole("button", { name: "Reply in public on Plaza" }).count()).toBe(0);
  await composer.getByRole("button", { name: "Save the note" }).click();
  await log.getByText("Clienta de sempre").waitFor();
  await log.getByText("Team note").waitFor();

  // The answer that was begun is still there, and the note is nowhere on the network.
  await page.reload();
  await answer.waitFor();
  await eventually(() => answer.inputValue()).toBe("Obrim a les deu.");
  await composer.getByRole("button", { name: "Reply in public on Plaza" }).click();
  await log.getByText("Sent", { exact: true }).waitFor();
  await eventually(() => town.answers("nuriasole", asked)).toEqual(["Obrim a les deu. —Eva"]);
});

test("the customer writes again while one types: it is shown, the words stay, and one sends knowing it", async () => {
  await town.bring("jordicamps", "Jordi Camps");
  const asked = await town.says("jordicamps", "El paquet no arriba. On és?");
  const { page } = await browser.visit(desk.base, { cookies });
  await page.goto("/queue");
  await page.getByRole("link", { name: /Jordi Camps/ }).click();
  const field = page.getByRole("textbox", { name: "What everyone will read" });
  const send = page.getByRole("button", { name: "Reply in public on Plaza" });
  await field.fill("Ho mirem ara mateix, Jordi.");
  await town.adds("jordicamps", asked, "Deixeu-ho, ja l’he rebut!");

  const moved = page.getByRole("alert").filter({ hasText: "The thread changed while you were writing" });
  await moved.getByText("Deixeu-ho, ja l’he rebut!").waitFor();
  expect(await send.isDisabled()).toBe(true);
  expect(await field.inputValue()).toBe("Ho mirem ara mateix, Jordi.");
  await moved.getByRole("button", { name: "I have seen it" }).click();
  await field.fill("Ens n’alegrem, Jordi.");
  await send.click();
  await page.getByRole("log").getByText("Sent", { exact: true }).waitFor();
  await eventually(() => town.answers("jordicamps", asked)).toEqual(["Ens n’alegrem, Jordi. —Eva"]);
});

test("a tab that heard nothing is refused by the server, and the refusal says what came", async () => {
  await town.bring("olgamas", "Olga Mas");
  const asked = await town.says("olgamas", "Teniu la taula en negre?");
  const { page, context, expects } = await browser.visit(desk.base, { cookies });
  expects(/^409 POST \/rpc\/replies\/send$/, /ERR_FAILED .*\/rpc\/live\/stream$/);
  // Deaf: whatever happens elsewhere does not come.
  await context.route("**/rpc/live/stream", (route) => route.abort());
  await page.goto("/queue");
  await page.getByRole("link", { name: /Olga Mas/ }).click();
  const field = page.getByRole("textbox", { name: "What everyone will read" });
  await field.fill("Sí, en negre i en blanc.");
  await town.adds("olgamas", asked, "Volia dir la cadira, perdó.");
  await eventually(() => heard("Volia dir la cadira")).toBe(true);

  await page.getByRole("button", { name: "Reply in public on Plaza" }).click();
  const moved = page.getByRole("alert").filter({ hasText: "The thread changed while you were writing" });
  await moved.getByText("Volia dir la cadira, perdó.").waitFor();
  expect(await field.inputValue()).toBe("Sí, en negre i en blanc.");
  expect(await town.answers("olgamas", asked)).toEqual([]);
  await moved.getByRole("button", { name: "I have seen it" }).click();
  await field.fill("La cadira també.");
  await page.getByRole("button", { name: "Reply in public on Plaza" }).click();
  await eventually(() => town.answers("olgamas", asked)).toEqual(["La cadira també. —Eva"]);
});

test("what the customer takes back leaves a trace without its words", async () => {
  await town.bring("paulroig", "Pau Roig");
  const asked = await town.says("paulroig", "El meu número és secret i no l’hauria d’haver escrit.");
  const { page } = await browser.visit(desk.base, { cookies });
  await page.goto("/queue");
  await page.getByRole("link", { name: /Pau Roig/ }).click();
  const log = page.getByRole("log");
  await log.getByText("no l’hauria d’haver escrit").waitFor();
  await town.takesBack("paulroig", asked);
  await log.getByText("Deleted on Plaza. The text is not kept here either").waitFor();
  await eventually(() => page.getByText("no l’hauria d’haver escrit").count()).toBe(0);
  await page.reload();
  await log.getByText("Deleted on Plaza").waitFor();
  expect(await page.getByText("no l’hauria d’haver escrit").count()).toBe(0);
});

test("somebody signs out, and in again where they were", async () => {
  const { page, expects } = await browser.visit(desk.base, { cookies: await desk.signIn() });
  expects(/^401 POST \/api\/auth\/sign-in\/email$/, /^401 POST \/rpc\//);
  await page.goto("/queue");
  await page.getByRole("button", { name: "Your account" }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.getByRole("heading", { name: "Sign in to Escolta" }).waitFor();

  await page.goto("/settings/people");
  await page.getByRole("textbox", { name: "E-mail" }).fill(OWNER.email);
  await page.getByLabel("Password").fill("not the password");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.getByText("E-mail and password do not match").waitFor();
  await page.getByLabel("Password").fill(OWNER.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.getByText(`${OWNER.name} (you)`).waitFor();
  expect(new URL(page.url()).pathname).toBe("/settings/people");
});

test("on the way out nothing more is asked: it could only be refused", async () => {
  const { page } = await browser.visit(desk.base, { cookies: await desk.signIn() });
  await page.goto("/search");
  const search = page.getByRole("searchbox", { name: "Search messages and people" });
  await search.waitFor();
  // The session has ended, and the page does not know it yet.
  const ended = Promise.withResolvers<void>();
  const told = Promise.withResolvers<void>();
  await page.route("**/sign-out", async (route) => {
    const response = await route.fetch();
    ended.resolve();
    await told.promise;
    await route.fulfill({ response });
  });
  await page.getByRole("button", { name: "Your account" }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await ended.promise;
  await search.fill("enviament");
  await page.waitForURL(/words=enviament/);
  // As long as a refusal would take to come.
  await new Promise((done) => setTimeout(done, 500));
  told.resolve();
  await page.getByRole("heading", { name: "Sign in to Escolta" }).waitFor();
  expect(new URL(page.url()).search).toBe("");
});

test("a page that the browser brings back after one has signed out asks who is there", async () => {
  const { page } = await browser.visit(desk.base, { cookies: await desk.signIn() });
  await page.goto("/search");
  const ended = Promise.withResolvers<void>();
  await page.route("**/sign-out", async (route) => {
    await route.fetch();
    ended.resolve();
  });
  await page.getByRole("button", { name: "Your account" }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await ended.promise;
  expect(await page.getByRole("heading", { name: "Sign in to Escolta" }).count()).toBe(0);
  await page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))");
  await page.getByRole("heading", { name: "Sign in to Escolta" }).waitFor();
});

test("a colleague comes by a link, and each sees that the other is there and writes", async () => {
  await town.bring("rosavila", "Rosa Vila");
  const asked = await town.says("rosavila", "Quant triga l’enviament a Ordino?");
  const eva = await browser.visit(desk.base, { cookies });
  await eva.page.goto("/settings/people");
  await eva.page.getByRole("button", { name: "Invite someone" }).click();
  await eva.page.getByRole("button", { name: "Make the link" }).click();
  const link = await eva.page.getByRole("code").innerText();

  const pol = await browser.visit(desk.base);
  await pol.page.goto(link);
  await pol.page.getByRole("heading", { name: "Casa Rovira is waiting for you" }).waitFor();
  await pol.page.getByRole("textbox", { name: "Your name" }).fill("Pol Ferrer");
  await pol.page.getByRole("textbox", { name: "E-mail" }).fill("pol@example.com");
  await pol.page.getByLabel("Password").fill("another long password");
  await pol.page.getByRole("button", { name: "Join the team" }).click();

  await pol.page.getByRole("link", { name: /Rosa Vila/ }).click();
  await pol.page.getByRole("heading", { name: "Rosa Vila", level: 1 }).waitFor();
  await eva.page.getByRole("link", { name: "Queue" }).click();
  const row = eva.page.getByRole("listitem").filter({ hasText: "Rosa Vila" });
  await row.getByText("reading").waitFor();
  await row.getByRole("link", { name: /Rosa Vila/ }).click();
  await eva.page.getByRole("log").getByText("Pol Ferrer is reading it").waitFor();
  await pol.page.getByRole("log").getByText("Eva Guardia is reading it").waitFor();

  await pol.page.getByRole("textbox", { name: "What everyone will read" }).pressSequentially("Dos dies");
  await eva.page.getByRole("log").getByText("Pol Ferrer is writing").waitFor();

  // Whoever is first is first: the other's words stay, and they are told who it was.
  await eva.page.getByRole("textbox", { name: "What everyone will read" }).fill("Tres dies");
  await pol.page.getByRole("button", { name: "Reply in public on Plaza" }).click();
  await eva.page.getByRole("alert").getByText("Pol Ferrer has already answered").waitFor();
  expect(await eva.page.getByRole("textbox", { name: "What everyone will read" }).inputValue()).toBe(
    "Tres dies",
  );
  await eventually(() => town.answers("rosavila", asked)).toEqual(["Dos dies —Pol"]);
});

/** Whether the desk has taken it in, asked beside the deaf browser. */
async function heard(words: string): Promise<boolean> {
  const queue = await fetch(`${desk.base}/api/queue/list`, {
    method: "POST",
    headers: { cookie: cookies, "content-type": "application/json", origin: desk.base },
    body: JSON.stringify({ tab: "all", sort: "newest", limit: 10 }),
  });
  return (await queue.text()).includes(words);
}
