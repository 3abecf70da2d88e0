import type { InboundMessage, OpenConnection } from "../channels/index.ts";
import { appendMessages } from "../conversations/index.ts";
import type { Tx } from "../platform/db/connect.ts";
import type { NewFact } from "../platform/facts/facts.ts";
import { newId } from "../platform/ids.ts";
import { answer, heardAfter, isImported, recount, setAsImported, type WorkItem } from "../queue/index.ts";
import type { Desk } from "./desks.ts";
import { type BatchContext, fact, type KnownMessage } from "./known.ts";
import type { ReadEvent } from "./read.ts";

/** A reply written in the network's own app: it is shown as sent outside, and it stops the clock. */
export async function enterAnswer(
  tx: Tx,
  connection: OpenConnection,
  desk: Desk,
  { event, source, receivedAt }: ReadEvent<InboundMessage>,
  context: BatchContext,
  facts: NewFact[],
): Promise<KnownMessage> {
  const publishedAt = Date.parse(event.publishedAt);
  const imported = source === "import";
  const id = newId();
  desk.head.revision++;
  desk.head.lastMessageAt = Math.max(desk.head.lastMessageAt, publishedAt);
  await appendMessages(tx, connection.workspaceId, [
    {
      id,
      conversationId: desk.head.id,
      connectionId: connection.id,
      externalId: event.externalId,
      parentExternalId: event.parentId,
      threadId: event.threadId,
      direction: "outbound",
      audience: event.audience,
      origin: imported ? "import" : "outside",
      customerId: null,
      personId: null,
      replyId: null,
      replyPart: null,
      text: event.text,
      language: desk.item?.language ?? "und",
      attachments: event.attachments.length > 0 ? event.attachments : null,
      url: event.url,
      replyTo: event.replyTo,
      sorted: null,
      moderation: event.moderation ?? null,
      publishedAt,
      arrivedAt: receivedAt,
      revision: desk.head.revision,
    },
  ]);
  desk.touched = true;
  if (desk.item && (imported ? isImported(desk.item) : isNews(desk.item, publishedAt))) {
    const { item } = desk;
    const later = await heardAfter(tx, connection.workspaceId, desk.head.id, publishedAt, item.reach);
    desk.item = answer(item, { at: publishedAt, messageId: id }, context.rules);
    const { state, snoozedUntil } = item;
    if (later.length > 0) desk.item = recount({ ...desk.item, state, snoozedUntil }, later, context.rules);
    if (imported) desk.item = setAsImported(desk.item, publishedAt);
  }
  const data = { conversationId: desk.head.id, itemId: desk.item?.id ?? null };
  facts.push(fact(imported ? "message.imported" : "message.sent_outside", id, context, data));
  return { id, conversationId: desk.head.id, direction: "outbound", publishedAt };
}

/** An answer from before what waits, or from before our last one, was heard late: it stops nothing. */
function isNews({ oldestUnansweredAt, answeredAt }: WorkItem, publishedAt: number): boolean {
  return oldestUnansweredAt === null ? publishedAt > (answeredAt ?? 0) : publishedAt >= oldestUnansweredAt;
}

export function conversationOf(
  event: InboundMessage,
  known: Map<string, KnownMessage>,
  desks: Map<string, Desk>,
): string | null {
  const parent = event.parentId ? known.get(event.parentId)?.conversationId : undefined;
  if (parent) return parent;
  return event.audience === "private" && desks.has(`private ${event.threadId}`)
    ? desks.get(`private ${event.threadId}`)!.head.id
    : null;
}
