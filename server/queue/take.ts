import { sql } from "kysely";
import type { Tx } from "../platform/db/connect.ts";
import { conditionsOf, type Looking, type Narrowing } from "./filter.ts";

/**
 * The most pressing item in nobody's charge, locked. What a colleague is taking at this moment is passed over, so two
 * never get the same one and neither waits for the other.
 */
export async function lockNextFree(tx: Tx, looking: Looking, filter: Narrowing): Promise<string | null> {
  const wanted: Narrowing = { ...filter, tab: "all", states: ["new", "open"], assignee: "nobody" };
  const { rows } = await sql<{ id: string }>`
    select w.id from work_items w where ${conditionsOf(looking, wanted)}
    order by w.pressing_at, w.id limit 1 for update of w skip locked`.execute(tx);
  return rows[0]?.id ?? null;
}
