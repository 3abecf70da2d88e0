/**
 * Kills the desk with -9 again and again while messages come in and answers go out: the app alone, then everything,
 * PostgreSQL included. Counts what was acknowledged and is not there afterwards, and what was answered twice or never.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { createHmac, randomUUID } from "node:crypto";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { connectionString } from "../server/platform/db/embedded/socket.ts";
import { findPlace } from "../server/platform/db/embedded.ts";
import { say } from "./world.ts";

const KILLS = 20;
const UP_MS = 2_500;
const root = join(import.meta.dirname, "..");

interface Desk {
  folder: string;
  base: string;
  port: number;
  app: ChildProcess;
  cookie: string;
}

/** What the outside was told is safe. */
interface Promises {
  events: Set<string>;
  replies: Map<string, string>;
}

export async function run() {
  const folder = mkdtempSync(join(tmpdir(), "escolta-bench-crash-"));
  chmodSync(folder, 0o711);
  const port = await freePort();
  const desk: Desk = {
    folder: join(folder, "data"),
    base: `http://127.0.0.1:${port}`,
    port,
    app: null as never,
    cookie: "",
  };
  const promised: Promises = { events: new Set(), replies: new Map() };
  try {
    await start(desk);
    const open = await setUp(desk);
    for (let kill = 1; kill <= KILLS; kill++) {
      const everything = kill % 2 === 0;
      const stop = new AbortController();
      const work = Promise.all([
        postEvents(desk, open, promised, stop.signal),
        answerPosts(desk, promised, stop.signal),
      ]);
      work.catch(() => stop.abort());
      await sleep(UP_MS + Math.random() * 1500);
      if (everything) killHard(postmasterOf(desk));
      desk.app.kill("SIGKILL");
      stop.abort();
      await work;
      await start(desk);
      say(
        `killed ${kill} of ${KILLS}: ${promised.events.size} events and ${promised.replies.size} answers so far`,
      );
    }
    await untilQuiet(desk);
    return await count(desk, promised);
  } finally {
    desk.app?.kill("SIGTERM");
    await sleep(4_000);
    rmSync(folder, { recursive: true, force: true });
  }
}

/* ---------------------------------------------------------------- the desk */

async function start(desk: Desk): Promise<void> {
  desk.app = spawn(process.execPath, ["server/main.ts"], {
    cwd: root,
    env: {
      ...process.env,
      PORT: String(desk.port),
      ESCOLTA_DATA: desk.folder,
      LOG_LEVEL: "error",
      DATABASE_URL: "",
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
  for (let tries = 0; tries < 300; tries++) {
    const ready = await fetch(`${desk.base}/readyz`).catch(() => null);
    if (ready?.ok) return;
    await sleep(100);
  }
  throw new Error("the desk did not come up again within 30 seconds");
}

interface OpenHook {
  url: string;
  secret: string;
}

async function setUp(desk: Desk): Promise<OpenHook> {
  const made = await fetch(`${desk.base}/api/setup`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: desk.base },
    body: JSON.stringify({
      brand: "Casa Rovira",
      languages: ["ca", "es"],
      country: "AD",
      region: null,
      owner: { name: "Eva Gil", email: "eva@example.com", password: "a long enough password" },
      door: "plaza",
    }),
  });
  if (!made.ok) throw new Error(`set-up answered ${made.status}: ${await made.text()}`);
  desk.cookie = made.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
  const { connection, secret } = await ask<{ connection: { hookUrl: string }; secret: string }>(
    desk,
    "POST",
    "/connections",
    {
      network: "open",
      settings: { name: "Shop" },
    },
  );
  const town = await ask<{ key: string }>(desk, "GET", "/practice/key");
  await plaza(desk, town.key, "PUT", "/weather", {
    mode: "clear",
    limits: { requests: 1_000_000, writes: 1_000_000 },
  });
  return { url: new URL(connection.hookUrl).pathname, secret };
}

async function ask<T>(desk: Desk, method: string, path: string, body?: object): Promise<T> {
  const response = await fetch(`${desk.base}/api${path}`, {
    method,
    headers: { cookie: desk.cookie, origin: desk.base, "content-type": "application/json" },
    ...(body ? { body: JSON.stringify(body) } : {}),
    signal: AbortSignal.timeout(20_000),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text.slice(0, 300)}`);
  return JSON.parse(text) as T;
}

async function plaza(desk: Desk, key: string, method: string, path: string, body?: object): Promise<void> {
  const response = await fetch(`${desk.base}/plaza/api${path}`, {
    method,
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    ...(body ? { body: JSON.stringify(body) } : {}),
    signal: AbortSignal.timeout(20_000),
  });
  if (!response.ok) throw new Error(`Plaza answered ${response.status}: ${await response.text()}`);
}

/* ---------------------------------------------------------------- the work under way */

/** Signed deliveries of five events each; what was answered 2xx must never be lost. */
async function postEvents(
  desk: Desk,
  hook: OpenHook,
  promised: Promises,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const events = Array.from({ length: 5 }, () => {
      const id = randomUUID();
      const author = { id: `customer-${id.slice(0, 2)}`, name: `Customer ${id.slice(0, 2)}` };
      return { id, author, text: `On és la comanda ${id}?`, publishedAt: new Date().toISOString() };
    });
    const body = JSON.stringify({ events });
    const t = Math.floor(Date.now() / 1000);
    const v1 = createHmac("sha256", hook.secret).update(`${t}.${body}`).digest("hex");
    const response = await fetch(desk.base + hook.url, {
      method: "POST",
      headers: { "content-type": "application/json", "escolta-signature": `t=${t},v1=${v1}` },
      body,
      signal: AbortSignal.timeout(10_000),
    }).catch(() => null);
    if (response?.ok) for (const { id } of events) promised.events.add(id);
    if (response && !response.ok && response.status < 500)
      throw new Error(`the hook answered ${response.status}`);
    await sleep(5);
  }
}

/** Customers of Plaza write, an agent answers the first that waits; what was accepted must go out exactly once. */
async function answerPosts(desk: Desk, promised: Promises, signal: AbortSignal): Promise<void> {
  let key = "";
  while (!signal.aborted) {
    try {
      key ||= (await ask<{ key: string }>(desk, "GET", "/practice/key")).key;
      const handle = `c${randomUUID().slice(0, 8)}`;
      await plaza(desk, key, "POST", "/bulk", {
        members: [{ handle, name: handle }],
        posts: [{ as: `@${handle}`, text: `@casarovira no ha arribat la comanda ${handle}` }],
      });
      const { items } = await ask<{ items: { conversationId: string }[] }>(desk, "POST", "/queue/list", {
        networks: ["plaza"],
        limit: 5,
      });
      for (const { conversationId } of items) {
        const { revision } = await ask<{ revision: number }>(desk, "GET", `/conversations/${conversationId}`);
        const replyId = randomUUID();
        await ask(desk, "POST", `/conversations/${conversationId}/replies`, {
          replyId,
          audience: "public",
          text: `Ho mirem ara mateix: ${replyId}`,
          seenRevision: revision,
        });
        promised.replies.set(replyId, conversationId);
      }
    } catch (error) {
      if (!signal.aborted && !isAway(error)) say(`while answering: ${(error as Error).message}`);
      await sleep(20);
    }
  }
}

function isAway(error: unknown): boolean {
  return (
    error instanceof Error &&
    /fetch failed|terminated|aborted|answered 5\d\d|answered 409/.test(error.message)
  );
}

/* ---------------------------------------------------------------- afterwards */

async function untilQuiet(desk: Desk): Promise<void> {
  const client = await connect(desk);
  for (let tries = 0; tries < 120; tries++) {
    const { rows } = await client.query(
      `select (select count(*)::int from inbound_events where set_aside_at is null)
            + (select count(*)::int from reply_parts where state in ('queued', 'sending')) as waiting`,
    );
    if (rows[0].waiting === 0) break;
    await sleep(1_000);
  }
  await client.end();
}

async function count(desk: Desk, promised: Promises) {
  const client = await connect(desk);
  const heard = new Set(
    (await client.query("select external_id from messages where direction = 'inbound'")).rows.map(
      (row) => row.external_id as string,
    ),
  );
  const published = (
    await client.query("select text from plaza.posts where text like 'Ho mirem ara mateix: %'")
  ).rows.map((row) => /: ([0-9a-f-]{36})/.exec(row.text as string)?.[1] ?? "");
  const states = (await client.query("select state, count(*)::int as n from reply_parts group by 1")).rows;
  await client.end();
  const times = Map.groupBy(published, (id) => id);
  const lost = [...promised.events].filter((id) => !heard.has(id)).length;
  const twice = [...times.values()].filter((all) => all.length > 1).length;
  const never = [...promised.replies.keys()].filter((id) => !times.has(id)).length;
  return {
    figures: {
      kills: KILLS,
      events_acknowledged: promised.events.size,
      events_lost: lost,
      answers_accepted: promised.replies.size,
      answers_published: published.length,
      answered_twice: twice,
      never_answered: never,
      outbox: states.map(({ state, n }) => `${n} ${state}`).join(", "),
    },
    aims: { events_lost: "0", answered_twice: "0", never_answered: "0" },
    met: lost === 0 && twice === 0 && never === 0 && promised.events.size > 0 && promised.replies.size > 0,
  };
}

async function connect(desk: Desk): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: connectionString(findPlace(desk.folder).sockets, "escolta"),
  });
  await client.connect();
  return client;
}

function postmasterOf(desk: Desk): number {
  return Number(readFileSync(join(findPlace(desk.folder).cluster, "postmaster.pid"), "utf8").split("\n")[0]);
}

function killHard(pid: number): void {
  if (pid > 1) process.kill(pid, "SIGKILL");
}

function freePort(): Promise<number> {
  return new Promise((found) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => found(port));
    });
  });
}

function sleep(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
