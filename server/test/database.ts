import { Client } from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { type OpenDatabase, openDatabase } from "../platform/db/connect.ts";

/** Filled before the first test of the file runs; reading it earlier throws. */
export type TestDatabase = Pick<OpenDatabase, "db" | "pool" | "url">;

/** A migrated, empty database of its own for the test file that calls this at its top. It is dropped by a later run. */
export function testDatabase(): TestDatabase {
  let opened: OpenDatabase | undefined;
  beforeAll(async () => {
    opened = openDatabase(await createDatabase());
  });
  afterAll(async () => {
    await opened?.close();
  });
  const now = (): OpenDatabase => {
    if (!opened)
      throw new Error("testDatabase() is ready inside tests and hooks, not while the file is loading");
    return opened;
  };
  return {
    get db() {
      return now().db;
    },
    get pool() {
      return now().pool;
    },
    get url() {
      return now().url;
    },
  };
}

/** A further database from the template; answers its connection string. */
export async function createDatabase(): Promise<string> {
  const admin = new Client({ connectionString: inject("postgresUrl") });
  await admin.connect();
  const name = `${inject("postgresRun")}${crypto.randomUUID().slice(0, 8)}`;
  try {
    await admin.query(`create database ${name} template ${inject("postgresTemplate")}`);
  } finally {
    await admin.end();
  }
  return inject("postgresUrl").replace("/postgres?", `/${name}?`);
}
