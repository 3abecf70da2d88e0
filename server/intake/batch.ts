import { sql } from "kysely";
import type { InboundEvent, InboundMessage, OpenConnection } from "../channels/index.ts";
import {
  appendMessages,
  type ConversationHead,
  findThreads,
  insertConversations,
  keepThreads,
  lockConversations,
  type NewMessage,
  threadKey,
  updateConversations,
} from "../conversations/index.ts";
import { findByHandle, type Heard, type KnownCustomer, keepCustomers } from "../customers/index.ts";
import type { Tx } from "../platform/db/connect.ts";
import { type NewFact, recordFacts } from "../platform/facts/facts.ts";
import { newId } from "../platform/ids.ts";
import {
  findWaiting,
  hear,
  heardAs,
  isGone,
  keepItems,
  lockLatestItems,
  open,
  SAME_MATTER_MS,
  setAsImported,
  type WorkItem,
} from "../queue/index.ts";
import type { Language, Sorted } from "../triage/index.ts";
import { applyChanges, type Change } from "./changes.ts";
import { type BatchContext, findKnown } from "./known.ts";
import type { ReadEvent } from "./read.ts";
import { sortOrMark } from "./sorting.ts";

type CustomerMessage = ReadEvent<InboundMessage>;

/**
 * The story of a batch of inbound events, in the caller's transaction: who wrote, in which conversation, what it is,
 * where it stands on the queue. Every step is one statement for the whole batch.
 */
export async function writeBatch(
  tx: Tx,
  connection: OpenConnection,
  events: ReadEvent[],
  context: BatchContext,
): Promise<void> {
  await oneAtATime(tx, connection);
  const messages = oncePerId(events.filter(isCustomers));
  const known = await findKnown(tx, connection, idsIn(events));
  const fresh = messages.filter(({ event }) => !known.has(event.externalId));

  const ahead = await takeChangesAhead(
    tx,
    connection,
    fresh.map(({ event }) => event.externalId),
  );
  if (fresh.length > 0) await placeMessages(tx, connection, fresh, context);
  const changes = [...events.filter((read) => !isCustomers(read)), ...ahead] as Change[];
  if (changes.length > 0) await applyChanges(tx, connection, changes, context);
}

/** Two batches of one account would meet in its conversations: the second waits here, its triage already done. */
async function oneAtATime(tx: Tx, connection: OpenConnection): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`intake ${connection.id}`}, 0))`.execute(tx);
}

async function placeMessages(
  tx: Tx,
  connection: OpenConnection,
  fresh: CustomerMessage[],
  context: BatchContext,
): Promise<void> {
  const { workspaceId, network } = connection;
  const authors = [...new Set(fresh.map(({ event }) => event.author.externalId))];
  const before = await findByHandle(tx, workspaceId, network, authors);
  const sorted = fresh.map(({ event }) =>
    sortOrMark(event, languageOf(before.get(event.author.externalId)), context.accountLanguage, context.log),
  );
  const customers = await keepCustomers(tx, workspaceId, network, whoWrote(fresh, sorted), before);
  const ledger = await openLedger(tx, connection, fresh, customers);

  fresh.forEach((read, index) => {
    enter(ledger, connection, read, sorted[index]!, customers.get(read.event.author.externalId)!, context);
  });
  await keepLedger(tx, connection, ledger);
}

/* ---------------------------------------------------------------- the ledger: what a batch touches, in memory */

interface Ledger {
  threads: Map<string, string>;
  newThreads: { key: string; conversationId: string; audience: "public" | "private" }[];
  conversations: Map<string, ConversationHead>;
  newConversations: Set<string>;
  items: Map<string, WorkItem>;
  changedItems: Map<string, WorkItem>;
  /** Where a customer waits for us already: `audience customerId` → conversation. */
  waiting: Map<string, { conversationId: string; lastMessageAt: number }>;
  messages: NewMessage[];
  facts: NewFact[];
}

async function openLedger(
  tx: Tx,
  connection: OpenConnection,
  fresh: CustomerMessage[],
  customers: Map<string, KnownCustomer>,
): Promise<Ledger> {
  const { workspaceId, id } = connection;
  const threads = await findThreads(tx, workspaceId, id, [
    ...new Set(fresh.map(({ event }) => keyOf(event))),
  ]);
  const strangersToThreads = fresh.filter(({ event }) => !threads.has(keyOf(event)));
  const customerIds = strangersToThreads.map(
    ({ event }) => customers.get(event.author.externalId)!.customerId,
  );
  const waiting = await findWaiting(tx, workspaceId, id, [...new Set(customerIds)]);
  const ids = [...new Set([...threads.values(), ...waiting.map((one) => one.conversationId)])];
  return {
    threads,
    newThreads: [],
    conversations: await lockConversations(tx, workspaceId, ids),
    newConversations: new Set(),
    items: await lockLatestItems(tx, workspaceId, ids),
    changedItems: new Map(),
    waiting: new Map(waiting.map((one) => [`${one.audience} ${one.customerId}`, one])),
    messages: [],
    facts: [],
  };
}

function enter(
  ledger: Ledger,
  connection: OpenConnection,
  { event, source, receivedAt }: CustomerMessage,
  sorted: Sorted,
  customer: KnownCustomer,
  context: BatchContext,
): void {
  const publishedAt = Date.parse(event.publishedAt);
  const conversation = conversationFor(ledger, connection, event, customer, publishedAt, receivedAt);
  conversation.revision++;
  conversation.lastMessageAt = Math.max(conversation.lastMessageAt, publishedAt);
  conversation.lastInboundAt = Math.max(conversation.lastInboundAt ?? 0, publishedAt);
  const message: NewMessage = {
    id: newId(),
    conversationId: conversation.id,
    connectionId: connection.id,
    externalId: event.externalId,
    parentExternalId: event.parentId,
    threadId: event.threadId,
    direction: "inbound",
    audience: event.audience,
    origin: source === "import" ? "import" : "network",
    customerId: customer.customerId,
    personId: null,
    replyId: null,
    replyPart: null,
    text: event.text,
    language: sorted.language,
    attachments: event.attachments.length > 0 ? event.attachments : null,
    url: event.url,
    replyTo: event.replyTo,
    sorted,
    moderation: event.moderation ?? null,
    publishedAt,
    arrivedAt: receivedAt,
    revision: conversation.revision,
  };
  ledger.messages.push(message);

  const heard = heardAs(message, sorted, customer.followers);
  const before = ledger.items.get(conversation.id);
  const opens = !before || (isGone(before) && publishedAt - (before.closedAt ?? 0) > SAME_MATTER_MS);
  const { customerId, audience } = conversation;
  const { network } = connection;
  let item = opens
    ? open(
        {
          id: newId(),
          conversationId: conversation.id,
          connectionId: connection.id,
          customerId,
          network,
          audience,
        },
        heard,
        context.rules,
      )
    : hear(before, heard, context.rules);
  if (source === "import") item = setAsImported(item, publishedAt);
  ledger.items.set(conversation.id, item);
  ledger.changedItems.set(item.id, item);
  if (!isGone(item))
    ledger.waiting.set(`${audience} ${customerId}`, {
      conversationId: conversation.id,
      lastMessageAt: publishedAt,
    });
  ledger.facts.push({
    kind: source === "import" ? "message.imported" : "message.heard",
    subjectId: message.id,
    actorId: null,
    at: Temporal.Instant.fromEpochMilliseconds(context.rules.now),
    data: {
      conversationId: conversation.id,
      itemId: item.id,
      network,
      audience,
      kind: sorted.kind,
      opened: opens,
    },
  });
}

/** A customer who writes again while waiting means the same matter, in a new thread or not. */
const STILL_WAITING_MS = 24 * 3_600_000;

function conversationFor(
  ledger: Ledger,
  connection: OpenConnection,
  event: InboundMessage,
  customer: KnownCustomer,
  publishedAt: number,
  receivedAt: number,
): ConversationHead {
  const key = keyOf(event);
  const known = ledger.conversations.get(ledger.threads.get(key) ?? "");
  if (known) return known;

  const waiting = ledger.waiting.get(`${event.audience} ${customer.customerId}`);
  const impatient = waiting && Math.abs(publishedAt - waiting.lastMessageAt) < STILL_WAITING_MS;
  const joined = impatient ? ledger.conversations.get(waiting.conversationId) : undefined;
  const conversation: ConversationHead = joined ?? {
    id: newId(),
    connectionId: connection.id,
    customerId: customer.customerId,
    audience: event.audience,
    subject: event.subject,
    revision: 0,
    createdAt: receivedAt,
    lastMessageAt: publishedAt,
    lastInboundAt: publishedAt,
  };
  if (!joined) ledger.newConversations.add(conversation.id);
  ledger.conversations.set(conversation.id, conversation);
  ledger.threads.set(key, conversation.id);
  ledger.newThreads.push({ key, conversationId: conversation.id, audience: event.audience });
  return conversation;
}

async function keepLedger(tx: Tx, connection: OpenConnection, ledger: Ledger): Promise<void> {
  const { workspaceId, id } = connection;
  const heads = [...new Set(ledger.messages.map((message) => message.conversationId))].map(
    (conversationId) => ledger.conversations.get(conversationId)!,
  );
  const isNew = (head: ConversationHead) => ledger.newConversations.has(head.id);
  await insertConversations(tx, workspaceId, heads.filter(isNew));
  await updateConversations(
    tx,
    workspaceId,
    heads.filter((head) => !isNew(head)),
  );
  await keepThreads(tx, workspaceId, id, ledger.newThreads);
  await appendMessages(tx, workspaceId, ledger.messages);
  await keepItems(tx, workspaceId, [...ledger.changedItems.values()]);
  await recordFacts(tx, workspaceId, ledger.facts);
}

/* ---------------------------------------------------------------- what is known already */

/** Edits, deletions and answers that came before these messages. */
async function takeChangesAhead(
  tx: Tx,
  connection: OpenConnection,
  externalIds: string[],
): Promise<ReadEvent[]> {
  if (externalIds.length === 0) return [];
  const { rows } = await sql<{ data: ReadEvent }>`
    delete from changes_ahead where workspace_id = ${connection.workspaceId} and connection_id = ${connection.id}
      and external_id = any(${externalIds}::text[]) returning data`.execute(tx);
  return rows.map((row) => row.data);
}

function isCustomers(read: ReadEvent): read is CustomerMessage {
  return read.event.type === "message" && !read.event.own;
}

function oncePerId(messages: CustomerMessage[]): CustomerMessage[] {
  const seen = new Map<string, CustomerMessage>();
  for (const read of messages) if (!seen.has(read.event.externalId)) seen.set(read.event.externalId, read);
  return [...seen.values()].sort((a, b) => Date.parse(a.event.publishedAt) - Date.parse(b.event.publishedAt));
}

function idsIn(events: ReadEvent<InboundEvent>[]): string[] {
  const ids = new Set<string>();
  for (const { event } of events) if (event.type === "message") ids.add(event.externalId);
  return [...ids];
}

function keyOf(event: InboundMessage): string {
  return threadKey(event.audience, event.threadId, event.author.externalId);
}

function whoWrote(fresh: CustomerMessage[], sorted: Sorted[]): Map<string, Heard> {
  const heard = new Map<string, Heard>();
  fresh.forEach(({ event, receivedAt }, index) => {
    const language = sorted[index]!.language;
    heard.set(event.author.externalId, {
      author: event.author,
      at: Temporal.Instant.fromEpochMilliseconds(receivedAt),
      language: language === "und" ? (heard.get(event.author.externalId)?.language ?? null) : language,
    });
  });
  return heard;
}

function languageOf(customer: KnownCustomer | undefined): Language | null {
  return (customer?.language ?? null) as Language | null;
}
