/**
 * What is new on a blog, and what changed on it. One request for the hundred newest comments of every status, one
 * for a hundred older ones in turn, and more only when there is more.
 *
 * New ones are told by their id, not their date: ids only grow, while dates tie within a second, are compared in
 * the blog's own time zone and may be set by hand.
 */
import type { Account, PollResult, Reach } from "../channel.ts";
import { channelErrorOf } from "../http.ts";
import { ask, type Comment, listComments, rootOf, routeUrl } from "./api.ts";
import { type Payload, type Post, utc } from "./inbound.ts";
import type { Settings } from "./settings.ts";
import { type Cursor, changes, cursor, forget, lookAt, toRescan, unheard, watch } from "./window.ts";

const PAGE = 100;
/** Pages of one poll while catching up after an outage; then it says that there is more. */
const PAGES = 10;
/** Connecting brings the last week, at most a page of it: history is imported, not polled. */
const FIRST_LOOK_HOURS = 7 * 24;
/** Deletions confirmed one by one in a poll. */
const CONFIRMED = 20;
const POSTS_KEPT = 50;

export async function poll(account: Account<Settings>, before: unknown, reach: Reach): Promise<PollResult> {
  const at = reach.now().toString();
  const newest = await listComments(account, reach, { orderby: "id", order: "desc" });
  const known = cursor.safeParse(before);
  let state = known.success ? known.data : firstCursor(newest.comments, reach.now());

  const lowest = Math.min(...newest.comments.map(({ id }) => id));
  const gap = known.success && newest.total > PAGE && lowest > state.high;
  const missed = gap ? await catchUp(account, reach, state.high, newest.total) : null;

  const { ids, next } = toRescan(state, newest.comments, PAGE);
  const again =
    ids.length > 0 ? (await listComments(account, reach, { include: ids.join(",") })).comments : [];

  const payloads: Payload[] = [];
  for (const { comment, edited, moderated, now } of changes(state, [...newest.comments, ...again])) {
    if (edited) payloads.push({ kind: "edited", comment: kept(comment), at });
    if (moderated) payloads.push({ kind: "moderated", id: comment.id, status: comment.status, at });
    state = watch(state, [now]);
  }
  const gone = await confirmGone(account, reach, missing(ids, again));
  for (const id of gone) payloads.push({ kind: "deleted", id, at });
  state = { ...forget(state, new Set(gone)), next };

  const fresh = unheard(state, missed?.comments ?? newest.comments);
  const tops = await topsOf(account, reach, state, fresh);
  const posts = await postsOf(account, reach, state.posts, fresh);
  for (const comment of fresh) {
    const top = tops.get(comment.id) ?? comment.id;
    const post = posts.find(({ id }) => id === comment.post) ?? null;
    payloads.push({ kind: "comment", comment: kept(comment), post, top, at });
  }
  state = watch(
    { ...state, posts: posts.slice(-POSTS_KEPT) },
    fresh.map((one) => lookAt(one, tops.get(one.id) ?? one.id)),
  );
  return { payloads, cursor: state, more: missed?.more ?? false };
}

/** What is older than the first look counts as known: below the floor. */
function firstCursor(newest: Comment[], now: Temporal.Instant): Cursor {
  const since = now.subtract({ hours: FIRST_LOOK_HOURS });
  const old = newest.filter(({ date_gmt }) => {
    const published = utc(date_gmt);
    return published !== null && Temporal.Instant.compare(published, since) < 0;
  });
  const beyond = newest.length < PAGE ? 0 : Math.min(...newest.map(({ id }) => id)) - 1;
  const floor = Math.max(beyond, ...old.map(({ id }) => id));
  return { high: floor, floor, watched: [], next: 0, posts: [] };
}

/* ---------------------------------------------------------------- after an outage */

/**
 * The comments after `high`, oldest first. Their place in the list by id is found by halving (17 small requests in
 * 100,000 comments), because WordPress cannot be asked for "id greater than".
 */
async function catchUp(
  account: Account<Settings>,
  reach: Reach,
  high: number,
  total: number,
): Promise<{ comments: Comment[]; more: boolean }> {
  let low = 0;
  let top = total;
  while (low < top) {
    const middle = (low + top) >> 1;
    const { comments } = await listComments(account, reach, { ...OLDEST_FIRST, per_page: 1, offset: middle });
    if ((comments[0]?.id ?? Number.POSITIVE_INFINITY) <= high) low = middle + 1;
    else top = middle;
  }
  const comments: Comment[] = [];
  for (let page = 0; page < PAGES; page++) {
    const offset = low + page * PAGE;
    const read = await listComments(account, reach, { ...OLDEST_FIRST, offset });
    comments.push(...read.comments);
    if (offset + PAGE >= read.total) return { comments, more: false };
  }
  return { comments, more: true };
}

const OLDEST_FIRST = { orderby: "id", order: "asc" };

/* ---------------------------------------------------------------- what is gone */

function missing(asked: number[], read: Comment[]): number[] {
  const there = new Set(read.map(({ id }) => id));
  return asked.filter((id) => !there.has(id)).slice(0, CONFIRMED);
}

/** Absence from a list may be a plugin's doing; a 404 for the comment itself is WordPress saying that it is gone. */
async function confirmGone(account: Account<Settings>, reach: Reach, ids: number[]): Promise<number[]> {
  const gone: number[] = [];
  for (const id of ids) {
    const root = await rootOf(account, reach);
    const answer = await ask(root, account.settings, reach, {
      route: `/wp/v2/comments/${id}`,
      query: { context: "edit", _fields: "id" },
    });
    if (answer.kind !== "answered" || answer.status >= 500) throw channelErrorOf(answer, reach.now());
    if (answer.status === 404) gone.push(id);
  }
  return gone;
}

/* ---------------------------------------------------------------- threads and posts */

/** The head of each comment's thread; parents that are not known are fetched, as deep as threads nest. */
async function topsOf(
  account: Account<Settings>,
  reach: Reach,
  state: Cursor,
  fresh: Comment[],
): Promise<Map<number, number>> {
  const tops = new Map(state.watched.map(({ id, top }) => [id, top]));
  const parents = new Map(fresh.map(({ id, parent }) => [id, parent]));
  // WordPress nests ten deep at most; deeper is a loop.
  for (let depth = 0; depth < 10; depth++) {
    const wanted = [...new Set(parents.values())].filter((id) => id > 0 && !parents.has(id) && !tops.has(id));
    if (wanted.length === 0) break;
    const include = wanted.slice(0, PAGE).join(",");
    const { comments } = await listComments(account, reach, { include });
    for (const { id, parent } of comments) parents.set(id, parent);
    // A parent that is gone for good still names the thread.
    for (const id of wanted.slice(0, PAGE)) if (!parents.has(id)) parents.set(id, 0);
  }
  for (const { id } of fresh) tops.set(id, topOf(id, parents, tops));
  return tops;
}

function topOf(id: number, parents: Map<number, number>, tops: Map<number, number>): number {
  let head = id;
  for (let depth = 0; depth < 20; depth++) {
    const known = tops.get(head);
    if (known !== undefined) return known;
    const parent = parents.get(head) ?? 0;
    if (parent === 0) break;
    head = parent;
  }
  return head;
}

/** Each post once: from the cursor, else by the address that the comment names (posts, pages, products …). */
async function postsOf(
  account: Account<Settings>,
  reach: Reach,
  before: Post[],
  fresh: Comment[],
): Promise<Post[]> {
  const posts = [...before];
  const root = await rootOf(account, reach);
  for (const { post, _links } of fresh) {
    if (post === 0 || posts.some(({ id }) => id === post)) continue;
    const route = routeOf(root, _links?.up?.[0]?.href) ?? `/wp/v2/posts/${post}`;
    const answer = await ask(root, account.settings, reach, {
      route,
      query: { _fields: "id,title,link,date_gmt" },
    });
    if (answer.kind !== "answered") throw channelErrorOf(answer, reach.now());
    if (answer.status === 200) posts.push(postOf(post, answer.json));
  }
  return posts;
}

/** The route inside our API's root that an address points at; null when it points anywhere else. */
function routeOf(root: string, href: string | undefined): string | null {
  if (!href || !URL.canParse(href)) return null;
  const url = new URL(href);
  const plain = url.searchParams.get("rest_route");
  const prefix = new URL(root).pathname.replace(/\/$/, "");
  const route = plain ?? (url.pathname.startsWith(prefix) ? url.pathname.slice(prefix.length) : "");
  return /^\/[\w-]+\/v\d+\/[\w/-]+$/.test(route) && routeUrl(root, route).host === url.host ? route : null;
}

function postOf(id: number, json: unknown): Post {
  const read = (json ?? {}) as { title?: { rendered?: unknown }; link?: unknown; date_gmt?: unknown };
  const text = (value: unknown) => (typeof value === "string" ? value : null);
  return { id, title: text(read.title?.rendered) ?? "", link: text(read.link), dateGmt: text(read.date_gmt) };
}

/** Without what the desk has no use for. */
function kept({ _links, ...comment }: Comment): Comment {
  return comment;
}
