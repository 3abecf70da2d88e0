import { expect, test } from "vitest";
import { testDatabase } from "../test/database.ts";
import { createWorkspace } from "../test/people.ts";
import { type Heard, keepCustomers } from "./store.ts";

const database = testDatabase();
const at = Temporal.Instant.from("2026-11-20T10:00:00Z");

test("two accounts of one network that meet the same strangers at once do not wait for each other in a ring", async () => {
  const workspaceId = await createWorkspace(database.db);
  for (let round = 0; round < 8; round++) {
    const strangers = Array.from({ length: 200 }, (_, i) => `${round}-${i}`);
    const [one, other] = await Promise.all([
      meet(workspaceId, strangers),
      meet(workspaceId, strangers.toReversed()),
    ]);
    for (const stranger of strangers)
      expect(one.get(stranger)?.customerId).toBe(other.get(stranger)?.customerId);
  }
  const people = await database.db
    .selectFrom("customers")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .execute();
  expect(people).toHaveLength(8 * 200);
});

function meet(workspaceId: string, strangers: string[]) {
  const heard = new Map<string, Heard>(
    strangers.map((id) => [id, { author: { externalId: id, handle: id, name: null }, at, language: null }]),
  );
  return database.db.transaction().execute((tx) => keepCustomers(tx, workspaceId, "plaza", heard, new Map()));
}
