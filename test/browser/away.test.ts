/** The desk that cannot be reached, that was built anew, that no longer knows who one is: said, and nothing is lost. */
import { beforeAll, expect, test } from "vitest";
import { eventually, testBrowser } from "./browser.ts";
import { type Founded, OWNER, testDesk } from "./desk.ts";

const desk = testDesk();
const browser = testBrowser();
let cookies: string;
let town: Founded["town"];
beforeAll(async () => {
  ({ cookies, town } = await desk.found());
  await town.bring("marta", "Marta Puig");
  await town.says("marta", "Fa dies que espero el paquet.");
});

test("without a network it is said, one goes on writing, and it is kept once it is back", async () => {
  const { page, context, expects } = await browser.visit(desk.base, { cookies });
  expects(/ERR_INTERNET_DISCONNECTED/, /ERR_NETWORK_CHANGED/);
  await page.goto("/queue");
  await page.getByRole("link", { name: /Marta Puig/ }).click();
  const answer = page.getByRole("textbox", { name: "What everyone will read" });
  await answer.waitFor();
  await context.setOffline(true);
  await page.getByRole("status").getByText("No connection. Go on writing, it is all kept here").waitFor();
  await answer.fill("Demà el tindràs.");
  await context.setOffline(false);
  await page.getByRole("status").getByText("Connected again").waitFor();
  await page.getByText("Connected again").waitFor({ state: "hidden" });
  await page.reload();
  await eventually(() => answer.inputValue()).toBe("Demà el tindràs.");
});

test("a desk that does not answer is another matter, and says so", async () => {
  const { page, context, expects } = await browser.visit(desk.base, { cookies });
  expects(/ERR_FAILED .*\/rpc\/live\/stream$/);
  let away = true;
  await context.route("**/rpc/live/stream", (route) => (away ? route.abort() : route.continue()));
  await page.goto("/queue");
  await page.getByRole("status").getByText("The desk does not answer.").waitFor();
  away = false;
  await page.getByRole("status").getByText("Connected again").waitFor();
});

test("a part that cannot be fetched says so where it would stand, and comes with the page", async () => {
  const { page, context, expects } = await browser.visit(desk.base, { cookies });
  expects(/ERR_FAILED .*\/assets\//);
  let away = true;
  const parts = /\/assets\/(filter-dialog|why)-.*\.js$/;
  await context.route(parts, (route) => (away ? route.abort() : route.continue()));
  await page.goto("/queue");
  await page.getByRole("link", { name: /Marta Puig/ }).click();
  const answer = page.getByRole("textbox", { name: "What everyone will read" });
  // What was written before may come from the server meanwhile: it is written over.
  await eventually(async () => {
    await answer.fill("Ho mirem ara.");
    return answer.inputValue();
  }).toBe("Ho mirem ara.");
  const filter = page.getByRole("button", { name: "Filters" });
  await filter.click();
  const missing = page.getByRole("dialog", { name: "This part did not load" });
  await missing.getByRole("button", { name: "Close" }).click();
  await missing.waitFor({ state: "hidden" });
  await page
    .getByRole("main")
    .getByRole("button", { name: /Why it stands here/ })
    .first()
    .click();
  const why = page.getByRole("dialog", { name: "Why it stands here" });
  const reload = why.getByRole("button", { name: "Reload" });
  await reload.waitFor();
  away = false;
  await reload.click();
  await filter.click();
  await page.getByRole("dialog", { name: "Filters" }).waitFor();
  expect(await answer.inputValue()).toBe("Ho mirem ara.");
});

test("a new version is said once, and loaded when one wants it, with what was written", async () => {
  const { page, context } = await browser.visit(desk.base, { cookies });
  let build: string | null = null;
  // Every answer but the stream, which does not end: the build that any of them names last is the newest.
  await context.route(/\/rpc\/(?!live)/, async (route) => {
    const response = await route.fetch();
    const headers = { ...response.headers(), ...(build ? { "escolta-build": build } : {}) };
    await route.fulfill({ response, headers });
  });
  // Nobody has begun an answer to her: the drafts of other tabs would be put before this one.
  await town.bring("laia", "Laia Font");
  await town.says("laia", "Arribarà demà?");
  await page.goto("/queue");
  await page.getByRole("link", { name: /Laia Font/ }).click();
  const answer = page.getByRole("textbox", { name: "What everyone will read" });
  await answer.fill("Ho mirem, Laia.");
  const ready = page.getByRole("status").getByText("A new version is ready.");
  expect(await ready.count()).toBe(0);
  build = "another";
  await page.getByRole("link", { name: /^Mine/ }).click();
  await ready.waitFor();
  await page.getByRole("button", { name: "Not now" }).click();
  await ready.waitFor({ state: "hidden" });
  await page.getByRole("link", { name: /^Team/ }).click();
  expect(await ready.count()).toBe(0);
  build = "a third";
  await page.goBack();
  await page.goBack();
  await answer.waitFor();
  await town.bring("pol", "Pol Mas");
  await town.says("pol", "Obriu diumenge?");
  await ready.waitFor();
  // From the new page on all answers are of its own build; until then one of the older would take the notice away.
  const loaded = page
    .waitForRequest((request) => request.isNavigationRequest())
    .then(() => {
      build = null;
    });
  await page.getByRole("button", { name: "Reload" }).click();
  await loaded;
  await eventually(() => answer.inputValue()).toBe("Ho mirem, Laia.");
  expect(await ready.count()).toBe(0);
  await context.unrouteAll({ behavior: "ignoreErrors" });
});

test("a part of the screens that only the older build had is no broken screen", async () => {
  const { page, context, expects } = await browser.visit(desk.base, { cookies });
  expects(/^404 GET \/assets\/settings-screen/, /settings-screen/);
  await page.goto("/queue");
  await page.getByRole("link", { name: /Marta Puig/ }).waitFor();
  await context.route("**/assets/settings-screen-*.js", (route) => route.fulfill({ status: 404 }));
  await context.route(`${desk.base}/`, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), "escolta-build": "another" } });
  });
  let loads = 0;
  page.on("load", () => void loads++);
  await page.getByRole("link", { name: "Settings" }).click();
  await page.getByRole("heading", { name: /^A new version is ready/ }).waitFor();
  expect(loads).toBe(0);
  await context.unrouteAll({ behavior: "ignoreErrors" });
  await page.getByRole("main").getByRole("button", { name: "Reload" }).click();
  await page.getByRole("navigation", { name: "Settings" }).waitFor();
});

test("a session that ends while one writes: the door, in every tab, and back with every word", async () => {
  const own = await desk.signIn();
  const { page, context, expects } = await browser.visit(desk.base, { cookies: own });
  expects(/^401 POST \/rpc\//);
  await page.goto("/queue");
  await page.getByRole("link", { name: /Marta Puig/ }).click();
  const answer = page.getByRole("textbox", { name: "What everyone will read" });
  await answer.waitFor();
  const other = await context.newPage();
  await other.goto("/settings/people");
  await other.getByRole("heading", { level: 1 }).waitFor();

  await context.clearCookies();
  await answer.fill("Una frase que no s’ha de perdre.");
  await page.getByRole("heading", { name: "Sign in to Escolta" }).waitFor();
  await other.getByRole("heading", { name: "Sign in to Escolta" }).waitFor();
  await page.getByRole("textbox", { name: "E-mail" }).fill(OWNER.email);
  await page.getByLabel("Password").fill(OWNER.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await eventually(() => answer.inputValue()).toBe("Una frase que no s’ha de perdre.");
});
