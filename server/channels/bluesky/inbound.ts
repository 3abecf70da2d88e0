/** Pure: what a poll kept → what happened. */
import { z } from "zod";
import type {
  Account,
  Author,
  InboundAttachment,
  InboundEvent,
  InboundMessage,
  Subject,
} from "../channel.ts";
import { firstProblem, moment, webAddress } from "../reading.ts";
import {
  ADDRESS,
  actor,
  countsOf,
  notification,
  type PostView,
  partsOf,
  postUrl,
  postView,
} from "./shapes.ts";

/** One payload of a poll. The objects inside are the network's own, untouched. */
const payloadShape = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("heard"),
    via: z.enum(["mention", "reply", "quote", "search", "own"]),
    /** The post as the network shows it: missing when it could not be fetched, then the notification must do. */
    post: postView.nullish(),
    notification: notification.nullish(),
    root: postView.nullish(),
    parent: postView.nullish(),
    profile: actor.nullish(),
  }),
  z.object({ kind: z.literal("edited"), post: postView, at: moment }),
  z.object({ kind: z.literal("counts"), post: postView, at: moment }),
  z.object({ kind: z.literal("gone"), uri: z.string().regex(ADDRESS), at: moment }),
]);
export type Payload = z.output<typeof payloadShape>;
type Heard = Extract<Payload, { kind: "heard" }>;

/** A clock further off than this is not believed: the deadline would have passed before anybody could read it. */
const CLOCK_TRUSTED_FOR = { hours: 24 };

export function parse(account: Account, raw: unknown): InboundEvent[] {
  const read = payloadShape.safeParse(raw);
  if (!read.success) throw new Error(`unreadable: ${firstProblem(read.error)}`);
  const payload = read.data;
  switch (payload.kind) {
    case "heard": {
      const message = messageOf(account, payload);
      const reactions = payload.post ? reactionsOf(payload.post, message.publishedAt) : null;
      return reactions && reactions.likes + reactions.shares + reactions.replies > 0
        ? [message, reactions]
        : [message];
    }
    case "edited":
      return [
        { type: "edited", externalId: payload.post.uri, text: payload.post.record.text, at: payload.at },
      ];
    case "counts":
      return [reactionsOf(payload.post, payload.at)];
    case "gone":
      return [{ type: "deleted", externalId: payload.uri, at: payload.at }];
  }
}

function messageOf(account: Account, heard: Heard): InboundMessage {
  const post = heard.post ?? heard.notification;
  if (!post) throw new Error("unreadable: neither post nor notification");
  if (!post.author) throw new Error("unreadable: nobody wrote it");
  const { reply } = post.record;
  const self = { uri: post.uri, cid: post.cid };
  return {
    type: "message",
    externalId: post.uri,
    threadId: reply?.root.uri ?? post.uri,
    parentId: reply?.parent.uri ?? null,
    audience: "public",
    author: authorOf(heard.profile ? { ...post.author, ...heard.profile } : post.author),
    own: post.author.did === account.externalId,
    text: post.record.text,
    attachments: heard.post ? attachmentsOf(heard.post.embed) : [],
    publishedAt: publishedAt(post.record.createdAt, post.indexedAt),
    url: postUrl(post.uri),
    subject: subjectOf(account, heard),
    replyTo: { ...self, root: reply?.root ?? self },
  };
}

export function authorOf(person: z.output<typeof actor>): Author {
  return {
    externalId: person.did,
    // What the network writes for a handle that no longer points back at its owner.
    handle: person.handle && person.handle !== "handle.invalid" ? person.handle : null,
    name: person.displayName || null,
    avatarUrl: webAddress(person.avatar),
    profileUrl: `https://bsky.app/profile/${person.did}`,
    followers: person.followersCount ?? null,
  };
}

function reactionsOf(post: PostView, at: string) {
  const [likes, shares, replies] = countsOf(post);
  return { type: "reactions" as const, externalId: post.uri, likes, shares, replies, at };
}

/** The post at the top of the thread; without it the one answered; for a quote, what is quoted. */
function subjectOf(account: Account, heard: Heard): Subject | null {
  const above = heard.root ?? heard.parent ?? quotedPost(heard.post?.embed);
  if (!above) return null;
  return {
    externalId: above.uri,
    text: above.record.text,
    url: postUrl(above.uri),
    publishedAt: instant(above.record.createdAt)?.toString() ?? instant(above.indexedAt)?.toString() ?? null,
    own: partsOf(above.uri).did === account.externalId,
  };
}

const imageView = z.object({ fullsize: z.string(), thumb: z.string().optional(), alt: z.string().catch("") });
const embedView = z.object({
  $type: z.string(),
  images: z.array(imageView).optional().catch(undefined),
  items: z.array(imageView).optional().catch(undefined),
  playlist: z.string().optional().catch(undefined),
  alt: z.string().optional().catch(undefined),
  external: z
    .object({ uri: z.string(), title: z.string().catch("") })
    .optional()
    .catch(undefined),
  media: z.unknown().optional(),
  record: z.unknown().optional(),
});

function attachmentsOf(embed: unknown): InboundAttachment[] {
  const view = embedView.safeParse(embed).data;
  switch (view?.$type) {
    case "app.bsky.embed.images#view":
    case "app.bsky.embed.gallery#view":
      return (view.images ?? view.items ?? []).flatMap(({ fullsize, alt }) =>
        attached("image", fullsize, alt),
      );
    case "app.bsky.embed.video#view":
      return attached("video", view.playlist, view.alt);
    case "app.bsky.embed.external#view":
      return attached("file", view.external?.uri, view.external?.title);
    case "app.bsky.embed.recordWithMedia#view":
      return attachmentsOf(view.media);
    default:
      return [];
  }
}

/** A link card's address is whatever its author's program wrote: only what may be opened is kept. */
function attached(
  kind: InboundAttachment["kind"],
  address: string | undefined,
  alt: string | undefined,
): InboundAttachment[] {
  const url = webAddress(address);
  return url ? [{ kind, url, alt: alt || null }] : [];
}

const quotedView = z
  .object({ $type: z.literal("app.bsky.embed.record#viewRecord"), value: postView.shape.record })
  .extend(postView.pick({ uri: true, cid: true, author: true, indexedAt: true }).shape);

function quotedPost(embed: unknown) {
  const view = embedView.safeParse(embed).data;
  const holder =
    view?.$type === "app.bsky.embed.recordWithMedia#view"
      ? embedView.omit({ $type: true }).safeParse(view.record).data
      : view;
  const quoted = quotedView.safeParse(holder?.record).data;
  return quoted ? { uri: quoted.uri, record: quoted.value, indexedAt: quoted.indexedAt } : null;
}

/**
 * The author's program sets `createdAt` as it likes; `indexedAt` is when the network showed it. The author's is kept
 * while it lies in the day before that.
 */
function publishedAt(createdAt: string | null | undefined, indexedAt: string | null | undefined): string {
  const claimed = instant(createdAt);
  const shown = instant(indexedAt);
  const believed =
    claimed && shown && !isBetween(claimed, shown.subtract(CLOCK_TRUSTED_FOR), shown)
      ? shown
      : (claimed ?? shown);
  if (!believed) throw new Error("unreadable: no time on it");
  return believed.toString();
}

function isBetween(at: Temporal.Instant, from: Temporal.Instant, to: Temporal.Instant): boolean {
  return Temporal.Instant.compare(at, from) >= 0 && Temporal.Instant.compare(at, to) <= 0;
}

export function instant(text: string | null | undefined): Temporal.Instant | null {
  if (!text) return null;
  try {
    return Temporal.Instant.from(text);
  } catch {
    return null;
  }
}
