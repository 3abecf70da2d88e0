/** The brand's own rules and its own labels on their way in: after triage, before the message has its place. */
import type { OpenConnection } from "../channels/index.ts";
import type { Tx } from "../platform/db/connect.ts";
import type { NewFact } from "../platform/facts/facts.ts";
import {
  findSpokenOf,
  isGone,
  type Judged,
  judge,
  type LabelByRule,
  type LabelRecognised,
  obey,
  putLabelsByRule,
  putLabelsRecognised,
  type Rulebook,
  type Ruling,
  ruledBy,
  type Sheet,
  type WorkItem,
} from "../queue/index.ts";
import { type BatchContext, fact } from "./known.ts";
import type { Understood } from "./sorting.ts";

export interface BrandRules {
  sheet: Sheet;
  /** Id → name, of the people and labels that the rules speak of, and of labels that are recognised, that are there. */
  there: Map<string, string>;
}

/** A message as triage sorted it and the rules set it, and what else they say. */
export interface Ruled {
  sorted: Judged;
  ruling: Ruling | null;
  /** Labels that it is taken for, by id. */
  recognised: string[];
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
  recognised: string[],
): Promise<BrandRules> {
  const sheet = await rulebook.sheetOf(tx, workspaceId, revision);
  const { people, labels } = sheet;
  const spokenOf = { people, labels: [...labels, ...recognised] };
  return { sheet, there: await findSpokenOf(tx, workspaceId, spokenOf, { hold: true }) };
}

export function ask(
  text: string,
  { network, id: connectionId }: Pick<OpenConnection, "network" | "id">,
  { sorted, recognised }: Understood,
  { sheet, there }: BrandRules,
): Ruled {
  const { language, kind, topic } = sorted;
  const ruling = judge(sheet, { text, network, connectionId, language, kind, topic }, (id) => there.has(id));
  const ruled: Judged = ruling ? ruledBy(sorted, ruling) : sorted;
  const labels = recognised.filter(({ labelId }) => there.has(labelId));
  const reasons = labels.map(({ labelId, words }) => ({
    question: "label",
    code: "recognised",
    words,
    params: { label: labelId },
  }));
  return {
    sorted: reasons.length > 0 ? { ...ruled, reasons: [...ruled.reasons, ...reasons] } : ruled,
    ruling,
    recognised: labels.map(({ labelId }) => labelId),
  };
}

/** What is gathered of a batch, to be written together. */
export interface Gathered {
  labels: LabelByRule[];
  recognised: LabelRecognised[];
  facts: NewFact[];
}

/** What has left the queue is left alone. */
export function letRulesAct(
  item: WorkItem,
  { ruling, recognised }: Pick<Ruled, "ruling" | "recognised">,
  messageId: string,
  context: BatchContext,
  gathered: Gathered,
): WorkItem {
  const { conversationId } = item;
  if (!isGone(item))
    gathered.recognised.push(...recognised.map((labelId) => ({ conversationId, labelId, messageId })));
  if (!ruling) return item;
  const obeyed = obey(item, ruling, context.rules);
  gathered.labels.push(...obeyed.labels);
  gathered.facts.push(...obeyed.facts);
  return obeyed.item;
}

/** Answers the facts of it. What a rule puts is the rule's, though it is recognised as well. */
export async function keepLabels(
  tx: Tx,
  workspaceId: string,
  { labels, recognised }: Pick<Gathered, "labels" | "recognised">,
  context: BatchContext,
): Promise<NewFact[]> {
  const at = Temporal.Instant.fromEpochMilliseconds(context.rules.now);
  const byRules = await putLabelsByRule(tx, workspaceId, labels, at);
  const byEscolta = await putLabelsRecognised(tx, workspaceId, recognised, at);
  return [
    ...byRules.map((put) => told(put, { ruleId: put.by.id, rule: put.by.title ?? "" })),
    ...byEscolta.map((put) => told(put, { messageId: put.messageId })),
  ];

  function told(
    { conversationId, labelId }: Pick<LabelRecognised, "conversationId" | "labelId">,
    by: Record<string, string>,
  ): NewFact {
    const name = context.brandRules.there.get(labelId) ?? "";
    return fact("label.put", conversationId, context, { conversationId, labelId, name, ...by });
  }
}
