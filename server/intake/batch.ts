import { sql } from "kysely";
import type { InboundMessage, OpenConnection } from "../channels/index.ts";
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
  isImported,
  isRubbish,
  keepItems,
  lockLatestItems,
  open,
  SAME_MATTER_MS,
  setAsImported,
  type WorkItem,
} from "../queue/index.ts";
import type { Language, Sorted } from "../triage/index.ts";
import { takeAhead } from "./ahead.ts";
import { applyChanges } from "./changes.ts";
import { type BatchContext, findKnown } from "./known.ts";
import { lookUpStrangers } from "./profiles.ts";
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
  const messages = oncePerId(events.filter(isCustomers));
  const sorted = await sortAll(tx, connection, messages, context);

  await oneAtATime(tx, connection);
  const known = await findKnown(tx, connection, idsOf(messages));
  const fresh = messages.filter(({ event }) => !known.has(event.externalId));
  const others = events.filter((read) => !isCustomers(read));
  const ahead = await takeAhead(tx, connection, [...idsOf(fresh), ...idsOf(others)]);

  if (fresh.length > 0) await placeMessages(tx, connection, fresh, sorted, context);
  const changes = [...others, ...ahead];
  if (changes.length > 0) await applyChanges(tx, connection, changes, context);
}

/** Triage is what costs time and touches nothing: it is done before this batch takes its turn. */
async function sortAll(
  tx: Tx,
  connection: OpenConnection,
  messages: CustomerMessage[],
  context: BatchContext,
): Promise<Map<string, Sorted>> {
  const known = await findKnown(tx, connection, idsOf(messages));
  const fresh = messages.filter(({ event }) => !known.has(event.externalId));
  const authors = [...new Set(fresh.map(({ event }) => event.author.externalId))];
  const before = await findByHandle(tx, connection.workspaceId, connection.network, authors);
  return new Map(
    fresh.map(({ event }) => {
      const prior = (before.get(event.author.externalId)?.language ?? null) as Language | null;
      return [event.externalId, sortOrMark(event, prior, context.accountLanguage, context.log)];
    }),
  );
}

/** Two batches of one account would meet in its conversations: the second waits here, its triage already done. */
async function oneAtATime(tx: Tx, connection: OpenConnection): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`intake ${connection.id}`}, 0))`.execute(tx);
}

async function placeMessages(
  tx: Tx,
  connection: OpenConnection,
  fresh: CustomerMessage[],
  sorted: Map<string, Sorted>,
  context: BatchContext,
): Promise<void> {
  const { workspaceId, network } = connection;
  const authors = [...new Set(fresh.map(({ event }) => event.author.externalId))];
  const before = await findByHandle(tx, workspaceId, network, authors);
  const customers = await keepCustomers(tx, workspaceId, network, whoWrote(fresh, sorted), before);
  const ledger = await openLedger(tx, connection, fresh, customers);

  for (const read of fresh) {
    const { author, externalId } = read.event;
    enter(ledger, connection, read, sorted.get(externalId)!, customers.get(author.externalId)!, context);
  }
  await keepLedger(tx, connection, ledger);
  const strangers = fresh.filter(
    ({ event, source }) => source !== "import" && !before.has(event.author.externalId),
  );
  await lookUpStrangers(
    tx,
    connection,
    strangers.map(({ event }) => customers.get(event.author.externalId)!),
  );
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
  const conversation = conversationFor(ledger, connection, { event, source, receivedAt }, customer);
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

  const { customerId, audience } = conversation;
  const { network } = connection;
  const before = ledger.items.get(conversation.id);
  const opens = !before || (isGone(before) && publishedAt - (before.closedAt ?? 0) > SAME_MATTER_MS);
  const item = opens
    ? open(
        {
          id: newId(),
          conversationId: conversation.id,
          connectionId: connection.id,
          customerId,
          network,
          audience,
        },
        heardAs(message, sorted, customer.followers),
        context.rules,
      )
    : hear(before, heardAs(message, sorted, customer.followers), context.rules);
  const placed = source === "import" ? setAsImported(item, publishedAt) : item;
  // History, and what the network itself files as rubbish, changes nothing that somebody has to do or has done.
  const silent = source === "import" ? before && !isImported(before) : isRubbish(event.moderation);
  if (opens || !silent) {
    ledger.items.set(conversation.id, placed);
    ledger.changedItems.set(placed.id, placed);
    if (!isGone(placed))
      ledger.waiting.set(`${audience} ${customerId}`, {
        conversationId: conversation.id,
        lastMessageAt: publishedAt,
      });
  }
  ledger.facts.push({
    kind: source === "import" ? "message.imported" : "message.heard",
    subjectId: message.id,
    actorId: null,
    at: Temporal.Instant.fromEpochMilliseconds(context.rules.now),
    data: {
      conversationId: conversation.id,
      itemId: ledger.items.get(conversation.id)!.id,
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
  { event, source, receivedAt }: CustomerMessage,
  customer: KnownCustomer,
): ConversationHead {
  const publishedAt = Date.parse(event.publishedAt);
  const key = keyOf(event);
  const known = ledger.conversations.get(ledger.threads.get(key) ?? "");
  if (known) return known;

  const waiting = ledger.waiting.get(`${event.audience} ${customer.customerId}`);
  const soon = waiting && Math.abs(publishedAt - waiting.lastMessageAt) < STILL_WAITING_MS;
  const impatient = soon && source !== "import" && !isRubbish(event.moderation);
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

function isCustomers(read: ReadEvent): read is CustomerMessage {
  return read.event.type === "message" && !read.event.own;
}

function oncePerId(messages: CustomerMessage[]): CustomerMessage[] {
  const seen = new Map<string, CustomerMessage>();
  for (const read of messages) if (!seen.has(read.event.externalId)) seen.set(read.event.externalId, read);
  return [...seen.values()].sort((a, b) => Date.parse(a.event.publishedAt) - Date.parse(b.event.publishedAt));
}

function idsOf(events: ReadEvent[]): string[] {
  return [...new Set(events.flatMap(({ event }) => (event.type === "message" ? event.externalId : [])))];
}

function keyOf(event: InboundMessage): string {
  return threadKey(event.audience, event.threadId, event.author.externalId);
}

function whoWrote(fresh: CustomerMessage[], sorted: Map<string, Sorted>): Map<string, Heard> {
  const heard = new Map<string, Heard>();
  for (const { event, receivedAt } of fresh) {
    const { language } = sorted.get(event.externalId)!;
    heard.set(event.author.externalId, {
      author: event.author,
      at: Temporal.Instant.fromEpochMilliseconds(receivedAt),
      language: language === "und" ? (heard.get(event.author.externalId)?.language ?? null) : language,
    });
  }
  return heard;
}
