import { randomUUIDv7 } from "node:crypto";
import { type Change, lockTown, recordChanges } from "./changes.ts";
import type { MemberRow, MessageRow, Plaza } from "./context.ts";
import { membersById } from "./members.ts";
import type { Page } from "./reading.ts";
import { Refused } from "./refusal.ts";
import type { PlazaTx } from "./tables.ts";
import { type MessageView, memberView, messageView } from "./views.ts";
import { checkLength, limits } from "./words.ts";

export interface MessageDraft {
  author: MemberRow;
  to: MemberRow;
  text: string;
  app: string | null;
  at: Temporal.Instant;
  key: string | null;
}

/** Throws 422 `empty`, `too_long`, `own_self`, 403 `recipient_closed`. */
export function checkMessage({ author, to, text }: MessageDraft): void {
  checkLength(text, limits.message);
  if (author.id === to.id) throw new Refused(422, "own_self");
  if (!to.takes_private) throw new Refused(403, "recipient_closed");
}

/** Like `writePosts`: in the caller's transaction, checked, one number a draft. */
export async function writeMessages(
  tx: PlazaTx,
  townId: string,
  drafts: MessageDraft[],
  firstSeq: bigint,
  now: Temporal.Instant,
): Promise<MessageView[]> {
  if (drafts.length === 0) return [];
  const chats = await openChats(tx, townId, drafts, now);
  const rows = drafts.map(
    (draft): MessageRow => ({
      id: randomUUIDv7(),
      town_id: townId,
      chat_id: chats.get(pairOf(draft.author.id, draft.to.id).join())!,
      author_id: draft.author.id,
      text: draft.text,
      app: draft.app,
      created_at: draft.at,
      edited_at: null,
      deleted_at: null,
    }),
  );
  await tx.insertInto("messages").values(rows).execute();
  const views = rows.map((row, i) => messageView(row, drafts[i]!.author, drafts[i]!.to));
  await recordChanges(
    tx,
    townId,
    now,
    drafts.flatMap(({ author, to, key }, i): Change[] => {
      const message = views[i]!;
      const seq = firstSeq + BigInt(i);
      const own = key === null ? message : { ...message, key };
      return [
        { seq, memberId: to.id, data: { kind: "message", why: "private", message } },
        { seq, memberId: author.id, data: { kind: "message", why: "own", message: own } },
      ];
    }),
  );
  return views.map((view, i) => (drafts[i]!.key === null ? view : { ...view, key: drafts[i]!.key! }));
}

export async function editMessage(
  plaza: Plaza,
  townId: string,
  id: string,
  author: MemberRow,
  text: string,
): Promise<MessageView> {
  checkLength(text, limits.message);
  const now = plaza.now();
  const view = await plaza.db.transaction().execute(async (tx) => {
    const seq = await lockTown(tx, townId);
    const { row, to } = await ownMessage(tx, townId, id, author);
    if (row.deleted_at) throw new Refused(404, "not_found");
    await tx.updateTable("messages").set({ text, edited_at: now }).where("id", "=", id).execute();
    const message = messageView({ ...row, text, edited_at: now }, author, to);
    await recordChanges(tx, townId, now, [
      { seq, memberId: to.id, data: { kind: "message_edited", why: "private", message } },
      { seq, memberId: author.id, data: { kind: "message_edited", why: "own", message } },
    ]);
    return message;
  });
  plaza.wake();
  return view;
}

export async function deleteMessage(
  plaza: Plaza,
  townId: string,
  id: string,
  author: MemberRow,
): Promise<void> {
  const now = plaza.now();
  await plaza.db.transaction().execute(async (tx) => {
    const seq = await lockTown(tx, townId);
    const { row, to } = await ownMessage(tx, townId, id, author);
    if (row.deleted_at) return;
    await tx.updateTable("messages").set({ text: "", deleted_at: now }).where("id", "=", id).execute();
    const message = { id, chat: row.chat_id };
    await recordChanges(
      tx,
      townId,
      now,
      [to.id, author.id].map((memberId) => ({ seq, memberId, data: { kind: "message_deleted", message } })),
    );
  });
  plaza.wake();
}

export interface ChatView {
  id: string;
  with: ReturnType<typeof memberView>;
  last: { text: string; authorId: string; createdAt: string } | null;
}

/** The member's chats, the last written first. */
export async function chatsOf(plaza: Plaza, townId: string, member: MemberRow): Promise<ChatView[]> {
  const chats = await plaza.db
    .selectFrom("chats")
    .selectAll()
    .where("town_id", "=", townId)
    .where((eb) => eb.or([eb("a_id", "=", member.id), eb("b_id", "=", member.id)]))
    .execute();
  if (chats.length === 0) return [];
  const others = await membersById(
    plaza.db,
    chats.map((chat) => otherIn(chat, member.id)),
  );
  const last = await plaza.db
    .selectFrom("messages")
    .distinctOn("chat_id")
    .select(["chat_id", "text", "author_id", "created_at"])
    .where(
      "chat_id",
      "in",
      chats.map((chat) => chat.id),
    )
    .orderBy("chat_id")
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .execute();
  const lastOf = new Map(last.map((row) => [row.chat_id, row]));
  return chats
    .map((chat): ChatView => {
      const row = lastOf.get(chat.id);
      return {
        id: chat.id,
        with: memberView(others.get(otherIn(chat, member.id))!),
        last: row
          ? {
              text: row.text,
              authorId: row.author_id,
              createdAt: row.created_at.toString({ smallestUnit: "millisecond" }),
            }
          : null,
      };
    })
    .sort((one, other) => (other.last?.createdAt ?? "").localeCompare(one.last?.createdAt ?? ""));
}

/** A chat's messages, newest first, for one of its two members; 404 for anybody else. */
export async function messagesOf(
  plaza: Plaza,
  townId: string,
  chatId: string,
  member: MemberRow,
  { before, limit }: Page,
): Promise<MessageView[]> {
  const { other } = await chatWith(plaza.db, townId, chatId, member);
  let query = plaza.db.selectFrom("messages").selectAll().where("chat_id", "=", chatId);
  if (before) {
    query = query.where((eb) =>
      eb(
        eb.refTuple("created_at", "id"),
        "<",
        eb
          .selectFrom("messages as b")
          .select(["b.created_at", "b.id"])
          .where("b.id", "=", before)
          .$asTuple("created_at", "id"),
      ),
    );
  }
  const rows = await query.orderBy("created_at", "desc").orderBy("id", "desc").limit(limit).execute();
  return rows.map((row) =>
    row.author_id === member.id ? messageView(row, member, other) : messageView(row, other, member),
  );
}

/** What a key wrote; 404 for others. */
export async function messageOf(
  plaza: Plaza | PlazaTx,
  townId: string,
  id: string,
  author: MemberRow,
): Promise<MessageView> {
  const { row, to } = await ownMessage("db" in plaza ? plaza.db : plaza, townId, id, author);
  return messageView(row, author, to);
}

export async function chatWith(db: Plaza["db"], townId: string, chatId: string, member: MemberRow) {
  const chat = await db
    .selectFrom("chats")
    .selectAll()
    .where("town_id", "=", townId)
    .where("id", "=", chatId)
    .executeTakeFirst();
  if (!chat || (chat.a_id !== member.id && chat.b_id !== member.id)) throw new Refused(404, "not_found");
  const otherId = otherIn(chat, member.id);
  return { chat, other: (await membersById(db, [otherId])).get(otherId)! };
}

async function ownMessage(db: Plaza["db"], townId: string, id: string, author: MemberRow) {
  const row = await db
    .selectFrom("messages")
    .selectAll()
    .where("town_id", "=", townId)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row) throw new Refused(404, "not_found");
  const { other } = await chatWith(db, townId, row.chat_id, author);
  if (row.author_id !== author.id) throw new Refused(403, "not_yours");
  return { row, to: other };
}

/** Pair → chat id; opens those that are not there yet. With the town locked nobody opens the same one meanwhile. */
async function openChats(
  tx: PlazaTx,
  townId: string,
  drafts: MessageDraft[],
  now: Temporal.Instant,
): Promise<Map<string, string>> {
  const pairs = new Map(
    drafts.map(({ author, to }) => {
      const pair = pairOf(author.id, to.id);
      return [pair.join(), pair] as const;
    }),
  );
  const values = [...pairs.values()].map(([a_id, b_id]) => ({
    id: randomUUIDv7(),
    town_id: townId,
    a_id,
    b_id,
    created_at: now,
  }));
  await tx
    .insertInto("chats")
    .values(values)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const rows = await tx
    .selectFrom("chats")
    .select(["id", "a_id", "b_id"])
    .where((eb) =>
      eb(
        eb.refTuple("a_id", "b_id"),
        "in",
        values.map(({ a_id, b_id }) => eb.tuple(a_id, b_id)),
      ),
    )
    .execute();
  return new Map(rows.map((row) => [[row.a_id, row.b_id].join(), row.id]));
}

function pairOf(one: string, other: string): [string, string] {
  return one < other ? [one, other] : [other, one];
}

function otherIn(chat: { a_id: string; b_id: string }, memberId: string): string {
  return chat.a_id === memberId ? chat.b_id : chat.a_id;
}
