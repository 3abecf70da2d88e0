import type { Selectable } from "kysely";
import { anyOf, insertRows, namesOf } from "../platform/db/bulk.ts";
import type { Database, Tx } from "../platform/db/connect.ts";
import type { WorkItems } from "../platform/db/types.ts";
import type { Weighed, WorkItem } from "./item.ts";
import type { Part } from "./pressing.ts";

const columns = {
  workspace_id: "uuid",
  id: "uuid",
  conversation_id: "uuid",
  connection_id: "uuid",
  customer_id: "uuid",
  network: "text",
  audience: "text",
  state: "text",
  reason: "text",
  reason_note: "text",
  assignee_id: "uuid",
  language: "text",
  kind: "text",
  topic: "text",
  mood: "text",
  urgency: "smallint",
  reach: "int",
  corrected: "jsonb",
  sorted: "jsonb",
  preview: "text",
  unanswered: "int",
  oldest_unanswered_at: "timestamptz",
  oldest_unanswered_arrived_at: "timestamptz",
  first_published_at: "timestamptz",
  first_arrived_at: "timestamptz",
  first_answered_at: "timestamptz",
  answered_at: "timestamptz",
  answer_message_id: "uuid",
  schedule_version: "int",
  first_due_at: "timestamptz",
  next_due_at: "timestamptz",
  resolution_due_at: "timestamptz",
  due_at: "timestamptz",
  warn_at: "timestamptz",
  warned_at: "timestamptz",
  late_at: "timestamptz",
  points: "real",
  parts: "jsonb",
  pin: "smallint",
  pressing_at: "timestamptz",
  snoozed_until: "timestamptz",
  opened_at: "timestamptz",
  closed_at: "timestamptz",
  closed_by: "uuid",
  last_message_at: "timestamptz",
  revision: "int",
};
const overwrite = `on conflict (workspace_id, id) do update set ${Object.keys(columns)
  .filter((name) => name !== "workspace_id" && name !== "id")
  .map((name) => `${name} = excluded.${name}`)
  .join(", ")}`;

/** Keeps items as they are now, new ones and changed ones, in the order of their ids. */
export async function keepItems(tx: Tx, workspaceId: string, items: WorkItem[]): Promise<void> {
  const rows = items.map((item) => toRow(workspaceId, item)).sort((a, b) => (a.id < b.id ? -1 : 1));
  await insertRows(tx, "work_items", columns, rows, overwrite);
}

/** The item of each conversation that has not left, else the latest of them, locked until the transaction ends. */
export async function lockLatestItems(
  tx: Tx,
  workspaceId: string,
  conversationIds: string[],
): Promise<Map<string, WorkItem>> {
  if (conversationIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom("work_items")
    .select(namesOf(columns))
    .where("workspace_id", "=", workspaceId)
    .where("conversation_id", "=", anyOf(conversationIds, "uuid"))
    .orderBy("conversation_id")
    .orderBy((eb) => eb("state", "not in", ["done", "set_aside"]))
    .orderBy("opened_at")
    .orderBy("id")
    .forUpdate()
    .execute();
  return new Map(rows.map((row) => [row.conversation_id, fromRow(row)]));
}

/** Items by id, locked in the order of their ids. */
export async function lockItems(tx: Tx, workspaceId: string, ids: string[]): Promise<WorkItem[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .selectFrom("work_items")
    .select(namesOf(columns))
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", anyOf(ids, "uuid"))
    .orderBy("id")
    .forUpdate()
    .execute();
  return rows.map(fromRow);
}

export async function getItem(db: Database | Tx, workspaceId: string, id: string): Promise<WorkItem | null> {
  const row = await db
    .selectFrom("work_items")
    .select(namesOf(columns))
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .executeTakeFirst();
  return row ? fromRow(row) : null;
}

/** Conversations on one connection where these customers still wait for us: their next message goes there. */
export async function findWaiting(
  tx: Tx,
  workspaceId: string,
  connectionId: string,
  customerIds: string[],
): Promise<{ customerId: string; conversationId: string; audience: string; lastMessageAt: number }[]> {
  if (customerIds.length === 0) return [];
  const rows = await tx
    .selectFrom("work_items")
    .select(["customer_id", "conversation_id", "audience", "last_message_at"])
    .where("workspace_id", "=", workspaceId)
    .where("customer_id", "=", anyOf(customerIds, "uuid"))
    .where("connection_id", "=", connectionId)
    .where("state", "in", ["new", "open", "snoozed", "waiting_department"])
    .where("unanswered", ">", 0)
    .orderBy("last_message_at")
    .execute();
  return rows.map((row) => ({
    customerId: row.customer_id,
    conversationId: row.conversation_id,
    audience: row.audience,
    lastMessageAt: row.last_message_at.epochMilliseconds,
  }));
}

export function fromRow(row: Selectable<WorkItems>): WorkItem {
  return {
    id: row.id,
    conversationId: row.conversation_id,
    connectionId: row.connection_id,
    customerId: row.customer_id,
    network: row.network,
    audience: row.audience as WorkItem["audience"],
    state: row.state as WorkItem["state"],
    reason: row.reason,
    reasonNote: row.reason_note,
    assigneeId: row.assignee_id,
    language: row.language,
    kind: row.kind as WorkItem["kind"],
    topic: row.topic as WorkItem["topic"],
    mood: row.mood as WorkItem["mood"],
    urgency: row.urgency,
    reach: row.reach,
    corrected: (row.corrected ?? []) as string[],
    weighed: row.sorted as Weighed,
    preview: row.preview,
    unanswered: row.unanswered,
    oldestUnansweredAt: ms(row.oldest_unanswered_at),
    oldestUnansweredArrivedAt: ms(row.oldest_unanswered_arrived_at),
    firstPublishedAt: row.first_published_at.epochMilliseconds,
    firstArrivedAt: row.first_arrived_at.epochMilliseconds,
    firstAnsweredAt: ms(row.first_answered_at),
    answeredAt: ms(row.answered_at),
    answerMessageId: row.answer_message_id,
    scheduleVersion: row.schedule_version,
    firstDueAt: ms(row.first_due_at),
    nextDueAt: ms(row.next_due_at),
    resolutionDueAt: ms(row.resolution_due_at),
    dueAt: ms(row.due_at),
    warnAt: ms(row.warn_at),
    warnedAt: ms(row.warned_at),
    lateAt: ms(row.late_at),
    points: row.points,
    parts: row.parts as Part[],
    pin: row.pin,
    pressingAt: row.pressing_at.epochMilliseconds,
    snoozedUntil: ms(row.snoozed_until),
    openedAt: row.opened_at.epochMilliseconds,
    closedAt: ms(row.closed_at),
    closedBy: row.closed_by,
    lastMessageAt: row.last_message_at.epochMilliseconds,
    revision: row.revision,
  };
}

function toRow(workspaceId: string, item: WorkItem) {
  return {
    workspace_id: workspaceId,
    id: item.id,
    conversation_id: item.conversationId,
    connection_id: item.connectionId,
    customer_id: item.customerId,
    network: item.network,
    audience: item.audience,
    state: item.state,
    reason: item.reason,
    reason_note: item.reasonNote,
    assignee_id: item.assigneeId,
    language: item.language,
    kind: item.kind,
    topic: item.topic,
    mood: item.mood,
    urgency: item.urgency,
    reach: item.reach,
    corrected: item.corrected.length > 0 ? item.corrected : null,
    sorted: item.weighed,
    preview: item.preview,
    unanswered: item.unanswered,
    oldest_unanswered_at: iso(item.oldestUnansweredAt),
    oldest_unanswered_arrived_at: iso(item.oldestUnansweredArrivedAt),
    first_published_at: iso(item.firstPublishedAt),
    first_arrived_at: iso(item.firstArrivedAt),
    first_answered_at: iso(item.firstAnsweredAt),
    answered_at: iso(item.answeredAt),
    answer_message_id: item.answerMessageId,
    schedule_version: item.scheduleVersion,
    first_due_at: iso(item.firstDueAt),
    next_due_at: iso(item.nextDueAt),
    resolution_due_at: iso(item.resolutionDueAt),
    due_at: iso(item.dueAt),
    warn_at: iso(item.warnAt),
    warned_at: iso(item.warnedAt),
    late_at: iso(item.lateAt),
    points: item.points,
    parts: item.parts,
    pin: item.pin,
    pressing_at: iso(item.pressingAt),
    snoozed_until: iso(item.snoozedUntil),
    opened_at: iso(item.openedAt),
    closed_at: iso(item.closedAt),
    closed_by: item.closedBy,
    last_message_at: iso(item.lastMessageAt),
    revision: item.revision,
  };
}

function ms(instant: Temporal.Instant | null): number | null {
  return instant === null ? null : instant.epochMilliseconds;
}

function iso(epochMs: number | null): string | null {
  return epochMs === null ? null : new Date(epochMs).toISOString();
}
