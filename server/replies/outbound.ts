import { sql } from "kysely";
import type { OpenConnection, Outbound, OutboundImage } from "../channels/index.ts";
import type { Database } from "../platform/db/connect.ts";
import { keyOf, type Part } from "./outbox.ts";

interface Answered {
  audience: string;
  thread_id: string | null;
  external_id: string;
  reply_to: unknown;
  author_id: string | null;
  author_handle: string | null;
}

/** A part as its network wants it: below the message it answers, or below the part before it. */
export async function outboundOf(db: Database, connection: OpenConnection, part: Part): Promise<Outbound> {
  const { workspaceId, replyId } = part;
  const reply = await db
    .selectFrom("replies")
    .select(["answers_message_id", "audience", "files"])
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", replyId)
    .executeTakeFirstOrThrow();
  const { rows } = await sql<Answered>`
    select m.audience, m.thread_id, m.external_id, m.reply_to, h.external_id as author_id, h.handle as author_handle
    from messages m
    left join handles h on h.workspace_id = m.workspace_id and h.customer_id = m.customer_id and h.network = ${connection.network}
    where m.workspace_id = ${workspaceId} and m.id = ${reply.answers_message_id} limit 1`.execute(db);
  const answered = rows[0]!;
  const before = part.part > 0 ? await partBefore(db, part) : null;
  return {
    id: keyOf(part),
    since: (part.firstTriedAt ?? Temporal.Instant.fromEpochMilliseconds(0)).toString(),
    audience: reply.audience as Outbound["audience"],
    text: part.text,
    images: part.part === 0 ? await imagesOf(db, workspaceId, reply.files as FileRef[]) : [],
    threadId: answered.thread_id ?? answered.external_id,
    parent: {
      externalId: before?.external_id ?? answered.external_id,
      replyTo: before ? before.reply_to : answered.reply_to,
      author: { externalId: answered.author_id ?? "", handle: answered.author_handle },
    },
  };
}

async function partBefore(db: Database, part: Part) {
  return db
    .selectFrom("reply_parts")
    .select(["external_id", "reply_to"])
    .where("workspace_id", "=", part.workspaceId)
    .where("reply_id", "=", part.replyId)
    .where("part", "=", part.part - 1)
    .executeTakeFirst();
}

interface FileRef {
  id: string;
  alt: string;
}

async function imagesOf(db: Database, workspaceId: string, refs: FileRef[]): Promise<OutboundImage[]> {
  if (refs.length === 0) return [];
  const files = await db
    .selectFrom("files")
    .select(["id", "bytes", "media_type"])
    .where("workspace_id", "=", workspaceId)
    .where(
      "id",
      "in",
      refs.map(({ id }) => id),
    )
    .execute();
  return refs.flatMap(({ id, alt }) => {
    const file = files.find((one) => one.id === id);
    return file ? [{ bytes: file.bytes, type: file.media_type, alt }] : [];
  });
}
