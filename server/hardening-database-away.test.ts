/** The database goes away under a desk at work and comes back: the desk says so, loses nothing, and goes on by itself. */
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type OpenDatabase, openDatabase } from "./platform/db/connect.ts";
import { type Embedded, startEmbedded } from "./platform/db/embedded.ts";
import { migrateToLatest } from "./platform/db/migrate.ts";
import { enqueue } from "./platform/jobs/jobs.ts";
import { startTestApp, type TestApp } from "./test/app.ts";
import { call, connectOpen, tell } from "./test/client.ts";
import { createMember, createWorkspace, type TestMember } from "./test/people.ts";

const folder = mkdtempSync(join(tmpdir(), "escolta-away-"));
chmodSync(folder, 0o711); // as root, the server's own user must be able to walk through
/** Longer than the job queue and the pools try by themselves. `HARD_SECONDS=60` for the whole minute. */
const AWAY_MS = Number(process.env.HARD_SECONDS ?? 15) * 1000;

let server: Embedded;
let database: OpenDatabase;
let desk: TestApp;
let owner: TestMember;
let open: { id: string; hook: string };
const uncaught: unknown[] = [];
const note = (error: unknown) => void uncaught.push(error);

beforeAll(async () => {
  process.on("unhandledRejection", note);
  server = await startEmbedded({ folder, log: () => {}, fsync: false });
  await migrateToLatest(server.url());
  database = openDatabase(server.url());
  desk = await startTestApp(database);
  const workspaceId = await createWorkspace(database.db);
  owner = await createMember(desk.app.identity, database.db, workspaceId, "owner");
  open = await connectOpen(desk.base, owner);
}, 120_000);

afterAll(async () => {
  await desk?.stop();
  await database?.close();
  await server?.stop();
  process.off("unhandledRejection", note);
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

const event = (id: string) => ({ id, text: "On és la comanda?", publishedAt: new Date().toISOString() });

async function isHeard(id: string): Promise<void> {
  const found = () => sql`select 1 from messages where external_id = ${id}`.execute(database.db);
  await vi.waitUntil(async () => (await found().catch(() => ({ rows: [] }))).rows.length === 1, {
    timeout: 30_000,
    interval: 100,
  });
}

test("a minute without its database", async () => {
  const told = await listen();
  await tell(desk.base, open.hook, event("before"));
  await isHeard("before");
  await vi.waitUntil(() => told.text.includes("message.heard"), { timeout: 10_000 });
  const before = told.text.length;

  await server.stop();
  const sendings = setInterval(() => void fetch(`${desk.base}/readyz`).catch(() => {}), 50);
  const ready = await fetch(`${desk.base}/readyz`);
  expect([ready.status, await ready.text()]).toEqual([503, "the database is away\n"]);
  expect((await fetch(`${desk.base}/healthz`)).status).toBe(200);
  const refused = await tell(desk.base, open.hook, event("meanwhile"));
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "30"]);
  for (const path of ["/queue/counts", "/me", "/auth/get-session"])
    expect([path, (await call(desk.base, owner, "GET", path)).status]).toEqual([path, 503]);
  expect((await fetch(`${desk.base}/metrics`)).status).toBe(503);
  expect((await fetch(`${desk.base}/files/x/y`, { headers: owner.headers })).status).toBe(503);
  await sleep(AWAY_MS);
  clearInterval(sendings);

  server = await startEmbedded({ folder, log: () => {}, fsync: false });
  await vi.waitUntil(async () => (await fetch(`${desk.base}/readyz`)).status === 200, { timeout: 20_000 });
  expect((await tell(desk.base, open.hook, event("meanwhile"))).status).toBe(200);
  await isHeard("meanwhile");
  expect((await call(desk.base, owner, "GET", "/queue/counts")).status).toBe(200);
  await vi.waitUntil(() => told.text.slice(before).includes("message.heard"), { timeout: 20_000 });

  const at = await jobsRunAgain();
  expect(at).toBeLessThan(15_000);
  told.stop.abort();
  expect(uncaught).toEqual([]);
}, 180_000);

test("a server that is killed, with jobs and writes under way", async () => {
  const posts = Array.from({ length: 40 }, (_, i) =>
    tell(desk.base, open.hook, event(`kill-${i}`)).catch(() => null),
  );
  // Its guardian, the embedded server's own, brings it back.
  process.kill(
    Number.parseInt(readFileSync(join(server.folder, "postgres/postmaster.pid"), "utf8"), 10),
    "SIGKILL",
  );
  const answers = await Promise.all(posts);
  const acknowledged = answers.flatMap((said, i) => (said?.status === 200 ? [`kill-${i}`] : []));
  for (const said of answers) if (said) expect([200, 503]).toContain(said.status);
  await vi.waitUntil(async () => (await fetch(`${desk.base}/readyz`)).status === 200, { timeout: 20_000 });
  for (const id of acknowledged) await isHeard(id);
  expect(await jobsRunAgain()).toBeLessThan(15_000);
  expect(uncaught).toEqual([]);
}, 60_000);

/** Milliseconds until a job that was put on the queue is done. */
async function jobsRunAgain(): Promise<number> {
  const began = performance.now();
  const payload = { workspaceId: owner.headers.get("escolta-workspace"), connectionId: open.id };
  await enqueue(database.db, { name: "poll", payload, key: "hardening" });
  const left = () => sql`select 1 from graphile_worker.jobs where key = 'hardening'`.execute(database.db);
  await vi.waitUntil(async () => (await left()).rows.length === 0, { timeout: 30_000, interval: 100 });
  return performance.now() - began;
}

async function listen(): Promise<{ text: string; stop: AbortController }> {
  const told = { text: "", stop: new AbortController() };
  const response = await fetch(`${desk.base}/api/live`, { headers: owner.headers, signal: told.stop.signal });
  const decoder = new TextDecoder();
  void (async () => {
    for await (const chunk of response.body!) told.text += decoder.decode(chunk as Uint8Array);
  })().catch(() => {});
  return told;
}
