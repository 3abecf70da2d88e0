/**
 * Sends what is in the outbox: never twice, never zero. Before a call the part is marked as being sent, with a lease;
 * whoever finds a lease that has run out knows that a call may have gone through, and looks for the answer on the
 * network before sending it again. Where nobody can look, a person decides.
 */
import type { Connections, FoundSent, OpenConnection, Refusal, SendOutcome } from "../channels/index.ts";
import { enqueue } from "../platform/jobs/jobs.ts";
import { type Platform, write } from "../platform/platform.ts";
import type { Rulebook } from "../queue/index.ts";
import { outboundOf } from "./outbound.ts";
import { changePart, lockParts, type Part, unsettledReplies } from "./outbox.ts";
import { markNotSent, markSent } from "./settle.ts";

export interface SenderDeps {
  platform: Platform;
  connections: Connections;
  rulebook: Rulebook;
}

export interface SendJob {
  workspaceId: string;
  replyId: string;
}

/** A call to a network is given up after this long; the lease outlives it. */
const CALL_MS = 20_000;
const LEASE = Temporal.Duration.from({ seconds: 30 });
/** A network that keeps no key may still be writing what we stopped waiting for: "not there" counts after this. */
const SETTLES_AFTER_MS = 20_000;
const LOOK_AGAIN = Temporal.Duration.from({ seconds: 5 });
/** Given up after so many tries, about a day of them. */
const MOST_TRIES = 40;

export async function queueSending(
  tx: Parameters<typeof enqueue>[0],
  job: SendJob,
  at?: Temporal.Instant,
): Promise<void> {
  await enqueue(tx, { name: "send", payload: job, key: `send:${job.replyId}`, ...(at ? { at } : {}) });
}

/** The job: every part in its order, until one has to wait. */
export async function send(deps: SenderDeps, job: SendJob): Promise<void> {
  for (;;) {
    const step = await takePart(deps, job);
    if (step.do === "nothing") return;
    const connection = await deps.connections.open(job.workspaceId, step.connectionId);
    if (!connection) {
      await refuse(deps, step.part, { code: "not_allowed", detail: "disconnected" });
      return;
    }
    const goesOn =
      step.do === "look" ? await look(deps, connection, step.part) : await call(deps, connection, step.part);
    if (!goesOn) return;
  }
}

type Step = { do: "nothing" } | { do: "send" | "look"; part: Part; connectionId: string };

/** Decides what comes next and marks it, so that nobody else does the same. */
async function takePart({ platform }: SenderDeps, { workspaceId, replyId }: SendJob): Promise<Step> {
  return write(platform, async (tx) => {
    const now = platform.clock.now();
    const parts = await lockParts(tx, workspaceId, replyId);
    const part = parts.find(({ state }) => state !== "sent");
    const first = parts[0];
    if (!part || !first || (part.state !== "queued" && part.state !== "sending")) return { do: "nothing" };
    if (parts.some(({ state }) => state === "refused" || state === "withdrawn")) return { do: "nothing" };
    const notBefore = part.state === "sending" ? part.leaseUntil : part.nextTryAt;
    if (notBefore && Temporal.Instant.compare(notBefore, now) > 0) {
      await queueSending(tx, { workspaceId, replyId }, notBefore);
      return { do: "nothing" };
    }
    const { connection_id } = await tx
      .selectFrom("replies")
      .select("connection_id")
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", replyId)
      .executeTakeFirstOrThrow();
    const leaseUntil = now.add(LEASE);
    const tries = part.state === "queued" ? part.tries + 1 : part.tries;
    const firstTriedAt = part.firstTriedAt ?? now;
    await changePart(
      tx,
      part,
      { state: "sending", tries, firstTriedAt, leaseUntil, nextTryAt: leaseUntil },
      now,
    );
    await queueSending(tx, { workspaceId, replyId }, leaseUntil);
    const taken: Part = { ...part, state: "sending", tries, firstTriedAt, leaseUntil };
    return { do: part.state === "queued" ? "send" : "look", part: taken, connectionId: connection_id };
  });
}

/** Answers whether the next part may go. */
async function call(deps: SenderDeps, connection: OpenConnection, part: Part): Promise<boolean> {
  const { platform, connections } = deps;
  const outbound = await outboundOf(platform.db, connection, part);
  const reach = connections.reach(connection, AbortSignal.timeout(CALL_MS));
  let result: SendOutcome;
  try {
    result = await connection.channel.send(connection.account, outbound, reach);
  } catch (error) {
    // A connector that throws has said nothing about what happened.
    platform.log.error({ err: error, network: connection.network }, "a connector threw while sending");
    result = { outcome: "unknown", refusal: { code: "rejected" } };
  }
  if (result.outcome === "sent") {
    await connections.went(connection, { failure: null });
    return settled(deps, connection, part, result);
  }
  if (result.outcome === "refused") return refuse(deps, part, result.refusal);
  if (result.outcome === "unknown") return waitForNews(deps, part, result.refusal);
  if (result.outcome === "sign_in_again") await connections.went(connection, { failure: result.refusal });
  return later(deps, part, result.refusal, result.outcome === "later" ? result.after : null);
}

/** The last attempt ended without a word: is the answer there? */
async function look(deps: SenderDeps, connection: OpenConnection, part: Part): Promise<boolean> {
  const { platform, connections } = deps;
  const outbound = await outboundOf(platform.db, connection, part);
  let found: FoundSent;
  try {
    const reach = connections.reach(connection, AbortSignal.timeout(CALL_MS));
    found = await connection.channel.findSent(connection.account, outbound, reach);
  } catch (error) {
    platform.log.warn({ err: error, network: connection.network }, "could not look for an answer");
    found = { found: "later", after: null };
  }
  if (found.found === "yes") return settled(deps, connection, part, found);
  if (found.found === "cannot_tell") return cannotTell(deps, part);
  if (found.found === "later") return waitForNews(deps, part, { code: "network_down" });
  if (!connection.channel.about.idempotent && !isOldEnough(platform, part))
    return waitForNews(deps, part, { code: "network_down" });
  return call(deps, connection, part);
}

function isOldEnough(platform: Platform, part: Part): boolean {
  const since = platform.clock.now().epochMilliseconds - (part.firstTriedAt?.epochMilliseconds ?? 0);
  return since >= SETTLES_AFTER_MS + part.tries * 1000;
}

async function settled(
  { platform }: SenderDeps,
  connection: OpenConnection,
  part: Part,
  published: Parameters<typeof markSent>[3],
): Promise<boolean> {
  await write(platform, async (tx) => {
    const now = (await lockParts(tx, part.workspaceId, part.replyId))[part.part]!;
    await markSent(tx, connection.id, now, published, platform.clock.now());
  });
  return true;
}

async function later(
  { platform, ...deps }: SenderDeps,
  part: Part,
  refusal: Refusal,
  after: string | null,
): Promise<false> {
  if (part.tries >= MOST_TRIES) {
    await refuse({ platform, ...deps }, part, refusal);
    return false;
  }
  const now = platform.clock.now();
  const said = after === null ? null : Temporal.Instant.from(after);
  const nextTryAt =
    said && Temporal.Instant.compare(said, now) > 0 ? said : now.add({ milliseconds: pause(part.tries) });
  await write(platform, async (tx) => {
    const current = (await lockParts(tx, part.workspaceId, part.replyId))[part.part]!;
    if (current.state !== "sending") return;
    await changePart(tx, current, { state: "queued", nextTryAt, refusal }, now);
    await queueSending(tx, part, nextTryAt);
  });
  return false;
}

/** Stays as it is, being sent, with a lease that ends soon: then somebody looks. */
async function waitForNews({ platform }: SenderDeps, part: Part, refusal: Refusal): Promise<false> {
  const now = platform.clock.now();
  const leaseUntil = now.add(LOOK_AGAIN);
  await write(platform, async (tx) => {
    const current = (await lockParts(tx, part.workspaceId, part.replyId))[part.part]!;
    if (current.state !== "sending") return;
    await changePart(tx, current, { state: "sending", leaseUntil, nextTryAt: leaseUntil, refusal }, now);
    await queueSending(tx, part, leaseUntil);
  });
  return false;
}

async function cannotTell({ platform }: SenderDeps, part: Part): Promise<false> {
  await write(platform, async (tx) => {
    const current = (await lockParts(tx, part.workspaceId, part.replyId))[part.part]!;
    if (current.state === "sending")
      await changePart(tx, current, { state: "unknown" }, platform.clock.now());
  });
  return false;
}

async function refuse({ platform, rulebook }: SenderDeps, part: Part, refusal: Refusal): Promise<false> {
  await write(platform, async (tx) => {
    const current = (await lockParts(tx, part.workspaceId, part.replyId))[part.part]!;
    if (current.state !== "sending") return;
    const rules = await rulebook.rulesOf(tx, part.workspaceId, platform.clock.now().epochMilliseconds);
    await markNotSent(tx, current, "refused", refusal, null, rules);
  });
  return false;
}

/** 2 s, 4 s … up to 30 min, so that the tries span about a day; the network's own word goes before. */
function pause(tries: number): number {
  return Math.min(30 * 60_000, 1000 * 2 ** Math.min(tries, 12));
}

/** Jobs that died with their node: their leases have run out, and they are queued again. */
export async function rescue({ platform }: SenderDeps): Promise<boolean> {
  const found = await unsettledReplies(platform.db, platform.clock.now().subtract({ seconds: 2 }));
  for (const job of found) await queueSending(platform.db, job);
  return false;
}
