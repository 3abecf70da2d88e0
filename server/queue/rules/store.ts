/** SQL of the brand's rules. Whoever changes one holds the workspace's row, so two changes come one after the other. */
import { type Selectable, sql } from "kysely";
import type { RuleConditions, RuleDraft, RuleEffects } from "../../../contract/index.ts";
import { anyOf } from "../../platform/db/bulk.ts";
import type { Database, Tx } from "../../platform/db/connect.ts";
import type { Rules } from "../../platform/db/types.ts";

export interface KeptRule {
  id: string;
  name: string | null;
  conditions: RuleConditions;
  effects: RuleEffects;
  on: boolean;
  revision: number;
  changedBy: string;
  changedAt: Temporal.Instant;
}

/** In the order they are asked. */
export async function rulesOf(db: Database | Tx, workspaceId: string): Promise<KeptRule[]> {
  const rows = await db
    .selectFrom("rules")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .orderBy("place")
    .orderBy("id")
    .execute();
  return rows.map(fromRow);
}

/** The workspace's rules, held until the transaction ends; intake hears of the change by the revision. */
export async function holdRules(tx: Tx, workspaceId: string): Promise<KeptRule[]> {
  await tx
    .updateTable("workspaces")
    .set((eb) => ({ rules_revision: eb("rules_revision", "+", 1) }))
    .where("workspace_id", "=", workspaceId)
    .execute();
  return rulesOf(tx, workspaceId);
}

export async function insertRule(
  tx: Tx,
  workspaceId: string,
  { id, name, conditions, effects, on, changedBy, changedAt }: Omit<KeptRule, "revision">,
  place: number,
): Promise<void> {
  await tx
    .insertInto("rules")
    .values({
      workspace_id: workspaceId,
      id,
      place,
      name,
      conditions: JSON.stringify(conditions),
      effects: JSON.stringify(effects),
      switched_on: on,
      changed_by: changedBy,
      changed_at: changedAt,
    })
    .execute();
}

/** Only what is given; it is another revision. */
export async function updateRule(
  tx: Tx,
  workspaceId: string,
  id: string,
  change: Partial<RuleDraft & { on: boolean }>,
  by: { personId: string; at: Temporal.Instant },
): Promise<void> {
  const { name, conditions, effects, on } = change;
  await tx
    .updateTable("rules")
    .set((eb) => ({
      ...(name === undefined ? {} : { name }),
      ...(conditions ? { conditions: JSON.stringify(conditions) } : {}),
      ...(effects ? { effects: JSON.stringify(effects) } : {}),
      ...(on === undefined ? {} : { switched_on: on }),
      revision: eb("revision", "+", 1),
      changed_by: by.personId,
      changed_at: by.at,
    }))
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .execute();
}

/** The rules stand in this order. */
export async function orderRules(tx: Tx, workspaceId: string, ids: string[]): Promise<void> {
  await sql`update rules r set place = o.place - 1
    from unnest(${ids}::uuid[]) with ordinality as o (id, place)
    where r.workspace_id = ${workspaceId} and r.id = o.id`.execute(tx);
}

export async function deleteRule(tx: Tx, workspaceId: string, id: string): Promise<void> {
  await tx.deleteFrom("rules").where("workspace_id", "=", workspaceId).where("id", "=", id).execute();
}

/** Where one label takes the place of another it does so in the rules, too. The caller holds the rules. */
export async function moveLabelInRules(
  tx: Tx,
  workspaceId: string,
  from: string,
  into: string,
): Promise<void> {
  await sql`
    update rules set effects = jsonb_set(effects, '{labels}',
      (select jsonb_agg(distinct case label when ${from} then ${into} else label end)
       from jsonb_array_elements_text(effects->'labels') as label))
    where workspace_id = ${workspaceId} and effects->'labels' @> to_jsonb(${from}::text)`.execute(tx);
}

/** Id → name, of those people and labels that are there. Labels that are held stay until the transaction ends. */
export async function findSpokenOf(
  db: Database | Tx,
  workspaceId: string,
  { people, labels }: { people: string[]; labels: string[] },
  { hold }: { hold: boolean },
): Promise<Map<string, string>> {
  const there = new Map<string, string>();
  if (people.length > 0) {
    const rows = await db
      .selectFrom("members")
      .select(["person_id", "name"])
      .where("workspace_id", "=", workspaceId)
      .where("person_id", "=", anyOf(people, "uuid"))
      .where("left_at", "is", null)
      .execute();
    for (const row of rows) there.set(row.person_id, row.name);
  }
  if (labels.length > 0) {
    const query = db
      .selectFrom("labels")
      .select(["id", "name"])
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", anyOf(labels, "uuid"))
      .orderBy("id");
    const rows = await (hold ? query.forKeyShare() : query).execute();
    for (const row of rows) there.set(row.id, row.name);
  }
  return there;
}

/** The accounts that are connected, by id. */
export async function connectionsOf(db: Database | Tx, workspaceId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom("connections")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("removed_at", "is", null)
    .execute();
  return new Set(rows.map(({ id }) => id));
}

function fromRow(row: Selectable<Rules>): KeptRule {
  return {
    id: row.id,
    name: row.name,
    conditions: row.conditions as RuleConditions,
    effects: row.effects as RuleEffects,
    on: row.switched_on,
    revision: row.revision,
    changedBy: row.changed_by,
    changedAt: row.changed_at,
  };
}
