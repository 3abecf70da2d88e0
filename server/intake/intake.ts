import type { Connections, InboundEvent, OpenConnection } from "../channels/index.ts";
import type { Tx } from "../platform/db/connect.ts";
import { type Platform, write } from "../platform/platform.ts";
import type { Rulebook } from "../queue/index.ts";
import type { Language, Learning } from "../triage/index.ts";
import { writeBatch } from "./batch.ts";
import type { BatchContext } from "./known.ts";
import { isPassing } from "./passing.ts";
import { type ReadEvent, readAll } from "./read.ts";
import { claimRaw, connectionsWithNews, forgetRaw, setRawAside } from "./receive.ts";
import { openRules } from "./ruling.ts";

export interface IntakeDeps {
  platform: Platform;
  connections: Connections;
  rulebook: Rulebook;
  settleEchoes: BatchContext["settleEchoes"];
  taughtOf: Learning["taughtOf"];
}

/** Measured: 500 cost a quarter less of PostgreSQL's time a message than 200, 1,000 hardly less than 500. */
const BATCH = 500;

/**
 * So many lanes are at one account at most: one writes while the other sorts. A third would only wait for the lock, with
 * a transaction open that holds back the news of all others.
 */
const LANES_AN_ACCOUNT = 2;

/** Account → how many lanes of this process are at it. */
export type Busy = Map<string, number>;

/**
 * One round over everything that waits. Answers whether more does. One account's trouble does not hold up the others.
 * A lane goes to those nobody is at first, as two batches of one account must write one after the other.
 */
export async function takeInAll(deps: IntakeDeps, busy: Busy = new Map()): Promise<boolean> {
  const { platform, connections } = deps;
  const lanesAt = (id: string) => busy.get(id) ?? 0;
  const news = await connectionsWithNews(platform.db);
  const free = news.filter(({ id }) => lanesAt(id) === 0);
  let more = false;
  for (const { workspaceId, id } of free.length > 0 ? free : news) {
    if (lanesAt(id) >= LANES_AN_ACCOUNT) continue;
    busy.set(id, lanesAt(id) + 1);
    try {
      const connection = await connections.open(workspaceId, id);
      if (connection) more = (await takeIn(deps, connection)) > 0 || more;
    } catch (error) {
      platform.log.error({ err: error, connection: id }, "what a network said could not be taken in now");
    } finally {
      busy.set(id, lanesAt(id) - 1);
    }
  }
  return more;
}

/**
 * One batch of one connection: from the log to the queue in one transaction. A batch that the database refuses is
 * halved until the bad payload stands alone; that one is set aside with its raw body. Answers how many were taken.
 */
export async function takeIn(deps: IntakeDeps, connection: OpenConnection, limit = BATCH): Promise<number> {
  const claimed: string[] = [];
  try {
    return await takeBatch(deps, connection, limit, claimed);
  } catch (error) {
    if (isPassing(error) || claimed.length === 0) throw error;
    if (claimed.length > 1) return takeIn(deps, connection, Math.ceil(claimed.length / 2));
    await setAside(deps.platform, connection, claimed, error);
    return 1;
  }
}

/** What somebody did to a message from here, in the transaction that tells of it: message, queue and facts at once. */
export async function takeInOwn(
  deps: IntakeDeps,
  tx: Tx,
  connection: OpenConnection,
  event: InboundEvent,
): Promise<void> {
  const now = deps.platform.clock.now();
  const events = [{ event, source: "poll" as const, receivedAt: now.epochMilliseconds }];
  await writeBatch(tx, connection, events, await contextOf(deps, tx, connection.workspaceId, now));
}

async function contextOf(
  { platform, rulebook, settleEchoes, taughtOf }: IntakeDeps,
  tx: Tx,
  workspaceId: string,
  now: Temporal.Instant,
): Promise<BatchContext> {
  const { languages, rulesRevision } = await workspaceOf(tx, workspaceId);
  const taught = await taughtOf(tx, workspaceId);
  const recognised = taught.recognisers?.labels ?? [];
  return {
    rules: await rulebook.rulesOf(tx, workspaceId, now.epochMilliseconds),
    brandRules: await openRules(tx, rulebook, workspaceId, rulesRevision, recognised),
    accountLanguage: (languages[0] ?? null) as Language | null,
    taught,
    log: platform.log,
    settleEchoes,
  };
}

async function takeBatch(
  deps: IntakeDeps,
  connection: OpenConnection,
  limit: number,
  claimed: string[],
): Promise<number> {
  const { platform } = deps;
  const { workspaceId } = connection;
  return write(platform, async (tx) => {
    const raws = await claimRaw(tx, connection, limit);
    if (raws.length === 0) return 0;
    claimed.push(...raws.map(({ id }) => id));
    const { events, unreadable } = readAll(connection.channel, connection.account, raws);
    const now = platform.clock.now();
    if (events.length > 0) {
      await writeBatch(tx, connection, events, await contextOf(deps, tx, workspaceId, now));
      await noteHealth(tx, connection, events, now);
    }
    const bad = new Set(unreadable.map(({ id }) => id));
    await setRawAside(tx, workspaceId, unreadable, now);
    await forgetRaw(
      tx,
      workspaceId,
      claimed.filter((id) => !bad.has(id)),
    );
    return raws.length;
  });
}

/** When the network was last heard, and how long its messages take to reach us: the median of the batch. */
async function noteHealth(
  tx: Tx,
  connection: OpenConnection,
  events: ReadEvent[],
  now: Temporal.Instant,
): Promise<void> {
  const live = events.filter(({ source }) => source !== "import");
  if (live.length === 0) return;
  const lags = live
    .flatMap(({ event, receivedAt }) =>
      event.type === "message" ? (receivedAt - Date.parse(event.publishedAt)) / 1000 : [],
    )
    .sort((a, b) => a - b);
  const median = lags[Math.floor(lags.length / 2)];
  const lag = median === undefined ? {} : { lag_seconds: Math.max(0, Math.round(Math.min(median, MAX_INT))) };
  await tx
    .updateTable("connections")
    .set({ last_heard_at: now, ...lag })
    .where("workspace_id", "=", connection.workspaceId)
    .where("id", "=", connection.id)
    .execute();
}

const MAX_INT = 2_147_483_647;

/** By its id: with several lanes, "the first that waits" may be another one by now. */
async function setAside(
  platform: Platform,
  connection: OpenConnection,
  ids: string[],
  cause: unknown,
): Promise<void> {
  const error = cause instanceof Error ? cause.message : String(cause);
  platform.log.warn(
    { err: cause, connection: connection.id },
    "an event could not be taken in and is set aside",
  );
  await write(platform, (tx) =>
    setRawAside(
      tx,
      connection.workspaceId,
      ids.map((id) => ({ id, error })),
      platform.clock.now(),
    ),
  );
}

function workspaceOf(tx: Tx, workspaceId: string): Promise<{ languages: string[]; rulesRevision: number }> {
  return tx
    .selectFrom("workspaces")
    .select(["languages", "rules_revision as rulesRevision"])
    .where("workspace_id", "=", workspaceId)
    .executeTakeFirstOrThrow();
}
