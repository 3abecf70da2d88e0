/** Answering, and looking whether an answer is there. */
import { z } from "zod";
import type { Account, FoundSent, Outbound, Reach, Refusal, SendOutcome } from "../channel.ts";
import { about } from "./about.ts";
import type { Failure } from "./api.ts";
import { findSpans, type Span } from "./facets.ts";
import { goneFor, recordExists } from "./heard.ts";
import { POSTS, postRecord, problemWith, type ReplyTo, recordKey, replyToShape } from "./outbound.ts";
import { fetchPosts } from "./posts.ts";
import { refusalOf } from "./refusals.ts";
import { ask } from "./session.ts";
import type { Settings } from "./settings.ts";
import { partsOf, postUrl, strongRef } from "./shapes.ts";

export async function send(
  account: Account<Settings>,
  outbound: Outbound,
  reach: Reach,
): Promise<SendOutcome> {
  const problem = problemWith(outbound, about);
  if (problem) return refused({ code: problem });
  const replyTo = replyToShape.safeParse(outbound.parent.replyTo);
  if (!replyTo.success)
    return refused({ code: "rejected", detail: "the message has no address to answer to" });
  const closed = await whyNot(account, replyTo.data, reach);
  if (closed) return refused({ code: closed });

  const spans = await resolveMentions(account, findSpans(outbound.text), reach);
  const images: { blob: unknown; alt: string }[] = [];
  for (const image of outbound.images) {
    const uploaded = await ask(account.settings, reach, {
      method: "POST",
      nsid: "com.atproto.repo.uploadBlob",
      blob: image,
      shape: z.object({ blob: z.unknown() }),
    });
    // An image nobody's post shows is not published: what failed here may be tried again.
    if (!uploaded.ok)
      return outcomeOf(
        { ...uploaded.failure, kind: isOpen(uploaded.failure) ? "unsent" : uploaded.failure.kind },
        "media_rejected",
      );
    images.push({ blob: uploaded.body.blob, alt: image.alt });
  }

  const record = postRecord({
    text: outbound.text,
    replyTo: replyTo.data,
    spans,
    images,
    createdAt: reach.now().toString(),
  });
  const created = await ask(account.settings, reach, {
    method: "POST",
    nsid: "com.atproto.repo.createRecord",
    shape: strongRef,
    json: { repo: account.externalId, collection: POSTS, rkey: recordKey(outbound.id), record },
  });
  if (created.ok) return { outcome: "sent", ...published(created.body, replyTo.data.root) };
  // A name that is taken (an earlier attempt got through after all) is answered as an error of one kind or another.
  if (created.failure.kind === "refused" || created.failure.kind === "broken") {
    const found = await findSent(account, outbound, reach);
    if (found.found === "yes")
      return { outcome: "sent", externalId: found.externalId, url: found.url, replyTo: found.replyTo };
  }
  return outcomeOf(created.failure);
}

/** Looks under the name that every attempt uses; the account's own server knows at once what it holds. */
export async function findSent(
  account: Account<Settings>,
  outbound: Outbound,
  reach: Reach,
): Promise<FoundSent> {
  const answer = await ask(account.settings, reach, {
    method: "GET",
    nsid: "com.atproto.repo.getRecord",
    params: { repo: account.externalId, collection: POSTS, rkey: recordKey(outbound.id) },
    shape: strongRef.extend({ value: z.object({ reply: z.object({ root: strongRef }).optional() }) }),
  });
  if (answer.ok) return { found: "yes", ...published(answer.body, answer.body.value.reply?.root) };
  const { kind, error, after } = answer.failure;
  return kind === "refused" && error === "RecordNotFound" ? { found: "no" } : { found: "later", after };
}

function published(
  { uri, cid }: { uri: string; cid: string },
  root: { uri: string; cid: string } | undefined,
) {
  return {
    externalId: uri,
    url: postUrl(uri),
    replyTo: { uri, cid, root: root ?? { uri, cid } } satisfies ReplyTo,
  };
}

/**
 * The account's server writes a reply to anything; the network then shows it or not. So ask before: is the message
 * still there, and may the brand answer it? Where that cannot be asked, the answer goes out.
 */
async function whyNot(
  account: Account<Settings>,
  replyTo: ReplyTo,
  reach: Reach,
): Promise<Refusal["code"] | null> {
  if (partsOf(replyTo.uri).did === account.externalId) return null;
  const posts = await fetchPosts(account, reach, [replyTo.uri]);
  if (posts.failure) return null;
  const parent = posts.found.get(replyTo.uri);
  if (parent) return parent.viewer?.replyDisabled ? "not_allowed" : null;
  if ((await goneFor(account, reach, [replyTo.uri])).size > 0) return "parent_gone";
  return (await recordExists(account, reach, replyTo.uri)) === "yes" ? "recipient_closed" : null;
}

/** A handle nobody has stays plain text. */
async function resolveMentions(account: Account<Settings>, spans: Span[], reach: Reach) {
  const resolved: (Span & { did?: string })[] = [];
  for (const span of spans) {
    if (span.kind !== "mention") {
      resolved.push(span);
      continue;
    }
    const answer = await ask(account.settings, reach, {
      method: "GET",
      nsid: "com.atproto.identity.resolveHandle",
      params: { handle: span.value },
      shape: z.object({ did: z.string() }),
    });
    if (answer.ok) resolved.push({ ...span, did: answer.body.did });
  }
  return resolved;
}

function isOpen(failure: Failure): boolean {
  return failure.kind === "lost" || failure.kind === "broken";
}

function outcomeOf(failure: Failure, rejected: Refusal["code"] = "rejected"): SendOutcome {
  const refusal = refusalOf(failure);
  if (refusal.code === "sign_in_again") return { outcome: "sign_in_again", refusal };
  switch (failure.kind) {
    case "unsent":
    case "throttled":
      return { outcome: "later", after: failure.after, refusal };
    case "lost":
    case "broken":
      return { outcome: "unknown", refusal };
    default:
      return refused(refusal.code === "rejected" ? { ...refusal, code: rejected } : refusal);
  }
}

function refused(refusal: Refusal): SendOutcome {
  return { outcome: "refused", refusal };
}
