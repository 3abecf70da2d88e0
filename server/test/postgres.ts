/**
 * Vitest's global set-up: one PostgreSQL for all tests of this clone, adopted if it runs, with a migrated template that
 * each test file copies. Any number of runs may share it; the last one to end stops it.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { Client, escapeIdentifier } from "pg";
import type { TestProject } from "vitest/node";
import { startEmbedded } from "../platform/db/embedded.ts";
import { migrateToLatest } from "../platform/db/migrate.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The test server's database `postgres`; never write in it. */
    postgresUrl: string;
    /** The database to copy: `create database … template …`. */
    postgresTemplate: string;
    /** What the names of this run's databases begin with. */
    postgresRun: string;
  }
}

const TEMPLATE = "template_escolta_";
const RUN = "escolta test run "; // how a run is known to the others: the name of its connection

/** Starts the server, makes the template, drops what dead runs left, and tells the tests where. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startEmbedded({
    folder: folder(),
    log: () => {},
    fsync: false,
    shared: true,
    settings,
  });
  const url = server.url("postgres");
  const run = new Client({ connectionString: url, application_name: `${RUN}${process.pid}` });
  run.on("error", () => {});
  await run.connect();
  const template = TEMPLATE + migrationsHash();
  try {
    await dropLeftovers(run, template);
    await makeTemplate(run, template, server.url);
  } catch (error) {
    await run.end();
    await server.stop();
    throw error;
  }
  project.provide("postgresUrl", url);
  project.provide("postgresTemplate", template);
  project.provide("postgresRun", `test_${process.pid}_`);
  return async () => {
    await run.end();
    await server.stop();
  };
}

const settings = { max_connections: "200", autovacuum: "off", max_wal_size: "4GB" };

/** One a clone and a user: two clones have different migrations, two users cannot share a socket. */
function folder(): string {
  const clone = createHash("sha256")
    .update(import.meta.dirname)
    .digest("hex")
    .slice(0, 8);
  return join(tmpdir(), `escolta-test-${userInfo().uid}`, clone);
}

/** The template is made anew when a migration, or the libraries that bring their own tables, changed. */
function migrationsHash(): string {
  const migrations = join(import.meta.dirname, "../platform/db/migrations");
  const hash = createHash("sha256").update(readFileSync(join(migrations, "../migrate.ts")));
  hash.update(readFileSync(join(import.meta.dirname, "../../package.json")));
  for (const file of readdirSync(migrations).sort())
    hash.update(file).update(readFileSync(join(migrations, file)));
  return hash.digest("hex").slice(0, 12);
}

/**
 * Only here and never at a run's end: a pool says it has ended before its sockets are closed, and dropping a database
 * under them fails the run at random.
 */
async function dropLeftovers(run: Client, template: string): Promise<void> {
  const runs = await run.query<{ name: string }>("select application_name as name from pg_stat_activity");
  const alive = runs.rows.map(({ name }) => name).filter((name) => name.startsWith(RUN));
  const others = new Set(
    alive.map((name) => name.slice(RUN.length)).filter((pid) => pid !== `${process.pid}`),
  );
  const found = await run.query<{ name: string }>("select datname as name from pg_database");
  for (const { name } of found.rows) {
    const pid = /^test_(\d+)_/.exec(name)?.[1];
    // Another clone's state of the migrations may be in use by a run that started before they changed.
    const dead = pid
      ? pid !== `${process.pid}` && !others.has(pid)
      : name.startsWith(TEMPLATE) && name !== template;
    if (!dead || (!pid && others.size > 0)) continue;
    if (!pid) await run.query(`alter database ${escapeIdentifier(name)} is_template false`);
    await run.query(`drop database if exists ${escapeIdentifier(name)} with (force)`);
  }
}

/** Migrated under another name and renamed when whole; one run at a time. */
async function makeTemplate(run: Client, template: string, url: (database: string) => string): Promise<void> {
  const unfinished = `${TEMPLATE}unfinished`;
  await run.query("select pg_advisory_lock(1)");
  try {
    const found = await run.query("select 1 from pg_database where datname = $1", [template]);
    if (found.rowCount) return;
    await run.query(`drop database if exists ${unfinished} with (force)`);
    await run.query(`create database ${unfinished}`);
    await migrateToLatest(url(unfinished));
    await renameWhenQuiet(run, unfinished, template);
    await run.query(`alter database ${template} with is_template true allow_connections false`);
  } finally {
    await run.query("select pg_advisory_unlock(1)");
  }
}

/** The migrator's last connection may be closing still. */
async function renameWhenQuiet(run: Client, from: string, to: string): Promise<void> {
  await run.query("select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = $1", [from]);
  await run.query(`alter database ${from} rename to ${to}`);
}
