import type { Connections, OpenConnection } from "../channels/index.ts";
import { type Platform, write } from "../platform/platform.ts";
import type { Rulebook } from "../queue/index.ts";
import type { Language } from "../triage/index.ts";
import { writeBatch } from "./batch.ts";
import type { BatchContext } from "./known.ts";
import { readAll } from "./read.ts";
import { claimRaw, connectionsWithNews, forgetRaw, setRawAside } from "./receive.ts";

export interface IntakeDeps {
  platform: Platform;
  connections: Connections;
  rulebook: Rulebook;
  settleEchoes: BatchContext["settleEchoes"];
}

const BATCH = 200;

/** One round over everything that waits. Answers whether more does. */
export async function takeInAll(deps: IntakeDeps): Promise<boolean> {
  let more = false;
  for (const { workspaceId, id } of await connectionsWithNews(deps.platform.db)) {
    const connection = await deps.connections.open(workspaceId, id);
    if (connection) more = (await takeIn(deps, connection)) > 0 || more;
  }
  return more;
}

/**
 * One batch of one connection: from the log to the queue in one transaction. A batch that the database refuses is
 * halved until the bad payload stands alone; that one is set aside with its raw body. Answers how many were taken.
 */
export async function takeIn(deps: IntakeDeps, connection: OpenConnection, limit = BATCH): Promise<number> {
  try {
    return await takeBatch(deps, connection, limit);
  } catch (error) {
    if (isPassing(error)) throw error;
    if (limit > 1) return takeIn(deps, connection, Math.ceil(Math.min(limit, BATCH) / 2));
    await setFirstAside(deps, connection, error);
    return 1;
  }
}

async function takeBatch({ platform, ...deps }: IntakeDeps, connection: OpenConnection, limit: number): Promise<number> {
  const { workspaceId } = connection;
  return write(platform, async (tx) => {
    const raws = await claimRaw(tx, connection, limit);
    if (raws.length === 0) return 0;
    const { events, unreadable } = readAll(connection.channel, connection.account, raws);
    const now = platform.clock.now();
    if (events.length > 0) {
      await writeBatch(tx, connection, events, {
        rules: await deps.rulebook.rulesOf(tx, workspaceId, now.epochMilliseconds),
        accountLanguage: await firstLanguage(tx, workspaceId),
        log: platform.log,
        settleEchoes: deps.settleEchoes,
      });
      await noteHealth(tx, connection, events, now);
    }
    const bad = new Set(unreadable.map(({ id }) => id));
    await setRawAside(tx, workspaceId, unreadable, now);
    await forgetRaw(tx, workspaceId, raws.map(({ id }) => id).filter((id) => !bad.has(id)));
    return raws.length;
  });
}

/** When the network was last heard, and how long its messages take to reach us. */
async function noteHealth(
  tx: Parameters<typeof forgetRaw>[0],
  connection: OpenConnection,
  events: { event: { type: string; publishedAt?: string }; receivedAt: number; source: string }[],
  now: Temporal.Instant,
): Promise<void> {
  const live = events.filter(({ source }) => source !== "import");
  if (live.length === 0) return;
  const lags = live
    .flatMap(({ event, receivedAt }) => (event.publishedAt ? (receivedAt - Date.parse(event.publishedAt)) / 1000 : []))
    .sort((a, b) => a - b);
  const median = lags[Math.floor(lags.length / 2)];
  await tx
    .updateTable("connections")
    .set({
      last_heard_at: now,
      ...(median === undefined ? {} : { lag_seconds: Math.max(0, Math.round(Math.min(median, 2_000_000_000))) }),
    })
    .where("workspace_id", "=", connection.workspaceId)
    .where("id", "=", connection.id)
    .execute();
}

async function setFirstAside({ platform }: IntakeDeps, connection: OpenConnection, error: unknown): Promise<void> {
  await write(platform, async (tx) => {
    const [raw] = await claimRaw(tx, connection, 1);
    if (!raw) return;
    const message = error instanceof Error ? error.message : String(error);
    platform.log.warn({ err: error, connection: connection.id }, "an event could not be taken in; it is set aside");
    await setRawAside(tx, connection.workspaceId, [{ id: raw.id, error: message }], platform.clock.now());
  });
}

/** SQLSTATE classes of what is not the event's fault: connection, resources, shutdown, deadlock, disk. */
function isPassing(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code !== "string") return false;
  return /^(08|40|53|55|57|58|XX)/.test(code) || /^E[A-Z]+$/.test(code);
}

async function firstLanguage(tx: Parameters<typeof forgetRaw>[0], workspaceId: string): Promise<Language | null> {
  const row = await tx
    .selectFrom("workspaces")
    .select("languages")
    .where("workspace_id", "=", workspaceId)
    .executeTakeFirstOrThrow();
  return (row.languages[0] ?? null) as Language | null;
}
