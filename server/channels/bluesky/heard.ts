/** What became of posts heard before: nothing on the network tells of a deletion, so they are asked for in turn. */
import { z } from "zod";
import type { Account, Reach } from "../channel.ts";
import type { Payload } from "./inbound.ts";
import { fetchPosts, fetchProfiles } from "./posts.ts";
import { ask } from "./session.ts";
import type { Settings } from "./settings.ts";
import { countsOf, partsOf } from "./shapes.ts";

/** The newest posts that are looked at again; at 50 a poll every 30 s, each one every 5 minutes. */
export const HEARD_KEPT = 500;
const A_POLL = 50;

export const heardShape = z.object({
  uri: z.string(),
  cid: z.string(),
  counts: z.tuple([z.number(), z.number(), z.number()]),
});
export type Heard = z.output<typeof heardShape>;

interface Rechecked {
  payloads: Payload[];
  heard: Heard[];
  next: number;
}

/** Looks at the next few, round and round. Where the network cannot be asked, nothing is concluded. */
export async function recheck(
  account: Account<Settings>,
  reach: Reach,
  now: Temporal.Instant,
  heard: Heard[],
  next: number,
): Promise<Rechecked> {
  const from = next < heard.length ? next : 0;
  const turn = heard.slice(from, from + A_POLL);
  if (turn.length === 0) return { payloads: [], heard, next: 0 };
  const posts = await fetchPosts(
    account,
    reach,
    turn.map((post) => post.uri),
  );
  if (posts.answered.size === 0) return { payloads: [], heard, next: from };

  const at = now.toString();
  const payloads: Payload[] = [];
  const looked = turn.map((before): Heard => {
    const post = posts.found.get(before.uri);
    if (!post) return before;
    const counts = countsOf(post);
    if (post.cid !== before.cid) payloads.push({ kind: "edited", post, at });
    if (counts.some((count, i) => count !== before.counts[i])) payloads.push({ kind: "counts", post, at });
    return { uri: before.uri, cid: post.cid, counts };
  });
  const missing = turn.filter((post) => posts.answered.has(post.uri) && !posts.found.has(post.uri));
  const gone = await goneFor(
    account,
    reach,
    missing.map((post) => post.uri),
  );
  payloads.push(...[...gone].map((uri): Payload => ({ kind: "gone", uri, at })));
  const kept = looked.filter((post) => !gone.has(post.uri));
  return {
    payloads,
    heard: [...heard.slice(0, from), ...kept, ...heard.slice(from + A_POLL)],
    next: from + kept.length,
  };
}

/**
 * Which of these are gone for good. A post is also withheld when its author blocks the brand, or when a server is
 * not itself: so the brand's own profile must come back, and then either the author is gone (account closed) or
 * the record must be denied by name.
 */
export async function goneFor(
  account: Account<Settings>,
  reach: Reach,
  uris: string[],
): Promise<Set<string>> {
  const gone = new Set<string>();
  if (uris.length === 0) return gone;
  const authors = uris.map((uri) => partsOf(uri).did);
  const profiles = await fetchProfiles(account, reach, [account.externalId, ...authors]);
  if (!profiles.found.has(account.externalId)) return gone;
  for (const uri of uris) {
    const { did } = partsOf(uri);
    if (!profiles.answered.has(did)) continue;
    if (!profiles.found.has(did) || (await recordExists(account, reach, uri)) === "no") gone.add(uri);
  }
  return gone;
}

/** Asks for the record itself: blocks and filters do not apply to it. */
export async function recordExists(
  account: Account<Settings>,
  reach: Reach,
  uri: string,
): Promise<"yes" | "no" | "unsure"> {
  const { did, collection, rkey } = partsOf(uri);
  const answer = await ask(account.settings, reach, {
    method: "GET",
    nsid: "com.atproto.repo.getRecord",
    params: { repo: did, collection, rkey },
    shape: z.looseObject({}),
  });
  if (answer.ok) return "yes";
  return answer.failure.kind === "refused" && answer.failure.error === "RecordNotFound" ? "no" : "unsure";
}
