/**
 * From the moment a webhook is accepted until its message is painted in an agent's browser, at 100 messages a second:
 * in its row where its customer already has one, else in the count behind which new rows wait. In the same run and
 * browser a page that does nothing else (a bare server, its event stream, one line of script) shows what the machine
 * itself needs.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { load, percentile, type Result, rounded } from "./bench.ts";
import { end, freePort, sleep } from "./local.ts";
import { PAINTED, sitDown } from "./page.ts";
import { ask, connectOpen, serve, setUp } from "./served.ts";
import { hookOf, type Posted, stream } from "./stream.ts";
import { say } from "./world.ts";

const PER_SECOND = 100;
const SECONDS = 20;
/** By then PostgreSQL has counted its tables once: before, it plans as if they were empty. */
const WARM_UP_SECONDS = 14;
const AIM_MS = 300;
/** Those whose rows stand on the screen: every second message is one of theirs. */
const KNOWN = 12;
const PATIENCE_MS = 10_000;

interface Seen {
  /** Number of the message that a row shows, and since when. */
  rows: { number: number; at: number }[];
  /** How many rows have come, behind the count and below the others, and since when. */
  counts: { count: number; at: number }[];
  /** Questions that the page has asked of the server. */
  asked: number;
}

export async function run(): Promise<Result> {
  const before = load();
  const folder = mkdtempSync(join(tmpdir(), "escolta-bench-live-"));
  const desk = await serve(join(folder, "data"));
  try {
    await setUp(desk, "connect");
    const target = hookOf(desk, await connectOpen(desk));
    const { browser, context } = await sitDown(desk);
    try {
      const bare = await measureBare(context);
      await stream(target, { perSecond: 20, count: KNOWN, first: 0 }, (number) => number);
      while ((await ask<{ all: number }>(desk, "GET", "/queue/counts")).all < KNOWN) await sleep(50);
      const page = await context.newPage();
      await page.goto("/queue?tab=%22all%22&sort=%22newest%22");
      await page.locator(`[data-row="${KNOWN - 1}"]`).waitFor();
      say(`warming up for ${WARM_UP_SECONDS} seconds, then ${SECONDS} seconds that count`);
      await page.evaluate(WATCH);
      const warm = { perSecond: PER_SECOND, count: WARM_UP_SECONDS * PER_SECOND, first: 1000 };
      await stream(target, warm, authorOf);
      await sleep(2000);
      const counted = { perSecond: PER_SECOND, count: SECONDS * PER_SECOND, first: 10_000 };
      const asked = (await read(page)).asked;
      const posted = await stream(target, counted, authorOf);
      const seen = await readAll(page, (warm.count + counted.count) / 2);
      return result(bare, latencies(posted, seen, warm.count / 2), (seen.asked - asked) / SECONDS, before);
    } finally {
      await browser.close();
    }
  } finally {
    await end(desk.app, "SIGTERM");
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Even numbers are of those who have a row, the others of somebody new each. */
function authorOf(number: number): number {
  return number % 2 === 0 ? (number / 2) % KNOWN : number;
}

interface Latencies {
  rows: number[];
  counts: number[];
}

function result(bare: number[], { rows, counts }: Latencies, asked: number, before: string): Result {
  const all = [...rows, ...counts];
  const figures: Result["figures"] = { messages: all.length, "messages a second": PER_SECOND };
  const groups = { "on the screen": all, "in its row": rows, "in the count": counts, "bare page": bare };
  for (const [name, took] of Object.entries(groups))
    for (const share of [0.5, 0.95, 0.99]) figures[`${name}, p${share * 100} ms`] = percentile(took, share);
  figures["ratio of p50 to the bare page"] = rounded(percentile(all, 0.5) / percentile(bare, 0.5));
  figures["ratio of p99 to the bare page"] = rounded(percentile(all, 0.99) / percentile(bare, 0.99));
  figures["questions a second that the page asked"] = rounded(asked);
  figures["waiting for a processor, before"] = before;
  figures["waiting for a processor, after"] = load();
  return {
    figures,
    aims: { "on the screen, p99 ms": `≤ ${AIM_MS}` },
    met: percentile(all, 0.99) <= AIM_MS,
  };
}

/**
 * A row shows the latest of its messages: one that was overtaken before it could be painted is on the screen when the
 * one after it is. New rows wait in the order in which they were accepted, so the n-th is there when the count says n.
 */
function latencies(posted: Posted[], { rows, counts }: Seen, waitedBefore: number): Latencies {
  const known = posted.filter(({ number }) => number % 2 === 0);
  const fresh = posted.filter(({ number }) => number % 2 === 1).sort((a, b) => a.acceptedAt - b.acceptedAt);
  const inRows = known.map(({ number, author, acceptedAt }) => {
    const shown = rows.find((one) => one.number >= number && authorOf(one.number) === author);
    if (!shown) throw new Error(`message ${number} never came on the screen`);
    return shown.at - acceptedAt;
  });
  const inCounts = fresh.map(({ acceptedAt }, index) => {
    const shown = counts.find(({ count }) => count >= waitedBefore + index + 1);
    if (!shown) throw new Error(`the count never came to ${waitedBefore + index + 1}`);
    return shown.at - acceptedAt;
  });
  return { rows: inRows, counts: inCounts };
}

async function readAll(page: Page, waiting: number): Promise<Seen> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const seen = await read(page);
    if ((seen.counts.at(-1)?.count ?? 0) >= waiting || performance.now() > deadline) return seen;
    await sleep(100);
  }
}

function read(page: Page): Promise<Seen> {
  return page.evaluate<Seen>("({ ...seen, asked: asked() })");
}

const WATCH = `(() => {
  ${PAINTED}
  performance.setResourceTimingBufferSize(100000);
  const seen = { rows: [], counts: [] };
  window.seen = seen;
  window.asked = () => performance.getEntriesByType("resource").filter(({ name }) => name.includes("/rpc/")).length;
  const shown = new Map();
  let last = 0;
  const look = () => {
    const fresh = [];
    for (const row of document.querySelectorAll("[data-row]")) {
      const number = Number(/#(\\d+)#/.exec(row.textContent)?.[1] ?? -1);
      const link = row.querySelector("a")?.getAttribute("href");
      if (shown.get(link) === number) continue;
      shown.set(link, number);
      fresh.push(number);
    }
    const words = [...document.querySelectorAll("button")].map(({ textContent }) => /^([\\d,]+) new$/.exec(textContent.trim()));
    const waiting = Number(words.find(Boolean)?.[1].replaceAll(",", "") ?? 0);
    // What comes after all that is known is shown at once, below it.
    const count = waiting + Number(document.querySelector("[data-row]")?.ariaSetSize ?? 0) - ${KNOWN};
    const more = count > last ? count : 0;
    last = count;
    if (fresh.length > 0 || more) painted((at) => {
      for (const number of fresh) seen.rows.push({ number, at });
      if (more) seen.counts.push({ count: more, at });
    });
  };
  new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
  look();
})()`;

/* ---------------------------------------------------------------- the reference */

const BARE = `<!doctype html><title>Bare</title><p id="line"></p><script>
  ${PAINTED}
  const seen = [];
  new EventSource("/stream").onmessage = ({ data }) => {
    line.textContent = data;
    painted((at) => seen.push({ number: Number(data), at }));
  };
</script>`;

/** The same messages to a server that only answers and passes their number on. */
async function measureBare(context: BrowserContext): Promise<number[]> {
  const port = await freePort();
  const listeners = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    if (request.method === "POST") {
      let body = "";
      request.on("data", (part) => {
        body += part;
      });
      request.on("end", () => {
        response.end("{}");
        for (const one of listeners) one.write(`data: ${/#(\d+)#/.exec(body)?.[1]}\n\n`);
      });
    } else if (request.url === "/stream") {
      response.writeHead(200, { "content-type": "text/event-stream" }).flushHeaders();
      listeners.add(response);
    } else response.writeHead(200, { "content-type": "text/html" }).end(BARE);
  }).listen(port, "127.0.0.1");
  try {
    const page = await context.newPage();
    const url = `http://127.0.0.1:${port}`;
    await page.goto(url);
    while (listeners.size === 0) await sleep(20);
    const target = { url, hook: { path: "/", secret: "none" } };
    await stream(target, { perSecond: PER_SECOND, count: 200, first: 0 }, (number) => number);
    const pace = { perSecond: PER_SECOND, count: 5 * PER_SECOND, first: 1000 };
    const posted = await stream(target, pace, (number) => number);
    await sleep(500);
    const seen = new Map(
      (await page.evaluate<Seen["rows"]>("seen")).map(({ number, at }) => [number, at] as const),
    );
    await page.close();
    return posted.map(({ number, acceptedAt }) => (seen.get(number) ?? Number.NaN) - acceptedAt);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
