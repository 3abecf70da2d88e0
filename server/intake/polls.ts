/** Asking the networks for what is new, again and again, and catching up after every outage. */

import { sql } from "kysely";
import {
  ChannelError,
  type Connections,
  type OpenConnection,
  type PollResult,
  pollable,
  type Refusal,
} from "../channels/index.ts";
import { type NewFact, recordFacts } from "../platform/facts/facts.ts";
import { enqueue } from "../platform/jobs/jobs.ts";
import { type Platform, write } from "../platform/platform.ts";
import { cleaned } from "./clean.ts";
import { isPassing } from "./passing.ts";
import { keepRaw } from "./receive.ts";

export interface PollDeps {
  platform: Platform;
  connections: Connections;
  /** There is something in the log. */
  nudge(connectionId: string): void;
  /** This process stops: whoever comes next goes on. */
  stopping: AbortSignal;
}

export interface PollJob {
  workspaceId: string;
  connectionId: string;
}

/** Of one poll; after that others have their turn. */
const MOST_PAGES = 20;
const PAGE_MS = 60_000;
const LONGEST_WAIT_S = 300;
/** A poll that should long have happened: its job was lost with its node, or with the database. */
const OVERDUE = Temporal.Duration.from({ seconds: 120 });

/** A job for each connection that can be asked, or for one of them: now, unless the network asked for patience. */
export async function ensurePolls(
  { platform, connections }: Pick<PollDeps, "platform" | "connections">,
  only?: { workspaceId: string; id: string },
): Promise<void> {
  const now = platform.clock.now();
  for (const { workspaceId, id, retryAt, rateLimited } of await pollable(platform.db, only)) {
    const wait = rateLimited && retryAt && Temporal.Instant.compare(retryAt, now) > 0;
    if (await isAsked({ platform, connections }, workspaceId, id))
      await askAgain(platform, { workspaceId, connectionId: id }, wait ? retryAt : now);
  }
}

/** For every minute: polls that got lost are taken up again. */
export async function takeUpLostPolls(deps: Pick<PollDeps, "platform" | "connections">): Promise<void> {
  const { platform } = deps;
  const lostBefore = platform.clock.now().subtract(OVERDUE);
  for (const { workspaceId, id, lastPolledAt, retryAt } of await pollable(platform.db)) {
    const due = retryAt ?? lastPolledAt.add({ seconds: LONGEST_WAIT_S });
    if (Temporal.Instant.compare(due, lostBefore) > 0) continue;
    if (await isAsked(deps, workspaceId, id))
      await askAgain(platform, { workspaceId, connectionId: id }, platform.clock.now());
  }
}

/** A secret that does not open, or a network that this version does not know, is that connection's trouble alone. */
async function isAsked(
  { platform, connections }: Pick<PollDeps, "platform" | "connections">,
  workspaceId: string,
  id: string,
): Promise<boolean> {
  try {
    return everyOf(await connections.open(workspaceId, id)) !== null;
  } catch (error) {
    if (isPassing(error)) throw error;
    platform.log.error({ err: error, connection: id }, "a connection cannot be opened");
    return false;
  }
}

/** Seconds between polls; null where nobody is asked, or not now. */
function everyOf(connection: OpenConnection | null): number | null {
  if (!connection?.channel.poll || connection.state !== "connected") return null;
  return connection.channel.about.pollEvery;
}

async function askAgain(platform: Platform, payload: PollJob, at: Temporal.Instant): Promise<void> {
  await enqueue(platform.db, { name: "poll", payload, key: `poll:${payload.connectionId}`, at });
}

/** The job: everything that is new, page by page. It sets its own next time, unless the connection rests. */
export async function poll(deps: PollDeps, job: PollJob): Promise<void> {
  const { platform, connections } = deps;
  const connection = await connections.open(job.workspaceId, job.connectionId);
  const every = everyOf(connection);
  if (!connection || every === null) return;
  const next = await pollAll(deps, connection, every);
  if (next) await askAgain(platform, job, next);
}

async function pollAll(
  deps: PollDeps,
  connection: OpenConnection,
  every: number,
): Promise<Temporal.Instant | null> {
  const { clock } = deps.platform;
  let { cursor } = connection;
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const answer = await askPage(deps, connection, cursor);
    if (answer === "stopped") return null;
    if (answer instanceof ChannelError) return failed(deps, connection, every, answer);
    // Somebody else has gone on from the same place: theirs is the next poll.
    if (!(await keepPage(deps, connection, cursor, answer))) return clock.now().add({ seconds: every });
    cursor = answer.cursor;
    if (!answer.more) return clock.now().add({ seconds: every });
  }
  return clock.now();
}

async function askPage(
  { platform, connections, stopping }: PollDeps,
  connection: OpenConnection,
  cursor: unknown,
): Promise<PollResult | ChannelError | "stopped"> {
  const { channel, account } = connection;
  const signal = AbortSignal.any([stopping, AbortSignal.timeout(PAGE_MS)]);
  try {
    return await channel.poll!(account, cursor, connections.reach(connection, signal));
  } catch (error) {
    if (stopping.aborted) return "stopped";
    if (isPassing(error)) throw error;
    if (error instanceof ChannelError) return error;
    platform.log.error(
      { err: error, connection: connection.id },
      "a connector failed while asking its network",
    );
    const detail = error instanceof Error ? error.message.slice(0, 300) : String(error);
    return new ChannelError({ code: "rejected", detail });
  }
}

/** Payloads, cursor and health in one transaction: what is behind the cursor is in the log. False: overtaken. */
async function keepPage(
  { platform, nudge }: PollDeps,
  connection: OpenConnection,
  before: unknown,
  { payloads, cursor, quota }: PollResult,
): Promise<boolean> {
  const { workspaceId, id } = connection;
  const now = platform.clock.now();
  const kept = await write(platform, async (tx) => {
    const failing = await failingSince(tx, connection);
    const moved = await tx
      .updateTable("connections")
      .set({ cursor: JSON.stringify(cursor ?? null), last_polled_at: now })
      .set({ failure: null, failing_since: null, retry_at: null })
      .set(quota === undefined ? {} : { quota: JSON.stringify(quota) })
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", id)
      .where("removed_at", "is", null)
      .where(sql<boolean>`coalesce(cursor, 'null') = ${JSON.stringify(before ?? null)}::jsonb`)
      .executeTakeFirst();
    if (moved.numUpdatedRows === 0n) return false;
    const bodies = payloads.map((payload) => Buffer.from(JSON.stringify(payload)));
    await keepRaw(tx, connection, "poll", bodies, now);
    if (failing) await recordFacts(tx, workspaceId, [change("connection.recovered", id, now, {})]);
    return true;
  });
  if (kept && payloads.length > 0) nudge(connection.id);
  return kept;
}

/** Answers when to ask again; null when only a person can help. */
async function failed(
  { platform, connections }: PollDeps,
  connection: OpenConnection,
  every: number,
  error: ChannelError,
): Promise<Temporal.Instant | null> {
  const { workspaceId, id } = connection;
  const failure = cleaned<Refusal>(error.refusal);
  const now = platform.clock.now();
  const since = await failingSince(platform.db, connection);
  const needsPerson = failure.code === "sign_in_again";
  const next = nextTry(now, since ?? now, every, error.after);
  await connections.went(connection, { failure, retryAt: needsPerson ? null : next.toString() });
  if (!since || needsPerson) {
    const kind = needsPerson ? "connection.revoked" : "connection.failing";
    await write(platform, (tx) =>
      recordFacts(tx, workspaceId, [change(kind, id, now, { code: failure.code })]),
    );
  }
  return needsPerson ? null : next;
}

/** As long again as it has been failing, between the usual wait and five minutes; never before the network said. */
export function nextTry(
  now: Temporal.Instant,
  since: Temporal.Instant,
  every: number,
  after: string | null,
): Temporal.Instant {
  const failing = (now.epochMilliseconds - since.epochMilliseconds) / 1000;
  const wait = Math.min(Math.max(failing, every), Math.max(LONGEST_WAIT_S, every));
  const ours = now.add({ seconds: Math.round(wait) });
  const theirs = after === null ? ours : Temporal.Instant.from(after);
  return Temporal.Instant.compare(theirs, ours) > 0 ? theirs : ours;
}

async function failingSince(
  db: Platform["db"],
  { workspaceId, id }: OpenConnection,
): Promise<Temporal.Instant | null> {
  const row = await db
    .selectFrom("connections")
    .select("failing_since")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .executeTakeFirst();
  return row?.failing_since ?? null;
}

function change(
  kind: string,
  subjectId: string,
  at: Temporal.Instant,
  data: Record<string, unknown>,
): NewFact {
  return { kind, subjectId, actorId: null, at, data };
}
