/**
 * One look at the network: mentions, replies and quotes; posts that name the brand; the brand's own replies made
 * elsewhere; and a few of the posts heard before, for what became of them.
 */
import { z } from "zod";
import { type Account, ChannelError, type PollResult, type Quota, type Reach } from "../channel.ts";
import type { Failure } from "./api.ts";
import { HEARD_KEPT, type Heard, heardShape, recheck } from "./heard.ts";
import type { Payload } from "./inbound.ts";
import { fetchPosts, fetchProfiles } from "./posts.ts";
import { refusalOf } from "./refusals.ts";
import { ask } from "./session.ts";
import type { Settings } from "./settings.ts";
import { ADDRESS, countsOf, type Notification, notification, type PostView, postView } from "./shapes.ts";
import { type Mark, markShape, placeOf, type Walked, walkBack } from "./walk.ts";

/** On connecting, this much of what was said before is heard too. */
const LOOK_BACK = { hours: 1 };
const PAGE = 100;
const PAGES_A_POLL = 5;
const SEARCH_PAGES_A_POLL = 2;
const REASONS = ["mention", "reply", "quote"] as const;

const cursorShape = z.object({
  version: z.literal(1),
  notifications: markShape,
  own: markShape,
  searches: z.record(z.string(), markShape),
  /** The last posts heard, oldest first, and which of them to look at next. */
  heard: z.array(heardShape),
  next: z.number().int().min(0),
});

export async function poll(account: Account<Settings>, cursor: unknown, reach: Reach): Promise<PollResult> {
  const now = reach.now();
  const start: Mark = { at: now.subtract(LOOK_BACK).toString() };
  const from = cursorShape.safeParse(cursor).data ?? {
    version: 1 as const,
    notifications: start,
    own: start,
    searches: {},
    heard: [],
    next: 0,
  };
  const world: World = { account, reach, now, quota: null };
  const known = new Set(from.heard.map((post) => post.uri));
  const isNew = (item: { uri: string }) => !known.has(item.uri) && known.add(item.uri) !== undefined;

  // These two are what a poll is for: where they fail, it failed.
  const notified = orThrow(await listNotifications(world, from.notifications));
  const own = orThrow(await listOwnReplies(world, from.own));
  const fresh: Fresh[] = [
    ...notified.items.filter(isNew).map((item) => ({ via: viaOf(item.reason), notification: item })),
    ...own.items.filter(isNew).map((post) => ({ via: "own" as const, post })),
  ];
  // A search that does not answer costs neither the mentions nor its own place.
  const searches: Record<string, Mark> = {};
  let more = notified.more || own.more;
  for (const keyword of new Set(account.settings.keywords)) {
    const found = await searchPosts(world, keyword, from.searches[keyword] ?? start);
    searches[keyword] = found.mark;
    more ||= found.more;
    fresh.push(...found.items.filter(isNew).map((post) => ({ via: "search" as const, post })));
  }

  const heard = await withContext(world, fresh);
  const looked = await recheck(account, reach, now, from.heard, from.next);
  const kept = [...looked.heard, ...heard.map(toKeep).filter((post) => ADDRESS.test(post.uri))];
  const dropped = Math.max(0, kept.length - HEARD_KEPT);
  return {
    payloads: [...heard, ...looked.payloads],
    cursor: {
      version: 1,
      notifications: notified.mark,
      own: own.mark,
      searches,
      heard: kept.slice(dropped),
      next: Math.max(0, looked.next - dropped),
    } satisfies z.output<typeof cursorShape>,
    more,
    quota: world.quota,
  };
}

interface World {
  account: Account<Settings>;
  reach: Reach;
  now: Temporal.Instant;
  quota: Quota | null;
}

type HeardPayload = Extract<Payload, { kind: "heard" }>;
type Fresh = Pick<HeardPayload, "via" | "notification" | "post">;

function listNotifications(world: World, mark: Mark): Promise<Walked<Notification>> {
  const shape = z.object({ notifications: z.array(z.unknown()), cursor: z.string().nullish() });
  return walkBack(mark, world.now, PAGES_A_POLL, async (_floor, cursor) => {
    const answer = await ask(world.account.settings, world.reach, {
      method: "GET",
      nsid: "app.bsky.notification.listNotifications",
      params: { limit: PAGE, reasons: [...REASONS], cursor },
      shape,
    });
    if (!answer.ok) return answer;
    world.quota ??= answer.quota;
    const { notifications } = answer.body;
    // Older servers do not know `reasons` and send likes and follows along.
    const items = readable(notification, notifications).filter((item) => isWanted(item.reason));
    return {
      ...answer,
      body: { items, oldest: placeIn(notifications.at(-1)), cursor: next(answer.body, notifications) },
    };
  });
}

/** The brand's replies, wherever they were written; its posts of its own start no conversation. */
function listOwnReplies(world: World, mark: Mark): Promise<Walked<PostView>> {
  const shape = z.object({
    feed: z.array(z.looseObject({ post: z.unknown().optional(), reason: z.unknown().optional() })),
    cursor: z.string().nullish(),
  });
  const { externalId } = world.account;
  return walkBack(mark, world.now, PAGES_A_POLL, async (_floor, cursor) => {
    const answer = await ask(world.account.settings, world.reach, {
      method: "GET",
      nsid: "app.bsky.feed.getAuthorFeed",
      params: { actor: externalId, filter: "posts_with_replies", limit: PAGE, cursor },
      shape,
    });
    if (!answer.ok) return answer;
    const { feed } = answer.body;
    const items = readable(
      postView,
      feed.map((entry) => entry.post),
    );
    // A repost stands where it was reposted, whatever the age of the post.
    const last = feed.findLast((entry) => !entry.reason);
    return { ...answer, body: { items, oldest: placeIn(last?.post), cursor: next(answer.body, feed) } };
  }).then(only((post) => post.author.did === externalId && Boolean(post.record.reply)));
}

function searchPosts(world: World, keyword: string, mark: Mark): Promise<Walked<PostView>> {
  const shape = z.object({ posts: z.array(z.unknown()), cursor: z.string().nullish() });
  const q = /\s/.test(keyword) ? `"${keyword.replaceAll('"', "")}"` : keyword;
  return walkBack(mark, world.now, SEARCH_PAGES_A_POLL, async (floor, cursor) => {
    const answer = await ask(world.account.settings, world.reach, {
      method: "GET",
      nsid: "app.bsky.feed.searchPosts",
      params: { q, sort: "latest", since: floor, limit: PAGE, cursor },
      shape,
    });
    if (!answer.ok) return answer;
    const { posts } = answer.body;
    const items = readable(postView, posts);
    return { ...answer, body: { items, oldest: placeIn(posts.at(-1)), cursor: next(answer.body, posts) } };
  }).then(only((post) => post.author.did !== world.account.externalId));
}

/**
 * Adds what the notification leaves out: the post as shown (pictures, counts), what it stands under, the author's
 * reach. Hearing comes first: what cannot be fetched now is left out.
 */
async function withContext(world: World, fresh: Fresh[]): Promise<HeardPayload[]> {
  const { account, reach } = world;
  const records = fresh.map(({ post, notification: told }) => (post ?? told)?.record);
  const above = records.flatMap((record) =>
    record?.reply ? [record.reply.root.uri, record.reply.parent.uri] : [],
  );
  const missing = fresh.flatMap(({ post, notification: told }) => (told && !post ? [told.uri] : []));
  const posts = await fetchPosts(account, reach, [...missing, ...above]);
  const authors = fresh.flatMap(({ post, notification: told }) => (post ?? told)?.author?.did ?? []);
  const profiles = await fetchProfiles(
    account,
    reach,
    authors.filter((did) => did !== account.externalId),
  );
  const heard = fresh.map((item): HeardPayload => {
    const post =
      item.post ?? (item.notification ? posts.found.get(item.notification.uri) : undefined) ?? null;
    const told = item.notification ?? null;
    const reply = (post ?? told)?.record.reply;
    return {
      kind: "heard",
      via: item.via,
      post,
      notification: told,
      root: reply ? (posts.found.get(reply.root.uri) ?? null) : null,
      parent: reply ? (posts.found.get(reply.parent.uri) ?? null) : null,
      profile: profiles.found.get((post ?? told)?.author?.did ?? "") ?? null,
    };
  });
  return heard.sort((a, b) => shown(a).localeCompare(shown(b)));
}

function shown(heard: HeardPayload): string {
  return (heard.post ?? heard.notification)?.indexedAt ?? "";
}

function toKeep({ post, notification: told }: HeardPayload): Heard {
  return {
    uri: (post ?? told)?.uri ?? "",
    cid: (post ?? told)?.cid ?? "",
    counts: post ? countsOf(post) : [0, 0, 0],
  };
}

function isWanted(reason: string): reason is (typeof REASONS)[number] {
  return (REASONS as readonly string[]).includes(reason);
}

function viaOf(reason: string): HeardPayload["via"] {
  return isWanted(reason) ? reason : "mention";
}

/** One entry that cannot be read does not cost the others. */
function readable<T>(shape: z.ZodType<T>, list: unknown[]): T[] {
  return list.flatMap((entry) => shape.safeParse(entry).data ?? []);
}

/** Chosen after the walk: what is not wanted moves the mark all the same. */
function only<T>(wanted: (item: T) => boolean) {
  return (walked: Walked<T>): Walked<T> => ({ ...walked, items: walked.items.filter(wanted) });
}

const listed = z.object({
  uri: z.string(),
  record: z.object({ createdAt: z.string().nullish() }),
  indexedAt: z.string().nullish(),
});

function placeIn(entry: unknown): Temporal.Instant | null {
  const read = listed.safeParse(entry).data;
  return read ? placeOf(read) : null;
}

/** Some servers go on handing out a cursor after the last entry. */
function next(body: { cursor?: string | null | undefined }, entries: unknown[]): string | null {
  return entries.length > 0 ? (body.cursor ?? null) : null;
}

/** What was read before a later page failed is kept; only where nothing was read has the poll failed. */
function orThrow<T>(walked: Walked<T>): Walked<T> {
  if (walked.failure && walked.items.length === 0) throw channelError(walked.failure);
  return walked;
}

function channelError(failure: Failure): ChannelError {
  return new ChannelError(refusalOf(failure), failure.after);
}
