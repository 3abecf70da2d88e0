/** What a list of the queue is narrowed by, as SQL on `work_items as w`. */
import { type RawBuilder, sql } from "kysely";
import type { ItemState, QueueFilter } from "../../contract/index.ts";
import { anyOf } from "../platform/db/bulk.ts";

/** Who looks, where, and when: "mine" and "unread" are a person's, "late" is a moment's. */
export interface Looking {
  workspaceId: string;
  personId: string;
  now: Temporal.Instant;
}

/** Every part of it may be left out. */
export type Narrowing = { [Part in keyof QueueFilter]?: QueueFilter[Part] | undefined };

const ON_QUEUE: ItemState[] = ["new", "open"];
const MINUTE = 60_000;

/**
 * Without `states` the items that wait for us. States are written into the statement, not passed beside it: only so
 * can the indexes on what waits for us be used.
 */
export function conditionsOf(looking: Looking, filter: Narrowing): RawBuilder<boolean> {
  const { workspaceId, personId, now } = looking;
  const states = filter.states?.length ? filter.states : ON_QUEUE;
  const all = [
    sql`w.workspace_id = ${workspaceId}`,
    sql`w.state in (${sql.join(states.map((state) => sql.lit(state)))})`,
  ];
  if (filter.tab === "mine") all.push(sql`w.assignee_id = ${personId}`);
  if (filter.tab === "team") all.push(sql`w.assignee_id is distinct from ${personId}::uuid`);
  if (filter.assignee === "nobody") all.push(sql`w.assignee_id is null`);
  else if (filter.assignee) all.push(sql`w.assignee_id = ${filter.assignee}`);

  const labels = [
    [sql`w.kind`, filter.kinds],
    [sql`w.topic`, filter.topics],
    [sql`w.mood`, filter.moods],
    [sql`w.language`, filter.languages],
    [sql`w.network`, filter.networks],
    [sql`w.connection_id`, filter.connections],
  ] as const;
  for (const [column, values] of labels)
    if (values?.length) all.push(sql`${column} in (${sql.join(values.map((value) => sql`${value}`))})`);

  if (filter.labels?.length)
    all.push(sql`exists (
      select from conversation_labels cl
      where cl.workspace_id = w.workspace_id and cl.conversation_id = w.conversation_id
        and cl.label_id = ${anyOf(filter.labels, "uuid")})`);
  if (filter.audience) all.push(sql`w.audience = ${filter.audience}`);
  if (filter.urgencyFrom) all.push(sql`w.urgency >= ${filter.urgencyFrom}`);
  if (filter.reachFrom) all.push(sql`w.reach >= ${filter.reachFrom}`);
  if (filter.waitingMinutes)
    all.push(
      sql`w.oldest_unanswered_at <= ${now.subtract({ milliseconds: filter.waitingMinutes * MINUTE }).toString()}`,
    );
  if (filter.answeredFrom) all.push(sql`w.answered_at >= ${filter.answeredFrom}`);
  if (filter.late === true) all.push(sql`w.due_at < ${now.toString()}`);
  if (filter.late === false) all.push(sql`w.due_at >= ${now.toString()}`);
  if (filter.unread !== undefined) all.push(sql`${unreadBy(personId)} = ${sql.lit(filter.unread)}`);
  return sql.join(all, sql` and `);
}

/** The customer said something that this person has not seen: what we say ourselves makes nothing unread. */
export function unreadBy(personId: string): RawBuilder<boolean> {
  return sql`coalesce((
    select case when r.revision >= c.revision then false else exists (
      select from messages m
      where m.workspace_id = w.workspace_id and m.conversation_id = w.conversation_id
        and m.direction = 'inbound' and m.revision > r.revision) end
    from reads r
      join conversations c on c.workspace_id = r.workspace_id and c.id = r.conversation_id
    where r.workspace_id = w.workspace_id and r.conversation_id = w.conversation_id
      and r.person_id = ${personId}), true)`;
}
