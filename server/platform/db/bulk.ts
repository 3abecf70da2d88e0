import { type RawBuilder, sql } from "kysely";
import type { Database, Tx } from "./connect.ts";

/** Column → PostgreSQL type, in the order of the table. */
export type Columns = Record<string, string>;

/** Their names, to be selected: what asks for all of a table's columns by `*` cannot be prepared. */
export function namesOf<Name extends string>(columns: Record<Name, string>): Name[] {
  return Object.keys(columns) as Name[];
}

/**
 * Many rows in one statement, sent as one JSON parameter: for rows of twenty columns that is less work on both sides
 * than twenty arrays. Values are what JSON.stringify makes of them (Instants become ISO 8601); no bytea.
 * Answers how many rows were written.
 */
export async function insertRows(
  tx: Tx | Database,
  table: string,
  columns: Columns,
  rows: readonly object[],
  onConflict = "",
): Promise<number> {
  if (rows.length === 0) return 0;
  const names = sql.join(Object.keys(columns).map((name) => sql.ref(name)));
  const done =
    await sql`insert into ${sql.table(table)} (${names}) select ${names} from ${recordset(columns, rows)}
    ${sql.raw(onConflict)}`.execute(tx);
  return Number(done.numAffectedRows ?? 0);
}

/** Overwrites the columns of rows that exist, found by (workspace_id, id). */
export async function updateRows(
  tx: Tx | Database,
  table: string,
  columns: Columns,
  rows: readonly object[],
): Promise<void> {
  if (rows.length === 0) return;
  const changes = Object.keys(columns)
    .filter((name) => name !== "workspace_id" && name !== "id")
    .map((name) => sql`${sql.ref(name)} = ${sql.ref(`r.${name}`)}`);
  await sql`update ${sql.table(table)} as t set ${sql.join(changes)} from ${recordset(columns, rows)}
    where t.workspace_id = r.workspace_id and t.id = r.id`.execute(tx);
}

function recordset(columns: Columns, rows: readonly object[]): RawBuilder<unknown> {
  const types = sql.join(
    Object.entries(columns).map(([name, type]) => sql`${sql.ref(name)} ${sql.raw(type)}`),
  );
  return sql`json_to_recordset(${JSON.stringify(rows)}::json) as r (${types})`;
}

/**
 * `= any(array)`: one parameter and one plan however many there are, where a list of hundreds costs to plan. It stands in
 * a select of its own so that the planner does not count it: a plan made for three would look better than the one for all
 * values, and would be made anew each time.
 */
export function anyOf(values: readonly string[], type: "uuid" | "text"): RawBuilder<string> {
  return sql<string>`any(${arrayOf(values, type)})`;
}

/** An array that the planner does not count. */
export function arrayOf(values: readonly string[], type: "uuid" | "text"): RawBuilder<string[]> {
  return sql<string[]>`(select ${values}::${sql.raw(type)}[])::${sql.raw(type)}[]`;
}
