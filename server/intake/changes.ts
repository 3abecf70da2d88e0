import { sql } from "kysely";
import type { InboundEvent, InboundMessage, OpenConnection } from "../channels/index.ts";
import { masked, updateConversations } from "../conversations/index.ts";
import { findByHandle, keepCustomers } from "../customers/index.ts";
import type { Tx } from "../platform/db/connect.ts";
import { type NewFact, recordFacts } from "../platform/facts/facts.ts";
import {
  heardAfter,
  isGone,
  isNetworksSpam,
  isRubbish,
  type Judged,
  keepItems,
  noticed,
  previewOf,
  recount,
  setRight,
  setRightBefore,
  type WorkItem,
} from "../queue/index.ts";
import type { Language, Sorted } from "../triage/index.ts";
import { keepAhead } from "./ahead.ts";
import { conversationOf, enterAnswer } from "./answers.ts";
import { type Desk, openDesks } from "./desks.ts";
import { type BatchContext, fact, findKnown, type KnownMessage } from "./known.ts";
import type { ReadEvent } from "./read.ts";
import { ask, type Gathered, keepLabels, letRulesAct, type Ruled } from "./ruling.ts";
import { sortOrMark } from "./sorting.ts";

/**
 * Answers made elsewhere, by their time, then edits, deletions, moderation and reactions in the order they came. One
 * about a message that is not here yet is kept until it is. These are few: each is written for itself.
 */
export async function applyChanges(
  tx: Tx,
  connection: OpenConnection,
  changes: ReadEvent[],
  context: BatchContext,
): Promise<void> {
  const answers = changes.filter(isMessage).sort(byTime);
  const said = answers.map(({ event }) => event);
  const ours = said.length > 0 ? await context.settleEchoes(tx, connection, said) : new Set<string>();
  const known = await findKnown(tx, connection, [...new Set(changes.flatMap(({ event }) => idsOf(event)))]);
  const desks = await openDesks(tx, connection, changes, known);
  const gathered: Gathered = { facts: [], labels: [], recognised: [] };
  const { facts } = gathered;

  for (const change of answers) {
    const { event } = change;
    if (ours.has(event.externalId) || known.has(event.externalId)) continue;
    const desk = desks.get(conversationOf(event, known, desks) ?? "");
    if (desk) known.set(event.externalId, await enterAnswer(tx, connection, desk, change, context, facts));
    else if (event.parentId) await keepAhead(tx, connection, event.parentId, "answered", change);
  }
  for (const change of changes) {
    const { event } = change;
    if (event.type === "message") continue;
    if (event.type === "revoked") await signInAgain(tx, connection, context, facts);
    else if (event.type === "profile") await learnProfile(tx, connection, event);
    else {
      const target = known.get(event.externalId);
      const desk = desks.get(target?.conversationId ?? "");
      if (target && desk) await changeMessage(tx, connection, desk, target, change, context, gathered);
      else if (event.type !== "reactions")
        await keepAhead(tx, connection, event.externalId, event.type, change);
    }
  }

  const touched = [...new Set(desks.values())].filter((desk) => desk.touched);
  const { workspaceId } = connection;
  const heads = touched.map(({ head }) => head);
  await updateConversations(tx, workspaceId, heads);
  const items = touched.flatMap(({ item }) => item ?? []);
  await keepItems(tx, workspaceId, items);
  const put = await keepLabels(tx, workspaceId, gathered, context);
  await recordFacts(tx, workspaceId, [...facts, ...put]);
}

function isMessage(read: ReadEvent): read is ReadEvent<InboundMessage> {
  return read.event.type === "message";
}

/** A part of ours comes after the part that it goes on from, whatever order the network tells them in. */
function byTime(a: ReadEvent<InboundMessage>, b: ReadEvent<InboundMessage>): number {
  return Date.parse(a.event.publishedAt) - Date.parse(b.event.publishedAt);
}

/* ---------------------------------------------------------------- what became of a message */

async function changeMessage(
  tx: Tx,
  connection: OpenConnection,
  desk: Desk,
  target: KnownMessage,
  change: ReadEvent,
  context: BatchContext,
  gathered: Gathered,
): Promise<void> {
  const { event } = change;
  const { facts } = gathered;
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
  let ruled: Ruled | null = null;
  if (event.type === "edited") {
    if (target.direction === "inbound") ruled = await sortAgain(tx, connection, target, event.text, context);
    const sorted = ruled?.sorted;
    const edited = await message
      .set({
        text: event.text,
        edited_at: Temporal.Instant.from(event.at),
        revision,
        ...(sorted ? { sorted: JSON.stringify(sorted), language: sorted.language } : {}),
        earlier_texts: sql`coalesce(earlier_texts, '[]'::jsonb) || jsonb_build_array(jsonb_build_object('text', text, 'until', ${event.at}::text, 'personalData', coalesce(sorted -> 'personalData', '[]'::jsonb)))`,
      })
      .where("deleted_at", "is", null)
      .where("text", "!=", event.text)
      .where((eb) =>
        eb.or([eb("edited_at", "is", null), eb("edited_at", "<=", Temporal.Instant.from(event.at))]),
      )
      .where((eb) =>
        eb.or([eb("edited_at", "is", null), eb("edited_at", "<=", Temporal.Instant.from(event.at))]),
      )
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
  if (target.direction === "inbound") await countAgain(tx, connection, desk, target, event, context);
  if (ruled && desk.item) desk.item = letRulesAct(desk.item, ruled, target.id, context, gathered);
  facts.push(fact(`message.${event.type}`, target.id, context, data));
}

/** What waits for an answer now, and what of it may still be read on the queue. */
async function countAgain(
  tx: Tx,
  connection: OpenConnection,
  desk: Desk,
  target: KnownMessage,
  event: InboundEvent,
  context: BatchContext,
): Promise<void> {
  const { item } = desk;
  if (!item) return;
  const from = countFrom(item, target, event);
  if (from === null) {
    const preview = previewOf(await latestText(tx, connection.workspaceId, desk.head.id));
    desk.item = { ...item, preview, revision: item.revision + 1 };
    return;
  }
  const left = await heardAfter(tx, connection.workspaceId, desk.head.id, from - 1, item.reach);
  const emptied = event.type === "moderated" ? "spam" : "customer_deleted_it";
  desk.item = recount(item, left, context.rules, emptied);
  if (left.length === 0 && event.type === "deleted") desk.item = { ...desk.item, preview: "" };
}

/** The moment from which on everything wants an answer; null when this changes nothing of what does. */
function countFrom(item: WorkItem, target: KnownMessage, event: InboundEvent): number | null {
  const oldest = item.oldestUnansweredAt;
  const takenBack = event.type === "moderated" && !isRubbish(event.moderation);
  const wanted = takenBack && target.publishedAt > (item.answeredAt ?? Number.NEGATIVE_INFINITY);
  if (!wanted || (isGone(item) && !isNetworksSpam(item))) return oldest;
  return Math.min(oldest ?? target.publishedAt, target.publishedAt);
}

async function latestText(tx: Tx, workspaceId: string, conversationId: string): Promise<string> {
  const row = await tx
    .selectFrom("messages")
    .select(["text", "sorted"])
    .where("workspace_id", "=", workspaceId)
    .where("conversation_id", "=", conversationId)
    .where("direction", "=", "inbound")
    .where("deleted_at", "is", null)
    .orderBy("published_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ? masked(row.text, (row.sorted as Sorted | null)?.personalData ?? []) : "";
}

async function sortAgain(
  tx: Tx,
  connection: OpenConnection,
  target: KnownMessage,
  text: string,
  context: BatchContext,
): Promise<Ruled> {
  const before = await tx
    .selectFrom("messages")
    .select(["language", "audience", "sorted"])
    .where("workspace_id", "=", connection.workspaceId)
    .where("id", "=", target.id)
    .executeTakeFirstOrThrow();
  const prior = before.language === "und" ? null : (before.language as Language);
  const audience = before.audience as "public" | "private";
  const [understood] = sortOrMark([{ text, audience, prior }], context);
  const ruled = ask(text, connection, understood!, context.brandRules);
  const corrected = before.sorted === null ? {} : setRightBefore(before.sorted as Judged);
  return { ...ruled, sorted: setRight(ruled.sorted, corrected) };
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

function idsOf(event: InboundEvent): string[] {
  if (event.type === "message") return [event.externalId, ...(event.parentId ? [event.parentId] : [])];
  return "externalId" in event ? [event.externalId] : [];
}
