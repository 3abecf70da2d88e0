/** What Bluesky's servers answer, as far as we read it. Records are written by anybody's program: trust nothing in them. */
import { z } from "zod";

export const ADDRESS = /^at:\/\/(did:[^/]+)\/([^/]+)\/([^/]+)$/;

export const strongRef = z.object({ uri: z.string(), cid: z.string() });
export type StrongRef = z.output<typeof strongRef>;

export const actor = z.object({
  did: z.string().min(1),
  handle: z.string().nullish(),
  displayName: z.string().nullish(),
  avatar: z.string().nullish(),
  followersCount: z.number().nullish(),
});

const postRecord = z.object({
  text: z.string().catch(""),
  createdAt: z.string().nullish().catch(null),
  reply: z.object({ root: strongRef, parent: strongRef }).nullish().catch(null),
});

export const postView = z.looseObject({
  uri: z.string().regex(ADDRESS),
  cid: z.string(),
  author: actor,
  record: z.looseObject(postRecord.shape),
  embed: z.unknown().optional(),
  likeCount: z.number().nullish(),
  repostCount: z.number().nullish(),
  quoteCount: z.number().nullish(),
  replyCount: z.number().nullish(),
  indexedAt: z.string().nullish(),
  viewer: z.looseObject({ like: z.string().nullish(), replyDisabled: z.boolean().nullish() }).nullish(),
});
export type PostView = z.output<typeof postView>;

/** Lenient: one that is odd is kept all the same, and set aside when it is parsed. */
export const notification = z.looseObject({
  uri: z.string(),
  cid: z.string().catch(""),
  author: actor.nullish().catch(null),
  reason: z.string(),
  record: z.looseObject(postRecord.shape),
  indexedAt: z.string(),
});
export type Notification = z.output<typeof notification>;

/** likes, shares (reposts and quotes), replies */
export type Counts = [likes: number, shares: number, replies: number];

export function countsOf(post: PostView): Counts {
  return [post.likeCount ?? 0, (post.repostCount ?? 0) + (post.quoteCount ?? 0), post.replyCount ?? 0];
}

/** "at://did/collection/rkey" in its parts; throws on anything else. */
export function partsOf(uri: string): { did: string; collection: string; rkey: string } {
  const [, did, collection, rkey] = ADDRESS.exec(uri) ?? [];
  if (!did || !collection || !rkey) throw new Error(`not a post's address: ${uri.slice(0, 200)}`);
  return { did, collection, rkey };
}

/** Where people read it. */
export function postUrl(uri: string): string {
  const { did, rkey } = partsOf(uri);
  return `https://bsky.app/profile/${did}/post/${rkey}`;
}
