import type { Author } from "../channels/index.ts";
import { anyOf, insertRows, updateRows } from "../platform/db/bulk.ts";
import type { Tx } from "../platform/db/connect.ts";
import { newId } from "../platform/ids.ts";

export interface Heard {
  author: Author;
  at: Temporal.Instant;
  /** Of what was written; null when nobody knows. */
  language: string | null;
}

export interface KnownCustomer {
  customerId: string;
  handleId: string;
  followers: number | null;
  language: string | null;
}

/** What is written down of them, as it was before this batch. */
export interface Known extends KnownCustomer {
  author: Author;
  lastHeardAt: Temporal.Instant;
}

/** When somebody was last heard is kept to ten minutes: a row a message would be written for no more than that. */
const HEARD_TO_MS = 600_000;

const handleColumns = {
  workspace_id: "uuid",
  id: "uuid",
  network: "text",
  external_id: "text",
  customer_id: "uuid",
  handle: "text",
  name: "text",
  avatar_url: "text",
  profile_url: "text",
  followers: "int",
};
const customerColumns = {
  workspace_id: "uuid",
  id: "uuid",
  name: "text",
  language: "text",
  first_heard_at: "timestamptz",
  last_heard_at: "timestamptz",
};

/** Who these people are to us, by their id on the network; null language where they never wrote before. */
export async function findByHandle(
  tx: Tx,
  workspaceId: string,
  network: string,
  externalIds: string[],
): Promise<Map<string, Known>> {
  if (externalIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom("handles as h")
    .innerJoin("customers as c", (join) =>
      join.onRef("c.workspace_id", "=", "h.workspace_id").onRef("c.id", "=", "h.customer_id"),
    )
    .select(["h.id", "h.external_id", "h.customer_id", "h.handle", "h.name", "h.avatar_url", "h.profile_url"])
    .select(["h.followers", "c.language", "c.last_heard_at"])
    .where("h.workspace_id", "=", workspaceId)
    .where("h.network", "=", network)
    .where("h.external_id", "=", anyOf(externalIds, "text"))
    .execute();
  return new Map(
    rows.map((row) => [
      row.external_id,
      {
        customerId: row.customer_id,
        handleId: row.id,
        followers: row.followers,
        language: row.language,
        lastHeardAt: row.last_heard_at,
        author: {
          externalId: row.external_id,
          handle: row.handle,
          name: row.name,
          avatarUrl: row.avatar_url,
          profileUrl: row.profile_url,
          followers: row.followers,
        },
      },
    ]),
  );
}

/**
 * Makes sure that each of these people is known, with what their network now says of them. What the network leaves
 * out is kept as it was. Two connections of one network may meet the same stranger at once: one of them wins.
 */
export async function keepCustomers(
  tx: Tx,
  workspaceId: string,
  network: string,
  heard: Map<string, Heard>,
  known: Map<string, Known>,
): Promise<Map<string, KnownCustomer>> {
  const strangers = [...heard.values()].filter(({ author }) => !known.has(author.externalId));
  const kept = new Map<string, KnownCustomer>(known);
  if (strangers.length > 0) await welcome(tx, workspaceId, network, strangers, kept);

  const changedHandles = [];
  const seenAgain = [];
  for (const { author, at, language } of heard.values()) {
    const before = known.get(author.externalId);
    if (!before) continue;
    const now = merged(before.author, author);
    if (now) {
      changedHandles.push(handleRow(workspaceId, network, before.handleId, before.customerId, now));
      kept.set(author.externalId, { ...before, followers: now.followers ?? null });
    }
    const since = Math.abs(at.epochMilliseconds - before.lastHeardAt.epochMilliseconds);
    if (since < HEARD_TO_MS && (language ?? before.language) === before.language) continue;
    seenAgain.push({
      workspace_id: workspaceId,
      id: before.customerId,
      last_heard_at: at,
      language: language ?? before.language,
    });
  }
  await updateRows(tx, "handles", handleColumns, changedHandles.sort(byId));
  const { workspace_id, id, language, last_heard_at } = customerColumns;
  await updateRows(
    tx,
    "customers",
    { workspace_id, id, language, last_heard_at },
    onePerId(seenAgain).sort(byId),
  );
  return kept;
}

async function welcome(
  tx: Tx,
  workspaceId: string,
  network: string,
  strangers: Heard[],
  kept: Map<string, KnownCustomer>,
): Promise<void> {
  // In the order of the unique key: two accounts of one network that meet the same strangers must not wait in a ring.
  const rows = strangers
    .map(({ author }) => handleRow(workspaceId, network, newId(), newId(), author))
    .sort((a, b) => (a.external_id < b.external_id ? -1 : 1));
  const once = "on conflict (workspace_id, network, external_id) do nothing";
  const written = await insertRows(tx, "handles", handleColumns, rows, once);
  const there = written === rows.length ? rows : await handlesOf(tx, workspaceId, network, strangers);
  const ours = new Set(rows.map((row) => row.id));
  const byExternalId = new Map(strangers.map((stranger) => [stranger.author.externalId, stranger]));
  const customers = [];
  for (const { id, external_id, customer_id, followers } of there) {
    const { author, at, language } = byExternalId.get(external_id)!;
    kept.set(external_id, { customerId: customer_id, handleId: id, followers, language });
    if (!ours.has(id)) continue;
    customers.push({
      workspace_id: workspaceId,
      id: customer_id,
      name: nameOf(author),
      language,
      first_heard_at: at,
      last_heard_at: at,
    });
  }
  await insertRows(tx, "customers", customerColumns, customers.sort(byId));
}

/** Somebody else was faster with one of these: whose are they now? */
async function handlesOf(tx: Tx, workspaceId: string, network: string, strangers: Heard[]) {
  return tx
    .selectFrom("handles")
    .select(["id", "external_id", "customer_id", "followers"])
    .where("workspace_id", "=", workspaceId)
    .where("network", "=", network)
    .where(
      "external_id",
      "=",
      anyOf(
        strangers.map(({ author }) => author.externalId),
        "text",
      ),
    )
    .execute();
}

function handleRow(workspaceId: string, network: string, id: string, customerId: string, author: Author) {
  return {
    workspace_id: workspaceId,
    id,
    network,
    external_id: author.externalId,
    customer_id: customerId,
    handle: author.handle,
    name: author.name,
    avatar_url: author.avatarUrl ?? null,
    profile_url: author.profileUrl ?? null,
    followers: author.followers ?? null,
  };
}

/** What the network says now over what it said before; null when that changes nothing. */
function merged(before: Author, now: Author): Author | null {
  const next: Author = {
    externalId: before.externalId,
    handle: now.handle ?? before.handle,
    name: now.name ?? before.name,
    avatarUrl: now.avatarUrl ?? before.avatarUrl ?? null,
    profileUrl: now.profileUrl ?? before.profileUrl ?? null,
    followers: now.followers ?? before.followers ?? null,
  };
  const same =
    next.handle === before.handle &&
    next.name === before.name &&
    next.avatarUrl === before.avatarUrl &&
    next.profileUrl === before.profileUrl &&
    next.followers === before.followers;
  return same ? null : next;
}

/** Their own name or their handle; the screens have words for whoever has neither, the network's id is none. */
function nameOf(author: Author): string {
  return author.name?.trim() || author.handle || "";
}

function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : 1;
}

/** One customer may write under two handles of one batch; the last word counts. */
function onePerId<T extends { id: string }>(rows: T[]): T[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}
