/** What the desk sends to a callback, and what its answers mean. Pure. */
import { z } from "zod";
import type { FoundSent, Outbound, RefusalCode, SendOutcome } from "../channel.ts";
import { failureOf, type HttpAnswer, refusal, retryAfter } from "../http.ts";

/** The longest answer: the desk's own bound, there being no network to have one. */
export const MAX_CHARACTERS = 10_000;

/** The body of one answer. `id` is the delivery's own id, the same in every attempt. */
export function replyBody(outbound: Outbound): Record<string, unknown> {
  return {
    type: "reply",
    id: outbound.id,
    audience: outbound.audience,
    threadId: outbound.threadId,
    parentId: outbound.parent.externalId,
    to: { id: outbound.parent.author.externalId, handle: outbound.parent.author.handle },
    text: outbound.text,
    replyTo: outbound.parent.replyTo,
  };
}

const stored = z.object({ id: z.string().trim().min(1).max(500), url: z.url().max(2000).nullish() });
const refused = z.object({ error: z.string(), detail: z.string().optional() });

/** What a callback may say for itself with a 4xx; anything else is `rejected`. */
const OWN_WORDS: ReadonlySet<string> = new Set<RefusalCode>([
  "too_long",
  "empty",
  "parent_gone",
  "not_allowed",
  "recipient_closed",
  "window_closed",
]);

export function sendOutcome(answer: HttpAnswer, now: Temporal.Instant): SendOutcome {
  if (answer.kind !== "answered") return failureOf(answer, now);
  const { status } = answer;
  const done = stored.safeParse(answer.json);
  if (done.success && ((status >= 200 && status < 300) || status === 409)) {
    return { outcome: "sent", externalId: done.data.id, url: done.data.url ?? null, replyTo: null };
  }
  const said = refused.safeParse(answer.json).data;
  const code = said && OWN_WORDS.has(said.error) ? (said.error as RefusalCode) : null;
  if (code && status >= 400 && status < 500)
    return { outcome: "refused", refusal: refusal(code, said?.detail) };
  if (status === 404) {
    // A missing page is a wrong address or a deployment, not a missing parent: nothing was taken.
    return {
      outcome: "later",
      after: retryAfter(answer.headers, now),
      refusal: refusal("network_down", "HTTP 404"),
    };
  }
  if (status >= 300 && status < 400) {
    return { outcome: "refused", refusal: refusal("rejected", `HTTP ${status}: redirects are not followed`) };
  }
  return failureOf(answer, now, said?.detail ?? said?.error);
}

const looked = z.discriminatedUnion("found", [
  stored.extend({ found: z.literal(true) }),
  z.object({ found: z.literal(false) }),
]);

/** Only a plain "not found" in JSON lets the answer be sent again: a 404 may be anybody's page. */
export function lookupOutcome(answer: HttpAnswer, now: Temporal.Instant): FoundSent {
  if (answer.kind !== "answered") return { found: "later", after: null };
  const read = answer.status === 200 ? looked.safeParse(answer.json) : null;
  if (!read?.success) return { found: "later", after: retryAfter(answer.headers, now) };
  if (!read.data.found) return { found: "no" };
  return { found: "yes", externalId: read.data.id, url: read.data.url ?? null, replyTo: null };
}
