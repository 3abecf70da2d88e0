/** The lists of the queue: one page at a time, each row with what stands beside it on screen. */
import { type RawBuilder, sql } from "kysely";
import type { Article, Label, sorts } from "../../contract/index.ts";
import { anyOf, arrayOf } from "../platform/db/bulk.ts";
import type { Database, Tx } from "../platform/db/connect.ts";
import { conditionsOf, type Looking, type Narrowing, unreadBy } from "./filter.ts";
import { labelsOfRow } from "./labels-store.ts";
import type { Around, Shown } from "./present.ts";

export type Sort = (typeof sorts)[number];

export interface Listed {
  item: Shown;
  around: Around;
}

export interface Listing {
  filter: Narrowing;
  sort: Sort;
  limit: number;
  cursor?: string | undefined;
}

export interface Page {
  listed: Listed[];
  /** Where the next page starts; null at the end. Says nothing to whoever reads it. */
  next: string | null;
}

/** Each sort goes by one index, ties by id. */
const order: Record<Sort, { key: RawBuilder<unknown>; down: boolean }> = {
  pressing: { key: sql`w.pressing_at`, down: false },
  due: { key: sql`w.due_at`, down: false },
  newest: { key: sql`w.last_message_at`, down: true },
};

/** A page of the queue. Null when the cursor is none of ours, or another sort's. */
export async function listQueue(db: Database | Tx, looking: Looking, asked: Listing): Promise<Page | null> {
  const { key, down } = order[asked.sort];
  const after = asked.cursor === undefined ? null : readCursor(asked.sort, asked.cursor);
  if (asked.cursor !== undefined && !after) return null;
  const direction = down ? sql`desc` : sql`asc`;
  const beyond = after
    ? sql`and (${key}, w.id) ${down ? sql`<` : sql`>`} (${after.key}::timestamptz, ${after.id}::uuid)`
    : sql``;
  const { rows } = await sql<{ id: string; key: string }>`
    select w.id, ${key}::text as key from work_items w
    where ${conditionsOf(looking, asked.filter)} ${beyond}
    order by ${key} ${direction}, w.id ${direction} limit ${sql.lit(asked.limit + 1)}`.execute(db);
  const last = rows.length > asked.limit ? rows[asked.limit - 1] : undefined;
  const ids = rows.slice(0, asked.limit).map(({ id }) => id);
  const listed = await listByIds(db, looking, ids);
  return {
    // What is deleted with its whole workspace between the two looks is not there any more.
    listed: ids.flatMap((id) => listed.get(id) ?? []),
    next: last ? writeCursor(asked.sort, last) : null,
  };
}

/** Those of a list that are about these items, conversations or customers, in no order. */
export async function listAbout(
  db: Database | Tx,
  looking: Looking,
  filter: Narrowing,
  about: readonly string[],
): Promise<Listed[]> {
  const ids = anyOf(about, "uuid");
  const { rows } = await sql<{ id: string }>`
    select w.id from work_items w
    where ${conditionsOf(looking, filter)}
      and (w.id = ${ids} or w.conversation_id = ${ids} or w.customer_id = ${ids})`.execute(db);
  const listed = await listByIds(
    db,
    looking,
    rows.map(({ id }) => id),
  );
  return [...listed.values()];
}

/** Items by their ids, whatever their state. */
export async function listByIds(
  db: Database | Tx,
  looking: Looking,
  ids: readonly string[],
): Promise<Map<string, Listed>> {
  if (ids.length === 0) return new Map();
  const rows = await rowsOf(db, looking, ids);
  return new Map(rows.map((row) => [row.id, toListed(row)]));
}

/** Where an item stands among those that wait for us: 1 is the most pressing. */
export async function placeOf(
  db: Database | Tx,
  workspaceId: string,
  item: { id: string; pressingAt: number },
): Promise<number> {
  const at = new Date(item.pressingAt).toISOString();
  const { rows } = await sql<{ before: number }>`
    select count(*)::int as before from work_items w
    where w.workspace_id = ${workspaceId} and w.state in ('new', 'open') and w.id <> ${item.id}
      and (w.pressing_at, w.id) < (${at}::timestamptz, ${item.id}::uuid)`.execute(db);
  return rows[0]!.before + 1;
}

interface Row extends Shown {
  customerId: string;
  customerName: string;
  customerArticle: Article | null;
  handle: string | null;
  avatarUrl: string | null;
  followers: number | null;
  assigneeName: string | null;
  assigneeInitials: string | null;
  assigneeArticle: Article | null;
  unread: boolean;
  labels: Label[];
}

/**
 * One statement for every list, so that it is planned once; finding the items is another, and short. Moments come as
 * epoch milliseconds: fifty rows of ten Instants would cost more than finding them.
 */
async function rowsOf(
  db: Database | Tx,
  { personId, workspaceId }: Looking,
  ids: readonly string[],
): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select w.id, w.conversation_id as "conversationId", w.connection_id as "connectionId", w.network, w.audience,
      w.state, w.reason, w.reason_note as "reasonNote", w.assignee_id as "assigneeId", w.preview, w.language, w.kind,
      w.topic, w.mood, w.urgency, w.reach, coalesce(w.corrected, '[]') as corrected, w.unanswered, w.points, w.parts,
      w.pin, w.revision, w.customer_id as "customerId", ${moments},
      c.name as "customerName", c.article as "customerArticle", h.handle, h.avatar_url as "avatarUrl", h.followers,
      a.name as "assigneeName", a.initials as "assigneeInitials", a.article as "assigneeArticle",
      ${unreadBy(personId)} as unread,
      ${labelsOfRow} as labels
    from unnest(${arrayOf(ids, "uuid")}) as asked (id)
      join work_items w on w.workspace_id = ${workspaceId} and w.id = asked.id
      join customers c on c.workspace_id = w.workspace_id and c.id = w.customer_id
      left join lateral (
        select handle, avatar_url, followers from handles h
        where h.workspace_id = w.workspace_id and h.customer_id = w.customer_id and h.network = w.network
        order by h.id limit 1) h on true
      left join members a on a.workspace_id = w.workspace_id and a.person_id = w.assignee_id`.execute(db);
  return rows;
}

const moments = sql.join(
  [
    ["oldest_unanswered_at", "oldestUnansweredAt"],
    ["oldest_unanswered_arrived_at", "oldestUnansweredArrivedAt"],
    ["first_answered_at", "firstAnsweredAt"],
    ["due_at", "dueAt"],
    ["warn_at", "warnAt"],
    ["snoozed_until", "snoozedUntil"],
    ["pressing_at", "pressingAt"],
    ["last_message_at", "lastMessageAt"],
    ["closed_at", "closedAt"],
  ].map(([column, name]) => sql.raw(`round(date_part('epoch', w.${column}) * 1000) as "${name}"`)),
);

function toListed(row: Row): Listed {
  const { customerId, customerName, customerArticle, handle, avatarUrl, followers } = row;
  return {
    item: row,
    around: {
      customer: {
        id: customerId,
        name: customerName,
        article: customerArticle,
        handle,
        avatarUrl,
        followers,
      },
      assignee: row.assigneeId
        ? {
            id: row.assigneeId,
            name: row.assigneeName ?? "",
            initials: row.assigneeInitials ?? "",
            article: row.assigneeArticle,
          }
        : null,
      unread: row.unread,
      labels: row.labels,
    },
  };
}

function writeCursor(sort: Sort, row: { id: string; key: string }): string {
  return Buffer.from(JSON.stringify([sort, row.key, row.id])).toString("base64url");
}

const MOMENT = /^\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?[+-]\d\d(:\d\d){0,2}$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function readCursor(sort: Sort, cursor: string): { key: string; id: string } | null {
  try {
    const read: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString());
    if (!Array.isArray(read) || read[0] !== sort) return null;
    const [, key, id] = read.map(String) as [string, string, string];
    return MOMENT.test(key) && UUID.test(id) ? { key, id } : null;
  } catch {
    return null;
  }
}
