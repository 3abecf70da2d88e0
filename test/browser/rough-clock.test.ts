/** A device whose clock is an hour wrong: its deadlines, its words and its snoozes follow the server's time. */
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { testBrowser } from "./browser.ts";
import { testDesk } from "./desk.ts";

const desk = testDesk();
const browser = testBrowser();
let cookies: string;

beforeAll(async () => {
  const { cookies: owner, town } = await desk.found();
  cookies = owner;
  await town.bring("marta", "Marta Puig");
  await town.says("marta", "Fa dies que espero el paquet. On és?");
});

for (const [off, hours] of [
  ["an hour fast", 1],
  ["an hour slow", -1],
  ["a day fast", 24],
] as const)
  test(`what is left until the deadline is the same on a device that is ${off}`, async () => {
    const right = await seen(0);
    const wrong = await seen(hours);
    expect(Math.abs(wrong.minutes - right.minutes)).toBeLessThanOrEqual(1);
    expect(wrong.day).toBe(right.day);
    expect(wrong.inOneHour).toMatch(/^at \d\d:\d\d$|tomorrow/);
    expect(Math.abs(clock(wrong.inOneHour) - clock(right.inOneHour))).toBeLessThanOrEqual(1);
  });

/** As it is said on a device whose clock is so many hours off. */
async function seen(hours: number): Promise<{ minutes: number; day: string; inOneHour: string }> {
  const { page, context } = await browser.visit(desk.base, { cookies });
  await context.addInitScript(SHIFTED.replace("HOURS", String(hours)));
  await page.goto("/queue?tab=%22all%22");
  await page.getByRole("link", { name: /Marta Puig/ }).click();
  const head = page.getByRole("main").locator("header");
  const line = await head.getByText(/ left$/).innerText();
  const day = await page
    .getByRole("log")
    .getByText(/^today/i)
    .innerText();
  await head.getByRole("button", { name: /^Snooze/ }).click();
  const inOneHour = await wordsOfFirst(page);
  await context.close();
  return { minutes: minutesIn(line), day, inOneHour };
}

async function wordsOfFirst(page: Page): Promise<string> {
  const first = page.getByRole("dialog").getByRole("button").first();
  return (await first.locator("span").last().innerText()).trim();
}

/** "2 days left", "1 h 05 left", "48 min left". */
function minutesIn(line: string): number {
  const [, days] = /(\d+)\sdays? left/.exec(line) ?? [];
  if (days) return Number(days) * 1440;
  const [, hours = "0", rest = "0"] = /(?:(\d+)\sh\s?)?(\d+)?(?:\smin)? left/.exec(line) ?? [];
  return Number(hours) * 60 + Number(rest);
}

function clock(words: string): number {
  const [, hour = "0", minute = "0"] = /(\d\d):(\d\d)/.exec(words) ?? [];
  return Number(hour) * 60 + Number(minute);
}

/** As a device whose clock was set wrong: everything else in it goes on as it does. */
const SHIFTED = `(() => {
  const by = HOURS * 3600000;
  const Right = Date;
  globalThis.Date = class extends Right {
    constructor(...given) { given.length === 0 ? super(Right.now() + by) : super(...given); }
    static now() { return Right.now() + by; }
  };
})()`;
