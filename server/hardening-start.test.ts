/** Starting and stopping, as an operator sees it: `node server/main.ts` in processes of its own. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { Migrator } from "kysely/migration";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type OpenDatabase, openDatabase } from "./platform/db/connect.ts";
import { type Embedded, startEmbedded } from "./platform/db/embedded.ts";
import { startTestApp } from "./test/app.ts";
import { saidBy } from "./test/client.ts";
import { testDatabase } from "./test/database.ts";

const root = join(import.meta.dirname, "..");
const scratch = mkdtempSync(join(tmpdir(), "escolta-start-"));
chmodSync(scratch, 0o711); // as root, the server's own user must be able to walk through
const children = new Set<ChildProcess>();
const shared = testDatabase();
let server: Embedded;

beforeAll(async () => {
  server = await startEmbedded({ folder: join(scratch, "server"), log: () => {}, fsync: false });
}, 60_000);

afterAll(async () => {
  for (const child of children) child.kill("SIGKILL");
  await server.stop();
  // What a failed test may have left running.
  for (const name of ["own", "stopped", "midway"]) {
    if (!existsSync(join(scratch, name, "postgres/postmaster.pid"))) continue;
    await (await startEmbedded({ folder: join(scratch, name), log: () => {} })).stop();
  }
  rmSync(scratch, { recursive: true, force: true });
}, 60_000);

interface Running {
  child: ChildProcess;
  port: number;
  /** What it has said so far, both ways. */
  said(): string;
  /** Resolves with the exit code. */
  ended: Promise<number | null>;
  ready: Promise<boolean>;
}

async function start(env: Record<string, string>, port?: number): Promise<Running> {
  const own = port ?? (await freePort());
  const child = spawn(process.execPath, [join(root, "server/main.ts")], {
    cwd: scratch, // no .env of ours
    env: {
      PATH: process.env.PATH ?? "",
      PORT: `${own}`,
      LOG_LEVEL: "warn",
      ESCOLTA_DATA: join(scratch, "data"),
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  children.add(child);
  let said = "";
  const ended = once(child, "exit").then(([code]) => code as number | null);
  const ready = new Promise<boolean>((done) => {
    const hear = (chunk: Buffer) => {
      said += String(chunk);
      if (said.includes("Escolta is ready")) done(true);
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    void ended.then(() => done(false));
  });
  return { child, port: own, said: () => said, ended, ready };
}

async function stop(running: Running): Promise<number | null> {
  running.child.kill("SIGTERM");
  return running.ended;
}

function freePort(): Promise<number> {
  return new Promise((found) => {
    const listener = createServer().listen(0, "127.0.0.1", () => {
      const address = listener.address();
      listener.close(() => found(typeof address === "object" && address ? address.port : 0));
    });
  });
}

async function freshDatabase(name: string): Promise<{ url: string; database: OpenDatabase }> {
  const admin = openDatabase(server.url("postgres"), { connections: 1 });
  await sql.raw(`create database ${name}`).execute(admin.db);
  await admin.close();
  return { url: server.url(name), database: openDatabase(server.url(name), { connections: 2 }) };
}

async function migrations(database: OpenDatabase): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(
    database.db,
  );
  return rows.map(({ name }) => name);
}

const status = async (port: number, path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).status;

test("two nodes that start at once on an empty database are both ready, and it is migrated once", async () => {
  const { url, database } = await freshDatabase("two_nodes");
  const env = { DATABASE_URL: url, ESCOLTA_KEY: Buffer.alloc(32, 7).toString("base64") };
  const nodes = await Promise.all([start(env), start(env)]);
  expect(await Promise.all(nodes.map(({ ready }) => ready)), nodes.map(({ said }) => said()).join()).toEqual([
    true,
    true,
  ]);
  for (const { port } of nodes) expect(await status(port, "/readyz")).toBe(200);
  const applied = await migrations(database);
  expect(new Set(applied).size).toBe(applied.length);
  const joined = await sql<{ n: number }>`select count(*)::int as n from nodes`.execute(database.db);
  expect(joined.rows[0]?.n).toBe(2);
  expect(await Promise.all(nodes.map(stop))).toEqual([0, 0]);
  await database.close();
}, 90_000);

test("an older database is brought up to date, with what is in it", async () => {
  const { url, database } = await freshDatabase("older");
  const core = await import("./platform/db/migrations/0001-core.ts");
  const migrator = new Migrator({
    db: database.db,
    provider: { getMigrations: async () => ({ "0001-core": core }) },
  });
  const { error } = await migrator.migrateToLatest();
  expect(error).toBeUndefined();
  await sql`insert into workspaces (workspace_id, name, kind, languages, country, time_zone, created_at)
    values (gen_random_uuid(), 'Kept', 'brand', '{ca}', 'AD', 'Europe/Andorra', now())`.execute(database.db);
  const node = await start({ DATABASE_URL: url });
  expect(await node.ready, node.said()).toBe(true);
  expect((await migrations(database)).length).toBeGreaterThan(1);
  const kept = await sql<{ name: string }>`select name from workspaces`.execute(database.db);
  expect(kept.rows).toEqual([{ name: "Kept" }]);
  expect(await stop(node)).toBe(0);

  await sql`insert into kysely_migration (name, timestamp) values ('9999-from-the-future', '2099')`.execute(
    database.db,
  );
  const before = await fingerprint(database);
  const refused = await start({ DATABASE_URL: url });
  expect(await refused.ended).toBe(1);
  expect(refused.said()).toContain("newer Escolta");
  expect(refused.said()).toContain("9999-from-the-future");
  expect(refused.said(), "said in words, not as a stack").not.toMatch(/\n\s+at /);
  expect(await fingerprint(database)).toEqual(before);
  await database.close();
}, 90_000);

async function fingerprint({ db }: OpenDatabase): Promise<unknown> {
  const { rows } =
    await sql`select table_schema, table_name, column_name, data_type from information_schema.columns
    where table_schema not in ('pg_catalog', 'information_schema') order by 1, 2, 3`.execute(db);
  return rows;
}

test("a second start on the same folder, or port, is told why; the first goes on and stops in good order", async () => {
  const data = join(scratch, "own");
  const first = await start({ ESCOLTA_DATA: data });
  expect(await first.ready, first.said()).toBe(true);

  const second = await start({ ESCOLTA_DATA: data });
  expect(await second.ended).toBe(1);
  expect(second.said()).toMatch(/Another Escolta \(process \d+ on .*\) is using .*own/);
  expect(second.said()).not.toMatch(/\n\s+at /);
  expect(await status(first.port, "/readyz")).toBe(200);

  const elsewhere = join(scratch, "stopped");
  const third = await start({ ESCOLTA_DATA: elsewhere }, first.port);
  expect(await third.ended).toBe(1);
  expect(third.said()).toContain(`Port ${first.port} is in use`);
  expect(third.said()).not.toMatch(/\n\s+at /);
  expect(existsSync(join(elsewhere, "postgres/postmaster.pid")), "its own database is stopped again").toBe(
    false,
  );
  expect(await status(first.port, "/healthz")).toBe(200);

  // Requests under way, and one that never ends.
  const stream = await fetch(`http://127.0.0.1:${first.port}/api/setup`);
  expect(stream.status).toBe(200);
  const asking = Array.from({ length: 30 }, () => status(first.port, "/api/setup").catch(() => "cut"));
  const hanging = fetch(`http://127.0.0.1:${first.port}/api/setup`, {
    method: "POST",
    body: new ReadableStream({ start: (body) => body.enqueue(Buffer.from("{")) }),
    headers: { "content-type": "application/json" },
    ...HALF,
  } as RequestInit).catch(() => null);
  await new Promise((done) => setTimeout(done, 100));
  const began = performance.now();
  expect(await stop(first), first.said()).toBe(0);
  expect(performance.now() - began).toBeLessThan(10_000);
  expect(existsSync(join(data, "postgres/postmaster.pid"))).toBe(false);
  await Promise.all([...asking, hanging]);
}, 120_000);

/** What Node wants beside a body that is a stream. */
const HALF = { duplex: "half" };

test("a desk that others can reach asks for its code before it is anybody's", async () => {
  const desk = await startTestApp(shared, { setupCode: "12345678" });
  try {
    const headers = { "content-type": "application/json", origin: desk.base };
    const setup = { brand: "Vinyes", languages: ["ca"], country: "AD", region: null, door: "connect" };
    const owner = { name: "Laia", email: "laia@example.com", password: "correct horse battery" };
    const finish = async (code?: string) =>
      saidBy(
        await fetch(`${desk.base}/api/setup`, {
          method: "POST",
          headers,
          body: JSON.stringify({ ...setup, owner, ...(code ? { code } : {}) }),
        }),
      );
    expect((await saidBy(await fetch(`${desk.base}/api/setup`))).body).toMatchObject({
      done: false,
      needsCode: true,
    });
    for (const wrong of [undefined, "", "00000000"])
      expect((await finish(wrong)).text).toContain("setup_code_wrong");
    expect((await sql`select 1 from workspaces`.execute(shared.db)).rows).toEqual([]);
    expect((await finish("12345678")).status).toBe(200);
    expect((await finish("12345678")).text).toContain("already_set_up");
  } finally {
    await desk.stop();
  }
}, 60_000);

test("told to stop while it starts, it starts to the end and stops in good order", async () => {
  const data = join(scratch, "midway");
  const running = await start({ ESCOLTA_DATA: data });
  const isThere = () => existsSync(join(data, "postgres/postmaster.pid"));
  await expect.poll(isThere, { timeout: 30_000, interval: 5 }).toBe(true);
  expect(await stop(running), running.said()).toBe(0);
  expect(isThere(), "its database is stopped too").toBe(false);
  expect(running.said()).not.toMatch(/\n\s+at /);
}, 60_000);
