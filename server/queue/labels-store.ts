/** SQL of labels and of the conversations they are on. */
import { type RawBuilder, sql } from "kysely";
import type { Label } from "../../contract/index.ts";
import { anyOf } from "../platform/db/bulk.ts";
import type { Database, Tx } from "../platform/db/connect.ts";
import { moveLabelInRules } from "./rules/store.ts";

/** By name, as people sort: case and accents come last. */
export async function labelsOf(db: Database | Tx, workspaceId: string): Promise<Label[]> {
  const rows = await db
    .selectFrom("labels")
    .select(["id", "name"])
    .where("workspace_id", "=", workspaceId)
    .execute();
  const { compare } = new Intl.Collator("ca", { numeric: true });
  return rows.sort((a, b) => compare(a.name, b.name));
}

/** How many conversations carry each label, and how many of those wait for us; labels on none are left out. */
export async function usesOf(
  db: Database,
  workspaceId: string,
): Promise<{ id: string; conversations: number; waiting: number }[]> {
  const { rows } = await sql<{ id: string; conversations: number; waiting: number }>`
    select cl.label_id as id, count(*)::int as conversations, count(w.id)::int as waiting
    from conversation_labels cl
      left join work_items w on w.workspace_id = cl.workspace_id and w.conversation_id = cl.conversation_id
        and w.state in ('new', 'open')
    where cl.workspace_id = ${workspaceId} group by cl.label_id`.execute(db);
  return rows;
}

/** Locked until the transaction ends, in the order of their ids: what is being put or merged is not removed meanwhile. */
export async function lockLabels(tx: Tx, workspaceId: string, ids: string[]): Promise<Map<string, Label>> {
  const rows = await tx
    .selectFrom("labels")
    .select(["id", "name"])
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", anyOf(ids, "uuid"))
    .orderBy("id")
    .forUpdate()
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** Null when there is one of that name, in whatever case. */
export async function insertLabel(
  tx: Tx,
  workspaceId: string,
  label: Label,
  by: { personId: string; at: Temporal.Instant },
): Promise<Label | null> {
  const made = await tx
    .insertInto("labels")
    .values({ workspace_id: workspaceId, ...label, created_by: by.personId, created_at: by.at })
    .onConflict((conflict) => conflict.doNothing())
    .returning(["id", "name"])
    .executeTakeFirst();
  return made ?? null;
}

export async function findLabelNamed(tx: Tx, workspaceId: string, name: string): Promise<Label | undefined> {
  return tx
    .selectFrom("labels")
    .select(["id", "name"])
    .where("workspace_id", "=", workspaceId)
    .where(sql<boolean>`lower(name) = lower(${name})`)
    .executeTakeFirst();
}

export async function countLabels(tx: Tx, workspaceId: string): Promise<number> {
  const { count } = await tx
    .selectFrom("labels")
    .select((eb) => eb.fn.countAll<bigint>().as("count"))
    .where("workspace_id", "=", workspaceId)
    .executeTakeFirstOrThrow();
  return Number(count);
}

export async function renameLabel(tx: Tx, workspaceId: string, { id, name }: Label): Promise<void> {
  await tx
    .updateTable("labels")
    .set({ name })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .execute();
}

/** Takes it off everything it is on. Answers how many conversations that were. */
export async function deleteLabel(tx: Tx, workspaceId: string, id: string): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom("conversation_labels")
    .where("workspace_id", "=", workspaceId)
    .where("label_id", "=", id)
    .executeTakeFirst();
  await tx.deleteFrom("labels").where("workspace_id", "=", workspaceId).where("id", "=", id).execute();
  return Number(numDeletedRows);
}

/** The one label stands wherever the other stood, in saved views and rules too. Answers on how many conversations it is new. */
export async function moveLabel(tx: Tx, workspaceId: string, from: string, into: string): Promise<number> {
  const moved = await sql`
    insert into conversation_labels (workspace_id, conversation_id, label_id, put_by, put_at, recognised_in)
    select workspace_id, conversation_id, ${into}, put_by, put_at, recognised_in from conversation_labels
    where workspace_id = ${workspaceId} and label_id = ${from}
    on conflict do nothing`.execute(tx);
  await sql`
    insert into labels_taken (workspace_id, conversation_id, label_id, taken_by, taken_at, recognised_in)
    select t.workspace_id, t.conversation_id, ${into}, t.taken_by, t.taken_at, t.recognised_in from labels_taken t
    where t.workspace_id = ${workspaceId} and t.label_id = ${from}
      and not exists (select from conversation_labels cl where cl.workspace_id = t.workspace_id
        and cl.conversation_id = t.conversation_id and cl.label_id = ${into})
    on conflict do nothing`.execute(tx);
  await sql`
    update views set filter = jsonb_set(filter, '{labels}',
      (select jsonb_agg(distinct case label when ${from} then ${into} else label end)
       from jsonb_array_elements_text(filter->'labels') as label))
    where workspace_id = ${workspaceId} and filter->'labels' @> to_jsonb(${from}::text)`.execute(tx);
  await moveLabelInRules(tx, workspaceId, from, into);
  return Number(moved.numAffectedRows ?? 0);
}

/** Answers the conversations that did not have it before. */
export async function putLabel(
  tx: Tx,
  workspaceId: string,
  label: string,
  conversations: string[],
  by: { personId: string; at: Temporal.Instant },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    insert into conversation_labels (workspace_id, conversation_id, label_id, put_by, put_at)
    select c.workspace_id, c.id, ${label}, ${by.personId}, ${by.at.toString()} from conversations c
    where c.workspace_id = ${workspaceId} and c.id = ${anyOf(conversations, "uuid")} order by c.id
    on conflict do nothing returning conversation_id as id`.execute(tx);
  const changed = rows.map(({ id }) => id);
  // Who puts it again has thought better of it.
  await tx
    .deleteFrom("labels_taken")
    .where("workspace_id", "=", workspaceId)
    .where("label_id", "=", label)
    .where("conversation_id", "=", anyOf(changed, "uuid"))
    .execute();
  return changed;
}

/** What rules put; answers what was not there before. The conversations are those of the caller's transaction. */
export async function putLabelsByRule<T extends { conversationId: string; labelId: string }>(
  tx: Tx,
  workspaceId: string,
  puts: T[],
  at: Temporal.Instant,
): Promise<T[]> {
  if (puts.length === 0) return [];
  const keyOf = ({ conversationId, labelId }: Pick<T, "conversationId" | "labelId">) =>
    `${conversationId} ${labelId}`;
  const once = [...new Map(puts.map((put) => [keyOf(put), put])).values()];
  const { rows } = await sql<{ conversationId: string; labelId: string }>`
    insert into conversation_labels (workspace_id, conversation_id, label_id, put_at)
    select ${workspaceId}, conversation, label, ${at.toString()}
    from unnest(${once.map((put) => put.conversationId)}::uuid[], ${once.map((put) => put.labelId)}::uuid[])
      as put (conversation, label)
    order by conversation, label
    on conflict do nothing returning conversation_id as "conversationId", label_id as "labelId"`.execute(tx);
  const kept = new Set(rows.map(keyOf));
  return once.filter((put) => kept.has(keyOf(put)));
}

/** A label that Escolta recognised in a message. */
export interface LabelRecognised {
  conversationId: string;
  labelId: string;
  messageId: string;
}

/** What Escolta recognised, but where a person took it off before; answers what was not there. */
export async function putLabelsRecognised(
  tx: Tx,
  workspaceId: string,
  puts: LabelRecognised[],
  at: Temporal.Instant,
): Promise<LabelRecognised[]> {
  if (puts.length === 0) return [];
  const { rows } = await sql<LabelRecognised>`
    insert into conversation_labels (workspace_id, conversation_id, label_id, put_at, recognised_in)
    select distinct on (conversation, label) ${workspaceId}::uuid, conversation, label, ${at.toString()}::timestamptz, message
    from unnest(${puts.map((put) => put.conversationId)}::uuid[], ${puts.map((put) => put.labelId)}::uuid[],
      ${puts.map((put) => put.messageId)}::uuid[]) with ordinality as put (conversation, label, message, place)
    where not exists (select from labels_taken t where t.workspace_id = ${workspaceId}
      and t.conversation_id = conversation and t.label_id = label)
    order by conversation, label, place
    on conflict do nothing
    returning conversation_id as "conversationId", label_id as "labelId", recognised_in as "messageId"`.execute(
    tx,
  );
  return rows;
}

/** Answers the conversations that had it. It is remembered where it was, so that Escolta does not put it there again. */
export async function takeLabel(
  tx: Tx,
  workspaceId: string,
  label: string,
  conversations: string[],
  by: { personId: string; at: Temporal.Instant },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with taken as (
      delete from conversation_labels where workspace_id = ${workspaceId} and label_id = ${label}
        and conversation_id = ${anyOf(conversations, "uuid")}
      returning workspace_id, conversation_id, label_id, recognised_in)
    insert into labels_taken as before (workspace_id, conversation_id, label_id, taken_by, taken_at, recognised_in)
    select workspace_id, conversation_id, label_id, ${by.personId}, ${by.at.toString()}, recognised_in from taken
    on conflict (workspace_id, conversation_id, label_id) do update set taken_by = excluded.taken_by,
      taken_at = excluded.taken_at, recognised_in = coalesce(excluded.recognised_in, before.recognised_in)
    returning conversation_id as id`.execute(tx);
  return rows.map(({ id }) => id);
}

/** The labels of `work_items as w`, first put first: in the listing's own statement, so that fifty rows ask once. */
export const labelsOfRow: RawBuilder<Label[]> = sql`coalesce((
  select json_agg(json_build_object('id', l.id, 'name', l.name) order by cl.put_at, l.id)
  from conversation_labels cl join labels l on l.workspace_id = cl.workspace_id and l.id = cl.label_id
  where cl.workspace_id = w.workspace_id and cl.conversation_id = w.conversation_id), '[]')`;
