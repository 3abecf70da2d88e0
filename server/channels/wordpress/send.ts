/** Answering a comment, finding an answer whose outcome is unknown, and moderating. */
import type {
  Account,
  ActionName,
  ActionOutcome,
  FoundSent,
  Outbound,
  Reach,
  SendOutcome,
} from "../channel.ts";
import { ChannelError } from "../channel.ts";
import { type HttpAnswer, refusal } from "../http.ts";
import { ask, type Comment, comment, listComments, rootOf } from "./api.ts";
import { moderationOf, replyTo } from "./inbound.ts";
import {
  actionFailure,
  beforePublishing,
  commentFailure,
  commentOf,
  findAnswer,
  STATUS,
  sentOutcome,
  undoOf,
} from "./outbound.ts";
import { ownUserId, type Settings } from "./settings.ts";

type Blog = Account<Settings>;

/**
 * Posts the answer below the comment. A held comment is approved first: an answer below a comment that nobody sees
 * stands alone, and answering a customer in public means publishing what they asked.
 */
export async function send(account: Blog, outbound: Outbound, reach: Reach): Promise<SendOutcome> {
  const target = replyTo.safeParse(outbound.parent.replyTo);
  if (!target.success) return { outcome: "refused", refusal: refusal("parent_gone") };
  const written = commentOf(outbound.text);
  if ("refused" in written) return { outcome: "refused", refusal: { code: written.refused } };

  const blocked = await openParent(account, target.data.comment, reach);
  if (blocked) return blocked;

  const answer = await request(account, reach, "POST", "", {
    post: target.data.post,
    parent: target.data.comment,
    content: written.content,
  });
  const posted = commentIn(answer);
  if (posted) return sentOutcome(posted, target.data.top);
  const failure = commentFailure(answer, reach.now());
  if (failure.outcome !== "refused" || failure.refusal.code !== "duplicate") return failure;
  // The very words stand there already: ours from an attempt before, or an older answer by somebody.
  const found = await findSent(account, outbound, reach);
  if (found.found === "yes") {
    return { outcome: "sent", externalId: found.externalId, url: found.url, replyTo: found.replyTo };
  }
  return found.found === "no" ? failure : { outcome: "unknown", refusal: failure.refusal };
}

/** Null when the comment stands there to be answered. WordPress itself would take an answer to a missing one. */
async function openParent(account: Blog, id: number, reach: Reach): Promise<SendOutcome | null> {
  const answer = await request(account, reach, "GET", `/${id}`);
  const parent = commentIn(answer);
  if (!parent) return beforePublishing(commentFailure(answer, reach.now()));
  const moderation = moderationOf(parent.status);
  if (moderation === "spam" || moderation === "trash") {
    return { outcome: "refused", refusal: refusal("parent_gone", moderation) };
  }
  if (moderation === "visible") return null;
  const approval = await request(account, reach, "POST", `/${id}`, { status: "approved" });
  return commentIn(approval) ? null : beforePublishing(commentFailure(approval, reach.now()));
}

/**
 * WordPress keeps no key of ours that readers would not see, so the thread itself is looked through: the brand's
 * comments below that parent, in whatever status.
 */
export async function findSent(account: Blog, outbound: Outbound, reach: Reach): Promise<FoundSent> {
  const target = replyTo.safeParse(outbound.parent.replyTo);
  if (!target.success) return { found: "cannot_tell" };
  try {
    const { comments, blogTime } = await listComments(account, reach, {
      parent: target.data.comment,
      author: ownUserId(account),
      orderby: "id",
      order: "desc",
    });
    const found = findAnswer(comments, outbound, reach.now(), blogTime);
    if (!found) return { found: "no" };
    const { externalId, url, replyTo: to } = sentOutcome(found, target.data.top);
    return { found: "yes", externalId, url, replyTo: to };
  } catch (error) {
    if (error instanceof ChannelError) return { found: "later", after: error.after };
    throw error;
  }
}

export async function act(
  account: Blog,
  action: ActionName,
  target: { externalId: string; replyTo: unknown },
  reach: Reach,
): Promise<ActionOutcome> {
  const status = STATUS.get(action);
  if (!status && action !== "delete_own") return { outcome: "refused", refusal: refusal("not_allowed") };
  // What it is now: WordPress answers 500 when told what is so already, and an undo needs to know.
  const there = await request(account, reach, "GET", `/${target.externalId}`);
  const before = commentIn(there);
  if (!before) return actionFailure(there, reach.now());

  if (!status) {
    if (before.author !== ownUserId(account)) return { outcome: "refused", refusal: refusal("not_allowed") };
    const deleted = await request(account, reach, "DELETE", `/${before.id}`);
    return succeeded(deleted) ? { outcome: "done" } : actionFailure(deleted, reach.now());
  }
  const undo = undoOf(before.status);
  if (undo === action) return { outcome: "done" };
  const answer = await request(account, reach, "POST", `/${before.id}`, { status });
  return succeeded(answer) ? { outcome: "done", undo } : actionFailure(answer, reach.now());
}

/** One request about comments; a blog whose API cannot be found now was not reached at all. */
async function request(
  account: Blog,
  reach: Reach,
  method: "GET" | "POST" | "DELETE",
  path: string,
  body?: Record<string, unknown>,
): Promise<HttpAnswer> {
  let root: string;
  try {
    root = await rootOf(account, reach);
  } catch (error) {
    return { kind: "not_sent", detail: error instanceof Error ? error.message : "no API found" };
  }
  return ask(root, account.settings, reach, {
    method,
    route: `/wp/v2/comments${path}`,
    query: method === "DELETE" ? { force: "true" } : { context: "edit" },
    ...(body ? { body } : {}),
  });
}

function succeeded(answer: HttpAnswer): boolean {
  return answer.kind === "answered" && answer.status >= 200 && answer.status < 300;
}

function commentIn(answer: HttpAnswer): Comment | null {
  if (answer.kind !== "answered" || !succeeded(answer)) return null;
  return comment.safeParse(answer.json).data ?? null;
}
