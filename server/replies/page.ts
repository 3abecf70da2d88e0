/** The conversation as whoever answers it needs to see it: what was said, what happened, and how one may answer. */
import type { Article, Conversation, Item, Message, Person } from "../../contract/index.ts";
import { abilities, type Connections, type Registry } from "../channels/index.ts";
import { messageFields, presentMessage } from "../conversations/index.ts";
import { type Caller, isAllowed, notFound } from "../identity/index.ts";
import type { Database } from "../platform/db/connect.ts";
import type { Platform } from "../platform/platform.ts";
import { listByIds, present } from "../queue/index.ts";
import { signatureOf, waysOut } from "./composer.ts";

const PAGE = 200;
/** Of the facts about a conversation, those that say something in its thread. */
const told = [
  "item.assigned",
  "item.snoozed",
  "item.woken",
  "item.done",
  "item.set_aside",
  "item.reopened",
  "item.corrected",
  "item.due_soon",
  "item.late",
  "label.put",
  "label.taken",
];

export interface PageDeps {
  platform: Platform;
  connections: Connections;
  registry: Registry;
}

export async function conversationPage(
  { platform, connections, registry }: PageDeps,
  caller: Caller,
  id: string,
  before: string | undefined,
): Promise<Conversation> {
  const { db } = platform;
  const { workspaceId } = caller;
  const head = await db
    .selectFrom("conversations as c")
    .innerJoin("connections as k", (join) =>
      join.onRef("k.workspace_id", "=", "c.workspace_id").onRef("k.id", "=", "c.connection_id"),
    )
    .innerJoin("workspaces as w", "w.workspace_id", "c.workspace_id")
    .select(["c.id", "c.revision", "c.audience", "c.subject", "c.customer_id", "c.connection_id"])
    .select(["k.network", "k.handle", "w.signature"])
    .where("c.workspace_id", "=", workspaceId)
    .where("c.id", "=", id)
    .executeTakeFirst();
  if (!head) throw notFound();

  const channel = registry.of(head.network);
  const people = await peopleOf(db, workspaceId);
  const sees = isAllowed(caller, "see_personal_data");
  const connection = await connections.open(workspaceId, head.connection_id);
  const about = connection ? abilities(channel, connection.account) : { ...channel.about, actions: [] };
  const { messages, earlier } = await messagesOf(db, workspaceId, id, before, about, people, sees);
  const item = await latestItem(platform, caller, id);
  const heard = await audiencesHeard(db, workspaceId, id);
  return {
    id,
    revision: head.revision,
    audience: head.audience as Conversation["audience"],
    network: head.network,
    networkName: channel.about.name,
    handlePrefix: channel.about.handlePrefix,
    connectionId: head.connection_id,
    accountHandle: head.handle,
    subject: head.subject as Conversation["subject"],
    customerId: head.customer_id,
    item,
    messages,
    earlier,
    events: await eventsOf(db, workspaceId, item ? [item.id, id] : [id], people),
    composer: waysOut(about, heard, connection !== null).map(({ audience, rules, closed }) => ({
      audience,
      max: rules.text.max,
      unit: rules.text.unit,
      also: rules.text.also ?? null,
      threads: rules.threads,
      images: rules.images,
      closed,
    })),
    signature: signatureOf(head.signature, caller),
  };
}

/** Messages by their ids, in the order of the thread. */
export async function messagesByIds(
  { platform, registry }: Pick<PageDeps, "platform" | "registry">,
  { workspaceId, ...caller }: Caller,
  network: string,
  ids: string[],
): Promise<Message[]> {
  if (ids.length === 0) return [];
  const { db } = platform;
  const rows = await db
    .selectFrom("messages")
    .select(messageFields)
    .where("workspace_id", "=", workspaceId)
    .where("id", "in", ids)
    .orderBy("published_at")
    .orderBy("id")
    .execute();
  const deliveries = await deliveriesOf(db, workspaceId, rows);
  const people = await peopleOf(db, workspaceId);
  const { about } = registry.of(network);
  const sees = isAllowed(caller, "see_personal_data");
  return rows.map((row) => presentMessage(row, about, people, deliveries.get(row.id) ?? null, sees));
}

async function messagesOf(
  db: Database,
  workspaceId: string,
  conversationId: string,
  before: string | undefined,
  about: Parameters<typeof presentMessage>[1],
  people: Map<string, Person>,
  sees: boolean,
): Promise<{ messages: Message[]; earlier: boolean }> {
  let query = db
    .selectFrom("messages")
    .select(messageFields)
    .where("workspace_id", "=", workspaceId)
    .where("conversation_id", "=", conversationId)
    .orderBy("published_at", "desc")
    .orderBy("id", "desc")
    .limit(PAGE + 1);
  if (before) {
    const at = db
      .selectFrom("messages")
      .select("published_at")
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", before);
    query = query.where("published_at", "<", at);
  }
  const rows = await query.execute();
  const page = rows.slice(0, PAGE).reverse();
  const deliveries = await deliveriesOf(db, workspaceId, page);
  return {
    messages: page.map((row) => presentMessage(row, about, people, deliveries.get(row.id) ?? null, sees)),
    earlier: rows.length > PAGE,
  };
}

async function deliveriesOf(
  db: Database,
  workspaceId: string,
  messages: { id: string; reply_id: string | null }[],
): Promise<Map<string, NonNullable<Message["delivery"]>>> {
  const replyIds = [...new Set(messages.flatMap((message) => message.reply_id ?? []))];
  if (replyIds.length === 0) return new Map();
  const parts = await db
    .selectFrom("reply_parts")
    .select(["reply_id", "part", "message_id", "state", "next_try_at", "refusal"])
    .where("workspace_id", "=", workspaceId)
    .where("reply_id", "in", replyIds)
    .execute();
  const inReply = Map.groupBy(parts, (part) => part.reply_id);
  return new Map(
    parts.map((part) => [
      part.message_id,
      {
        replyId: part.reply_id,
        part: part.part,
        parts: inReply.get(part.reply_id)!.length,
        state: part.state as NonNullable<Message["delivery"]>["state"],
        nextTryAt: part.state === "queued" ? (part.next_try_at?.toString() ?? null) : null,
        refusal: part.refusal as NonNullable<Message["delivery"]>["refusal"],
      },
    ]),
  );
}

async function latestItem(platform: Platform, caller: Caller, conversationId: string): Promise<Item | null> {
  const { workspaceId, personId } = caller;
  const row = await platform.db
    .selectFrom("work_items")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("conversation_id", "=", conversationId)
    .orderBy("opened_at", "desc")
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  const now = platform.clock.now();
  const listed = (await listByIds(platform.db, { workspaceId, personId, now }, [row.id])).get(row.id);
  return listed ? present(listed.item, listed.around, now.epochMilliseconds) : null;
}

async function audiencesHeard(db: Database, workspaceId: string, conversationId: string) {
  const rows = await db
    .selectFrom("messages")
    .select("audience")
    .distinct()
    .where("workspace_id", "=", workspaceId)
    .where("conversation_id", "=", conversationId)
    .where("direction", "=", "inbound")
    .where("deleted_at", "is", null)
    .execute();
  const heard = new Set(rows.map((row) => row.audience));
  return { public: heard.has("public"), private: heard.has("private") };
}

async function eventsOf(
  db: Database,
  workspaceId: string,
  subjects: string[],
  people: Map<string, Person>,
): Promise<Conversation["events"]> {
  const rows = await db
    .selectFrom("facts")
    .select(["id", "at", "kind", "actor_id", "data"])
    .where("workspace_id", "=", workspaceId)
    .where("subject_id", "in", subjects)
    .where("kind", "in", told)
    .orderBy("id", "desc")
    .limit(100)
    .execute();
  return rows.reverse().map((row) => ({
    id: String(row.id),
    at: row.at.toString(),
    kind: row.kind,
    actor: row.actor_id ? (people.get(row.actor_id) ?? null) : null,
    data: row.data,
  }));
}

/** Everybody who ever belonged here: what somebody wrote stays theirs after they left. */
async function peopleOf(db: Database, workspaceId: string): Promise<Map<string, Person>> {
  const rows = await db
    .selectFrom("members")
    .select(["person_id", "name", "initials", "article"])
    .where("workspace_id", "=", workspaceId)
    .execute();
  return new Map(
    rows.map(({ person_id: id, name, initials, article }) => [
      id,
      { id, name, initials, article: article as Article | null },
    ]),
  );
}
