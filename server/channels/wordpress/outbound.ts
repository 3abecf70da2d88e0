/** From the desk's words to a WordPress comment, and from WordPress' answers to outcomes. Pure. */
import type { ActionName, ActionOutcome, Outbound, RefusalCode, SendOutcome } from "../channel.ts";
import { type Failure, failureOf, type HttpAnswer, refusal } from "../http.ts";
import { asHtml } from "../text.ts";
import { type Comment, errorOf } from "./api.ts";
import { moderationOf, textOf, utc } from "./inbound.ts";

/** The column that holds a comment: WordPress' `wp_get_comment_fields_max_lengths`. */
export const MAX_BYTES = 65_525;

/** The comment to post. WordPress reads HTML: the desk's words are written so that exactly they are shown. */
export function commentOf(text: string): { content: string } | { refused: RefusalCode } {
  const content = asHtml(text.trim());
  if (comparable(text) === "") return { refused: "empty" };
  if (Buffer.byteLength(content) > MAX_BYTES) return { refused: "too_long" };
  return { content };
}

/** What WordPress says by code: the status alone does not tell a closed post from a missing right. */
const BY_CODE = new Map<string, RefusalCode>([
  ["rest_comment_closed", "recipient_closed"],
  ["comment_closed", "recipient_closed"],
  ["rest_comment_draft_post", "parent_gone"],
  ["rest_comment_trash_post", "parent_gone"],
  ["rest_comment_invalid_post_id", "parent_gone"],
  ["rest_comment_invalid_id", "parent_gone"],
  ["rest_comment_content_invalid", "empty"],
  ["comment_content_column_length", "too_long"],
  ["comment_duplicate", "duplicate"],
]);

/** Codes that come with a 400 and only mean "not so fast": WordPress' flood guard is 15 seconds. */
const FLOOD = new Set(["comment_flood"]);
const FLOOD_SECONDS = 15;

export function commentFailure(answer: HttpAnswer, now: Temporal.Instant): Failure {
  const error = errorOf(answer);
  const general = failureOf(answer, now, error?.message);
  if (answer.kind === "answered" && answer.status === 404 && (!error || error.code === "rest_no_route")) {
    // Not the comment is gone but the API: a host's error page, or permalinks in the middle of a change.
    return { outcome: "later", after: null, refusal: refusal("network_down", "HTTP 404") };
  }
  if (!error) return general;
  if (FLOOD.has(error.code)) {
    const after = now.add({ seconds: FLOOD_SECONDS }).toString();
    return { outcome: "later", after, refusal: refusal("rate_limited", error.message) };
  }
  const code = BY_CODE.get(error.code);
  return code ? { outcome: "refused", refusal: refusal(code, error.message) } : general;
}

/** The same for a step that comes before anything is published: there is nothing to look for, so it may be repeated. */
export function beforePublishing(failure: Failure): SendOutcome {
  if (failure.outcome !== "unknown") return failure;
  return { outcome: "later", after: null, refusal: failure.refusal };
}

export function sentOutcome(
  posted: Pick<Comment, "id" | "post" | "link">,
  top: number,
): Extract<SendOutcome, { outcome: "sent" }> {
  return {
    outcome: "sent",
    externalId: String(posted.id),
    url: posted.link || null,
    replyTo: { post: posted.post, comment: posted.id, top },
  };
}

/* ---------------------------------------------------------------- looking for an answer */

/** Between the desk's clock and the blog's, once their difference is taken off: a slow request, a second's rounding. */
const TOLERANCE_SECONDS = 120;

/**
 * Our answer among the brand's comments under the same parent: the same words, written since the first attempt.
 * `blogTime` and `now` are the same moment on the two clocks.
 */
export function findAnswer(
  comments: Comment[],
  outbound: Pick<Outbound, "text" | "since">,
  now: Temporal.Instant,
  blogTime: Temporal.Instant | null,
): Comment | null {
  const ahead = blogTime ? now.until(blogTime) : Temporal.Duration.from({ seconds: 0 });
  const since = Temporal.Instant.from(outbound.since).add(ahead).subtract({ seconds: TOLERANCE_SECONDS });
  const wanted = comparable(outbound.text);
  return (
    comments.find((one) => {
      const published = utc(one.date_gmt);
      const recent = published === null || Temporal.Instant.compare(published, since) >= 0;
      return recent && comparable(textOf(one)) === wanted;
    }) ?? null
  );
}

/** WordPress drops control characters and trims; what it does to white space depends on its plugins. */
function comparable(text: string): string {
  return text
    .normalize("NFC")
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

/* ---------------------------------------------------------------- moderation */

/** The `status` that WordPress takes for an action. */
export const STATUS = new Map<ActionName, string>([
  ["approve", "approved"],
  ["hold", "hold"],
  ["spam", "spam"],
  ["trash", "trash"],
]);

/** What brings a comment back to the status it had. */
export function undoOf(status: string): ActionName {
  const back = { visible: "approve", held: "hold", spam: "spam", trash: "trash", hidden: "trash" } as const;
  return back[moderationOf(status)];
}

/** A comment that is not there any more cannot be acted upon: everything else as with a comment that is posted. */
export function actionFailure(answer: HttpAnswer, now: Temporal.Instant): ActionOutcome {
  const { outcome, refusal } = commentFailure(answer, now);
  return { outcome, refusal };
}
