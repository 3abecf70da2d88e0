import { sql } from "kysely";
import { anyOf } from "../platform/db/bulk.ts";
import type { Database, Tx } from "../platform/db/connect.ts";
import { newId } from "../platform/ids.ts";
import { cleanText } from "./clean.ts";

export type Source = "webhook" | "poll" | "import";

/** Keeps raw payloads. When this has returned they are durable, and the network may be told so. */
export async function keepRaw(
  db: Database | Tx,
  connection: { workspaceId: string; id: string },
  source: Source,
  bodies: Uint8Array[],
  at: Temporal.Instant,
): Promise<void> {
  if (bodies.length === 0) return;
  // Of one millisecond ids have no order of their own, and the log is read by id.
  const ids = bodies.map(() => newId()).sort();
  await sql`
    insert into inbound_events (workspace_id, id, connection_id, source, body, received_at)
    select ${connection.workspaceId}, id, ${connection.id}, ${source}, body, ${at.toString()}
    from unnest(${ids}::uuid[], ${bodies.map((body) => Buffer.from(body))}::bytea[]) as raw (id, body)`.execute(
    db,
  );
}

/** One raw payload out of the log, as it came. */
export interface RawEvent {
  id: string;
  source: Source;
  body: Buffer;
  receivedAt: number;
}

/**
 * Takes the oldest waiting payloads of one connection for this transaction; another node, or another lane of this
 * one, takes the next. They leave the log when what they say is written, in the same transaction.
 */
export async function claimRaw(
  tx: Tx,
  connection: { workspaceId: string; id: string },
  limit: number,
): Promise<RawEvent[]> {
  const rows = await tx
    .selectFrom("inbound_events")
    .select(["id", "source", "body", "received_at"])
    .where("workspace_id", "=", connection.workspaceId)
    .where("connection_id", "=", connection.id)
    .where("set_aside_at", "is", null)
    .orderBy("id")
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
  return rows.map((row) => ({
    id: row.id,
    source: row.source as Source,
    body: row.body,
    receivedAt: row.received_at.epochMilliseconds,
  }));
}

export async function forgetRaw(tx: Tx, workspaceId: string, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`delete from inbound_events where workspace_id = ${workspaceId} and id = ${anyOf(ids, "uuid")}`.execute(
    tx,
  );
}

/** What cannot be read stays, with its raw body and the reason, until somebody replays it. */
export async function setRawAside(
  tx: Tx | Database,
  workspaceId: string,
  events: { id: string; error: string }[],
  at: Temporal.Instant,
): Promise<void> {
  for (const { id, error } of events)
    await tx
      .updateTable("inbound_events")
      .set((eb) => ({ set_aside_at: at, error: cleanText(error.slice(0, 500)), tries: eb("tries", "+", 1) }))
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", id)
      .execute();
}

export interface RawAside {
  id: string;
  receivedAt: Temporal.Instant;
  source: string;
  error: string;
  body: Buffer;
}

/** What is set aside of one connection, the newest first. */
export async function rawsSetAside(
  db: Database,
  workspaceId: string,
  connectionId: string,
  limit: number,
): Promise<RawAside[]> {
  return db
    .selectFrom("inbound_events")
    .select(["id", "received_at as receivedAt", "source", "body"])
    .select((eb) => eb.fn.coalesce("error", eb.val("")).as("error"))
    .where("workspace_id", "=", workspaceId)
    .where("connection_id", "=", connectionId)
    .where("set_aside_at", "is not", null)
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
}

/** Back into the line. Answers how many. */
export async function replayRaw(
  db: Database | Tx,
  workspaceId: string,
  connectionId: string,
  ids: string[] | undefined,
): Promise<number> {
  let query = db
    .updateTable("inbound_events")
    .set({ set_aside_at: null, error: null })
    .where("workspace_id", "=", workspaceId)
    .where("connection_id", "=", connectionId)
    .where("set_aside_at", "is not", null);
  if (ids) query = query.where("id", "in", ids.length > 0 ? ids : [newId()]);
  const done = await query.executeTakeFirst();
  return Number(done.numUpdatedRows);
}

/** Connections with payloads waiting, whichever workspace they belong to. */
export async function connectionsWithNews(db: Database): Promise<{ workspaceId: string; id: string }[]> {
  const { rows } = await sql<{ workspace_id: string; id: string }>`
    select c.workspace_id, c.id from connections c
    where c.removed_at is null and exists (
      select 1 from inbound_events e
      where e.workspace_id = c.workspace_id and e.connection_id = c.id and e.set_aside_at is null)`.execute(
    db,
  );
  return rows.map((row) => ({ workspaceId: row.workspace_id, id: row.id }));
}
