import { lockTown, recordChanges } from "./changes.ts";
import type { MemberRow, Plaza, PostRow } from "./context.ts";
import { Refused } from "./refusal.ts";
import type { PlazaDb, PlazaTx } from "./tables.ts";

/** What is done to a post that stands: deleting, hiding, liking, sharing. Each of them twice is the same as once. */

/** A post of this town that was not deleted; 404 for anything else. */
export async function postOf(db: PlazaDb, townId: string, id: string): Promise<PostRow> {
  const post = await anyPostOf(db, townId, id);
  if (!post || post.deleted_at) throw new Refused(404, "not_found");
  return post;
}

export async function anyPostOf(db: PlazaDb, townId: string, id: string): Promise<PostRow | undefined> {
  return db
    .selectFrom("posts")
    .selectAll()
    .where("town_id", "=", townId)
    .where("id", "=", id)
    .executeTakeFirst();
}

/** Its author's own, deleted already or not; 403 for others. Only an empty place is left in the thread. */
export async function deletePost(plaza: Plaza, townId: string, id: string, member: MemberRow): Promise<void> {
  const now = plaza.now();
  await plaza.db.transaction().execute(async (tx) => {
    const seq = await lockTown(tx, townId);
    const post = await anyPostOf(tx, townId, id);
    if (!post) throw new Refused(404, "not_found");
    if (post.author_id !== member.id) throw new Refused(403, "not_yours");
    if (post.deleted_at) return;
    await tx
      .updateTable("posts")
      .set({ deleted_at: now, text: "", images: "[]" })
      .where("id", "=", id)
      .execute();
    await tx.deleteFrom("mentions").where("post_id", "=", id).execute();
    if (post.parent_id) {
      await tx
        .updateTable("posts")
        .set((eb) => ({ replies: eb("replies", "-", 1) }))
        .where("id", "=", post.parent_id)
        .execute();
    }
    await tellAll(tx, post, seq, now, "post_deleted");
  });
  plaza.wake();
}

/** An answer under one's own post, or anything on one's own page. */
export async function hidePost(
  plaza: Plaza,
  townId: string,
  id: string,
  member: MemberRow,
  hide: boolean,
): Promise<void> {
  const now = plaza.now();
  await plaza.db.transaction().execute(async (tx) => {
    const seq = await lockTown(tx, townId);
    const post = await postOf(tx, townId, id);
    if (!(await mayHide(tx, post, member))) throw new Refused(403, "not_yours");
    if ((post.hidden_at !== null) === hide) return;
    await tx
      .updateTable("posts")
      .set({ hidden_at: hide ? now : null })
      .where("id", "=", id)
      .execute();
    await tellAll(tx, post, seq, now, hide ? "post_hidden" : "post_shown");
  });
  plaza.wake();
}

async function mayHide(tx: PlazaTx, post: PostRow, member: MemberRow): Promise<boolean> {
  if (post.page_id === member.id) return true;
  if (!post.parent_id) return false;
  const above = await tx
    .selectFrom("posts")
    .select("id")
    .where("id", "in", [post.parent_id, post.root_id])
    .where((eb) => eb.or([eb("author_id", "=", member.id), eb("page_id", "=", member.id)]))
    .executeTakeFirst();
  return above !== undefined;
}

export async function react(
  plaza: Plaza,
  townId: string,
  id: string,
  member: MemberRow,
  kind: "like" | "share",
  on: boolean,
): Promise<void> {
  const now = plaza.now();
  await plaza.db.transaction().execute(async (tx) => {
    const seq = await lockTown(tx, townId);
    await postOf(tx, townId, id);
    const by = on
      ? await addReaction(tx, id, member.id, kind, now)
      : -(await removeReaction(tx, id, member.id, kind));
    if (by !== 0) await countReaction(tx, townId, seq, id, kind, by, now);
  });
  plaza.wake();
}

/** In the caller's transaction, with a number from `lockTown`; of a post or by a member that is gone, nothing. */
export async function reactAs(
  tx: PlazaTx,
  townId: string,
  seq: bigint,
  { post, member, kind }: { post: string; member: MemberRow | undefined; kind: "like" | "share" },
  now: Temporal.Instant,
): Promise<void> {
  const row = await anyPostOf(tx, townId, post);
  if (!member || !row || row.deleted_at) return;
  const by = await addReaction(tx, post, member.id, kind, now);
  if (by !== 0) await countReaction(tx, townId, seq, post, kind, by, now);
}

async function countReaction(
  tx: PlazaTx,
  townId: string,
  seq: bigint,
  id: string,
  kind: "like" | "share",
  by: number,
  now: Temporal.Instant,
): Promise<void> {
  const column = kind === "like" ? "likes" : "shares";
  const post = await tx
    .updateTable("posts")
    .set((eb) => ({ [column]: eb(column, "+", by) }))
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await recordChanges(
    tx,
    townId,
    now,
    post.concerns.map((memberId) => ({
      seq,
      memberId,
      data: {
        kind: "reactions",
        post: { id, thread: post.root_id, likes: post.likes, shares: post.shares, replies: post.replies },
      },
    })),
  );
}

async function addReaction(
  tx: PlazaTx,
  postId: string,
  memberId: string,
  kind: "like" | "share",
  now: Temporal.Instant,
): Promise<number> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("reactions")
    .values({ post_id: postId, member_id: memberId, kind, created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(numInsertedOrUpdatedRows ?? 0n);
}

async function removeReaction(
  tx: PlazaTx,
  postId: string,
  memberId: string,
  kind: "like" | "share",
): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom("reactions")
    .where("post_id", "=", postId)
    .where("member_id", "=", memberId)
    .where("kind", "=", kind)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

async function tellAll(
  tx: PlazaTx,
  post: PostRow,
  seq: bigint,
  now: Temporal.Instant,
  kind: "post_deleted" | "post_hidden" | "post_shown",
): Promise<void> {
  await recordChanges(
    tx,
    post.town_id,
    now,
    post.concerns.map((memberId) => ({
      seq,
      memberId,
      data: { kind, post: { id: post.id, thread: post.root_id } },
    })),
  );
}
