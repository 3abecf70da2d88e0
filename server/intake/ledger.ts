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
import type { KnownCustomer } from "../customers/index.ts";
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
  type LabelByRule,
  type LabelRecognised,
  lockLatestItems,
  open,
  SAME_MATTER_MS,
  setAsImported,
  type WorkItem,
} from "../queue/index.ts";
import type { BatchContext } from "./known.ts";
import type { ReadEvent } from "./read.ts";
import { keepLabels, letRulesAct, type Ruled } from "./ruling.ts";

export type CustomerMessage = ReadEvent<InboundMessage>;

export interface Ledger {
  threads: Map<string, string>;
  newThreads: { key: string; conversationId: string; audience: "public" | "private" }[];
  conversations: Map<string, ConversationHead>;
  newConversations: Set<string>;
  items: Map<string, WorkItem>;
  changedItems: Map<string, WorkItem>;
  /** Where a customer waits for us already: `audience customerId` → conversation. */
  waiting: Map<string, { conversationId: string; lastMessageAt: number }>;
  messages: NewMessage[];
  /** Put by rules. */
  labels: LabelByRule[];
  recognised: LabelRecognised[];
  facts: NewFact[];
}

export async function openLedger(
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
    labels: [],
    recognised: [],
    facts: [],
  };
}

export function enter(
  ledger: Ledger,
  connection: OpenConnection,
  { event, source, receivedAt }: CustomerMessage,
  ruled: Ruled,
  customer: KnownCustomer,
  context: BatchContext,
): void {
  const { sorted, ruling } = ruled;
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
  const imported = source === "import" ? setAsImported(item, publishedAt) : item;
  // History, and what the network itself files as rubbish, changes nothing that somebody has to do or has done.
  const silent = source === "import" ? before && !isImported(before) : isRubbish(event.moderation);
  const placed = opens || !silent ? letRulesAct(imported, ruled, message.id, context, ledger) : imported;
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
      customerId: conversation.customerId,
      network,
      audience,
      kind: sorted.kind,
      opened: opens,
      ...(ruling ? { rules: ruling.rules.map(({ id }) => id) } : {}),
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
  if (known) {
    // What is told of the post now is newer: its text, how many have answered.
    if (event.subject && event.subject.externalId === known.subject?.externalId)
      known.subject = event.subject;
    return known;
  }

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

export async function keepLedger(
  tx: Tx,
  connection: OpenConnection,
  ledger: Ledger,
  context: BatchContext,
): Promise<void> {
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
  const put = await keepLabels(tx, workspaceId, ledger, context);
  await recordFacts(tx, workspaceId, [...ledger.facts, ...put]);
}

function keyOf(event: InboundMessage): string {
  return threadKey(event.audience, event.threadId, event.author.externalId);
}
