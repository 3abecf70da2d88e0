import { sql } from "kysely";
import type { z } from "zod";
import type { Article, Customer } from "../../contract/index.ts";
import type { Database } from "../platform/db/connect.ts";

type Whole = z.infer<typeof Customer>;
/** How a handle is written is known to the network, not to the database. */
type Person = Omit<Whole, "handles"> & { handles: Omit<Whole["handles"][number], "handlePrefix">[] };

const MATTERS_SHOWN = 50;
const MOODS_SHOWN = 100;

/** Everything we know of one person: how they are called where, what they came with, in what mood. Null: nobody. */
export async function readPerson(db: Database, workspaceId: string, id: string): Promise<Person | null> {
  const customer = await db
    .selectFrom("customers")
    .select(["id", "name", "article", "language", "note", "first_heard_at", "last_heard_at"])
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!customer) return null;
  const [handles, history, moods, noteBy] = await Promise.all([
    handlesOf(db, workspaceId, id),
    historyOf(db, workspaceId, id),
    moodsOf(db, workspaceId, id),
    customer.note === "" ? null : writerOfNote(db, workspaceId, id),
  ]);
  return {
    id: customer.id,
    name: customer.name,
    article: customer.article as Article | null,
    language: customer.language,
    note: customer.note,
    noteBy,
    firstHeardAt: customer.first_heard_at.toString(),
    lastHeardAt: customer.last_heard_at.toString(),
    handles,
    history,
    moods,
  };
}

function handlesOf(db: Database, workspaceId: string, id: string): Promise<Person["handles"]> {
  return db
    .selectFrom("handles")
    .select([
      "network",
      "handle",
      "name",
      "avatar_url as avatarUrl",
      "profile_url as profileUrl",
      "followers",
    ])
    .where("workspace_id", "=", workspaceId)
    .where("customer_id", "=", id)
    .orderBy("id")
    .execute();
}

/** Their matters, newest first. */
async function historyOf(db: Database, workspaceId: string, id: string): Promise<Person["history"]> {
  const { rows } = await sql<Person["history"][number] & { at: Temporal.Instant }>`
    select conversation_id as "conversationId", network, kind, topic, state, preview, last_message_at as at
    from work_items where workspace_id = ${workspaceId} and customer_id = ${id}
    order by last_message_at desc, id desc limit ${sql.lit(MATTERS_SHOWN)}`.execute(db);
  return rows.map((row) => ({ ...row, at: String(row.at) }));
}

/** The facts tell who last kept the note; null where that person is of the team no more. */
async function writerOfNote(db: Database, workspaceId: string, id: string): Promise<Person["noteBy"]> {
  const { rows } = await sql<{ name: string; at: Temporal.Instant }>`
    select m.name, f.at from facts f
      join members m on m.workspace_id = f.workspace_id and m.person_id = f.actor_id
    where f.workspace_id = ${workspaceId} and f.subject_id = ${id} and f.kind = 'customer.note_kept'
    order by f.at desc limit 1`.execute(db);
  return rows[0] ? { name: rows[0].name, at: rows[0].at.toString() } : null;
}

/** The mood of their latest messages, as it was sorted, oldest first. */
async function moodsOf(db: Database, workspaceId: string, id: string): Promise<Person["moods"]> {
  const { rows } = await sql<{ at: Temporal.Instant; mood: Person["moods"][number]["mood"] }>`
    select m.published_at as at, m.sorted ->> 'mood' as mood
    from conversations c
      join messages m on m.workspace_id = c.workspace_id and m.conversation_id = c.id
    where c.workspace_id = ${workspaceId} and c.customer_id = ${id}
      and m.direction = 'inbound' and m.sorted ->> 'mood' in ('negative', 'neutral', 'positive')
    order by m.published_at desc limit ${sql.lit(MOODS_SHOWN)}`.execute(db);
  return rows.toReversed().map(({ at, mood }) => ({ at: at.toString(), mood }));
}
