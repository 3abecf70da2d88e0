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
 * Whoever takes so many at once leaves more behind: a second lane sorts while the first one writes. With fewer it would only
 * take them in smaller batches, each with all its statements, and every message waits for two of these instead of one. A
 * third lane would wait for its turn, with a transaction open that holds back the news of all others.
 */
const MANY = 50;

/** What the lanes of this process share. */
export interface Lanes {
  /** Account → how many lanes are at it. */
  at: Map<string, number>;
  /** Accounts that have so much waiting that a second lane is of use. */
  piledUp: Set<string>;
  /** There is work for another lane. */
  wake(): void;
}

/**
 * One round over everything that waits. Answers whether more does. One account's trouble does not hold up the others.
 * A lane goes to those nobody is at first, as two batches of one account must write one after the other.
 */
export async function takeInAll(deps: IntakeDeps, lanes = alone()): Promise<boolean> {
  const { platform, connections } = deps;
  const { at, piledUp } = lanes;
  const lanesAt = (id: string) => at.get(id) ?? 0;
  const news = await connectionsWithNews(platform.db);
  const free = news.filter(({ id }) => lanesAt(id) === 0);
  if (free.length > 1) lanes.wake();
  let more = false;
  for (const { workspaceId, id } of free.length > 0 ? free : news) {
    if (lanesAt(id) >= (piledUp.has(id) ? 2 : 1)) continue;
    at.set(id, lanesAt(id) + 1);
    try {
      const connection = await connections.open(workspaceId, id);
      if (connection) more = (await takeIn(deps, connection, noteHowMany)) > 0 || more;
    } catch (error) {
      platform.log.error({ err: error, connection: id }, "what a network said could not be taken in now");
    } finally {
      at.set(id, lanesAt(id) - 1);
    }

    function noteHowMany(taken: number): void {
      if (taken < MANY) piledUp.delete(id);
      else {
        piledUp.add(id);
        lanes.wake();
      }
    }
  }
  return more;
}

function alone(): Lanes {
  return { at: new Map(), piledUp: new Set(), wake: () => {} };
}

/**
 * One batch of one connection: from the log to the queue in one transaction. A batch that the database refuses is
 * halved until the bad payload stands alone; that one is set aside with its raw body. Answers how many were taken.
 */
export async function takeIn(
  deps: IntakeDeps,
  connection: OpenConnection,
  onTaken: (howMany: number) => void = () => {},
  limit = BATCH,
): Promise<number> {
  const claimed: string[] = [];
  const onClaimed = (ids: string[]) => {
    claimed.push(...ids);
    onTaken(ids.length);
  };
  try {
    return await takeBatch(deps, connection, limit, onClaimed);
  } catch (error) {
    if (isPassing(error) || claimed.length === 0) throw error;
    if (claimed.length > 1) return takeIn(deps, connection, onTaken, Math.ceil(claimed.length / 2));
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
  onClaimed: (ids: string[]) => void,
): Promise<number> {
  const { platform } = deps;
  const { workspaceId } = connection;
  return write(platform, async (tx) => {
    const raws = await claimRaw(tx, connection, limit);
    const claimed = raws.map(({ id }) => id);
    onClaimed(claimed);
    if (raws.length === 0) return 0;
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
