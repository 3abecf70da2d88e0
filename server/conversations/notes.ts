import { type Caller, notFound, refused } from "../identity/index.ts";
import type { Tx } from "../platform/db/connect.ts";
import { recordFacts } from "../platform/facts/facts.ts";
import { newId } from "../platform/ids.ts";
import { appendMessages } from "./store.ts";

/**
 * A note for the team. It has neither a name on the network nor a place in the outbox, and the database refuses both:
 * no way leads from here to an answer. Answers its id; the same `noteId` again is the same note.
 */
export async function leaveNote(
  tx: Tx,
  caller: Caller,
  conversationId: string,
  text: string,
  at: Temporal.Instant,
  noteId: string = newId(),
): Promise<string> {
  const { workspaceId, personId } = caller;
  const conversation = await tx
    .selectFrom("conversations")
    .select(["connection_id", "revision"])
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", conversationId)
    .executeTakeFirst();
  if (!conversation) throw notFound();
  if (await isLeft(tx, caller, conversationId, noteId)) return noteId;
  await appendMessages(tx, workspaceId, [
    {
      id: noteId,
      conversationId,
      connectionId: conversation.connection_id,
      externalId: null,
      parentExternalId: null,
      threadId: null,
      direction: "note",
      audience: "team",
      origin: "desk",
      customerId: null,
      personId,
      replyId: null,
      replyPart: null,
      text,
      language: "und",
      attachments: null,
      url: null,
      replyTo: null,
      sorted: null,
      moderation: null,
      publishedAt: at.epochMilliseconds,
      arrivedAt: at.epochMilliseconds,
      revision: conversation.revision,
    },
  ]);
  await recordFacts(tx, workspaceId, [
    { kind: "note.left", subjectId: noteId, actorId: personId, at, data: { conversationId } },
  ]);
  return noteId;
}

async function isLeft(tx: Tx, caller: Caller, conversationId: string, noteId: string): Promise<boolean> {
  const earlier = await tx
    .selectFrom("messages")
    .select(["conversation_id", "person_id", "direction"])
    .where("workspace_id", "=", caller.workspaceId)
    .where("id", "=", noteId)
    .executeTakeFirst();
  if (!earlier) return false;
  const same = earlier.conversation_id === conversationId && earlier.person_id === caller.personId;
  if (!same || earlier.direction !== "note") throw refused("reply_id_taken");
  return true;
}
