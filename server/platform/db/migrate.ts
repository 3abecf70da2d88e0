import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { runMigrations } from "graphile-worker";
import { type Migration, Migrator } from "kysely/migration";
import { openDatabase } from "./connect.ts";

const folder = join(import.meta.dirname, "migrations");

/** The database was written by a newer Escolta than this one: nothing is touched. */
export class DatabaseIsNewer extends Error {
  override name = "DatabaseIsNewer";
  constructor(unknown: string[]) {
    super(
      `The database was last used by a newer Escolta (it has ${unknown.join(", ")}, which this version does not know). ` +
        "Start that version or a later one; nothing was changed.",
    );
  }
}

/**
 * Brings the database up to this code. A second node that starts at the same time waits and then finds nothing to do: it must
 * not even look which tables there are while the first makes them.
 */
export async function migrateToLatest(url: string): Promise<void> {
  const { db, pool, close } = openDatabase(url, { connections: 3 });
  try {
    const client = await pool.connect();
    try {
      await client.query("select pg_advisory_lock(hashtext('escolta migration'))");
      await refuseNewer(db, Object.keys(await getMigrations()));
      const { error } = await new Migrator({ db, provider: { getMigrations } }).migrateToLatest();
      if (error) throw error;
      await runMigrations({ pgPool: pool });
    } finally {
      await client.query("select pg_advisory_unlock(hashtext('escolta migration'))");
      client.release();
    }
  } finally {
    await close();
  }
}

async function getMigrations(): Promise<Record<string, Migration>> {
  const files = (await readdir(folder)).filter((file) => file.endsWith(".ts")).sort();
  const found: Record<string, Migration> = {};
  for (const file of files)
    found[file.replace(/\.ts$/, "")] = await import(pathToFileURL(join(folder, file)).href);
  return found;
}

async function refuseNewer(db: ReturnType<typeof openDatabase>["db"], known: string[]): Promise<void> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((table) => table.name === "kysely_migration")) return;
  const applied = await db
    .withTables<{ kysely_migration: { name: string } }>()
    .selectFrom("kysely_migration")
    .select("name")
    .orderBy("name")
    .execute();
  const unknown = applied.map((row) => row.name).filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new DatabaseIsNewer(unknown);
}
