/** SQL of the labels that are recognised, and of what was learned of each. */
import { sql } from "kysely";
import type { Database, Tx } from "../../platform/db/connect.ts";
import { newId } from "../../platform/ids.ts";
import type { LabelQuality, LearnedLabel } from "./recognising.ts";

export interface KeptRecogniser {
  labelId: string;
  learnedAt: Temporal.Instant | null;
  /** Examples it was learned from, for and against; null: it was not learned yet. */
  learnedFrom: number | null;
  quality: LabelQuality | null;
}

/** Those that are switched on. */
export async function recognisersOf(db: Database | Tx, workspaceId: string): Promise<KeptRecogniser[]> {
  const rows = await db
    .selectFrom("triage_recognisers")
    .select(["label_id", "learned_at", "learned_from", "quality"])
    .where("workspace_id", "=", workspaceId)
    .where("switched_on", "=", true)
    .orderBy("label_id")
    .execute();
  return rows.map((row) => ({
    labelId: row.label_id,
    learnedAt: row.learned_at,
    learnedFrom: row.learned_from,
    quality: row.quality as LabelQuality | null,
  }));
}

/** Answers whether it was otherwise before. What was learned stays. */
export async function switchRecogniser(
  tx: Tx,
  workspaceId: string,
  labelId: string,
  on: boolean,
  by: { personId: string; at: Temporal.Instant },
): Promise<boolean> {
  const row = { switched_on: on, switched_by: by.personId, switched_at: by.at, version: newId() };
  const { rows } = await sql`
    insert into triage_recognisers as before (workspace_id, label_id, switched_on, switched_by, switched_at, version)
    select ${workspaceId}, ${labelId}, ${on}, ${by.personId}, ${by.at.toString()}, ${row.version} where ${on}
      or exists (select from triage_recognisers where workspace_id = ${workspaceId} and label_id = ${labelId})
    on conflict (workspace_id, label_id) do update set switched_on = excluded.switched_on,
      switched_by = excluded.switched_by, switched_at = excluded.switched_at, version = excluded.version
    where before.switched_on <> excluded.switched_on
    returning label_id`.execute(tx);
  return rows.length > 0;
}

/** A label that was removed meanwhile, or is not to be recognised any more, is left out. */
export async function keepLearnedLabels(
  tx: Tx,
  workspaceId: string,
  learned: (LearnedLabel & { from: number })[],
  at: Temporal.Instant,
): Promise<void> {
  for (const { id, from, quality, packed } of learned)
    await tx
      .updateTable("triage_recognisers")
      .set({
        version: newId(),
        learned_at: at,
        learned_from: from,
        quality: JSON.stringify(quality),
        weights: packed ? Buffer.from(packed) : null,
      })
      .where("workspace_id", "=", workspaceId)
      .where("label_id", "=", id)
      .where("switched_on", "=", true)
      .execute();
}

/** Of those that are switched on and sure enough: label → packed. */
export async function packedRecognisersOf(
  db: Database | Tx,
  workspaceId: string,
): Promise<Map<string, Buffer>> {
  const rows = await db
    .selectFrom("triage_recognisers")
    .select(["label_id", "weights"])
    .where("workspace_id", "=", workspaceId)
    .where("switched_on", "=", true)
    .where("weights", "is not", null)
    .orderBy("label_id")
    .execute();
  return new Map(rows.flatMap(({ label_id, weights }) => (weights ? [[label_id, weights]] : [])));
}
