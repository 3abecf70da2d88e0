/**
 * How long the screen takes to do what a hand asks, until it is painted: a conversation of 200 messages opened, two
 * of them by turns, and a key in a queue of which 10,000 rows are loaded; all while 50 messages a second arrive. In the
 * same browser a page that does nothing but show the key pressed is what the machine itself needs.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { load, percentile, type Result, rounded } from "./bench.ts";
import { end, sleep } from "./local.ts";
import { longTasksDuring, type Task } from "./main-thread.ts";
import { PAINTED, sitDown } from "./page.ts";
import { ask, connectOpen, type ServedDesk, serve, setUp } from "./served.ts";
import { hookOf, stream, type Target, tellAll } from "./stream.ts";
import { messageText } from "./texts.ts";
import { seeded } from "./words.ts";
import { say } from "./world.ts";

const ROWS = 10_000;
const LONG = 40;
const MESSAGES = 200;
const RUNS = 30;
const PER_SECOND = 50;
/** Between one thing and the next: as a quick person works, and so that none waits for the one before it. */
const BREATH_MS = 150;
const AIMS = { open: 100, switch: 50, key: 50, longTask: 100 };

interface Measured {
  bare: number[];
  open: number[];
  hovered: number[];
  switch: number[];
  key: number[];
  longTasks: Task[];
}

export async function run(): Promise<Result> {
  const before = load();
  const folder = mkdtempSync(join(tmpdir(), "escolta-bench-screen-"));
  // Whoever reads the screen has a machine of their own: on this one the browser goes before the server.
  const desk = await serve(join(folder, "data"), { yields: true });
  try {
    await setUp(desk, "connect");
    const target = hookOf(desk, await connectOpen(desk));
    await fill(desk, target);
    const { browser, context } = await sitDown(desk);
    try {
      const measured = await measure(context, target);
      return result(measured, before);
    } finally {
      await browser.close();
    }
  } finally {
    await end(desk.app, "SIGTERM");
    rmSync(folder, { recursive: true, force: true });
  }
}

function result({ bare, longTasks, ...took }: Measured, before: string): Result {
  const names = {
    open: `open a conversation of ${MESSAGES} messages, never seen before`,
    hovered: `open one of ${MESSAGES} messages that the pointer was on for 150 ms`,
    switch: "switch between two",
    key: `key to paint among ${ROWS} rows`,
  };
  const figures: Result["figures"] = { "runs of each": RUNS, "messages a second meanwhile": PER_SECOND };
  for (const [name, words] of Object.entries(names)) {
    const values = took[name as keyof typeof took];
    figures[`${words}, median ms`] = percentile(values, 0.5);
    figures[`${words}, p95 ms`] = percentile(values, 0.95);
  }
  figures["bare page, key to paint, median ms"] = percentile(bare, 0.5);
  figures["bare page, key to paint, p95 ms"] = percentile(bare, 0.95);
  figures["key, ratio of the median to the bare page"] = rounded(
    percentile(took.key, 0.5) / percentile(bare, 0.5),
  );
  figures["long tasks over 50 ms"] = longTasks.length;
  const longest = longestOf(longTasks);
  figures["longest task, ms"] = rounded(longest.ms);
  figures["of which it had a processor for, ms"] = rounded(longest.processorMs);
  figures["waiting for a processor, before"] = before;
  figures["waiting for a processor, after"] = load();
  const median = (name: keyof typeof took) => percentile(took[name], 0.5);
  return {
    figures,
    aims: {
      [`${names.open}, median ms`]: `≤ ${AIMS.open}`,
      [`${names.switch}, median ms`]: `≤ ${AIMS.switch}`,
      [`${names.key}, median ms`]: `≤ ${AIMS.key}`,
      "longest task, ms": `≤ ${AIMS.longTask}`,
    },
    met:
      median("open") <= AIMS.open &&
      median("switch") <= AIMS.switch &&
      median("key") <= AIMS.key &&
      longest.ms <= AIMS.longTask,
  };
}

function longestOf(tasks: Task[]): Task {
  return tasks.reduce((longest, task) => (task.ms > longest.ms ? task : longest), { ms: 0, processorMs: 0 });
}

async function measure(context: BrowserContext, target: Target): Promise<Measured> {
  const bare = await measureBare(context);
  const page = await context.newPage();
  await page.goto("/queue?tab=%22all%22");
  await page.locator('[data-row="0"]').waitFor();
  await loadAll(page);
  await page.evaluate(WATCH);
  const measured: Measured = { bare, open: [], hovered: [], switch: [], key: [], longTasks: [] };
  const streaming = new AbortController();
  const streamed = keepStreaming(target, streaming.signal);
  await sleep(2000);
  await watched("going down the list", async () => (measured.key = await keys(page)));
  await watched("opening", async () => (measured.open = await opened(page, false)));
  await watched("opening what the pointer was on", async () => (measured.hovered = await opened(page, true)));
  await watched("switching", async () => (measured.switch = await switched(page)));
  streaming.abort();
  await streamed;
  return measured;

  async function watched(doing: string, act: () => Promise<unknown>): Promise<void> {
    const tasks = await longTasksDuring(page, act);
    measured.longTasks.push(...tasks);
    const { ms, processorMs } = longestOf(tasks);
    say(`longest task while ${doing}: ${rounded(ms)} ms, ${rounded(processorMs)} of them with a processor`);
  }
}

/** Down the list with `j`, and up again: the row that gets the focus, painted. */
async function keys(page: Page): Promise<number[]> {
  const took: number[] = [];
  await press(page, "j", "rowAt(0)");
  for (let run = 0; run < RUNS; run++) took.push(await press(page, "j", `rowAt(${run + 1})`));
  return took;
}

/** Far from one another, so that none is a neighbour of the one before; the other half is for those hovered on. */
async function opened(page: Page, hover: boolean): Promise<number[]> {
  const took: number[] = [];
  for (let run = 0; run < Math.min(RUNS, LONG / 2); run++) {
    const index = ((run * 7) % (LONG / 2)) * 2 + (hover ? 1 : 0);
    const row = `[data-row="${index}"] a`;
    await page.evaluate(`showRow(${index})`);
    await page.locator(row).waitFor();
    const name = (await page.locator(row).innerText()).split(",")[0]!.trim();
    if (hover) await page.locator(row).hover();
    await sleep(BREATH_MS);
    await page.evaluate(`expect(() => threadOf(${JSON.stringify(name)}))`);
    await page.evaluate(`began(performance.now()); document.querySelector('${row}').click()`);
    took.push(await page.evaluate<number>("took"));
  }
  return took;
}

/** The last two that were opened stand one under the other: `j` and `k` go from one to the other. */
async function switched(page: Page): Promise<number[]> {
  const took: number[] = [];
  await page.evaluate("showRow(0)");
  await page.locator('[data-row="0"] a').click();
  const names: string[] = [];
  for (const index of [0, 1])
    names.push((await page.locator(`[data-row="${index}"] a`).innerText()).split(",")[0]!.trim());
  for (let run = -2; run < RUNS; run++) {
    const down = run % 2 === 0;
    const there = await press(page, down ? "j" : "k", `threadOf(${JSON.stringify(names[down ? 1 : 0])})`);
    if (run >= 0) took.push(there);
  }
  return took;
}

/** Milliseconds from the key until what it does has been painted. */
async function press(page: Page, key: string, condition: string): Promise<number> {
  await sleep(BREATH_MS);
  await page.evaluate(`expect(() => ${condition})`);
  await page.keyboard.press(key);
  return page.evaluate<number>("took");
}

/** The list grows by pages as one scrolls: here until it is whole. */
async function loadAll(page: Page): Promise<void> {
  say(`loading ${ROWS} rows`);
  const deadline = performance.now() + 180_000;
  while ((await page.evaluate<number>(LOADED)) < ROWS) {
    if (performance.now() > deadline) throw new Error("the list did not load within three minutes");
    await sleep(20);
  }
  await page.evaluate("scrollRows(0)");
}

const LOADED = `(() => {
  window.scroller = document.querySelector("[data-row]").closest("ul").parentElement;
  window.scrollRows = (top) => { scroller.scrollTop = top; };
  window.showRow = (index) => scrollRows(Math.max(0, index - 2) * document.querySelector("[data-row]").offsetHeight);
  scrollRows(scroller.scrollHeight);
  return Number(document.querySelector("[data-row]").ariaSetSize);
})()`;

const WATCH = `(() => {
  ${PAINTED}
  let condition = () => false;
  let pressedAt = null;
  let tell = () => {};
  window.expect = (what) => {
    condition = what;
    pressedAt = null;
    window.took = new Promise((done, failed) => {
      const patience = setTimeout(() => failed(new Error("not painted: " + what)), 10000);
      tell = (ms) => { clearTimeout(patience); done(ms); };
    });
  };
  window.began = (at) => {
    pressedAt = at;
    // What is there as a frame begins is in what that frame paints.
    const look = () =>
      condition() ? framePainted((at) => tell(at - performance.timeOrigin - pressedAt)) : requestAnimationFrame(look);
    requestAnimationFrame(look);
  };
  window.rowAt = (index) => document.activeElement?.closest("[data-row]")?.dataset.row === String(index);
  const inSight = (element) => element.getBoundingClientRect().bottom <= element.closest("[role=log]").getBoundingClientRect().bottom;
  window.threadOf = (name) => {
    const last = [...document.querySelectorAll("[role=log] article")].at(-1);
    return document.querySelector("main h1")?.textContent === name
      && last?.textContent.includes("the last of " + name + ".") && inSight(last);
  };
  addEventListener("keydown", ({ timeStamp }) => began(timeStamp), true);
})()`;

/* ---------------------------------------------------------------- what is there, and what comes */

/** 40 conversations of 200 messages that are the most pressing, and so many of one message that it makes 10,000 rows. */
async function fill(desk: ServedDesk, target: Target): Promise<void> {
  say(`telling ${ROWS} conversations`);
  const random = seeded(5);
  const now = Date.now();
  const long = Array.from({ length: LONG }, (_, n) =>
    Array.from({ length: MESSAGES }, (_, index) => ({
      ...event(`long-${n}`, index, `Long ${n}`, now - 4 * 3_600_000 + index * 1000),
      text: index === MESSAGES - 1 ? `This is the last of Long ${n}.` : messageText(random).text,
      own: index % 3 === 2 && index < MESSAGES / 2,
    })),
  ).flat();
  const short = Array.from({ length: ROWS - LONG }, (_, n) => ({
    ...event(`short-${n}`, 0, `Short ${n}`, now - (n % 3600) * 1000),
    text: messageText(random).text,
  }));
  await tellAll(target, [...long, ...short]);
  while ((await ask<{ all: number }>(desk, "GET", "/queue/counts")).all < ROWS) await sleep(200);
}

function event(thread: string, index: number, name: string, at: number) {
  const author = { id: thread, handle: thread, name };
  return { id: `${thread}-${index}`, threadId: thread, author, publishedAt: new Date(at).toISOString() };
}

/** Half of them are of people who wrote before in this run. */
async function keepStreaming(target: Target, ended: AbortSignal): Promise<void> {
  for (let first = 0; !ended.aborted; first += PER_SECOND)
    await stream(target, { perSecond: PER_SECOND, count: PER_SECOND, first }, (number) =>
      number % 2 === 0 ? number % 40 : number,
    );
}

/* ---------------------------------------------------------------- the reference */

async function measureBare(context: BrowserContext): Promise<number[]> {
  const page = await context.newPage();
  await page.setContent("<p id=key></p>");
  await page.evaluate(WATCH);
  await page.evaluate(
    "addEventListener('keydown', () => { key.textContent = Number(key.textContent) + 1; })",
  );
  const took: number[] = [];
  for (let run = 1; run <= RUNS; run++) took.push(await press(page, "j", `key.textContent === "${run}"`));
  await page.close();
  return took;
}
