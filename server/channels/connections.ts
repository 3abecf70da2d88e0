import { sql } from "kysely";
import type { Database, Tx } from "../platform/db/connect.ts";
import type { Platform } from "../platform/platform.ts";
import type { Account, Channel, Reach, Refusal } from "./channel.ts";
import type { Registry } from "./registry.ts";

/** One of the brand's accounts, opened for use: its channel, its settings with the secrets, and a way to the world. */
export interface OpenConnection {
  workspaceId: string;
  id: string;
  network: string;
  channel: Channel;
  account: Account;
  state: "connected" | "paused" | "needs_sign_in";
  cursor: unknown;
  createdAt: Temporal.Instant;
}

export interface Connections {
  open(workspaceId: string, id: string): Promise<OpenConnection | null>;
  /** For one call to the network: its session kept between calls, given up when the signal says so. */
  reach(connection: OpenConnection, signal: AbortSignal): Reach;
  /** A call went well, or not: what the health of the connection is shown from. */
  went(connection: OpenConnection, how: { failure: Refusal | null; retryAt?: string | null }): Promise<void>;
  sealSecrets(workspaceId: string, id: string, secrets: Record<string, unknown>): Buffer;
}

export function createConnections(platform: Platform, registry: Registry): Connections {
  const { db, secrets, clock } = platform;

  return {
    async open(workspaceId, id) {
      const row = await db
        .selectFrom("connections")
        .select(["network", "external_id", "handle", "settings", "secrets", "state", "cursor", "created_at"])
        .where("workspace_id", "=", workspaceId)
        .where("id", "=", id)
        .where("removed_at", "is", null)
        .executeTakeFirst();
      if (!row) return null;
      const opened = secrets.open(row.secrets, { workspaceId, purpose: `connection ${id}` }) as Record<
        string,
        unknown
      >;
      return {
        workspaceId,
        id,
        network: row.network,
        channel: registry.of(row.network),
        account: {
          id,
          settings: { ...(row.settings as Record<string, unknown>), ...opened },
          externalId: row.external_id,
          handle: row.handle,
        },
        state: row.state as OpenConnection["state"],
        cursor: row.cursor,
        createdAt: row.created_at,
      };
    },

    reach(connection, signal) {
      const { workspaceId, id } = connection;
      const sealed = { workspaceId, purpose: `session ${id}` };
      let session: { value: unknown } | null = null;
      return {
        fetch: platform.fetch,
        now: () => clock.now(),
        signal,
        session: {
          async read() {
            if (session) return session.value;
            const row = await db
              .selectFrom("connections")
              .select("session")
              .where("workspace_id", "=", workspaceId)
              .where("id", "=", id)
              .executeTakeFirst();
            session = { value: row?.session ? secrets.open(row.session, sealed) : null };
            return session.value;
          },
          async write(value) {
            session = { value };
            await db
              .updateTable("connections")
              .set({ session: value === null ? null : secrets.seal(value, sealed) })
              .where("workspace_id", "=", workspaceId)
              .where("id", "=", id)
              .execute();
          },
        },
      };
    },

    async went(connection, { failure, retryAt }) {
      const now = clock.now();
      await db
        .updateTable("connections")
        .set({
          failure: failure === null ? null : JSON.stringify(failure),
          failing_since:
            failure === null
              ? null
              : sql<Temporal.Instant>`coalesce(failing_since, ${now.toString()}::timestamptz)`,
          retry_at: retryAt ? Temporal.Instant.from(retryAt) : null,
          ...(failure?.code === "sign_in_again" ? { state: "needs_sign_in" } : {}),
        })
        .where("workspace_id", "=", connection.workspaceId)
        .where("id", "=", connection.id)
        .where((eb) => (failure === null ? eb("failure", "is not", null) : eb.lit(true)))
        .execute();
    },

    sealSecrets(workspaceId, id, opened) {
      return secrets.seal(opened, { workspaceId, purpose: `connection ${id}` });
    },
  };
}

export interface Pollable {
  workspaceId: string;
  id: string;
  /** Of the last good answer, or of the connecting. */
  lastPolledAt: Temporal.Instant;
  /** After a failure: not before. */
  retryAt: Temporal.Instant | null;
  rateLimited: boolean;
}

/** Connections that may be asked for news, of all workspaces or one of them. */
export async function pollable(
  db: Database | Tx,
  only?: { workspaceId: string; id: string },
): Promise<Pollable[]> {
  let query = db
    .selectFrom("connections")
    .select(["workspace_id", "id", "last_polled_at", "created_at", "retry_at", "failure"])
    .where("removed_at", "is", null)
    .where("state", "=", "connected");
  if (only) query = query.where("workspace_id", "=", only.workspaceId).where("id", "=", only.id);
  return (await query.execute()).map((row) => ({
    workspaceId: row.workspace_id,
    id: row.id,
    lastPolledAt: row.last_polled_at ?? row.created_at,
    retryAt: row.retry_at,
    rateLimited: (row.failure as Refusal | null)?.code === "rate_limited",
  }));
}
