/**
 * Kills the desk with -9 again and again while messages come in and answers go out: the app alone, then everything,
 * PostgreSQL included. Counts what was acknowledged and is not there afterwards, and what was answered twice or never.
 */
import { randomUUID } from "node:crypto";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findPlace } from "../server/platform/db/embedded.ts";
import { end, sleep } from "./local.ts";
import {
  ask,
  connectOpen,
  connectTo,
  type OpenHook,
  type ServedDesk,
  serve,
  setUp,
  signed,
  start,
} from "./served.ts";
import { say } from "./world.ts";

const KILLS = 20;
const UP_MS = 2_500;

/** What the outside was told is safe. */
interface Promises {
  events: Set<string>;
  replies: Map<string, string>;
}

export async function run() {
  const folder = mkdtempSync(join(tmpdir(), "escolta-bench-crash-"));
  chmodSync(folder, 0o711);
  const promised: Promises = { events: new Set(), replies: new Map() };
  let desk: ServedDesk | undefined;
  try {
    desk = await serve(join(folder, "data"));
    await setUp(desk, "plaza");
    const hook = await connectOpen(desk);
    await fairWeather(desk);
    for (let kill = 1; kill <= KILLS; kill++) {
      const everything = kill % 2 === 0;
      const stop = new AbortController();
      const work = Promise.all([
        postEvents(desk, hook, promised, stop.signal),
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
    if (desk) await end(desk.app, "SIGTERM");
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Plaza refuses nobody for asking too often, and only those write who are told to: what is tried is the desk. */
async function fairWeather(desk: ServedDesk): Promise<void> {
  const { key } = await ask<{ key: string }>(desk, "GET", "/practice/key");
  await plaza(desk, key, "PUT", "/weather", {
    mode: "clear",
    limits: { requests: 1_000_000, writes: 1_000_000 },
  });
  await plaza(desk, key, "PUT", "/show", { running: false });
}

async function plaza(
  desk: ServedDesk,
  key: string,
  method: string,
  path: string,
  body?: object,
): Promise<void> {
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
  desk: ServedDesk,
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
    const response = await fetch(desk.base + hook.path, {
      method: "POST",
      headers: signed(hook, body),
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
async function answerPosts(desk: ServedDesk, promised: Promises, signal: AbortSignal): Promise<void> {
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

async function untilQuiet(desk: ServedDesk): Promise<void> {
  const client = await connectTo(desk);
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

async function count(desk: ServedDesk, promised: Promises) {
  const client = await connectTo(desk);
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

function postmasterOf(desk: ServedDesk): number {
  return Number(readFileSync(join(findPlace(desk.folder).cluster, "postmaster.pid"), "utf8").split("\n")[0]);
}

function killHard(pid: number): void {
  if (pid > 1) process.kill(pid, "SIGKILL");
}
