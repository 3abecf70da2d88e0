/** The brand's own rules on their way in: after triage, before the message has its place. */
import type { OpenConnection } from "../channels/index.ts";
import type { Tx } from "../platform/db/connect.ts";
import type { NewFact } from "../platform/facts/facts.ts";
import {
  findSpokenOf,
  type Judged,
  judge,
  type LabelByRule,
  obey,
  putLabelsByRule,
  type Rulebook,
  type Ruling,
  ruledBy,
  type Sheet,
  type WorkItem,
} from "../queue/index.ts";
import { type BatchContext, fact } from "./known.ts";

export interface BrandRules {
  sheet: Sheet;
  /** Id → name, of the people and labels that the rules speak of and that are there. */
  there: Map<string, string>;
}

/** A message as triage sorted it and the rules set it, and what else they say. */
export interface Ruled {
  sorted: Judged;
  ruling: Ruling | null;
}

/**
 * Before anything else of the batch is locked: whoever changes a label holds it first and the conversations after it,
 * and so does intake.
 */
export async function openRules(
  tx: Tx,
  rulebook: Rulebook,
  workspaceId: string,
  revision: number,
): Promise<BrandRules> {
  const sheet = await rulebook.sheetOf(tx, workspaceId, revision);
  return { sheet, there: await findSpokenOf(tx, workspaceId, sheet, { hold: true }) };
}

export function ask(
  text: string,
  { network, id: connectionId }: Pick<OpenConnection, "network" | "id">,
  sorted: Judged,
  { sheet, there }: BrandRules,
): Ruled {
  const { language, kind, topic } = sorted;
  const ruling = judge(sheet, { text, network, connectionId, language, kind, topic }, (id) => there.has(id));
  return { sorted: ruling ? ruledBy(sorted, ruling) : sorted, ruling };
}

/** What is gathered of a batch, to be written together. */
export interface Gathered {
  labels: LabelByRule[];
  facts: NewFact[];
}

export function letRulesAct(
  item: WorkItem,
  ruling: Ruling | null,
  context: BatchContext,
  gathered: Gathered,
): WorkItem {
  if (!ruling) return item;
  const obeyed = obey(item, ruling, context.rules);
  gathered.labels.push(...obeyed.labels);
  gathered.facts.push(...obeyed.facts);
  return obeyed.item;
}

/** Answers the facts of it. */
export async function keepRuledLabels(
  tx: Tx,
  workspaceId: string,
  labels: LabelByRule[],
  context: BatchContext,
): Promise<NewFact[]> {
  const at = Temporal.Instant.fromEpochMilliseconds(context.rules.now);
  const put = await putLabelsByRule(tx, workspaceId, labels, at);
  return put.map(({ conversationId, labelId, by }) => {
    const name = context.brandRules.there.get(labelId) ?? "";
    const data = { conversationId, labelId, name, ruleId: by.id, rule: by.title ?? "" };
    return fact("label.put", conversationId, context, data);
  });
}
