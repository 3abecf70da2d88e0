/**
 * What the main screen weighs before it stands, and what Lighthouse says of it and of the sign-in screen: the desktop
 * preset, signed in; mobile beside. A score of speed is the median of three. On a busy machine speed reads lower.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { openChromium } from "../test/browser/chromium.ts";
import { load, percentile, type Result, rounded } from "./bench.ts";
import { CATEGORIES, type Judged, judge } from "./lighthouse.ts";
import { end, freePort, sleep } from "./local.ts";
import { sitDown } from "./page.ts";
import { ask, connectOpen, type ServedDesk, serve, setUp } from "./served.ts";
import { hookOf, tellAll } from "./stream.ts";
import { messageText } from "./texts.ts";
import { seeded } from "./words.ts";
import { say } from "./world.ts";

const AIM_KB = 320;
const AIMS = { performance: 95, accessibility: 100, "best-practices": 100 };
const TIMES = 3;
const CUSTOMERS = 14;

export async function run(): Promise<Result> {
  const before = load();
  const folder = mkdtempSync(join(tmpdir(), "escolta-bench-weight-"));
  const desk = await serve(join(folder, "data"));
  try {
    // Whoever comes with a cookie alone is in the brand itself.
    await setUp(desk, "connect");
    const main = `/queue/${await fill(desk)}?tab=%22all%22`;
    const { js, css, fonts } = await weigh(desk, main);
    const figures: Result["figures"] = {
      "JavaScript of the main screen, gzipped, kB": js,
      "CSS, gzipped, kB": css,
      "both, kB": rounded(js + css),
      "fonts, kB": fonts,
    };
    const aims: Result["aims"] = { "both, kB": `≤ ${AIM_KB}` };
    let met = js + css <= AIM_KB;
    const pages = {
      "sign-in": { path: "/sign-in", cookie: null },
      main: { path: main, cookie: desk.cookie },
    };
    for (const device of ["desktop", "mobile"] as const)
      for (const [name, { path, cookie }] of Object.entries(pages)) {
        const { scores, wrong } = await judged(`${desk.base}${path}`, device, cookie);
        for (const category of CATEGORIES) {
          const figure = `${name}, ${device}, ${category}`;
          figures[figure] = scores[category];
          if (device === "mobile") continue;
          aims[figure] = `≥ ${AIMS[category]}`;
          met &&= scores[category] >= AIMS[category];
        }
        if (wrong.length > 0) figures[`${name}, ${device}, what cost points`] = wrong.join("; ");
      }
    figures["waiting for a processor, before and after"] = `${before}, ${load()}`;
    return { figures, aims, met };
  } finally {
    await end(desk.app, "SIGTERM");
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Answers with the conversation that is open on the main screen. */
async function fill(desk: ServedDesk): Promise<string> {
  const random = seeded(3);
  const events = Array.from({ length: CUSTOMERS }, (_, n) => ({
    id: `weighed-${n}`,
    threadId: `thread-${n}`,
    author: { id: `customer-${n}`, handle: `customer${n}`, name: `Customer ${n}` },
    text: messageText(random).text,
    publishedAt: new Date().toISOString(),
  }));
  await tellAll(hookOf(desk, await connectOpen(desk)), events);
  for (;;) {
    const { items } = await ask<{ items: { conversationId: string }[] }>(desk, "POST", "/queue/list", {});
    if (items.length === CUSTOMERS) return items[0]!.conversationId;
  }
}

/** Kilobytes of what the page asks for until nothing more is on its way. */
async function weigh(desk: ServedDesk, path: string): Promise<{ js: number; css: number; fonts: number }> {
  const { browser, context } = await sitDown(desk);
  try {
    const page = await context.newPage();
    const bodies = collect(page);
    await page.goto(path);
    await page.getByRole("log").getByRole("article").first().waitFor();
    await page.waitForTimeout(1000);
    const files = await Promise.all(bodies);
    const kilobytes = (type: string, of: (body: Buffer) => number) =>
      rounded(files.filter((file) => file.type === type).reduce((sum, { body }) => sum + of(body), 0) / 1000);
    const gzipped = (body: Buffer) => gzipSync(body).length;
    return {
      js: kilobytes("script", gzipped),
      css: kilobytes("stylesheet", gzipped),
      fonts: kilobytes("font", (body) => body.length),
    };
  } finally {
    await browser.close();
  }
}

function collect(page: Page): Promise<{ type: string; body: Buffer }>[] {
  const bodies: Promise<{ type: string; body: Buffer }>[] = [];
  page.on("response", (response) => {
    const type = response.request().resourceType();
    if (["script", "stylesheet", "font"].includes(type))
      bodies.push(response.body().then((body) => ({ type, body })));
  });
  return bodies;
}

async function judged(url: string, device: "desktop" | "mobile", cookie: string | null): Promise<Judged> {
  const port = await freePort();
  const browser = await openChromium([`--remote-debugging-port=${port}`]);
  try {
    while (!(await fetch(`http://127.0.0.1:${port}/json/version`).catch(() => null))) await sleep(100);
    const all: Judged[] = [];
    for (let time = 1; time <= TIMES; time++) {
      const one = await judge(url, { port, cookie, device });
      const scores = CATEGORIES.map((category) => one.scores[category]).join(", ");
      say(`Lighthouse, ${device}, ${new URL(url).pathname.split("/")[1]}, ${time} of ${TIMES}: ${scores}`);
      all.push(one);
    }
    const last = all.at(-1)!;
    const performance = percentile(
      all.map(({ scores }) => scores.performance),
      0.5,
    );
    return { ...last, scores: { ...last.scores, performance } };
  } finally {
    await browser.close();
  }
}
