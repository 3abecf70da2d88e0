import { type RawBuilder, sql } from "kysely";
import type { Database } from "../platform/db/connect.ts";
import type { Place } from "./mask.ts";
import { windowsBefore } from "./search-windows.ts";
import { MARKS } from "./search-words.ts";

export interface MessageFilter {
  /** Of the brand's accounts; undefined: all. */
  connectionIds?: string[] | undefined;
  direction?: "inbound" | "outbound" | undefined;
  languages?: string[] | undefined;
  /** ISO 8601. */
  from?: string | undefined;
  until?: string | undefined;
}

export interface Found {
  id: string;
  conversationId: string;
  network: string;
  direction: "inbound" | "outbound";
  customerId: string;
  customerName: string;
  handle: string | null;
  avatarUrl: string | null;
  followers: number | null;
  /** The text, with `MARKS` around what was found. */
  marked: string;
  /** Where personal data stand in `text`. */
  places: Place[] | null;
  text: string;
  publishedAt: Temporal.Instant;
}

/** So many of the newest that fit are weighed against each other; what is older comes after them, by its age. */
const WEIGHED = 200;
const TEXT_SHOWN = 4000;

/** Messages that fit a tsquery: the best of the newest `WEIGHED`, or simply the newest. */
export async function findMessages(
  db: Database,
  asked: {
    workspaceId: string;
    query: string;
    filter: MessageFilter;
    sort: "best" | "newest";
    limit: number;
    offset: number;
    now: Temporal.Instant;
  },
): Promise<Found[]> {
  const { workspaceId, query, sort, limit, offset, now } = asked;
  const enough = Math.max(sort === "best" ? WEIGHED : 0, offset + limit);
  const conditions = conditionsOf(asked.filter);
  const rank = sort === "best" ? sql`ts_rank(m.search, ${query}::tsquery)` : sql`0`;
  const windows = windowsBefore(workspaceId, now.epochMilliseconds);
  // What is newer than a window was in one before it; what came in at that moment was indexed by the same two clocks.
  const within = (marks: string[] | null, before: number | undefined) => sql`(
    select m.id, m.published_at, ${rank} as rank from messages m
    where m.workspace_id = ${workspaceId} and m.deleted_at is null ${conditions}
      and m.search @@ ${marks ? `(${query})&('${marks.join("'|'")}')` : query}::tsquery
      ${before === undefined ? sql`` : sql`and least(m.published_at, m.arrived_at) < ${new Date(before).toISOString()}`}
    order by m.published_at desc, m.id desc limit ${sql.lit(enough)})`;
  const parts = [
    ...windows.map(({ marks }, index) => within(marks, windows[index - 1]?.from)),
    within(null, windows.at(-1)!.from),
  ];
  const candidates = sql.join(parts, sql` union all `);
  // What is new counts up to half as much again: mild, so that a better match still comes first.
  const score = sql`rank * (1 + 0.5 * exp(-date_part('epoch', ${now.toString()} - published_at) / 15552000))`;
  const order =
    sort === "best" ? sql`${score} desc, published_at desc, id desc` : sql`published_at desc, id desc`;
  const { rows } = await sql<Found>`
    with found as materialized (
      select *, row_number() over () - 1 as newer from (${candidates}) c limit ${sql.lit(enough)}
    ), best as materialized (
      select id, row_number() over (order by ${order}) as place from found
      order by place offset ${sql.lit(offset)} limit ${sql.lit(limit)})
    select m.id, m.conversation_id as "conversationId", n.network, m.direction, m.published_at as "publishedAt",
      c.customer_id as "customerId", p.name as "customerName", h.handle, h.avatar_url as "avatarUrl", h.followers,
      ts_headline(${configOf}, translate(left(m.text, ${sql.lit(TEXT_SHOWN)}), ${MARKS.start + MARKS.stop}, ''),
        ${query}::tsquery, ${`HighlightAll=true,StartSel=${MARKS.start},StopSel=${MARKS.stop}`}) as marked,
      left(m.text, ${sql.lit(TEXT_SHOWN)}) as text, m.sorted -> 'personalData' as places
    from best b
      join messages m on m.workspace_id = ${workspaceId} and m.id = b.id
      join conversations c on c.workspace_id = m.workspace_id and c.id = m.conversation_id
      join customers p on p.workspace_id = m.workspace_id and p.id = c.customer_id
      join connections n on n.workspace_id = m.workspace_id and n.id = m.connection_id
      left join lateral (
        select handle, avatar_url, followers from handles h
        where h.workspace_id = m.workspace_id and h.customer_id = c.customer_id and h.network = n.network
        order by h.id limit 1) h on true
    order by b.place`.execute(db);
  return rows;
}

const configOf = sql`escolta_config(m.language)`;

function conditionsOf({
  connectionIds,
  direction,
  languages,
  from,
  until,
}: MessageFilter): RawBuilder<unknown> {
  const all: RawBuilder<unknown>[] = [];
  if (connectionIds) all.push(sql`and m.connection_id = any(${connectionIds}::uuid[])`);
  if (direction) all.push(sql`and m.direction = ${direction}`);
  if (languages?.length) all.push(sql`and m.language = any(${languages}::text[])`);
  if (from) all.push(sql`and m.published_at >= ${from}`);
  if (until) all.push(sql`and m.published_at < ${until}`);
  return all.length > 0 ? sql.join(all, sql` `) : sql``;
}
