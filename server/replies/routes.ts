import { abilities, cutIntoParts, lengthIn, measure, type OpenConnection } from "../channels/index.ts";
import { type Caller, desk, may, notFound, refused } from "../identity/index.ts";
import { recordFacts } from "../platform/facts/facts.ts";
import { write } from "../platform/platform.ts";
import type { Rulebook } from "../queue/index.ts";
import { type Answer, acceptAnswer } from "./accept.ts";
import { checkAnswer } from "./checks.ts";
import { signatureOf, waysOut } from "./composer.ts";
import { draftsOf, keepDraft } from "./drafts.ts";
import { keepImage } from "./files.ts";
import { changePart, lockParts, type Part } from "./outbox.ts";
import { conversationPage, messagesByIds, type PageDeps } from "./page.ts";
import { queueSending } from "./sender.ts";
import { markNotSent } from "./settle.ts";

export interface ReplyDeps extends PageDeps {
  rulebook: Rulebook;
}

/** Handlers of `contract.replies`, and the page of a conversation, which shows how one may answer. */
export function replyRoutes(deps: ReplyDeps) {
  const { platform, rulebook } = deps;
  const { db, clock } = platform;

  return {
    page: desk.conversations.get
      .use(may("see_queue"))
      .handler(({ input, context: { caller } }) => conversationPage(deps, caller, input.id, input.before)),

    drafts: desk.replies.drafts.use(may("draft")).handler(async ({ input, context: { caller } }) => {
      await headOf(caller, input.id);
      return draftsOf(db, caller, input.id);
    }),

    keepDraft: desk.replies.keepDraft.use(may("draft")).handler(async ({ input, context: { caller } }) => {
      // Also where the account is no longer connected: what was written there is not lost.
      await headOf(caller, input.id);
      const { mode, text, files, over } = input;
      return keepDraft(db, caller, input.id, { mode, text, files }, clock.now(), over);
    }),

    measure: desk.replies.measure.use(may("draft")).handler(async ({ input, context: { caller } }) => {
      const { connection, signature, language } = await connectionOf(caller, input.id);
      const heard = { public: true, private: true };
      const way = waysOut(abilities(connection.channel, connection.account), heard, true).find(
        (one) => one.audience === input.audience,
      );
      if (!way) throw refused("audience_closed", { audience: input.audience });
      const ending = signatureOf(signature, caller);
      const whole = [input.text.trim(), ending].filter(Boolean).join(" ");
      const parts = way.rules.threads ? cutIntoParts(input.text, ending, way.rules) : [whole];
      const measured = measure(whole, way.rules.text);
      const { text, audience } = input;
      return {
        ...measured,
        parts: parts.map((text) => ({ text, used: lengthIn(text, way.rules.text.unit) })),
        checks: checkAnswer({ text, audience, measured, customerLanguage: language }),
      };
    }),

    send: desk.replies.send.use(may("answer")).handler(async ({ input, context: { caller }, errors }) => {
      const { connection, signature } = await connectionOf(caller, input.id);
      const said: Answer = { ...input, conversationId: input.id };
      const result = await write(platform, async (tx) => {
        const rules = await rulebook.rulesOf(tx, caller.workspaceId, clock.now().epochMilliseconds);
        return acceptAnswer(tx, caller, connection, said, signature, rules);
      });
      if (result.accepted === "too_long") {
        const { used, max, over, unit } = result;
        throw errors.TOO_LONG({ data: { used, max, over, unit } });
      }
      const ids = result.accepted === "yes" ? result.messageIds : result.cameIds;
      const messages = await messagesByIds(deps, caller, connection.network, ids);
      if (result.accepted === "thread_changed")
        throw errors.THREAD_CHANGED({ data: { revision: result.revision, came: messages } });
      return { messages, revision: result.revision };
    }),

    retry: desk.replies.retry.use(may("answer")).handler(async ({ input, context: { caller } }) => {
      const queued = await onPart(caller, input, async (tx, part) => {
        if (part.state !== "refused" && part.state !== "queued") return false;
        const now = clock.now();
        if (part.state === "refused")
          await changePart(tx, part, { state: "queued", nextTryAt: now, refusal: null }, now);
        else
          await tx
            .updateTable("reply_parts")
            .set({ next_try_at: now })
            .where("workspace_id", "=", part.workspaceId)
            .where("reply_id", "=", part.replyId)
            .where("part", "=", part.part)
            .execute();
        await queueSending(tx, { workspaceId: part.workspaceId, replyId: part.replyId });
        await tell(tx, caller, "reply.retried", part);
        return true;
      });
      return { queued };
    }),

    withdraw: desk.replies.withdraw.use(may("answer")).handler(async ({ input, context: { caller } }) => {
      const withdrawn = await onPart(caller, input, async (tx, part) => {
        if (part.state !== "queued" && part.state !== "refused") return false;
        const rules = await rulebook.rulesOf(tx, caller.workspaceId, clock.now().epochMilliseconds);
        await markNotSent(tx, part, "withdrawn", null, caller.personId, rules);
        return true;
      });
      return { withdrawn };
    }),

    settle: desk.replies.settle.use(may("answer")).handler(async ({ input, context: { caller } }) => {
      const state = await onPart(caller, input, async (tx, part) => {
        if (part.state !== "unknown") throw refused("not_unknown");
        const now = clock.now();
        if (input.wentOut)
          await changePart(tx, part, { state: "sent", settledBy: caller.personId, refusal: null }, now);
        else {
          await changePart(tx, part, { state: "queued", nextTryAt: now }, now);
          await queueSending(tx, { workspaceId: part.workspaceId, replyId: part.replyId });
        }
        await tell(tx, caller, "reply.settled", part);
        return input.wentOut ? "sent" : "queued";
      });
      return { state };
    }),

    uploadImage: desk.replies.uploadImage
      .use(may("draft"))
      .handler(async ({ input, context: { caller } }) => {
        return keepImage(db, caller, await input.file.bytes(), clock.now());
      }),
  };

  async function connectionOf(
    caller: Caller,
    conversationId: string,
  ): Promise<{ connection: OpenConnection; signature: string; language: string | null }> {
    const head = await headOf(caller, conversationId);
    const connection = await deps.connections.open(caller.workspaceId, head.connection_id);
    if (!connection) throw refused("disconnected");
    return { connection, signature: head.signature, language: head.language };
  }

  async function headOf({ workspaceId }: Caller, conversationId: string) {
    const head = await db
      .selectFrom("conversations as c")
      .innerJoin("workspaces as w", "w.workspace_id", "c.workspace_id")
      .select(["c.connection_id", "w.signature"])
      .select((eb) =>
        eb
          .selectFrom("work_items as i")
          .select("i.language")
          .whereRef("i.workspace_id", "=", "c.workspace_id")
          .whereRef("i.conversation_id", "=", "c.id")
          .orderBy("i.opened_at", "desc")
          .limit(1)
          .as("language"),
      )
      .where("c.workspace_id", "=", workspaceId)
      .where("c.id", "=", conversationId)
      .executeTakeFirst();
    if (!head) throw notFound();
    return head;
  }

  type Tx = Parameters<Parameters<typeof write>[1]>[0];

  async function onPart<T>(
    { workspaceId }: Caller,
    asked: { replyId: string; part: number },
    work: (tx: Tx, part: Part) => Promise<T>,
  ): Promise<T> {
    return write(platform, async (tx) => {
      const part = (await lockParts(tx, workspaceId, asked.replyId))[asked.part];
      if (!part) throw notFound();
      return work(tx, part);
    });
  }

  async function tell(tx: Tx, { workspaceId, personId }: Caller, kind: string, part: Part): Promise<void> {
    const { conversation_id } = await tx
      .selectFrom("messages")
      .select("conversation_id")
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", part.messageId)
      .executeTakeFirstOrThrow();
    const data = { conversationId: conversation_id, replyId: part.replyId, part: part.part };
    await recordFacts(tx, workspaceId, [
      { kind, subjectId: part.messageId, actorId: personId, at: clock.now(), data },
    ]);
  }
}
