/**
 * Who is it? Where a network keeps people's public numbers apart from what they write, somebody who is heard for the
 * first time is looked up a moment later, and what waits of theirs is placed anew.
 */
import { ChannelError, type Connections, type OpenConnection } from "../channels/index.ts";
import { findByHandle, type KnownCustomer, keepCustomers } from "../customers/index.ts";
import type { Tx } from "../platform/db/connect.ts";
import { recordFacts } from "../platform/facts/facts.ts";
import { enqueue } from "../platform/jobs/jobs.ts";
import { type Platform, write } from "../platform/platform.ts";
import { keepItems, lockLatestItems, placed, type Rulebook } from "../queue/index.ts";

export interface ProfileJob {
  workspaceId: string;
  connectionId: string;
  handleIds: string[];
  tries: number;
}

interface ProfileDeps {
  platform: Platform;
  connections: Connections;
  rulebook: Rulebook;
}

/** Of one batch: a wave of strangers must not use up what the network lets us ask. */
const MOST = 20;
const CALL_MS = 20_000;
const MOST_TRIES = 4;

/** In the batch's transaction. */
export async function lookUpStrangers(
  tx: Tx,
  connection: OpenConnection,
  strangers: KnownCustomer[],
): Promise<void> {
  const { workspaceId, id, channel } = connection;
  if (!channel.profile || !channel.about.reach) return;
  const unknown = strangers.filter(({ followers }) => followers === null).map(({ handleId }) => handleId);
  const handleIds = [...new Set(unknown)].slice(0, MOST);
  if (handleIds.length === 0) return;
  const payload: ProfileJob = { workspaceId, connectionId: id, handleIds, tries: 0 };
  await enqueue(tx, { name: "profile", payload, key: `profile:${handleIds[0]}` });
}

/** One after the other, and no longer when the network says that it is enough. */
export async function lookUp(deps: ProfileDeps, job: ProfileJob): Promise<void> {
  const connection = await deps.connections.open(job.workspaceId, job.connectionId);
  if (connection?.state !== "connected") return;
  for (const [index, handleId] of job.handleIds.entries()) {
    try {
      await lookUpOne(deps, connection, handleId);
    } catch (error) {
      if (!(error instanceof ChannelError)) throw error;
      await later(deps, { ...job, handleIds: job.handleIds.slice(index), tries: job.tries + 1 }, error.after);
      return;
    }
  }
}

async function lookUpOne(deps: ProfileDeps, connection: OpenConnection, handleId: string): Promise<void> {
  const { workspaceId, network, channel, account } = connection;
  const handle = await deps.platform.db
    .selectFrom("handles")
    .select(["external_id as externalId", "handle", "name", "followers"])
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", handleId)
    .executeTakeFirst();
  if (!handle || handle.followers !== null || !channel.profile) return;
  const reach = deps.connections.reach(connection, AbortSignal.timeout(CALL_MS));
  const profile = await channel.profile(account, handle, reach);
  const author = { ...profile, externalId: handle.externalId };
  await write(deps.platform, async (tx) => {
    const known = await findByHandle(tx, workspaceId, network, [author.externalId]);
    const before = known.get(author.externalId);
    if (!before) return;
    const { last_heard_at: at } = await tx
      .selectFrom("customers")
      .select("last_heard_at")
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", before.customerId)
      .executeTakeFirstOrThrow();
    const heard = new Map([[author.externalId, { author, at, language: null }]]);
    const kept = await keepCustomers(tx, workspaceId, network, heard, known);
    const followers = kept.get(author.externalId)?.followers ?? null;
    if (followers !== null) await placeAnew(tx, deps, connection, before.customerId, followers);
  });
}

/** What waits of this person on this account. */
async function placeAnew(
  tx: Tx,
  { platform, rulebook }: ProfileDeps,
  connection: OpenConnection,
  customerId: string,
  followers: number,
): Promise<void> {
  const { workspaceId, id } = connection;
  const now = platform.clock.now();
  const waiting = await tx
    .selectFrom("work_items")
    .select("conversation_id")
    .where("workspace_id", "=", workspaceId)
    .where("customer_id", "=", customerId)
    .where("connection_id", "=", id)
    .where("state", "not in", ["done", "set_aside"])
    .execute();
  const conversationIds = waiting.map((row) => row.conversation_id);
  const items = [...(await lockLatestItems(tx, workspaceId, conversationIds)).values()];
  const rules = await rulebook.rulesOf(tx, workspaceId, now.epochMilliseconds);
  const again = items.map((item) =>
    placed({ ...item, reach: followers, revision: item.revision + 1 }, rules),
  );
  await keepItems(tx, workspaceId, again);
  await recordFacts(
    tx,
    workspaceId,
    again.map(({ id: itemId, conversationId }) => ({
      kind: "customer.looked_up",
      subjectId: customerId,
      actorId: null,
      at: now,
      data: { itemId, conversationId, followers },
    })),
  );
}

/** A face and a number are worth a few tries, not an alarm. */
async function later({ platform }: ProfileDeps, job: ProfileJob, after: string | null): Promise<void> {
  if (job.tries >= MOST_TRIES) return;
  const soonest = platform.clock.now().add({ minutes: 4 ** (job.tries - 1) });
  const asked = after === null ? soonest : Temporal.Instant.from(after);
  const at = Temporal.Instant.compare(asked, soonest) > 0 ? asked : soonest;
  await enqueue(platform.db, { name: "profile", payload: job, key: `profile:${job.handleIds[0]}`, at });
}
