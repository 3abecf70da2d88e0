import { Hono } from "hono";
import { z } from "zod";
import { lockTown } from "../changes.ts";
import type { MemberRow, Plaza, PlazaContext, PlazaEnv } from "../context.ts";
import { actor } from "../gate.ts";
import {
  beforeFrom,
  id,
  idempotencyKeyFrom,
  idFrom,
  limitFrom,
  moment,
  readJson,
  textFrom,
  who,
} from "../input.ts";
import { memberOf } from "../members.ts";
import {
  chatsOf,
  chatWith,
  checkMessage,
  deleteMessage,
  editMessage,
  type MessageDraft,
  messageOf,
  messagesOf,
  writeMessages,
} from "../messages.ts";
import { type Key, rememberKeys, writtenBefore, writtenWith } from "../once.ts";
import { Refused } from "../refusal.ts";
import type { PlazaTx } from "../tables.ts";
import type { MessageView } from "../views.ts";

const messageInput = z
  .object({
    text: z.string(),
    /** One of the two says whom it is for. */
    to: who.optional(),
    chat: id.optional(),
    at: moment.optional(),
  })
  .refine(({ to, chat }) => (to === undefined) !== (chat === undefined), { path: ["to"] });

/** Private messages between two members. */
export function messageRoutes(plaza: Plaza): Hono<PlazaEnv> {
  const app = new Hono<PlazaEnv>();

  app.post("/messages", async (c) => {
    const { message, repeated } = await sendMessage(plaza, c, await readJson(c, messageInput));
    if (repeated) c.header("Plaza-Repeated", "true");
    return c.json({ message }, repeated ? 200 : 201);
  });

  /** Was it sent? `?key=` the Idempotency-Key; none or one message. */
  app.get("/messages", async (c) => {
    const key = textFrom(c, "key");
    const messageId = await writtenWith(plaza, actor(c).id, "message", key);
    if (!messageId) return c.json({ messages: [] });
    return c.json({
      messages: [{ ...(await messageOf(plaza, c.get("signed").townId, messageId, actor(c))), key }],
    });
  });

  app.patch("/messages/:id", async (c) => {
    const { text } = await readJson(c, z.object({ text: z.string() }));
    return c.json({ message: await editMessage(plaza, c.get("signed").townId, idFrom(c), actor(c), text) });
  });
  app.delete("/messages/:id", async (c) => {
    await deleteMessage(plaza, c.get("signed").townId, idFrom(c), actor(c));
    return c.body(null, 204);
  });

  app.get("/chats", async (c) => c.json({ chats: await chatsOf(plaza, c.get("signed").townId, actor(c)) }));
  app.get("/chats/:id/messages", async (c) => {
    const page = { before: beforeFrom(c), limit: limitFrom(c) };
    return c.json({ messages: await messagesOf(plaza, c.get("signed").townId, idFrom(c), actor(c), page) });
  });
  return app;
}

async function sendMessage(
  plaza: Plaza,
  c: PlazaContext,
  input: z.output<typeof messageInput>,
): Promise<{ message: MessageView; repeated: boolean }> {
  const { townId, keeper, app } = c.get("signed");
  const author = actor(c);
  const now = plaza.now();
  const given = idempotencyKeyFrom(c);
  const key: Key | null =
    given === null ? null : { memberId: author.id, key: given, kind: "message", body: input };
  const result = await plaza.db.transaction().execute(async (tx) => {
    const seq = await lockTown(tx, townId);
    const before = key && (await writtenBefore(tx, key, now));
    if (before) return { message: await messageOf(tx, townId, before, author), repeated: true };
    const draft: MessageDraft = {
      author,
      to: await recipient(tx, townId, author, input),
      text: input.text,
      app,
      at: (keeper && input.at) || now,
      key: given,
    };
    checkMessage(draft);
    const [message] = await writeMessages(tx, townId, [draft], seq, now);
    if (key) await rememberKeys(tx, [{ key, subjectId: message!.id }], now);
    return { message: message!, repeated: false };
  });
  if (!result.repeated) plaza.wake();
  return result;
}

async function recipient(
  tx: PlazaTx,
  townId: string,
  author: MemberRow,
  { to, chat }: { to?: string | undefined; chat?: string | undefined },
): Promise<MemberRow> {
  if (to) return memberOf(tx, townId, to);
  if (chat) return (await chatWith(tx, townId, chat, author)).other;
  throw new Refused(400, "invalid", { path: "to" });
}
