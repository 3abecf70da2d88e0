/** SQL of what people teach of labels: where they put one by hand, and where they took off what Escolta had put. */
import { sql } from "kysely";
import type { Database, Tx } from "../platform/db/connect.ts";
import { lockLabels } from "./labels-store.ts";

interface SaidThere {
  text: string;
  language: string;
}

interface TaughtLabels {
  /** Of each label the messages it was put on, and those it was wrongly recognised in; the newest first. */
  labels: {
    id: string;
    yes: SaidThere[];
    no: SaidThere[];
    /** Messages of customers since the first of those that it was put on. */
    heard: number;
  }[];
  /** The latest messages of customers, with the labels that are on their conversation, or were. */
  others: (SaidThere & { labels: string[] })[];
}

/** The newest count most: more examples than these of one label would take longer than they are worth. */
const MOST = 400;
const MOST_OTHERS = 2_000;
/** So many of the latest messages are looked at for those of customers. */
const LOOKED_AT = 10_000;
/** Messages are counted up to here. */
const COUNTED = 200_000;
/** A conversation says what it is about in one of the last few messages before somebody put the label: the longest. */
const LAST = 3;

/** For whoever learns from it. */
export const labelTeaching = {
  hold: async (tx: Tx, workspaceId: string, label: string) =>
    (await lockLabels(tx, workspaceId, [label])).get(label) ?? null,
  count: countTaught,
  read: readTaught,
};

/** How many conversations teach of a label, for it and against it. */
async function countTaught(
  db: Database | Tx,
  workspaceId: string,
  labels: string[],
): Promise<Map<string, { yes: number; no: number }>> {
  const { rows } = await sql<{ id: string; yes: number; no: number }>`
    select label.id,
      (select count(*)::int from conversation_labels cl
       where cl.workspace_id = ${workspaceId} and cl.label_id = label.id and cl.put_by is not null
         and exists (select from messages m where m.workspace_id = cl.workspace_id
           and m.conversation_id = cl.conversation_id and m.direction = 'inbound' and m.deleted_at is null
           and m.text <> '' and m.arrived_at <= cl.put_at)) as yes,
      (select count(*)::int from labels_taken t join messages m on m.workspace_id = t.workspace_id and m.id = t.recognised_in
       where t.workspace_id = ${workspaceId} and t.label_id = label.id and m.deleted_at is null and m.text <> '') as no
    from unnest(${labels}::uuid[]) as label (id)`.execute(db);
  return new Map(rows.map(({ id, yes, no }) => [id, { yes, no }]));
}

async function readTaught(db: Database, workspaceId: string, labels: string[]): Promise<TaughtLabels> {
  const yes = await sql<SaidThere & { id: string; messageId: string }>`
    select label.id, m.id as "messageId", m.text, m.language from unnest(${labels}::uuid[]) as label (id)
    cross join lateral (
      select conversation_id, put_at from conversation_labels
      where workspace_id = ${workspaceId} and label_id = label.id and put_by is not null
      order by put_at desc, conversation_id limit ${MOST}) cl
    cross join lateral (
      select id, text, language from (
        select id, text, language from messages
        where workspace_id = ${workspaceId} and conversation_id = cl.conversation_id and direction = 'inbound'
          and deleted_at is null and text <> '' and arrived_at <= cl.put_at
        order by published_at desc, id desc limit ${LAST}) last
      order by length(text) desc, id desc limit 1) m`.execute(db);
  const no = await sql<SaidThere & { id: string }>`
    select label.id, m.text, m.language from unnest(${labels}::uuid[]) as label (id)
    cross join lateral (
      select recognised_in from labels_taken
      where workspace_id = ${workspaceId} and label_id = label.id and recognised_in is not null
      order by taken_at desc, conversation_id limit ${MOST}) t
    join messages m on m.workspace_id = ${workspaceId} and m.id = t.recognised_in
    where m.deleted_at is null and m.text <> ''`.execute(db);
  const others = await sql<TaughtLabels["others"][number]>`
    select m.text, m.language, array(
      select label_id from conversation_labels
      where workspace_id = m.workspace_id and conversation_id = m.conversation_id
      union
      select label_id from labels_taken
      where workspace_id = m.workspace_id and conversation_id = m.conversation_id) as labels
    from (select * from messages where workspace_id = ${workspaceId} order by id desc limit ${LOOKED_AT}) m
    where m.direction = 'inbound' and m.deleted_at is null and m.text <> ''
    order by m.id desc limit ${MOST_OTHERS}`.execute(db);
  const heard = await sql<{ id: string; heard: number }>`
    select first.id, (select count(*)::int from (
      select from messages m where m.workspace_id = ${workspaceId} and m.id >= first.message_id
        and m.direction = 'inbound' and m.text <> '' limit ${COUNTED}) since) as heard
    from unnest(${labels}::uuid[], ${labels.map((id) => firstOf(yes.rows, id))}::uuid[]) as first (id, message_id)`.execute(
    db,
  );
  const of = (rows: (SaidThere & { id: string })[], label: string) =>
    rows.filter(({ id }) => id === label).map(({ text, language }) => ({ text, language }));
  return {
    labels: labels.map((id) => ({
      id,
      yes: of(yes.rows, id),
      no: of(no.rows, id),
      heard: heard.rows.find((row) => row.id === id)?.heard ?? 0,
    })),
    others: others.rows,
  };
}

/** Ids are in the order in which messages came. */
function firstOf(rows: { id: string; messageId: string }[], label: string): string | null {
  const ids = rows.filter(({ id }) => id === label).map(({ messageId }) => messageId);
  return ids.sort()[0] ?? null;
}
