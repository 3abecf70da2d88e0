import { sql } from "kysely";
import type { Database, Tx } from "../platform/db/connect.ts";
import { newId } from "../platform/ids.ts";
import type { Channel, Connected } from "./channel.ts";
import type { Connections } from "./connections.ts";
import { partSecrets } from "./filling.ts";

export type ConnectionRow = Awaited<ReturnType<typeof connectionsOf>>[number];

/** The accounts that are connected now, the oldest first, each with what waits in the inbound log. */
export async function connectionsOf(db: Database | Tx, workspaceId: string, id?: string) {
  let query = db
    .selectFrom("connections as c")
    .select(["c.id", "c.network", "c.handle", "c.name", "c.avatar_url", "c.url", "c.settings", "c.state"])
    .select(["c.external_id", "c.last_heard_at", "c.last_polled_at", "c.lag_seconds", "c.created_at"])
    .select(["c.failing_since", "c.failure", "c.retry_at", "c.quota"])
    .select([
      logged("e.set_aside_at is null").as("waiting"),
      logged("e.set_aside_at is not null").as("set_aside"),
    ])
    .where("c.workspace_id", "=", workspaceId)
    .where("c.removed_at", "is", null)
    .orderBy("c.created_at")
    .orderBy("c.id");
  if (id !== undefined) query = query.where("c.id", "=", id);
  return query.execute();
}

function logged(which: "e.set_aside_at is null" | "e.set_aside_at is not null") {
  return sql<number>`(select count(*)::int from inbound_events e
    where e.workspace_id = c.workspace_id and e.connection_id = c.id and ${sql.raw(which)})`;
}

export interface NewConnection {
  workspaceId: string;
  channel: Channel;
  settings: Record<string, unknown>;
  connected: Extract<Connected, { ok: true }>;
  by: string | null;
  at: Temporal.Instant;
}

/** Answers the new id; null when that account is connected already. */
export async function insertConnection(
  tx: Tx,
  connections: Pick<Connections, "sealSecrets">,
  { workspaceId, channel, settings, connected, by, at }: NewConnection,
): Promise<string | null> {
  const id = newId();
  const { plain, secret } = partSecrets(channel, settings);
  const made = await tx
    .insertInto("connections")
    .values({
      workspace_id: workspaceId,
      id,
      network: channel.about.network,
      external_id: connected.externalId,
      ...shown(connected),
      settings: JSON.stringify(plain),
      secrets: connections.sealSecrets(workspaceId, id, secret),
      created_at: at,
      created_by: by,
    })
    .onConflict((conflict) =>
      conflict
        .columns(["workspace_id", "network", "external_id"])
        .where("removed_at", "is", null)
        .doNothing(),
    )
    .returning("id")
    .executeTakeFirst();
  return made?.id ?? null;
}

/** New settings that the network has just accepted: what was wrong before is over, and so is the old session. */
export async function updateSettings(
  tx: Tx,
  connections: Pick<Connections, "sealSecrets">,
  { workspaceId, channel, settings, connected }: Omit<NewConnection, "by" | "at">,
  id: string,
): Promise<void> {
  const { plain, secret } = partSecrets(channel, settings);
  await tx
    .updateTable("connections")
    .set({
      ...shown(connected),
      settings: JSON.stringify(plain),
      secrets: connections.sealSecrets(workspaceId, id, secret),
      session: null,
      failure: null,
      failing_since: null,
      retry_at: null,
    })
    .set((eb) => ({
      state: eb.case().when("state", "=", "needs_sign_in").then("connected").else(eb.ref("state")).end(),
    }))
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .where("removed_at", "is", null)
    .execute();
}

export async function setState(
  tx: Tx,
  workspaceId: string,
  id: string,
  state: "connected" | "paused",
): Promise<boolean> {
  const done = await tx
    .updateTable("connections")
    .set({ state })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .where("removed_at", "is", null)
    .where("state", "!=", state)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** What was heard stays; what could sign in as the brand does not. Answers the network, null when it was not there. */
export async function removeConnection(
  tx: Tx,
  connections: Pick<Connections, "sealSecrets">,
  workspaceId: string,
  id: string,
  at: Temporal.Instant,
): Promise<{ network: string; handle: string } | null> {
  const row = await tx
    .updateTable("connections")
    .set({ removed_at: at, secrets: connections.sealSecrets(workspaceId, id, {}), session: null })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .where("removed_at", "is", null)
    .returning(["network", "handle"])
    .executeTakeFirst();
  return row ?? null;
}

function shown({ handle, name, avatarUrl, url }: Extract<Connected, { ok: true }>) {
  return { handle, name, avatar_url: avatarUrl, url };
}
