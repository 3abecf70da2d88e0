import { z } from "zod";
import type { Account, ActionName, ActionOutcome, Reach } from "../channel.ts";
import type { Answer, Failure } from "./api.ts";
import { LIKES, POSTS, recordKey } from "./outbound.ts";
import { fetchPosts } from "./posts.ts";
import { refusalOf } from "./refusals.ts";
import { ask } from "./session.ts";
import type { Settings } from "./settings.ts";
import { partsOf, strongRef } from "./shapes.ts";

export async function act(
  account: Account<Settings>,
  action: ActionName,
  target: { externalId: string; replyTo: unknown },
  reach: Reach,
): Promise<ActionOutcome> {
  switch (action) {
    case "like":
      return like(account, target, reach);
    case "unlike":
      return unlike(account, target.externalId, reach);
    case "delete_own":
      return deleteOwn(account, target.externalId, reach);
    default:
      return { outcome: "refused", refusal: { code: "not_allowed" } };
  }
}

/** Written under a name made from the post: liking twice is one like. */
async function like(
  account: Account<Settings>,
  target: { externalId: string; replyTo: unknown },
  reach: Reach,
): Promise<ActionOutcome> {
  const subject = strongRef.safeParse(target.replyTo);
  if (!subject.success)
    return { outcome: "refused", refusal: { code: "rejected", detail: "the message has no address" } };
  const answer = await ask(account.settings, reach, {
    method: "POST",
    nsid: "com.atproto.repo.putRecord",
    shape: z.looseObject({}),
    json: {
      repo: account.externalId,
      collection: LIKES,
      rkey: recordKey(target.externalId),
      record: { $type: LIKES, subject: subject.data, createdAt: reach.now().toString() },
    },
  });
  return answer.ok ? { outcome: "done", undo: "unlike" } : failedWith(answer.failure);
}

/** Takes back our like, and one given in the network's own app. */
async function unlike(account: Account<Settings>, uri: string, reach: Reach): Promise<ActionOutcome> {
  const ours = await deleteRecord(account, LIKES, recordKey(uri), reach);
  if (!ours.ok) return failedWith(ours.failure);
  const post = (await fetchPosts(account, reach, [uri])).found.get(uri);
  const other = post?.viewer?.like ? partsOf(post.viewer.like).rkey : null;
  if (other && other !== recordKey(uri)) {
    const theirs = await deleteRecord(account, LIKES, other, reach);
    if (!theirs.ok) return failedWith(theirs.failure);
  }
  return { outcome: "done", undo: "like" };
}

async function deleteOwn(account: Account<Settings>, uri: string, reach: Reach): Promise<ActionOutcome> {
  const { did, collection, rkey } = partsOf(uri);
  if (did !== account.externalId || collection !== POSTS)
    return { outcome: "refused", refusal: { code: "not_allowed" } };
  const answer = await deleteRecord(account, POSTS, rkey, reach);
  return answer.ok ? { outcome: "done" } : failedWith(answer.failure);
}

/** What is not there counts as deleted, with the network too. */
function deleteRecord(
  account: Account<Settings>,
  collection: string,
  rkey: string,
  reach: Reach,
): Promise<Answer<object>> {
  return ask(account.settings, reach, {
    method: "POST",
    nsid: "com.atproto.repo.deleteRecord",
    shape: z.looseObject({}),
    json: { repo: account.externalId, collection, rkey },
  });
}

/** Every action here may be repeated without harm: an outcome nobody saw is tried again. */
function failedWith(failure: Failure): ActionOutcome {
  const refusal = refusalOf(failure);
  if (refusal.code === "sign_in_again") return { outcome: "sign_in_again", refusal };
  return { outcome: failure.kind === "refused" ? "refused" : "later", refusal };
}
