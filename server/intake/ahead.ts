/** What was heard before the message that it is about: kept until that comes, for a month. */
import { sql } from "kysely";
import type { OpenConnection } from "../channels/index.ts";
import { anyOf } from "../platform/db/bulk.ts";
import type { Database, Tx } from "../platform/db/connect.ts";
import type { ReadEvent } from "./read.ts";

export type AheadKind = "edited" | "deleted" | "moderated" | "answered";

const KEPT = Temporal.Duration.from({ hours: 30 * 24 });

/** Of a second change of one kind the later word counts; of answers to one message each counts. */
export async function keepAhead(
  tx: Tx,
  connection: OpenConnection,
  externalId: string,
  kind: AheadKind,
  change: ReadEvent,
): Promise<void> {
  const { event } = change;
  const same = "externalId" in event ? JSON.stringify([{ event: { externalId: event.externalId } }]) : "[]";
  await sql`
    insert into changes_ahead as before (workspace_id, connection_id, external_id, kind, data, heard_at)
    values (${connection.workspaceId}, ${connection.id}, ${externalId}, ${kind},
      ${JSON.stringify([change])}, ${Temporal.Instant.fromEpochMilliseconds(change.receivedAt)})
    on conflict (workspace_id, connection_id, external_id, kind) do update set heard_at = excluded.heard_at,
      data = case
        when before.kind = 'answered' and before.data @> ${same}::jsonb then before.data
        when before.kind = 'answered' then before.data || excluded.data
        when excluded.data -> 0 -> 'event' ->> 'at' < before.data -> 0 -> 'event' ->> 'at' then before.data
        else excluded.data end`.execute(tx);
}

/**
 * Everything that waited for these messages, and for the answers among it: a thread of ours hangs together by its
 * parts. Taken is taken; the caller applies it in the same transaction.
 */
export async function takeAhead(
  tx: Tx,
  connection: OpenConnection,
  externalIds: string[],
): Promise<ReadEvent[]> {
  const taken: ReadEvent[] = [];
  let asked = externalIds;
  while (asked.length > 0) {
    const { rows } = await sql<{ data: ReadEvent[] }>`
      delete from changes_ahead where workspace_id = ${connection.workspaceId} and connection_id = ${connection.id}
        and external_id = ${anyOf(asked, "text")} returning data`.execute(tx);
    const found = rows.flatMap(({ data }) => data);
    taken.push(...found);
    asked = found.flatMap(({ event }) => (event.type === "message" ? event.externalId : []));
  }
  return taken;
}

/** What waited for a month was about something that never came here. */
export async function forgetAhead(db: Database, now: Temporal.Instant): Promise<void> {
  await db.deleteFrom("changes_ahead").where("heard_at", "<", now.subtract(KEPT)).execute();
}
