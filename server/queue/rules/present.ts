import type { Article, Rule } from "../../../contract/index.ts";
import type { Database, Tx } from "../../platform/db/connect.ts";
import { connectionsOf, findSpokenOf, type KeptRule } from "./store.ts";

/** The rules as the browser gets them, with who changed each last and what they speak of in vain. */
export async function presentRules(
  db: Database | Tx,
  workspaceId: string,
  rules: KeptRule[],
): Promise<Rule[]> {
  if (rules.length === 0) return [];
  const spoken = {
    people: rules.flatMap(({ effects }) => effects.assignee ?? []),
    labels: rules.flatMap(({ effects }) => effects.labels),
  };
  const there = await findSpokenOf(db, workspaceId, spoken, { hold: false });
  const connections = await connectionsOf(db, workspaceId);
  const members = await membersOf(db, workspaceId);
  return rules.map(({ changedBy, changedAt, ...rule }) => {
    const { conditions, effects } = rule;
    const gone: Rule["gone"] = [];
    if (effects.assignee !== null && !there.has(effects.assignee)) gone.push("assignee");
    if (effects.labels.some((id) => !there.has(id))) gone.push("label");
    const accounts = conditions.connections;
    if (accounts.length > 0 && !accounts.some((id) => connections.has(id))) gone.push("connection");
    return {
      ...rule,
      changedBy: members.get(changedBy) ?? null,
      changedAt: changedAt.toString(),
      gone,
    };
  });
}

/** Everybody who ever belonged here: who changed a rule may have left. */
async function membersOf(
  db: Database | Tx,
  workspaceId: string,
): Promise<Map<string, NonNullable<Rule["changedBy"]>>> {
  const rows = await db
    .selectFrom("members")
    .select(["person_id as id", "name", "article"])
    .where("workspace_id", "=", workspaceId)
    .execute();
  return new Map(rows.map(({ article, ...one }) => [one.id, { ...one, article: article as Article | null }]));
}
