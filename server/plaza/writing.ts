import { randomUUIDv7 } from "node:crypto";
import { sql } from "kysely";
import { type Change, lockTown, recordChanges, type Why } from "./changes.ts";
import type { MemberRow, Plaza, PostRow } from "./context.ts";
import { postOf } from "./handling.ts";
import { membersById } from "./members.ts";
import { Refused } from "./refusal.ts";
import type { PlazaTx, PostImage } from "./tables.ts";
import { type PostView, postView } from "./views.ts";
import { checkLength, limits, mentionedHandles, namesIt } from "./words.ts";

export interface Draft {
  author: MemberRow;
  text: string;
  parent: PostRow | null;
  page: MemberRow | null;
  images: PostImage[];
  app: string | null;
  /** When it says it was written: now, unless the keeper builds a past. */
  at: Temporal.Instant;
  key: string | null;
}

/** Throws 422 `empty`, `too_long`, `too_many_images`, 410 `parent_gone`. */
export function checkDraft(draft: Draft): void {
  checkLength(draft.text, limits.post, draft.images.length > 0);
  if (draft.images.length > limits.images) throw new Refused(422, "too_many_images", { max: limits.images });
  if (draft.parent?.deleted_at) throw new Refused(410, "parent_gone");
}

/**
 * Writes posts and tells whom they concern, in the caller's transaction; `firstSeq` from `lockTown`, one number a
 * draft. The drafts are checked. Costs the same few statements for one draft as for a thousand.
 */
export async function writePosts(
  tx: PlazaTx,
  townId: string,
  drafts: Draft[],
  firstSeq: bigint,
  now: Temporal.Instant,
): Promise<PostView[]> {
  if (drafts.length === 0) return [];
  const called = await whoIsCalled(
    tx,
    townId,
    drafts.map((draft) => draft.text),
  );
  const roots = await rootsOf(tx, drafts);
  const written = drafts.map((draft, i) => {
    const names = called(draft.text);
    const reasons = whomItConcerns(draft, names);
    const row = rowOf(townId, draft, [...reasons.keys()]);
    const root = draft.parent && (roots.get(draft.parent.root_id) ?? null);
    const view = postView(row, { author: draft.author, page: draft.page, root });
    return { row, view, reasons, called: names, seq: firstSeq + BigInt(i), key: draft.key };
  });
  await tx
    .insertInto("posts")
    .values(written.map(({ row }) => ({ ...row, images: JSON.stringify(row.images) })))
    .execute();
  await keepMentions(tx, written);
  await countReplies(tx, drafts);
  await recordChanges(
    tx,
    townId,
    now,
    written.flatMap(({ view, reasons, seq, key }) =>
      [...reasons].map(([memberId, why]): Change => {
        const post = why === "own" && key !== null ? { ...view, key } : view;
        return { seq, memberId, data: { kind: "post", why, post } };
      }),
    ),
  );
  return written.map(({ view, key }) => (key === null ? view : { ...view, key }));
}

/** A changed text, by its author: those newly called get it as a new post, the others as an edit. */
export async function editPost(
  plaza: Plaza,
  townId: string,
  id: string,
  author: MemberRow,
  text: string,
): Promise<PostView> {
  const now = plaza.now();
  const view = await plaza.db.transaction().execute(async (tx) => {
    const seq = await lockTown(tx, townId);
    const post = await postOf(tx, townId, id);
    if (post.author_id !== author.id) throw new Refused(403, "not_yours");
    checkLength(text, limits.post, post.images.length > 0);
    const called = (await whoIsCalled(tx, townId, [text]))(text);
    const reasons = whomItConcerns({ author, parent: null, page: null }, called, post.concerns);
    const row = await tx
      .updateTable("posts")
      .set({ text, edited_at: now, concerns: [...reasons.keys()] })
      .where("id", "=", id)
      .returningAll()
      .executeTakeFirstOrThrow();
    await tx.deleteFrom("mentions").where("post_id", "=", id).execute();
    await keepMentions(tx, [{ row, called }]);
    const view = postView(row, await surroundings(tx, row, author));
    const before = new Set(post.concerns);
    const changes = [...reasons].map(([memberId, why]): Change => {
      const kind = before.has(memberId) ? "post_edited" : "post";
      return { seq, memberId, data: { kind, why, post: view } };
    });
    await recordChanges(tx, townId, now, changes);
    return view;
  });
  plaza.wake();
  return view;
}

interface Called {
  member: MemberRow;
  why: "mention" | "named";
}

/** The members of the town that a text names: by @handle anybody, by its name a brand. */
async function whoIsCalled(
  tx: PlazaTx,
  townId: string,
  texts: string[],
): Promise<(text: string) => Called[]> {
  const handles = [...new Set(texts.flatMap(mentionedHandles))];
  const members = await tx
    .selectFrom("members")
    .selectAll()
    .where("town_id", "=", townId)
    .where((eb) =>
      eb.or([eb("brand", "=", true), ...(handles.length > 0 ? [eb("handle", "in", handles)] : [])]),
    )
    .execute();
  const mentioned = new Map(members.map((member) => [member.handle, member]));
  const brands = members.filter((member) => member.brand);
  return (text) => {
    const called = new Map<string, Called>();
    for (const handle of mentionedHandles(text)) {
      const member = mentioned.get(handle);
      if (member) called.set(member.id, { member, why: "mention" });
    }
    for (const member of brands) {
      if (!called.has(member.id) && namesIt(text, member.name))
        called.set(member.id, { member, why: "named" });
    }
    return [...called.values()];
  };
}

/** A long chain of answers between many people is heard by the first and the latest of them. */
const heardByAtMost = 100;

/** Member → why, the strongest reason. An answer concerns whoever its parent concerned. */
function whomItConcerns(
  draft: Pick<Draft, "author" | "parent" | "page">,
  called: Called[],
  before: string[] = [],
): Map<string, Why> {
  const inherited = [...before, ...(draft.parent?.concerns ?? [])];
  const kept =
    inherited.length > heardByAtMost
      ? [...inherited.slice(0, heardByAtMost / 2), ...inherited.slice(-heardByAtMost / 2)]
      : inherited;
  const reasons = new Map<string, Why>(kept.map((memberId) => [memberId, "reply"]));
  for (const { member, why } of called) reasons.set(member.id, why);
  if (draft.page) reasons.set(draft.page.id, "page");
  reasons.set(draft.author.id, "own");
  return reasons;
}

function rowOf(townId: string, draft: Draft, concerns: string[]): PostRow {
  const id = randomUUIDv7();
  return {
    id,
    town_id: townId,
    author_id: draft.author.id,
    page_id: draft.page?.id ?? null,
    parent_id: draft.parent?.id ?? null,
    root_id: draft.parent?.root_id ?? id,
    text: draft.text,
    images: draft.images,
    app: draft.app,
    concerns,
    likes: 0,
    shares: 0,
    replies: 0,
    created_at: draft.at,
    edited_at: null,
    hidden_at: null,
    deleted_at: null,
  };
}

async function rootsOf(tx: PlazaTx, drafts: Draft[]) {
  const ids = [...new Set(drafts.flatMap(({ parent }) => (parent ? [parent.root_id] : [])))];
  if (ids.length === 0) return new Map<string, { post: PostRow; author: MemberRow }>();
  const posts = await tx.selectFrom("posts").selectAll().where("id", "in", ids).execute();
  const authors = await membersById(
    tx,
    posts.map((post) => post.author_id),
  );
  return new Map(posts.map((post) => [post.id, { post, author: authors.get(post.author_id)! }]));
}

async function surroundings(tx: PlazaTx, row: PostRow, author: MemberRow) {
  const page = row.page_id ? ((await membersById(tx, [row.page_id])).get(row.page_id) ?? null) : null;
  if (!row.parent_id) return { author, page, root: null };
  const post = await tx
    .selectFrom("posts")
    .selectAll()
    .where("id", "=", row.root_id)
    .executeTakeFirstOrThrow();
  const rootAuthor = (await membersById(tx, [post.author_id])).get(post.author_id)!;
  return { author, page, root: { post, author: rootAuthor } };
}

async function keepMentions(tx: PlazaTx, posts: { row: PostRow; called: Called[] }[]): Promise<void> {
  const mentions = posts.flatMap(({ row, called }) =>
    called
      .filter(({ member }) => member.id !== row.author_id)
      .map(({ member }) => ({ member_id: member.id, post_id: row.id })),
  );
  if (mentions.length > 0) await tx.insertInto("mentions").values(mentions).execute();
}

async function countReplies(tx: PlazaTx, drafts: Draft[]): Promise<void> {
  const parents = drafts.flatMap(({ parent }) => (parent ? [parent.id] : []));
  if (parents.length === 0) return;
  await sql`
    update plaza.posts set replies = replies + given.n
    from (select id, count(*)::int as n from unnest(${parents}::uuid[]) as id group by id) as given
    where posts.id = given.id
  `.execute(tx);
}
