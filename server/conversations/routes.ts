import type { Person } from "../../contract/index.ts";
import { type Caller, desk, may, notFound } from "../identity/index.ts";
import { write } from "../platform/platform.ts";
import { type ActingDeps, actOnMessage } from "./acting.ts";
import { leaveNote } from "./notes.ts";
import type { Presence } from "./presence.ts";
import { messageFields, presentMessage } from "./present.ts";
import { revealMessage } from "./reveal.ts";

export interface ConversationDeps extends ActingDeps {
  presence: Presence;
}

/** Handlers of `contract.conversations`, but for the page itself, which shows more than conversations know. */
export function conversationRoutes({ platform, presence, ...acting }: ConversationDeps) {
  const { db, clock } = platform;
  return {
    read: desk.conversations.read.use(may("see_queue")).handler(async ({ input, context: { caller } }) => {
      const { workspaceId, personId } = caller;
      await requireConversation(workspaceId, input.id);
      await db
        .insertInto("reads")
        .values({
          workspace_id: workspaceId,
          conversation_id: input.id,
          person_id: personId,
          revision: input.revision,
        })
        .onConflict((conflict) =>
          conflict.columns(["workspace_id", "conversation_id", "person_id"]).doUpdateSet((eb) => ({
            revision: eb.fn<number>("greatest", ["reads.revision", "excluded.revision"]),
          })),
        )
        .execute();
      return { read: true };
    }),

    note: desk.conversations.note.use(may("note")).handler(async ({ input, context: { caller } }) => {
      const id = await write(platform, async (tx) => {
        const noteId = await leaveNote(tx, caller, input.id, input.text, clock.now(), input.noteId);
        await tx
          .deleteFrom("drafts")
          .where("workspace_id", "=", caller.workspaceId)
          .where("conversation_id", "=", input.id)
          .where("person_id", "=", caller.personId)
          .where("mode", "=", "note")
          .execute();
        return noteId;
      });
      const row = await db
        .selectFrom("messages")
        .select(messageFields)
        .where("workspace_id", "=", caller.workspaceId)
        .where("id", "=", id)
        .executeTakeFirstOrThrow();
      const me = asPerson(caller);
      return presentMessage(row, { actions: [] }, new Map([[me.id, me]]), null, true);
    }),

    reveal: desk.conversations.reveal
      .use(may("see_personal_data"))
      .handler(({ input, context: { caller } }) => revealMessage(platform, caller, input.messageId)),

    act: desk.conversations.act.use(may("moderate")).handler(async ({ input, context: { caller } }) => {
      const result = await actOnMessage({ platform, ...acting }, caller, input.id, input.action);
      return result.outcome === "done"
        ? { done: true, refusal: null }
        : { done: false, refusal: result.refusal };
    }),

    presence: desk.conversations.presence
      .use(may("see_queue"))
      .handler(async ({ input, context: { caller } }) => {
        await requireConversation(caller.workspaceId, input.id);
        const person = asPerson(caller);
        return {
          others: await presence.say(caller.workspaceId, {
            conversationId: input.id,
            person,
            doing: input.doing,
          }),
        };
      }),
  };

  async function requireConversation(workspaceId: string, id: string): Promise<void> {
    const found = await db
      .selectFrom("conversations")
      .select("id")
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", id)
      .executeTakeFirst();
    if (!found) throw notFound();
  }
}

function asPerson({ personId, name, initials, article }: Caller): Person {
  return { id: personId, name, initials, article };
}
