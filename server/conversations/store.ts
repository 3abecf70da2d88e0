import type { Audience, Subject } from "../channels/index.ts";
import { anyOf, insertRows, namesOf, updateRows } from "../platform/db/bulk.ts";
import type { Tx } from "../platform/db/connect.ts";

/** A conversation as intake and replies write it; times are epoch milliseconds. */
export interface ConversationHead {
  id: string;
  connectionId: string;
  customerId: string;
  audience: Audience;
  subject: Subject | null;
  revision: number;
  createdAt: number;
  lastMessageAt: number;
  lastInboundAt: number | null;
}

export interface NewMessage {
  id: string;
  conversationId: string;
  connectionId: string;
  externalId: string | null;
  parentExternalId: string | null;
  threadId: string | null;
  direction: "inbound" | "outbound" | "note";
  audience: Audience | "team";
  origin: "network" | "desk" | "outside" | "import";
  customerId: string | null;
  personId: string | null;
  replyId: string | null;
  replyPart: number | null;
  text: string;
  language: string;
  attachments: unknown[] | null;
  url: string | null;
  replyTo: unknown;
  sorted: unknown;
  moderation: string | null;
  publishedAt: number;
  arrivedAt: number;
  revision: number;
}

const conversationColumns = {
  workspace_id: "uuid",
  id: "uuid",
  connection_id: "uuid",
  customer_id: "uuid",
  audience: "text",
  subject: "jsonb",
  revision: "int",
  created_at: "timestamptz",
  last_message_at: "timestamptz",
  last_inbound_at: "timestamptz",
};
const threadColumns = {
  workspace_id: "uuid",
  connection_id: "uuid",
  external_key: "text",
  conversation_id: "uuid",
  audience: "text",
};
export const messageColumns = {
  workspace_id: "uuid",
  id: "uuid",
  conversation_id: "uuid",
  connection_id: "uuid",
  external_id: "text",
  parent_external_id: "text",
  thread_id: "text",
  direction: "text",
  audience: "text",
  origin: "text",
  customer_id: "uuid",
  person_id: "uuid",
  reply_id: "uuid",
  reply_part: "int",
  text: "text",
  language: "text",
  attachments: "jsonb",
  url: "text",
  reply_to: "jsonb",
  sorted: "jsonb",
  moderation: "text",
  published_at: "timestamptz",
  arrived_at: "timestamptz",
  revision: "int",
};

/** A thread of the network, told apart by customer where everybody can join in. */
export function threadKey(audience: Audience, threadId: string, customerExternalId: string): string {
  return audience === "private" ? `private ${threadId}` : `public ${threadId} ${customerExternalId}`;
}

export async function findThreads(
  tx: Tx,
  workspaceId: string,
  connectionId: string,
  keys: string[],
): Promise<Map<string, string>> {
  if (keys.length === 0) return new Map();
  const rows = await tx
    .selectFrom("threads")
    .select(["external_key", "conversation_id"])
    .where("workspace_id", "=", workspaceId)
    .where("connection_id", "=", connectionId)
    .where("external_key", "=", anyOf(keys, "text"))
    .execute();
  return new Map(rows.map((row) => [row.external_key, row.conversation_id]));
}

/** Points threads at their conversations; a thread that moved to another conversation follows. */
export async function keepThreads(
  tx: Tx,
  workspaceId: string,
  connectionId: string,
  threads: { key: string; conversationId: string; audience: Audience }[],
): Promise<void> {
  const rows = threads.map(({ key, conversationId, audience }) => ({
    workspace_id: workspaceId,
    connection_id: connectionId,
    external_key: key,
    conversation_id: conversationId,
    audience,
  }));
  await insertRows(
    tx,
    "threads",
    threadColumns,
    rows.sort((a, b) => (a.external_key < b.external_key ? -1 : 1)),
    "on conflict (workspace_id, connection_id, external_key) do update set conversation_id = excluded.conversation_id",
  );
}

/** Heads of conversations, locked in the order of their ids until the transaction ends. */
export async function lockConversations(
  tx: Tx,
  workspaceId: string,
  ids: string[],
): Promise<Map<string, ConversationHead>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom("conversations")
    .select(namesOf(conversationColumns))
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", anyOf(ids, "uuid"))
    .orderBy("id")
    .forUpdate()
    .execute();
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        connectionId: row.connection_id,
        customerId: row.customer_id,
        audience: row.audience as Audience,
        subject: row.subject as Subject | null,
        revision: row.revision,
        createdAt: row.created_at.epochMilliseconds,
        lastMessageAt: row.last_message_at.epochMilliseconds,
        lastInboundAt: row.last_inbound_at?.epochMilliseconds ?? null,
      },
    ]),
  );
}

export async function insertConversations(
  tx: Tx,
  workspaceId: string,
  heads: ConversationHead[],
): Promise<void> {
  await insertRows(
    tx,
    "conversations",
    conversationColumns,
    heads.map((head) => headRow(workspaceId, head)).sort(byId),
  );
}

export async function updateConversations(
  tx: Tx,
  workspaceId: string,
  heads: ConversationHead[],
): Promise<void> {
  const { workspace_id, id, subject, revision, last_message_at, last_inbound_at } = conversationColumns;
  const columns = { workspace_id, id, subject, revision, last_message_at, last_inbound_at };
  await updateRows(tx, "conversations", columns, heads.map((head) => headRow(workspaceId, head)).sort(byId));
}

/** Unique on connection and external id: a repeat would be an error here, so intake asks beforehand. */
export async function appendMessages(tx: Tx, workspaceId: string, messages: NewMessage[]): Promise<void> {
  await insertRows(
    tx,
    "messages",
    messageColumns,
    messages.map((message) => messageRow(workspaceId, message)).sort(byId),
  );
}

function headRow(workspaceId: string, head: ConversationHead) {
  return {
    workspace_id: workspaceId,
    id: head.id,
    connection_id: head.connectionId,
    customer_id: head.customerId,
    audience: head.audience,
    subject: head.subject,
    revision: head.revision,
    created_at: iso(head.createdAt),
    last_message_at: iso(head.lastMessageAt),
    last_inbound_at: head.lastInboundAt === null ? null : iso(head.lastInboundAt),
  };
}

export function messageRow(workspaceId: string, message: NewMessage) {
  return {
    workspace_id: workspaceId,
    id: message.id,
    conversation_id: message.conversationId,
    connection_id: message.connectionId,
    external_id: message.externalId,
    parent_external_id: message.parentExternalId,
    thread_id: message.threadId,
    direction: message.direction,
    audience: message.audience,
    origin: message.origin,
    customer_id: message.customerId,
    person_id: message.personId,
    reply_id: message.replyId,
    reply_part: message.replyPart,
    text: message.text,
    language: message.language,
    attachments: message.attachments,
    url: message.url,
    reply_to: message.replyTo ?? null,
    sorted: message.sorted ?? null,
    moderation: message.moderation,
    published_at: iso(message.publishedAt),
    arrived_at: iso(message.arrivedAt),
    revision: message.revision,
  };
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}

function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : 1;
}
