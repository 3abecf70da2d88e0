/** What becomes of a part in the end, with all that follows from it; each in the caller's transaction. */
import { sql } from "kysely";
import type { InboundMessage, OpenConnection, Refusal } from "../channels/index.ts";
import type { Tx } from "../platform/db/connect.ts";
import { recordFacts } from "../platform/facts/facts.ts";
import {
  comeBack,
  heardAfter,
  isGone,
  keepItems,
  lockLatestItems,
  type PlaceRules,
  recount,
} from "../queue/index.ts";
import { changePart, lockParts, type Part, partOfKey } from "./outbox.ts";

export interface Published {
  externalId: string;
  url: string | null;
  replyTo: unknown;
}

/** It is on the network: the message gets its name there, and whoever listens is told. */
export async function markSent(
  tx: Tx,
  connectionId: string,
  part: Part,
  published: Published,
  at: Temporal.Instant,
): Promise<void> {
  if (part.state === "sent") return;
  await takeOverEcho(tx, connectionId, part, published.externalId);
  await changePart(
    tx,
    part,
    { state: "sent", externalId: published.externalId, replyTo: published.replyTo, refusal: null },
    at,
  );
  const message = await tx
    .updateTable("messages")
    .set({
      external_id: published.externalId,
      url: published.url,
      reply_to: JSON.stringify(published.replyTo ?? null),
      published_at: at,
    })
    .where("workspace_id", "=", part.workspaceId)
    .where("id", "=", part.messageId)
    .returning("conversation_id")
    .executeTakeFirstOrThrow();
  await keepBehind(tx, part, at);
  const data = { conversationId: message.conversation_id, replyId: part.replyId, part: part.part };
  await recordFacts(tx, part.workspaceId, [
    { kind: "reply.delivered", subjectId: part.messageId, actorId: null, at, data },
  ]);
}

/** The parts still to come were written earlier than this one was published: they stay below it in the thread. */
async function keepBehind(tx: Tx, part: Part, at: Temporal.Instant): Promise<void> {
  await sql`
    update messages m set published_at = ${at.toString()}::timestamptz + (p.part - ${part.part}) * interval '1 millisecond'
    from reply_parts p
    where p.workspace_id = ${part.workspaceId} and p.reply_id = ${part.replyId} and p.part > ${part.part}
      and p.external_id is null and m.workspace_id = p.workspace_id and m.id = p.message_id`.execute(tx);
}

/** Our own answer may have come back before we had written down that it was ours: then it stands there twice. */
async function takeOverEcho(tx: Tx, connectionId: string, part: Part, externalId: string): Promise<void> {
  const echo = await tx
    .selectFrom("messages")
    .select("id")
    .where("workspace_id", "=", part.workspaceId)
    .where("connection_id", "=", connectionId)
    .where("external_id", "=", externalId)
    .where("id", "!=", part.messageId)
    .executeTakeFirst();
  if (!echo) return;
  await tx
    .updateTable("work_items")
    .set({ answer_message_id: part.messageId })
    .where("workspace_id", "=", part.workspaceId)
    .where("answer_message_id", "=", echo.id)
    .execute();
  await tx
    .deleteFrom("messages")
    .where("workspace_id", "=", part.workspaceId)
    .where("id", "=", echo.id)
    .execute();
}

/** It did not go out and will not by itself: the conversation is back on the queue, its clock as it was. */
export async function markNotSent(
  tx: Tx,
  part: Part,
  state: "refused" | "withdrawn",
  refusal: Refusal | null,
  actorId: string | null,
  rules: PlaceRules,
): Promise<void> {
  const at = Temporal.Instant.fromEpochMilliseconds(rules.now);
  await changePart(tx, part, { state, refusal }, at);
  const { conversation_id } = await tx
    .selectFrom("messages")
    .select("conversation_id")
    .where("workspace_id", "=", part.workspaceId)
    .where("id", "=", part.messageId)
    .executeTakeFirstOrThrow();
  if (part.part === 0) await unanswer(tx, part.workspaceId, conversation_id, rules);
  const data = { conversationId: conversation_id, replyId: part.replyId, part: part.part, refusal };
  await recordFacts(tx, part.workspaceId, [
    { kind: `reply.${state}`, subjectId: part.messageId, actorId, at, data },
  ]);
}

/** As if the answer had not been given: what came since the last one that did go out waits again. */
async function unanswer(
  tx: Tx,
  workspaceId: string,
  conversationId: string,
  rules: PlaceRules,
): Promise<void> {
  const item = (await lockLatestItems(tx, workspaceId, [conversationId])).get(conversationId);
  if (!item) return;
  const { rows: said } = await sql<{ id: string; published_at: Temporal.Instant }>`
    select m.id, m.published_at from messages m
    left join reply_parts p on p.workspace_id = m.workspace_id and p.message_id = m.id
    where m.workspace_id = ${workspaceId} and m.conversation_id = ${conversationId} and m.direction = 'outbound'
      and m.deleted_at is null and (p.state is null or p.state not in ('refused', 'withdrawn'))
    order by m.published_at desc limit 1`.execute(tx);
  const last = said[0] ?? null;
  const waiting = await heardAfter(
    tx,
    workspaceId,
    conversationId,
    last?.published_at.epochMilliseconds ?? null,
    item.reach,
  );
  const restored = {
    ...item,
    answerMessageId: last?.id ?? null,
    firstAnsweredAt: last ? item.firstAnsweredAt : null,
    answeredAt: last?.published_at.epochMilliseconds ?? null,
  };
  const counted = recount(restored, waiting, rules);
  await keepItems(tx, workspaceId, [
    waiting.length > 0 || isGone(item) || !last ? comeBack(counted) : counted,
  ]);
}

/**
 * Our own answers as the network sends them back. They settle parts whose outcome is not known yet, by the key we sent
 * with them or, where the network keeps none, by their words. Answers the external ids that were ours.
 */
export async function settleEchoes(
  tx: Tx,
  connection: Pick<OpenConnection, "workspaceId" | "id">,
  echoes: InboundMessage[],
  at: Temporal.Instant,
): Promise<Set<string>> {
  const ours = new Set<string>();
  for (const echo of echoes) {
    const part = await partOfEcho(tx, connection, echo);
    if (!part) continue;
    ours.add(echo.externalId);
    if (part.state === "sending" || part.state === "unknown")
      await markSent(
        tx,
        connection.id,
        part,
        { externalId: echo.externalId, url: echo.url, replyTo: echo.replyTo },
        at,
      );
  }
  return ours;
}

async function partOfEcho(
  tx: Tx,
  connection: Pick<OpenConnection, "workspaceId" | "id">,
  echo: InboundMessage,
): Promise<Part | null> {
  const { workspaceId } = connection;
  const keyed = echo.idempotencyKey ? partOfKey(echo.idempotencyKey) : null;
  if (keyed) {
    const parts = await lockParts(tx, workspaceId, keyed.replyId);
    return parts[keyed.part] ?? null;
  }
  const { rows } = await sql<{ reply_id: string; part: number }>`
    select p.reply_id, p.part from reply_parts p
    join replies r on r.workspace_id = p.workspace_id and r.id = p.reply_id
    where p.workspace_id = ${workspaceId} and r.connection_id = ${connection.id}
      and (p.external_id = ${echo.externalId}
        or (p.state in ('sending', 'unknown') and regexp_replace(p.text, '\\s+', ' ', 'g') = ${flat(echo.text)}))
    order by p.changed_at limit 1`.execute(tx);
  const found = rows[0];
  return found ? ((await lockParts(tx, workspaceId, found.reply_id))[found.part] ?? null) : null;
}

function flat(text: string): string {
  return text.replace(/\s+/g, " ");
}
