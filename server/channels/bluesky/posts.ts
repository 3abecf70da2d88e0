import { z } from "zod";
import type { Account, Reach } from "../channel.ts";
import type { Failure } from "./api.ts";
import { ask } from "./session.ts";
import type { Settings } from "./settings.ts";
import { actor, type PostView, postView } from "./shapes.ts";

/** Both methods take 25 at a time. */
const A_CALL = 25;

export interface Fetched<T> {
  found: Map<string, T>;
  /** Asked for in a call that was answered: absent from `found` means that the network does not show it. */
  answered: Set<string>;
  failure: Failure | null;
}

/** Posts as the network shows them to the brand, by address. Stops at the first call that fails. */
export function fetchPosts(
  account: Account<Settings>,
  reach: Reach,
  uris: string[],
): Promise<Fetched<PostView>> {
  const shape = z.object({ posts: z.array(z.unknown()) });
  return inTwentyFives(uris, async (some) => {
    const answer = await ask(account.settings, reach, {
      method: "GET",
      nsid: "app.bsky.feed.getPosts",
      params: { uris: some },
      shape,
    });
    if (!answer.ok) return answer.failure;
    return answer.body.posts
      .flatMap((post) => postView.safeParse(post).data ?? [])
      .map((post) => [post.uri, post]);
  });
}

/** Profiles by DID. Whoever blocks the brand is still there; closed accounts are not. */
export function fetchProfiles(
  account: Account<Settings>,
  reach: Reach,
  dids: string[],
): Promise<Fetched<Profile>> {
  const shape = z.object({ profiles: z.array(z.unknown()) });
  return inTwentyFives(dids, async (some) => {
    const answer = await ask(account.settings, reach, {
      method: "GET",
      nsid: "app.bsky.actor.getProfiles",
      params: { actors: some },
      shape,
    });
    if (!answer.ok) return answer.failure;
    return answer.body.profiles
      .flatMap((person) => actor.safeParse(person).data ?? [])
      .map((person) => [person.did, person]);
  });
}
type Profile = z.output<typeof actor>;

async function inTwentyFives<T>(
  keys: string[],
  call: (some: string[]) => Promise<[string, T][] | Failure>,
): Promise<Fetched<T>> {
  const all = [...new Set(keys)];
  const fetched: Fetched<T> = { found: new Map(), answered: new Set(), failure: null };
  for (let from = 0; from < all.length; from += A_CALL) {
    const some = all.slice(from, from + A_CALL);
    const got = await call(some);
    if (!Array.isArray(got)) return { ...fetched, failure: got };
    for (const [key, value] of got) fetched.found.set(key, value);
    for (const key of some) fetched.answered.add(key);
  }
  return fetched;
}
