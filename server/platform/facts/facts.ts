import { type RawBuilder, sql } from "kysely";
import type { Database, Tx } from "../db/connect.ts";

export interface NewFact {
  kind: string;
  subjectId: string;
  /** Who did it; null: the desk itself, or the customer. */
  actorId: string | null;
  at: Temporal.Instant;
  data?: Record<string, unknown>;
}

export interface Fact extends Required<NewFact> {
  workspaceId: string;
  cursor: FactCursor;
}

/** Facts are ordered by (xid, id): a sequence alone is not commit order. */
export interface FactCursor {
  xid: string;
  id: string;
}

/** Writes facts in the transaction of the change that they tell of. */
export async function recordFacts(tx: Tx | Database, workspaceId: string, facts: NewFact[]): Promise<void> {
  if (facts.length === 0) return;
  await sql`
    insert into facts (workspace_id, at, kind, subject_id, actor_id, data)
    select ${workspaceId}, at, kind, subject_id, actor_id, data
    from jsonb_to_recordset(${JSON.stringify(facts.map(toRow))}::jsonb)
      as f (at timestamptz, kind text, subject_id uuid, actor_id uuid, data jsonb)`.execute(tx);
}

function toRow(fact: NewFact) {
  return {
    at: fact.at.toString(),
    kind: fact.kind,
    subject_id: fact.subjectId,
    actor_id: fact.actorId,
    data: fact.data ?? {},
  };
}

/**
 * The facts after a cursor that can no longer be overtaken: those of transactions below the oldest one still running.
 * A fact of a slower transaction therefore never falls behind a cursor.
 */
export async function factsAfter(db: Database, after: FactCursor, limit: number): Promise<Fact[]> {
  const { rows } = await sql<FactRow>`
    select workspace_id, id, xid::text as xid, at, kind, subject_id, actor_id, data from facts
    where ${comesAfter(after)} and xid < pg_snapshot_xmin(pg_current_snapshot())
    order by xid, id limit ${sql.lit(limit)}`.execute(db);
  return rows.map(toFact);
}

/** The same for one workspace: what a browser asks for when it comes back. */
export async function factsOfWorkspaceAfter(
  db: Database,
  workspaceId: string,
  after: FactCursor,
  limit: number,
): Promise<Fact[]> {
  const { rows } = await sql<FactRow>`
    select workspace_id, id, xid::text as xid, at, kind, subject_id, actor_id, data from facts
    where workspace_id = ${workspaceId} and ${comesAfter(after)}
      and xid < pg_snapshot_xmin(pg_current_snapshot())
    order by xid, id limit ${sql.lit(limit)}`.execute(db);
  return rows.map(toFact);
}

/** In selects of their own the planner does not look at the values: one plan does for all of them. */
function comesAfter({ xid, id }: FactCursor): RawBuilder<boolean> {
  return sql`(xid, id) > ((select ${xid}::xid8), (select ${id}::bigint))`;
}

/** Where to start listening from now on: everything below this has been or can be read. */
export async function latestCursor(db: Database): Promise<FactCursor> {
  const { rows } = await sql<{ xid: string }>`
    select pg_snapshot_xmin(pg_current_snapshot())::text as xid`.execute(db);
  return { xid: rows[0]!.xid, id: "0" };
}

interface FactRow {
  workspace_id: string;
  id: bigint;
  xid: string;
  at: Temporal.Instant;
  kind: string;
  subject_id: string;
  actor_id: string | null;
  data: unknown;
}

function toFact(row: FactRow): Fact {
  return {
    workspaceId: row.workspace_id,
    cursor: { xid: row.xid, id: String(row.id) },
    at: row.at,
    kind: row.kind,
    subjectId: row.subject_id,
    actorId: row.actor_id,
    data: row.data as Record<string, unknown>,
  };
}
