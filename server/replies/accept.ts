/** Takes an answer from the person who wrote it: checked, appended, the clock stopped, and put in the outbox, at once. */
import { type Audience, abilities, cutIntoParts, measure, type OpenConnection } from "../channels/index.ts";
import {
  appendMessages,
  lockConversations,
  type NewMessage,
  updateConversations,
} from "../conversations/index.ts";
import { type Caller, notFound, refused } from "../identity/index.ts";
import type { Tx } from "../platform/db/connect.ts";
import { recordFacts } from "../platform/facts/facts.ts";
import { newId } from "../platform/ids.ts";
import { answer, keepItems, lockLatestItems, type PlaceRules } from "../queue/index.ts";
import { personalDataShown } from "./checks.ts";
import { signatureOf, waysOut } from "./composer.ts";
import { queueSending } from "./sender.ts";

export interface Answer {
  conversationId: string;
  replyId: string;
  audience: Audience;
  text: string;
  files: { id: string; alt: string }[];
  seenRevision: number;
  answers?: string | undefined;
  asThread: boolean;
  /** The writer was told of personal data in the open, and wants it there. */
  evenSo: boolean;
}

export type Accepted =
  | { accepted: "yes"; revision: number; messageIds: string[] }
  | { accepted: "thread_changed"; revision: number; cameIds: string[] }
  | { accepted: "too_long"; used: number; max: number; over: number; unit: string };

/** The same `replyId` again is the same answer, and answers as the first time. */
export async function acceptAnswer(
  tx: Tx,
  caller: Caller,
  connection: OpenConnection,
  said: Answer,
  signature: string,
  rules: PlaceRules,
): Promise<Accepted> {
  const { workspaceId } = caller;
  const head = (await lockConversations(tx, workspaceId, [said.conversationId])).get(said.conversationId);
  if (!head) throw notFound();
  const earlier = await earlierAnswer(tx, workspaceId, said);
  if (earlier) return { accepted: "yes", revision: head.revision, messageIds: earlier };
  if (head.revision !== said.seenRevision)
    return {
      accepted: "thread_changed",
      revision: head.revision,
      cameIds: await changedSince(tx, workspaceId, head.id, said.seenRevision),
    };

  const target = await answeredMessage(tx, workspaceId, said);
  const rulesOut = ruleFor(connection, said.audience, target.audience as Audience);
  if (said.text.trim() === "" && said.files.length === 0) throw refused("empty");
  if (said.files.length > (rulesOut.images?.max ?? 0))
    throw refused("too_many_images", { max: rulesOut.images?.max ?? 0 });
  await checkFiles(tx, workspaceId, said.files, rulesOut.images);

  const shown = said.evenSo ? [] : personalDataShown(said.text, said.audience);
  if (shown[0]) throw refused("personal_data_in_public", { kind: shown[0].kind, count: shown.length });

  const ending = signatureOf(signature, caller);
  const parts = cutIntoParts(said.text, ending, rulesOut);
  if (parts.length > 1 && !(rulesOut.threads && said.asThread)) {
    const whole = [said.text.trim(), ending].filter(Boolean).join(" ");
    return { accepted: "too_long", ...measure(whole, rulesOut.text), unit: rulesOut.text.unit };
  }

  const now = rules.now;
  const at = Temporal.Instant.fromEpochMilliseconds(now);
  const item = (await lockLatestItems(tx, workspaceId, [head.id])).get(head.id);
  if (!item) throw notFound();
  const messages = parts.map((text, part): NewMessage => {
    head.revision++;
    return {
      id: newId(),
      conversationId: head.id,
      connectionId: connection.id,
      externalId: null,
      parentExternalId: part === 0 ? target.external_id : null,
      threadId: target.thread_id,
      direction: "outbound",
      audience: said.audience,
      origin: "desk",
      customerId: null,
      personId: caller.personId,
      replyId: said.replyId,
      replyPart: part,
      text,
      language: item.language,
      attachments:
        part === 0 && said.files.length > 0 ? said.files.map((file) => imageOf(workspaceId, file)) : null,
      url: null,
      replyTo: null,
      sorted: null,
      moderation: null,
      publishedAt: now + part,
      arrivedAt: now,
      revision: head.revision,
    };
  });
  head.lastMessageAt = Math.max(head.lastMessageAt, now);
  await appendMessages(tx, workspaceId, messages);
  await updateConversations(tx, workspaceId, [head]);
  await putInOutbox(tx, caller, connection.id, item.id, target.id, said, messages, at);
  const charge = item.assigneeId ?? caller.personId;
  await keepItems(tx, workspaceId, [
    answer({ ...item, assigneeId: charge }, { at: now, messageId: messages[0]!.id }, rules),
  ]);
  await recordFacts(tx, workspaceId, [
    {
      kind: "reply.queued",
      subjectId: messages[0]!.id,
      actorId: caller.personId,
      at,
      data: {
        conversationId: head.id,
        itemId: item.id,
        replyId: said.replyId,
        audience: said.audience,
        network: connection.network,
        first: item.firstAnsweredAt === null,
        waitedMs: item.oldestUnansweredAt === null ? null : now - item.oldestUnansweredAt,
      },
    },
  ]);
  await queueSending(tx, { workspaceId, replyId: said.replyId });
  return { accepted: "yes", revision: head.revision, messageIds: messages.map(({ id }) => id) };
}

async function putInOutbox(
  tx: Tx,
  caller: Caller,
  connectionId: string,
  itemId: string,
  answersId: string,
  said: Answer,
  messages: NewMessage[],
  at: Temporal.Instant,
): Promise<void> {
  const { workspaceId, personId } = caller;
  await tx
    .insertInto("replies")
    .values({
      workspace_id: workspaceId,
      id: said.replyId,
      conversation_id: said.conversationId,
      work_item_id: itemId,
      connection_id: connectionId,
      answers_message_id: answersId,
      audience: said.audience,
      author_id: personId,
      files: JSON.stringify(said.files),
      seen_revision: said.seenRevision,
      created_at: at,
    })
    .execute();
  await tx
    .insertInto("reply_parts")
    .values(
      messages.map((message, part) => ({
        workspace_id: workspaceId,
        reply_id: said.replyId,
        part,
        message_id: message.id,
        text: message.text,
        state: "queued",
        next_try_at: at,
        changed_at: at,
      })),
    )
    .execute();
  await tx
    .deleteFrom("drafts")
    .where("workspace_id", "=", workspaceId)
    .where("conversation_id", "=", said.conversationId)
    .where("person_id", "=", personId)
    .where("mode", "=", said.audience)
    .execute();
}

async function earlierAnswer(tx: Tx, workspaceId: string, said: Answer): Promise<string[] | null> {
  const parts = await tx
    .selectFrom("reply_parts as p")
    .innerJoin("replies as r", (join) =>
      join.onRef("r.workspace_id", "=", "p.workspace_id").onRef("r.id", "=", "p.reply_id"),
    )
    .select(["p.message_id", "r.conversation_id"])
    .where("p.workspace_id", "=", workspaceId)
    .where("p.reply_id", "=", said.replyId)
    .orderBy("p.part")
    .execute();
  if (parts.length === 0) return null;
  if (parts[0]!.conversation_id !== said.conversationId) throw refused("reply_id_taken");
  return parts.map((part) => part.message_id);
}

async function changedSince(
  tx: Tx,
  workspaceId: string,
  conversationId: string,
  revision: number,
): Promise<string[]> {
  const rows = await tx
    .selectFrom("messages")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("conversation_id", "=", conversationId)
    .where("revision", ">", revision)
    .orderBy("published_at")
    .execute();
  return rows.map((row) => row.id);
}

/** The message that is answered: the one named, else the customer's latest of that audience, else their latest. */
async function answeredMessage(tx: Tx, workspaceId: string, said: Answer) {
  let query = tx
    .selectFrom("messages")
    .select(["id", "external_id", "thread_id", "audience"])
    .where("workspace_id", "=", workspaceId)
    .where("conversation_id", "=", said.conversationId)
    .where("direction", "=", "inbound")
    .where("deleted_at", "is", null)
    .where("external_id", "is not", null)
    .orderBy((eb) => eb("audience", "=", said.audience), "desc")
    .orderBy("published_at", "desc")
    .limit(1);
  if (said.answers) query = query.where("id", "=", said.answers);
  const found = await query.executeTakeFirst();
  if (!found) throw refused("nothing_to_answer");
  return found;
}

function ruleFor(connection: OpenConnection, audience: Audience, answered: Audience) {
  const heard = { public: answered === "public", private: answered === "private" };
  const way = waysOut(abilities(connection.channel, connection.account), heard, true).find(
    (one) => one.audience === audience,
  );
  if (!way) throw refused("audience_closed", { audience });
  if (way.closed) throw refused(way.closed.code, way.closed.params);
  return way.rules;
}

async function checkFiles(
  tx: Tx,
  workspaceId: string,
  files: Answer["files"],
  images: { maxBytes: number; types: string[] } | null,
): Promise<void> {
  for (const { id } of files) {
    const file = await tx
      .selectFrom("files")
      .select((eb) => ["media_type", eb.fn<number>("length", ["bytes"]).as("size")])
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", id)
      .executeTakeFirst();
    if (!file) throw notFound();
    if (!images?.types.includes(file.media_type))
      throw refused("image_type_not_taken", { type: file.media_type });
    if (file.size > images.maxBytes) throw refused("image_too_large", { max: images.maxBytes });
  }
}

function imageOf(workspaceId: string, file: { id: string; alt: string }) {
  return { kind: "image", url: `/files/${workspaceId}/${file.id}`, alt: file.alt };
}
