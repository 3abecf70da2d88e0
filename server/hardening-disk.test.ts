/** The disk of the database is full: what cannot be kept is not acknowledged, and with space it goes on by itself. */
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  closeSync,
  mkdtempSync,
  openSync,
  rmSync,
  statSync,
  truncateSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type OpenDatabase, openDatabase } from "./platform/db/connect.ts";
import { type Embedded, startEmbedded } from "./platform/db/embedded.ts";
import { migrateToLatest } from "./platform/db/migrate.ts";
import { startTestApp, type TestApp } from "./test/app.ts";
import { connectOpen, tell } from "./test/client.ts";
import { createMember, createWorkspace } from "./test/people.ts";

const disk = mkdtempSync(join(tmpdir(), "escolta-disk-"));
const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=220m,mode=0711", "tmpfs", disk]);
const why = mounted.error?.message ?? String(mounted.stderr).trim();
const filler = join(disk, "filler");

let server: Embedded;
let database: OpenDatabase;
let desk: TestApp;
let hook: string;

beforeAll(async () => {
  if (mounted.status !== 0) return;
  chmodSync(disk, 0o711); // as root, the server's own user must be able to walk through
  server = await startEmbedded({ folder: join(disk, "data"), log: () => {} });
  await migrateToLatest(server.url());
  database = openDatabase(server.url());
  desk = await startTestApp(database);
  const workspaceId = await createWorkspace(database.db);
  const owner = await createMember(desk.app.identity, database.db, workspaceId, "owner");
  hook = (await connectOpen(desk.base, owner)).hook;
}, 120_000);

afterAll(async () => {
  await desk?.stop();
  await database?.close();
  await server?.stop();
  if (mounted.status === 0) spawnSync("umount", [disk]);
  rmSync(disk, { recursive: true, force: true });
}, 60_000);

const event = (id: string) => ({ id, text: `${id} ${words()}`, publishedAt: new Date().toISOString() });

/** 60 kB that do not compress to nothing. */
function words(): string {
  return Array.from({ length: 5_000 }, () => Math.random().toString(36).slice(2))
    .join(" ")
    .slice(0, 60_000);
}

/** So many bytes are left. */
function fillUp(left: number): void {
  const file = openSync(filler, "w");
  try {
    for (let size = 1024 * 1024; size >= 4096; ) {
      try {
        writeSync(file, Buffer.alloc(size));
      } catch {
        size /= 2;
      }
    }
  } finally {
    closeSync(file);
  }
  if (left > 0) truncateSync(filler, statSync(filler).size - left);
}

async function kept(): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`select external_id as id from messages`.execute(database.db);
  return new Set(rows.map(({ id }) => id));
}

test.skipIf(mounted.status !== 0)(
  mounted.status === 0 ? "a full disk" : `a full disk (not tried: no small disk can be mounted here: ${why})`,
  async () => {
    const acknowledged: string[] = [];
    const refused: string[] = [];
    const post = async (id: string) => {
      const said = await tell(desk.base, hook, event(id));
      (said.status === 200 ? acknowledged : refused).push(id);
      if (said.status !== 200) expect([said.status, said.headers.get("retry-after")]).toEqual([503, "30"]);
    };
    fillUp(4_000_000);
    for (let i = 0; i < 400 && refused.length < 30; i++) await post(`full-${i}`);
    expect(acknowledged.length, "some found room").toBeGreaterThan(0);
    expect(refused.length, "and some did not").toBeGreaterThan(0);
    // The worst place to run out of room is the write-ahead log: PostgreSQL itself goes down.
    fillUp(0);
    await sql`select pg_switch_wal()`.execute(database.db).catch(() => {});
    for (let i = 0; i < 20; i++) await post(`worse-${i}`);
    expect((await fetch(`${desk.base}/healthz`)).status).toBe(200);

    rmSync(filler);
    await vi.waitUntil(async () => (await fetch(`${desk.base}/readyz`)).status === 200, { timeout: 60_000 });
    await vi.waitUntil(
      async () =>
        (await Promise.all(refused.map((id) => tell(desk.base, hook, event(id))))).every(
          ({ status }) => status === 200,
        ),
      { timeout: 60_000, interval: 1000 },
    );
    const all = [...acknowledged, ...refused];
    await vi.waitUntil(async () => (await kept().catch(() => new Set())).size === all.length, {
      timeout: 90_000,
      interval: 500,
    });
    expect([...(await kept())].sort()).toEqual(all.sort());
    const aside = await sql`select 1 from inbound_events where set_aside_at is not null`.execute(database.db);
    expect(aside.rows, "nothing was taken for unreadable").toEqual([]);
  },
  300_000,
);
