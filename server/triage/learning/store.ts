/** SQL of examples, trainings, and of which training holds. */
import { sql } from "kysely";
import type { Database, Tx } from "../../platform/db/connect.ts";
import { LANGUAGES, type Language, type Sorted } from "../labels.ts";
import type { Labelled } from "../model/recipe.ts";
import type { Confusion, Quality, Question, Why } from "./quality.ts";
import type { Material } from "./retrain.ts";

export interface Example {
  messageId: string;
  language: string;
  answers: Partial<Record<Question, string>>;
}

/** The message that is meant, else the customer's latest there; null where it has no words, or has them no more. */
export async function saidThere(
  tx: Tx,
  workspaceId: string,
  { conversationId, messageId }: { conversationId: string; messageId: string | null },
): Promise<string | null> {
  let said = tx
    .selectFrom("messages")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("conversation_id", "=", conversationId)
    .where("direction", "=", "inbound")
    .where("deleted_at", "is", null)
    .where("text", "!=", "")
    .orderBy("published_at", "desc")
    .limit(1);
  if (messageId !== null) said = said.where("id", "=", messageId);
  return (await said.executeTakeFirst())?.id ?? null;
}

/** What was said of the same message before stands, but for what is said of it now. */
export async function keepExample(
  tx: Tx,
  workspaceId: string,
  { messageId, language, answers }: Example,
  by: { personId: string; at: Temporal.Instant },
): Promise<void> {
  const said = JSON.stringify(answers);
  await sql`
    insert into triage_examples as before (workspace_id, message_id, language, answers, corrected_by, corrected_at)
    values (${workspaceId}, ${messageId}, ${language}, ${said}::jsonb, ${by.personId}, ${by.at.toString()})
    on conflict (workspace_id, message_id) do update set language = excluded.language,
      answers = before.answers || excluded.answers, corrected_by = excluded.corrected_by,
      corrected_at = excluded.corrected_at`.execute(tx);
}

export interface Counts {
  corrections: number;
  /** Since the last training. */
  fresh: number;
  lastAt: Temporal.Instant | null;
}

export async function countExamples(db: Database | Tx, workspaceId: string): Promise<Counts> {
  const { rows } = await sql<Counts>`
    select count(e.message_id)::int as corrections, l.at as "lastAt",
      (count(e.message_id) filter (where l.at is null or e.corrected_at > l.at))::int as fresh
    from (select max(at) as at from triage_trainings where workspace_id = ${workspaceId}) l
      left join triage_examples e on e.workspace_id = ${workspaceId}
    group by l.at`.execute(db);
  return rows[0]!;
}

/** The newest count most: more than these would take longer than they are worth. */
const MOST_CORRECTED = 20_000;
const MOST_LEFT_ALONE = 1_000;
/** So many of the latest messages are looked at for those that were left alone. */
const LOOKED_AT = 5_000;

export async function materialOf(db: Database, workspaceId: string): Promise<Material> {
  const corrected = await sql<ExampleRow>`
    select m.text, e.language, e.answers from triage_examples e
      join messages m on m.workspace_id = e.workspace_id and m.id = e.message_id
    where e.workspace_id = ${workspaceId} and m.deleted_at is null and m.text <> ''
    order by e.corrected_at desc limit ${MOST_CORRECTED}`.execute(db);
  const leftAlone = await sql<{ text: string; sorted: Sorted }>`
    select m.text, m.sorted from (
      select * from messages where workspace_id = ${workspaceId} order by id desc limit ${LOOKED_AT}) m
    where m.direction = 'inbound' and m.deleted_at is null and m.text <> '' and m.sorted is not null
      and not m.sorted ? 'failed'
      and exists (select from messages a where a.workspace_id = m.workspace_id
        and a.conversation_id = m.conversation_id and a.direction = 'outbound' and a.origin = 'desk'
        and a.published_at > m.published_at)
      and not exists (select from triage_examples e join messages o
          on o.workspace_id = e.workspace_id and o.id = e.message_id
        where e.workspace_id = m.workspace_id and o.conversation_id = m.conversation_id)
    order by m.id desc limit ${MOST_LEFT_ALONE}`.execute(db);
  return {
    corrected: corrected.rows.flatMap((row) => labelledIn(row.language, row)),
    leftAlone: leftAlone.rows.flatMap(({ text, sorted: { language, kind, topic, mood, urgency } }) =>
      labelledIn(language, { text, answers: { kind, topic, mood, urgency: String(urgency) } }),
    ),
  };
}

interface ExampleRow {
  text: string;
  language: string;
  answers: Example["answers"];
}

/** What is in no language of ours teaches nothing. */
function labelledIn(code: string, { text, answers }: Pick<ExampleRow, "text" | "answers">): Labelled[] {
  const language = LANGUAGES.find((one): one is Language => one === code);
  return language ? [{ text, language, answers }] : [];
}

/* ---------------------------------------------------------------- trainings */

export interface NewTraining {
  id: string;
  at: Temporal.Instant;
  askedBy: string | null;
  corrections: number;
  adopted: boolean;
  why: Why;
  heads: Quality;
  confused: Confusion[];
  packed: Uint8Array | null;
}

export async function insertTraining(tx: Tx, workspaceId: string, one: NewTraining): Promise<void> {
  await tx
    .insertInto("triage_trainings")
    .values({
      workspace_id: workspaceId,
      id: one.id,
      at: one.at,
      asked_by: one.askedBy,
      corrections: one.corrections,
      adopted: one.adopted,
      why: one.why,
      heads: JSON.stringify(one.heads),
      confused: JSON.stringify(one.confused),
      weights: one.packed ? Buffer.from(one.packed) : null,
    })
    .execute();
}

/** Weights of so many are kept, beside those that hold: each is a megabyte or two. */
const KEPT_WEIGHTS = 12;

export async function forgetOldWeights(tx: Tx, workspaceId: string): Promise<void> {
  await sql`
    update triage_trainings set weights = null
    where workspace_id = ${workspaceId} and weights is not null
      and id not in (select id from triage_trainings where workspace_id = ${workspaceId} and weights is not null
        order by at desc, id desc limit ${KEPT_WEIGHTS})
      and id is distinct from (select training_id from triage_current where workspace_id = ${workspaceId})`.execute(
    tx,
  );
}

export async function trainingsOf(db: Database, workspaceId: string, limit: number) {
  return db
    .selectFrom("triage_trainings as t")
    .leftJoin("members as m", (join) =>
      join.onRef("m.workspace_id", "=", "t.workspace_id").onRef("m.person_id", "=", "t.asked_by"),
    )
    .select(["t.id", "t.at", "t.corrections", "t.adopted", "t.why", "t.heads", "t.confused"])
    .select(["m.person_id", "m.name", "m.initials", "m.article"])
    .select(sql<Buffer | null>`substring(t.weights from 1 for 8)`.as("head"))
    .where("t.workspace_id", "=", workspaceId)
    .orderBy("t.at", "desc")
    .orderBy("t.id", "desc")
    .limit(limit)
    .execute();
}

/** The training that holds; null: as shipped. */
export async function currentOf(db: Database | Tx, workspaceId: string): Promise<string | null> {
  const row = await db
    .selectFrom("triage_current")
    .select("training_id")
    .where("workspace_id", "=", workspaceId)
    .executeTakeFirst();
  return row?.training_id ?? null;
}

export async function setCurrent(
  tx: Tx,
  workspaceId: string,
  training: string | null,
  by: { personId: string | null; at: Temporal.Instant },
): Promise<void> {
  const row = { training_id: training, set_by: by.personId, set_at: by.at };
  await tx
    .insertInto("triage_current")
    .values({ workspace_id: workspaceId, ...row })
    .onConflict((conflict) => conflict.column("workspace_id").doUpdateSet(row))
    .execute();
}

/** The training that holds, and a word that is another whenever what recognises labels is; null: none is recognised. */
export async function holdsNow(
  db: Database | Tx,
  workspaceId: string,
): Promise<{ training: string | null; recognisers: string | null }> {
  const { rows } = await sql<{ training: string | null; recognisers: string | null }>`
    select (select training_id from triage_current where workspace_id = ${workspaceId}) as training,
      (select md5(string_agg(version::text, ' ' order by label_id)) from triage_recognisers
       where workspace_id = ${workspaceId} and switched_on and weights is not null) as recognisers`.execute(
    db,
  );
  return rows[0]!;
}

/** Packed; null where there is none, or none any more. */
export async function packedOf(db: Database | Tx, workspaceId: string, id: string): Promise<Buffer | null> {
  const row = await db
    .selectFrom("triage_trainings")
    .select("weights")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .executeTakeFirst();
  return row?.weights ?? null;
}
