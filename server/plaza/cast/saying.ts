import { lockTown } from "../changes.ts";
import type { MemberRow, Plaza, PostRow } from "../context.ts";
import { reactAs } from "../handling.ts";
import { createMembers, membersOf } from "../members.ts";
import { type MessageDraft, writeMessages } from "../messages.ts";
import type { PlazaTx } from "../tables.ts";
import { type Draft, writePosts } from "../writing.ts";
import { breakOff, type Like, type Line, noteWritten } from "./director.ts";
import type { Stage } from "./stage.ts";
import { type Cry, firstPosts } from "./storm.ts";

/** What is to be said in a town now. */
export interface Script {
  lines: Line[];
  likes: Like[];
  cries: Cry[];
}

interface How {
  plaza: Plaza;
  /** When the i-th line says it was written: now, unless told otherwise. */
  at?: (i: number) => Temporal.Instant;
}

/**
 * Writes a script in the caller's transaction, which holds the stage, and notes on its show and storm what stands where.
 * A line whose place is gone, or whose speaker has left the town, is not said, and its story ends.
 */
export async function say(
  tx: PlazaTx,
  stage: Stage,
  { lines, likes, cries }: Script,
  now: Temporal.Instant,
  { plaza, at = () => now }: How,
): Promise<void> {
  if (lines.length + likes.length + cries.length === 0) return;
  const { townId } = stage;
  // As many numbers as there can be changes; a cry may like and share besides.
  const seqs = numbersFrom(await lockTown(tx, townId, lines.length + likes.length + 3 * cries.length));
  const members = await speakers(tx, plaza, stage, { lines, likes, cries }, now);
  const above = await postsAt(tx, townId, placesOf(stage, lines));

  const posts: { story: string; draft: Draft }[] = [];
  const messages: MessageDraft[] = [];
  for (const [i, line] of lines.entries()) {
    const author = members.get(line.who);
    const place = placeOf(stage, line);
    const parent = "under" in place ? above.get(place.under) : null;
    if (!author || parent === undefined) {
      breakOff(stage.show, line.story.id);
      continue;
    }
    const words = { author, text: inTown(line.text, stage), app: null, at: at(i), key: null };
    if ("private" in place) messages.push({ ...words, to: stage.brand });
    else
      posts.push({
        story: line.story.id,
        draft: { ...words, parent, page: "page" in place ? stage.brand : null, images: [] },
      });
  }
  const drafts = posts.map(({ draft }) => draft);
  const views = await writePosts(tx, townId, drafts, seqs.take(drafts.length), now);
  for (const [i, view] of views.entries()) noteWritten(stage.show, posts[i]!.story, view.id);
  await writeMessages(tx, townId, messages, seqs.take(messages.length), now);
  for (const { who, post } of likes)
    await reactAs(tx, townId, seqs.take(1), { post, member: members.get(who), kind: "like" }, now);
  for (const cry of cries) await cryOut(tx, stage, cry, members.get(cry.who.handle), seqs, now);
}

type Place = { page: true } | { mention: true } | { private: true } | { under: string };

function placeOf({ show }: Stage, { story, opens, under }: Line): Place {
  if (!opens) return under === null ? { private: true } : { under };
  switch (story.where) {
    case "page":
      return { page: true };
    case "mention":
      return { mention: true };
    case "private":
      return { private: true };
    default: {
      const post = show.posts[story.where];
      return post ? { under: post } : { page: true };
    }
  }
}

function placesOf(stage: Stage, lines: Line[]): string[] {
  return lines.flatMap((line) => {
    const place = placeOf(stage, line);
    return "under" in place ? [place.under] : [];
  });
}

async function postsAt(tx: PlazaTx, townId: string, ids: string[]): Promise<Map<string, PostRow>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom("posts")
    .selectAll()
    .where("town_id", "=", townId)
    .where("deleted_at", "is", null)
    .where("id", "in", ids)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** By handle; those who come with a storm move in with their first word. */
async function speakers(
  tx: PlazaTx,
  plaza: Plaza,
  { townId, brand }: Stage,
  { lines, likes, cries }: Script,
  now: Temporal.Instant,
): Promise<Map<string, MemberRow>> {
  const strangers = cries.map(({ who: { handle, name, followers, face } }) => ({
    handle,
    name,
    followers,
    avatar: plaza.faceAt(face),
  }));
  await createMembers(tx, townId, strangers, now);
  const handles = [...lines, ...likes].map(({ who }) => who).concat(cries.map(({ who }) => who.handle));
  const found = await membersOf(
    tx,
    townId,
    handles.map((handle) => `@${handle}`),
  );
  const rows = [...found.values()].filter(({ id }) => id !== brand.id);
  return new Map(rows.map((row) => [row.handle, row]));
}

/** One voice of the storm, and what it does for the first ones. */
async function cryOut(
  tx: PlazaTx,
  { townId, brand, storm }: Stage,
  { text, where }: Cry,
  author: MemberRow | undefined,
  seqs: Numbers,
  now: Temporal.Instant,
): Promise<void> {
  if (!storm) return;
  const turn = storm.said++;
  if (!author) return;
  const standing = await postsAt(tx, townId, storm.first);
  const post = standing.get(storm.first[turn % firstPosts] ?? "");
  const joined = where === "joining" ? post : undefined;
  const words = { author, text: inTown(text, { brand }), app: null, at: now, key: null, images: [] };
  const page = where === "mention" || joined ? null : brand;
  const [view] = await writePosts(
    tx,
    townId,
    [{ ...words, parent: joined ?? null, page }],
    seqs.take(1),
    now,
  );
  if (storm.first.length < firstPosts) storm.first.push(view!.id);
  if (!post) return;
  await reactAs(tx, townId, seqs.take(1), { post: post.id, member: author, kind: "like" }, now);
  if (turn % 3 === 0)
    await reactAs(tx, townId, seqs.take(1), { post: post.id, member: author, kind: "share" }, now);
}

function inTown(text: string, { brand }: Pick<Stage, "brand">): string {
  return text.replaceAll("@{brand}", `@${brand.handle}`);
}

interface Numbers {
  /** The first of the next so many. */
  take(count: number): bigint;
}

function numbersFrom(first: bigint): Numbers {
  let next = first;
  return {
    take(count) {
      const taken = next;
      next += BigInt(count);
      return taken;
    },
  };
}
