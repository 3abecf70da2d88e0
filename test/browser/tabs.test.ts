/** Eight tabs, one stream: a browser gives an origin six connections, and somebody has to be left for the questions. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { eventually, testBrowser } from "./browser.ts";
import { testDesk } from "./desk.ts";

const desk = testDesk();
const browser = testBrowser();

test("all tabs are live over one stream, and when its tab closes another takes over", async () => {
  const { cookies, town } = await desk.found();
  await town.bring("marta", "Marta Puig");
  const { context, page } = await browser.visit(desk.base, { cookies });
  const streams: Page[] = [];
  context.on("request", (request) => {
    if (request.url().endsWith("/rpc/live/stream")) streams.push(request.frame().page());
  });
  const tabs = [page];
  while (tabs.length < 8) tabs.push(await context.newPage());
  for (const tab of tabs) {
    await tab.goto("/queue");
    await tab.getByText("Nothing waits.").waitFor();
  }

  await town.says("marta", "Bon dia, teniu taules rodones?");
  await Promise.all(tabs.map((tab) => tab.getByText("Bon dia, teniu taules rodones?").waitFor()));
  expect(streams).toHaveLength(1);

  const leader = streams[0]!;
  await leader.close();
  await eventually(() => streams.length).toBe(2);
  const rest = tabs.filter((tab) => tab !== leader);
  expect(rest).toContain(streams[1]);
  await town.says("marta", "I de fusta?");
  await Promise.all(rest.map((tab) => tab.getByText("I de fusta?").waitFor()));
  expect(streams).toHaveLength(2);
});
