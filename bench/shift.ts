/**
 * How much the page moves under one's eyes over the whole main job, at a desk and on a phone: the queue opened, a
 * conversation opened, an answer written and sent, done, the next one; while others write. As the browser itself tells
 * layout shifts: those within half a second of a key or a tap are left out of the standard's figure, and told beside.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { openTown } from "../test/browser/town.ts";
import { load, type Result } from "./bench.ts";
import { end, sleep } from "./local.ts";
import { DESK_SIZE, PHONE_SIZE, sitDown } from "./page.ts";
import { type ServedDesk, serve, setUp } from "./served.ts";
import { messageText } from "./texts.ts";
import { seeded } from "./words.ts";
import { say } from "./world.ts";

const AIM = 0.02;
const JOBS = 3;
const CUSTOMERS = 8;

interface Shift {
  at: number;
  value: number;
  afterInput: boolean;
  /** What moved, as a selector would name it. */
  what: string;
}

export async function run(): Promise<Result> {
  const before = load();
  const folder = mkdtempSync(join(tmpdir(), "escolta-bench-shift-"));
  const desk = await serve(join(folder, "data"));
  try {
    await setUp(desk, "plaza");
    const town = await openTown(desk.base, desk.cookie, desk.workspaceId);
    const random = seeded(3);
    for (let n = 0; n < CUSTOMERS * 2; n++) await town.bring(`customer${n}`, `Customer ${n}`);
    const writes = (n: number) => town.says(`customer${n}`, messageText(random).text);
    for (let n = 0; n < CUSTOMERS; n++) await writes(n);
    const atDesk = await shiftsOf(desk, DESK_SIZE, (page) => workAtDesk(page, writes));
    const onPhone = await shiftsOf(desk, PHONE_SIZE, workOnPhone);
    return result({ "at a desk": atDesk, "on a phone": onPhone }, before);
  } finally {
    await end(desk.app, "SIGTERM");
    rmSync(folder, { recursive: true, force: true });
  }
}

function result(all: Record<string, Shift[]>, before: string): Result {
  const figures: Result["figures"] = { "main jobs done, each": JOBS };
  let worst = 0;
  for (const [where, shifts] of Object.entries(all)) {
    const standard = cumulative(shifts.filter(({ afterInput }) => !afterInput));
    worst = Math.max(worst, standard);
    figures[`cumulative layout shift ${where}`] = standard;
    figures[`all shifts together ${where}, those after input too`] = inThousandths(
      shifts.reduce((sum, { value }) => sum + value, 0),
    );
    const largest = shifts.toSorted((a, b) => b.value - a.value)[0];
    if (largest) figures[`the largest ${where}`] = `${inThousandths(largest.value)}: ${largest.what}`;
  }
  figures["waiting for a processor, before and after"] = `${before}, ${load()}`;
  return {
    figures,
    aims: Object.fromEntries(
      Object.keys(all).map((where) => [`cumulative layout shift ${where}`, `≤ ${AIM}`]),
    ),
    met: worst <= AIM,
  };
}

/** The worst window of at most five seconds in which no second passes without a shift. */
function cumulative(shifts: Shift[]): number {
  let worst = 0;
  let sum = 0;
  let first = Number.NEGATIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const { at, value } of shifts) {
    if (at - last > 1000 || at - first > 5000) {
      sum = 0;
      first = at;
    }
    last = at;
    sum += value;
    worst = Math.max(worst, sum);
  }
  return inThousandths(worst);
}

async function shiftsOf(
  desk: ServedDesk,
  size: typeof DESK_SIZE | typeof PHONE_SIZE,
  work: (page: Page) => Promise<void>,
): Promise<Shift[]> {
  const { browser, context } = await sitDown(desk, size);
  try {
    await context.addInitScript(WATCH);
    const page = await context.newPage();
    await page.goto("/queue?tab=%22all%22");
    await page.locator("[data-row]").first().waitFor();
    await work(page);
    await sleep(1000);
    return await page.evaluate<Shift[]>("shifts");
  } finally {
    await browser.close();
  }
}

async function workAtDesk(page: Page, writes: (n: number) => Promise<string>): Promise<void> {
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  for (let job = 0; job < JOBS; job++) {
    await page.getByRole("log").getByRole("article").first().waitFor();
    await page.keyboard.press("r");
    await page.locator("textarea:focus").waitFor();
    await page.keyboard.type("Good morning, we are looking at it now and write again today.", { delay: 15 });
    await writes(CUSTOMERS + job);
    await page.keyboard.press("Control+Enter");
    await page.getByRole("log").getByText("Sent", { exact: true }).waitFor();
    await page.keyboard.press("Escape");
    const before = page.url();
    await page.keyboard.press("e");
    await page.waitForURL((url) => url.href !== before, { waitUntil: "commit" });
    say(`done at the desk: ${job + 1}`);
  }
}

async function workOnPhone(page: Page): Promise<void> {
  await page.locator("[data-row] a").first().tap();
  for (let job = 0; job < JOBS; job++) {
    await page.getByRole("log").getByRole("article").first().waitFor();
    await page.locator("textarea").tap();
    await page.keyboard.type("Good morning, we are looking at it now.", { delay: 15 });
    await page.getByRole("button", { name: "Reply", exact: true }).tap();
    await page.getByRole("log").getByText("Sent", { exact: true }).waitFor();
    const before = page.url();
    await page.getByRole("button", { name: "Done", exact: true }).tap();
    await page.waitForURL((url) => url.href !== before, { waitUntil: "commit" });
    say(`done on the phone: ${job + 1}`);
  }
}

function inThousandths(value: number): number {
  return Math.round(value * 1000) / 1000;
}

const WATCH = `
  window.shifts = [];
  const nameOf = (node) => node?.nodeType === 1
    ? node.localName + "." + node.className + " in " + node.parentElement?.localName + "." + node.parentElement?.className
    : String(node?.nodeName);
  new PerformanceObserver((list) => {
    for (const { startTime, value, hadRecentInput, sources } of list.getEntries())
      shifts.push({ at: startTime, value, afterInput: hadRecentInput, what: sources.map(({ node }) => nameOf(node)).join("; ") });
  }).observe({ type: "layout-shift", buffered: true });
`;
