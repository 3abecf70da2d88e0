import { sql } from "kysely";
import type { InboundEvent, InboundMessage, OpenConnection } from "../channels/index.ts";
import {
  appendMessages,
  type ConversationHead,
  findThreads,
  lockConversations,
  threadKey,
  updateConversations,
} from "../conversations/index.ts";
import { findByHandle, keepCustomers } from "../customers/index.ts";
import type { Tx } from "../platform/db/connect.ts";
import { type NewFact, recordFacts } from "../platform/facts/facts.ts";
import { newId } from "../platform/ids.ts";
import {
  answer,
  heardAfter,
  isGone,
  keepItems,
  lockLatestItems,
  nothingLeft,
  noticed,
  recount,
  setAsImported,
  type WorkItem,
} from "../queue/index.ts";
import type { Sorted } from "../triage/index.ts";
import { type BatchContext, findKnown, type KnownMessage } from "./known.ts";
import type { ReadEvent } from "./read.ts";
import { sortOrMark } from "./sorting.ts";

/** Everything but a customer's new message. */
export type Change = ReadEvent<InboundEvent>;

/** One conversation while its changes are applied. */
interface Desk {
  head: ConversationHead;
  item: WorkItem | null;
  touched: boolean;
}

/**
 * Edits, deletions, moderation, reactions and answers made elsewhere, in the order they came. One about a message that
 * is not here yet is kept until it is. These are few: each is written for itself.
 */
export async function applyChanges(
  tx: Tx,
  connection: OpenConnection,
  changes: Change[],
  context: BatchContext,
): Promise<void> {
  const answers = changes.map(({ event }) => event).filter((event) => event.type === "message");
  const ours = answers.length > 0 ? await context.settleEchoes(tx, connection, answers) : new Set<string>();
  const known = await findKnown(tx, connection, [...new Set(changes.flatMap(({ event }) => idsOf(event)))]);
  const desks = await openDesks(tx, connection, changes, known);
  const facts: NewFact[] = [];

  for (const change of changes) {
    const { event } = change;
    if (event.type === "revoked") await signInAgain(tx, connection, context, facts);
    else if (event.type === "profile") await learnProfile(tx, connection, event);
    else if (event.type === "message") {
      if (ours.has(event.externalId) || known.has(event.externalId)) continue;
      const desk = desks.get(conversationOf(event, known, desks) ?? "");
      if (desk) await enterAnswer(tx, connection, desk, change as ReadEvent<InboundMessage>, context, facts);
      else if (event.parentId) await keepAhead(tx, connection, event.parentId, "answered", change);
    } else {
      const target = known.get(event.externalId);
      const desk = desks.get(target?.conversationId ?? "");
      if (target && desk) await changeMessage(tx, connection, desk, target, change, context, facts);
      else if (event.type !== "reactions")
        await keepAhead(tx, connection, event.externalId, event.type, change);
    }
  }

  const touched = [...new Set(desks.values())].filter((desk) => desk.touched);
  await updateConversations(
    tx,
    connection.workspaceId,
    touched.map((desk) => desk.head),
  );
  await keepItems(
    tx,
    connection.workspaceId,
    touched.flatMap((desk) => desk.item ?? []),
  );
  await recordFacts(tx, connection.workspaceId, facts);
}

/* ---------------------------------------------------------------- answers made elsewhere */

/** A reply written in the network's own app: it is shown as sent outside, and it stops the clock. */
async function enterAnswer(
  tx: Tx,
  connection: OpenConnection,
  desk: Desk,
  { event, source, receivedAt }: ReadEvent<InboundMessage>,
  context: BatchContext,
  facts: NewFact[],
): Promise<void> {
  const publishedAt = Date.parse(event.publishedAt);
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
      origin: source === "import" ? "import" : "outside",
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
  if (desk.item && !(desk.item.oldestUnansweredAt !== null && publishedAt < desk.item.oldestUnansweredAt)) {
    const later = await heardAfter(tx, connection.workspaceId, desk.head.id, publishedAt, desk.item.reach);
    const { item } = desk;
    desk.item = answer(item, { at: publishedAt, messageId: id }, context.rules);
    if (later.length > 0) desk.item = recount({ ...desk.item, state: item.state }, later, context.rules);
    if (source === "import") desk.item = setAsImported(desk.item, publishedAt);
  }
  facts.push(
    fact("message.sent_outside", id, context, {
      conversationId: desk.head.id,
      itemId: desk.item?.id ?? null,
    }),
  );
}

function conversationOf(
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

/* ---------------------------------------------------------------- what became of a message */

async function changeMessage(
  tx: Tx,
  connection: OpenConnection,
  desk: Desk,
  target: KnownMessage,
  change: Change,
  context: BatchContext,
  facts: NewFact[],
): Promise<void> {
  const { event } = change;
  const data = { conversationId: desk.head.id, itemId: desk.item?.id ?? null };
  const message = tx
    .updateTable("messages")
    .where("workspace_id", "=", connection.workspaceId)
    .where("id", "=", target.id);

  if (event.type === "reactions") {
    await message.set({ likes: event.likes, shares: event.shares }).execute();
    if (desk.item && !isGone(desk.item) && target.direction === "inbound") {
      desk.item = noticed(desk.item, event.likes + event.shares + event.replies, context.rules);
      desk.touched = true;
    }
    facts.push(fact("message.reacted", target.id, context, data));
    return;
  }

  const revision = desk.head.revision + 1;
  if (event.type === "edited") {
    const sorted =
      target.direction === "inbound" ? await sortAgain(tx, connection, target, event.text, context) : null;
    const edited = await message
      .set({
        text: event.text,
        edited_at: Temporal.Instant.from(event.at),
        revision,
        ...(sorted ? { sorted: JSON.stringify(sorted), language: sorted.language } : {}),
        earlier_texts: sql`coalesce(earlier_texts, '[]'::jsonb) || jsonb_build_array(jsonb_build_object('text', text, 'until', ${event.at}::text))`,
      })
      .where("deleted_at", "is", null)
      .where("text", "!=", event.text)
      .where((eb) => eb.or([eb("edited_at", "is", null), eb("edited_at", "<=", Temporal.Instant.from(event.at))]))
      .executeTakeFirst();
    if (edited.numUpdatedRows === 0n) return;
  } else if (event.type === "deleted") {
    const deleted = await message
      .set({
        text: "",
        earlier_texts: null,
        attachments: null,
        sorted: null,
        deleted_at: Temporal.Instant.from(event.at),
        revision,
      })
      .where("deleted_at", "is", null)
      .executeTakeFirst();
    if (deleted.numUpdatedRows === 0n) return;
  } else if (event.type === "moderated") {
    const moderated = await message
      .set({ moderation: event.moderation, revision })
      .where(sql<boolean>`moderation is distinct from ${event.moderation}`)
      .executeTakeFirst();
    if (moderated.numUpdatedRows === 0n) return;
  }
  desk.head.revision = revision;
  desk.touched = true;
  if (desk.item && target.direction === "inbound")
    await countAgain(tx, connection, desk, event.type, context);
  facts.push(fact(`message.${event.type}`, target.id, context, data));
}

async function countAgain(
  tx: Tx,
  connection: OpenConnection,
  desk: Desk,
  why: InboundEvent["type"],
  context: BatchContext,
): Promise<void> {
  const { item } = desk;
  if (!item || item.oldestUnansweredAt === null) return;
  const left = await heardAfter(
    tx,
    connection.workspaceId,
    desk.head.id,
    item.oldestUnansweredAt - 1,
    item.reach,
  );
  const counted = recount(item, left, context.rules);
  if (left.length > 0) desk.item = counted;
  else
    desk.item = nothingLeft(counted, why === "moderated" ? "spam" : "customer_deleted_it", context.rules.now);
  if (left.length === 0 && why !== "edited") desk.item = { ...desk.item, preview: "" };
}

async function sortAgain(
  tx: Tx,
  connection: OpenConnection,
  target: KnownMessage,
  text: string,
  context: BatchContext,
): Promise<Sorted> {
  const before = await tx
    .selectFrom("messages")
    .select(["language", "audience"])
    .where("workspace_id", "=", connection.workspaceId)
    .where("id", "=", target.id)
    .executeTakeFirstOrThrow();
  const prior = before.language === "und" ? null : (before.language as Sorted["language"] & string);
  return sortOrMark(
    { text, audience: before.audience as "public" | "private" },
    prior === "und" ? null : prior,
    context.accountLanguage,
    context.log,
  );
}

/* ---------------------------------------------------------------- people and the account itself */

async function learnProfile(
  tx: Tx,
  connection: OpenConnection,
  event: InboundEvent & { type: "profile" },
): Promise<void> {
  const { workspaceId, network } = connection;
  const known = await findByHandle(tx, workspaceId, network, [event.author.externalId]);
  const before = known.get(event.author.externalId);
  if (!before) return;
  const heard = { author: event.author, at: Temporal.Instant.from(event.at), language: before.language };
  await keepCustomers(tx, workspaceId, network, new Map([[event.author.externalId, heard]]), known);
}

async function signInAgain(
  tx: Tx,
  connection: OpenConnection,
  context: BatchContext,
  facts: NewFact[],
): Promise<void> {
  await tx
    .updateTable("connections")
    .set({ state: "needs_sign_in" })
    .where("workspace_id", "=", connection.workspaceId)
    .where("id", "=", connection.id)
    .execute();
  facts.push(fact("connection.revoked", connection.id, context, {}));
}

/* ---------------------------------------------------------------- which conversations, and what waits */

async function openDesks(
  tx: Tx,
  connection: OpenConnection,
  changes: Change[],
  known: Map<string, KnownMessage>,
): Promise<Map<string, Desk>> {
  const chats = changes.flatMap(({ event }) =>
    event.type === "message" && event.audience === "private" ? threadKey("private", event.threadId, "") : [],
  );
  const threads = await findThreads(tx, connection.workspaceId, connection.id, [...new Set(chats)]);
  const ids = [...new Set([...[...known.values()].map((one) => one.conversationId), ...threads.values()])];
  const heads = await lockConversations(tx, connection.workspaceId, ids);
  const items = await lockLatestItems(tx, connection.workspaceId, ids);
  const desks = new Map<string, Desk>();
  for (const head of heads.values())
    desks.set(head.id, { head, item: items.get(head.id) ?? null, touched: false });
  for (const [key, id] of threads) desks.set(key, desks.get(id)!);
  return desks;
}

async function keepAhead(
  tx: Tx,
  connection: OpenConnection,
  externalId: string,
  kind: "edited" | "deleted" | "moderated" | "answered",
  change: Change,
): Promise<void> {
  await tx
    .insertInto("changes_ahead")
    .values({
      workspace_id: connection.workspaceId,
      connection_id: connection.id,
      external_id: externalId,
      kind,
      data: JSON.stringify(change),
      heard_at: Temporal.Instant.fromEpochMilliseconds(change.receivedAt),
    })
    .onConflict((conflict) =>
      conflict
        .columns(["workspace_id", "connection_id", "external_id", "kind"])
        .doUpdateSet((eb) => ({ data: eb.ref("excluded.data"), heard_at: eb.ref("excluded.heard_at") })),
    )
    .execute();
}

function idsOf(event: InboundEvent): string[] {
  if (event.type === "message") return [event.externalId, ...(event.parentId ? [event.parentId] : [])];
  return "externalId" in event ? [event.externalId] : [];
}

function fact(
  kind: string,
  subjectId: string,
  context: BatchContext,
  data: Record<string, unknown>,
): NewFact {
  return {
    kind,
    subjectId,
    actorId: null,
    at: Temporal.Instant.fromEpochMilliseconds(context.rules.now),
    data,
  };
}
