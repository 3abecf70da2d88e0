/**
 * WordPress tells nobody what changed and keeps no "modified" date, so the desk remembers what it last saw of the
 * newest comments and compares. Pure: the cursor of a poll, and what differs from it.
 */
import { createHash } from "node:crypto";
import { z } from "zod";
import type { Comment } from "./api.ts";
import { post } from "./inbound.ts";

/** How many comments are watched for edits, moderation and disappearance: the newest. */
export const WATCHED = 500;

const seen = z.object({
  id: z.int(),
  /** Fingerprint of its words. */
  words: z.string(),
  status: z.string(),
  /** The comment at the head of its thread. */
  top: z.int(),
});

export type Seen = z.infer<typeof seen>;

export const cursor = z.object({
  /** The highest comment id known: ids only grow, whatever a comment's date says. */
  high: z.int(),
  /** Ids up to here are not watched any more, and not new either. */
  floor: z.int(),
  /** By id, oldest first. */
  watched: z.array(seen),
  /** Where the next re-scan of the watched begins. */
  next: z.int().nonnegative(),
  /** Posts that were looked up, newest last. */
  posts: z.array(post),
});

export type Cursor = z.infer<typeof cursor>;

export function lookAt(read: Comment, top: number): Seen {
  return { id: read.id, words: fingerprint(read), status: read.status, top };
}

function fingerprint({ content }: Comment): string {
  return createHash("sha256")
    .update(content.raw ?? content.rendered ?? "")
    .digest("hex")
    .slice(0, 12);
}

/** Adds or replaces, and lets go of the oldest beyond `WATCHED`; what is let go is below the floor from then on. */
export function watch(before: Cursor, looks: Seen[]): Cursor {
  const byId = new Map(before.watched.map((one) => [one.id, one]));
  for (const look of looks) byId.set(look.id, look);
  const all = [...byId.values()].sort((a, b) => a.id - b.id);
  const dropped = all.splice(0, Math.max(0, all.length - WATCHED));
  return {
    ...before,
    watched: all,
    floor: Math.max(before.floor, dropped.at(-1)?.id ?? 0),
    high: Math.max(before.high, all.at(-1)?.id ?? 0),
  };
}

export function forget(before: Cursor, ids: Set<number>): Cursor {
  return { ...before, watched: before.watched.filter(({ id }) => !ids.has(id)) };
}

/** Which of these were never told: not watched, and above the floor (a late commit may have a lower id than `high`). */
export function unheard(before: Cursor, read: Comment[]): Comment[] {
  const known = new Set(before.watched.map(({ id }) => id));
  const fresh = new Map<number, Comment>();
  for (const one of read) if (!known.has(one.id) && one.id > before.floor) fresh.set(one.id, one);
  return [...fresh.values()].sort((a, b) => a.id - b.id);
}

export interface Change {
  comment: Comment;
  edited: boolean;
  moderated: boolean;
  now: Seen;
}

/** What differs from when it was last seen. */
export function changes(before: Cursor, read: Comment[]): Change[] {
  const known = new Map(before.watched.map((one) => [one.id, one]));
  return read.flatMap((comment) => {
    const then = known.get(comment.id);
    if (!then) return [];
    const now = lookAt(comment, then.top);
    const edited = now.words !== then.words;
    const moderated = now.status !== then.status;
    return edited || moderated ? [{ comment, edited, moderated, now }] : [];
  });
}

/**
 * The watched to ask for by id in this round, at most `limit`: first those that should have stood on the page of
 * the newest and did not, then the next ones in turn that the page did not show.
 */
export function toRescan(before: Cursor, page: Comment[], limit: number): { ids: number[]; next: number } {
  const shown = new Set(page.map(({ id }) => id));
  const lowest = Math.min(...shown);
  const hidden = before.watched.filter(({ id }) => !shown.has(id));
  const ids = hidden.filter(({ id }) => id > lowest).map(({ id }) => id);
  const older = hidden.filter(({ id }) => id < lowest);
  const start = older.length > 0 ? before.next % older.length : 0;
  const turn = [...older.slice(start), ...older.slice(0, start)].slice(0, Math.max(0, limit - ids.length));
  return { ids: [...ids, ...turn.map(({ id }) => id)].slice(0, limit), next: start + turn.length };
}
