/** What a poll kept of a blog → inbound events. Pure. */
import { createHash } from "node:crypto";
import { z } from "zod";
import type { Account, Author, InboundEvent, InboundMessage, Moderation, Subject } from "../channel.ts";
import { firstProblem, moment, webAddress } from "../reading.ts";
import { plainText } from "../text.ts";
import { type Comment, comment } from "./api.ts";
import { type Settings, siteKey, userKey } from "./settings.ts";

/** The post (or page) that a comment stands under. */
export const post = z.object({
  id: z.int(),
  title: z.string(),
  link: z.string().nullable(),
  /** As the blog gives it: UTC without "Z". */
  dateGmt: z.string().nullable(),
});

export type Post = z.infer<typeof post>;

/** One payload a poll: a comment is kept as the blog gave it; `at` is when the desk saw it so, ISO 8601. */
const payload = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("comment"), comment, post: post.nullable(), top: z.int(), at: moment }),
  z.object({ kind: z.literal("edited"), comment, at: moment }),
  z.object({ kind: z.literal("moderated"), id: z.int(), status: z.string(), at: moment }),
  z.object({ kind: z.literal("deleted"), id: z.int(), at: moment }),
]);

export type Payload = z.infer<typeof payload>;

/** What `send` and `act` need to find the comment again. */
export const replyTo = z.object({ post: z.int(), comment: z.int(), top: z.int() });

export function parse(account: Account<Settings>, raw: unknown): InboundEvent[] {
  const read = payload.safeParse(raw);
  if (!read.success) throw new Error(`not a comment as WordPress gives it: ${firstProblem(read.error)}`);
  const what = read.data;
  switch (what.kind) {
    case "comment":
      return [messageOf(account, what)];
    case "edited":
      return [
        { type: "edited", externalId: String(what.comment.id), text: textOf(what.comment), at: what.at },
      ];
    case "moderated":
      return [
        {
          type: "moderated",
          externalId: String(what.id),
          moderation: moderationOf(what.status),
          at: what.at,
        },
      ];
    case "deleted":
      return [{ type: "deleted", externalId: String(what.id), at: what.at }];
  }
}

function messageOf(account: Account<Settings>, what: Extract<Payload, { kind: "comment" }>): InboundMessage {
  const { comment, top } = what;
  const author = authorOf(account.settings, comment);
  const moderation = moderationOf(comment.status);
  return {
    type: "message",
    externalId: String(comment.id),
    threadId: `${comment.post}/${top}`,
    parentId: comment.parent > 0 ? String(comment.parent) : null,
    audience: "public",
    author,
    own: author.externalId === account.externalId,
    text: textOf(comment),
    attachments: [],
    publishedAt: utc(comment.date_gmt) ?? what.at,
    url: webAddress(comment.link),
    subject: subjectOf(what.post, comment.post),
    replyTo: { post: comment.post, comment: comment.id, top } satisfies z.infer<typeof replyTo>,
    moderation: moderation === "visible" ? null : moderation,
  };
}

/** What the commenter wrote; the rendered form only where a plugin hides the raw one. */
export function textOf({ content }: Pick<Comment, "content">): string {
  return plainText(content.raw ?? content.rendered ?? "");
}

/**
 * A registered user is its number. A visitor has no account: the same e-mail address on the same blog is taken for
 * the same person, then the same name; with neither, every comment is somebody else. The address itself is not kept
 * in the id.
 */
function authorOf(settings: Settings, comment: Comment): Author {
  const name = plainText(comment.author_name ?? "") || null;
  const email = (comment.author_email ?? "").trim().toLowerCase();
  const site = siteKey(settings);
  const externalId =
    comment.author > 0
      ? userKey(settings, comment.author)
      : email
        ? `${site}/mail/${hash(email)}`
        : name
          ? `${site}/name/${name.normalize("NFKC").toLowerCase().slice(0, 200)}`
          : `${site}/comment/${comment.id}`;
  const avatar = comment.author_avatar_urls?.["96"] ?? Object.values(comment.author_avatar_urls ?? {}).at(-1);
  return {
    externalId,
    handle: null,
    name,
    avatarUrl: webAddress(avatar),
    profileUrl: webAddress(comment.author_url),
    followers: null,
  };
}

function hash(email: string): string {
  return createHash("sha256").update(email).digest("hex").slice(0, 32);
}

function subjectOf(post: Post | null, postId: number): Subject | null {
  if (postId === 0) return null;
  return {
    externalId: String(postId),
    text: plainText(post?.title ?? ""),
    url: webAddress(post?.link),
    publishedAt: utc(post?.dateGmt),
    own: true,
  };
}

/** A status that a plugin or a trashed post brings ("post-trashed") is not to be seen: trash. */
export function moderationOf(status: string): Moderation {
  return MODERATION.get(status) ?? "trash";
}

const MODERATION = new Map<string, Moderation>([
  ["approved", "visible"],
  ["hold", "held"],
  ["spam", "spam"],
]);

/** WordPress leaves the "Z" out of `date_gmt`, and writes 0000-00-00 where there is none. */
export function utc(dateGmt: string | null | undefined): string | null {
  const text = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d$/.test(dateGmt ?? "") ? `${dateGmt}Z` : dateGmt;
  try {
    return Temporal.Instant.from(text ?? "").toString();
  } catch {
    return null;
  }
}
