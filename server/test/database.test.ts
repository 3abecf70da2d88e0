import { sql } from "kysely";
import { expect, test } from "vitest";
import { createDatabase, testDatabase } from "./database.ts";

const database = testDatabase();

test("a test file has a migrated database of its own", async () => {
  const migrated = await sql<{ name: string }>`select name from kysely_migration`.execute(database.db);
  expect(migrated.rows.length).toBeGreaterThan(0);
  const other = await createDatabase();
  expect(other).not.toBe(database.url);
  expect(database.url).toMatch(/\/test_\d+_/);
});
