/** Workers outlive their database, and nobody's jobs stay locked by the dead. On a server of its own, which goes away. */
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { systemClock } from "../clock.ts";
import { type OpenDatabase, openDatabase } from "../db/connect.ts";
import { type Embedded, startEmbedded } from "../db/embedded.ts";
import { migrateToLatest } from "../db/migrate.ts";
import { createLog } from "../log.ts";
import { enqueue, startWorkers } from "./jobs.ts";
import { joinNodes, type Node } from "./nodes.ts";

const folder = mkdtempSync(join(tmpdir(), "escolta-jobs-"));
chmodSync(folder, 0o711); // as root, the server's own user must be able to walk through
const log = createLog({ level: "silent", format: "json" });
const uncaught: unknown[] = [];
const note = (error: unknown) => void uncaught.push(error);
let server: Embedded;
let database: OpenDatabase;
let node: Node;

beforeAll(async () => {
  process.on("unhandledRejection", note);
  server = await startEmbedded({ folder, log: () => {}, fsync: false });
  await migrateToLatest(server.url());
  database = openDatabase(server.url());
  node = await joinNodes({ db: database.db, clock: systemClock, log }, "all", true);
}, 60_000);

afterAll(async () => {
  await node.stop();
  await database.close();
  await server.stop();
  process.off("unhandledRejection", note);
  rmSync(folder, { recursive: true, force: true });
});

async function jobs(): Promise<{ key: string; locked_by: string | null }[]> {
  const found = await sql<{ key: string; locked_by: string | null }>`
    select key, locked_by from graphile_worker.jobs order by key`.execute(database.db);
  return found.rows;
}

test("a job that ends while the database is away ends nothing else, and the next ones are done", async () => {
  const done: string[] = [];
  const gate = Promise.withResolvers<void>();
  const handlers = {
    slow: async () => {
      await gate.promise;
      done.push("slow");
    },
    quick: async () => void done.push("quick"),
  };
  const workers = await startWorkers({ pool: database.pool, handlers, log, concurrency: 2, node });
  await enqueue(database.db, { name: "slow", payload: {}, key: "slow" });
  await vi.waitUntil(async () => (await jobs())[0]?.locked_by != null, { timeout: 10_000 });

  const [{ locked_by: lock } = { locked_by: null }] = await jobs();
  const row = await database.db.selectFrom("nodes").select("workers").executeTakeFirstOrThrow();
  expect(row.workers, "the name on the node's row is the one that locks").toContain(lock);

  await server.stop();
  gate.resolve();
  await vi.waitUntil(() => done.includes("slow"));
  await sleep(3_000);
  server = await startEmbedded({ folder, log: () => {}, fsync: false });
  await enqueue(database.db, { name: "quick", payload: {}, key: "quick" });
  await vi.waitUntil(() => done.includes("quick"), { timeout: 20_000 });
  await vi.waitUntil(async () => (await jobs()).length === 0, { timeout: 30_000, interval: 200 });
  await workers.stop();
  // What could not be noted down as done is done again.
  expect(new Set(done)).toEqual(new Set(["slow", "quick"]));
  expect(uncaught).toEqual([]);
}, 90_000);

test("a node that was taken for dead is on the list again; what a dead one held is free", async () => {
  const nodes = () => database.db.selectFrom("nodes").select("id").execute();
  await enqueue(database.db, { name: "held", payload: {}, key: "held" });
  await sql`update graphile_worker._private_jobs set locked_by = 'pool-of-the-dead', locked_at = now()`.execute(
    database.db,
  );
  const long = Temporal.Now.instant().subtract({ minutes: 5 });
  const dead = { id: crypto.randomUUID(), role: "all", started_at: long, seen_at: long };
  await database.db
    .insertInto("nodes")
    .values({ ...dead, workers: ["pool-of-the-dead"] })
    .execute();
  await database.db.deleteFrom("nodes").where("id", "=", node.id).execute();
  await vi.waitUntil(async () => (await nodes()).map(({ id }) => id).join() === node.id, { timeout: 15_000 });
  await vi.waitUntil(async () => (await jobs())[0]?.locked_by === null, { timeout: 5_000 });
});
