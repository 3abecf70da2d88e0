import type { Account, Author, InboundEvent, InboundMessage, Subject } from "../channel.ts";
import { firstProblem, webAddress } from "../reading.ts";
import { isThisMachine, type Settings } from "./settings.ts";
import { type Change, change, delivered, type Member, type Message, type Post } from "./shapes.ts";

type Brand = Pick<Account<Settings>, "externalId" | "settings">;

/** One page of Plaza's feed → what happened. Kinds of change that a newer Plaza may bring are passed over. */
export function parse(account: Brand, payload: unknown): InboundEvent[] {
  const page = delivered.safeParse(payload);
  if (!page.success) throw new Error("not a page of changes from Plaza");
  return page.data.changes
    .filter(({ kind }) => known.has(kind))
    .flatMap((one) => {
      const read = change.safeParse(one);
      if (read.success) return eventsOf(account, read.data);
      throw new Error(`a change of kind ${one.kind} cannot be read at ${firstProblem(read.error)}`);
    });
}

const known = new Set<string>(
  change.options.flatMap(({ shape }) =>
    "options" in shape.kind ? shape.kind.options : [...shape.kind.values],
  ),
);

function eventsOf(account: Brand, { at, ...said }: Change): InboundEvent[] {
  switch (said.kind) {
    case "post":
      return [postEvent(account, said.post)];
    case "post_edited":
      return [{ type: "edited", externalId: said.post.id, text: said.post.text, at }];
    case "post_deleted":
      return [{ type: "deleted", externalId: said.post.id, at }];
    case "post_hidden":
    case "post_shown": {
      const moderation = said.kind === "post_hidden" ? "hidden" : "visible";
      return [{ type: "moderated", externalId: said.post.id, moderation, at }];
    }
    case "reactions": {
      const { id, likes, shares, replies } = said.post;
      return [{ type: "reactions", externalId: id, likes, shares, replies, at }];
    }
    case "message":
      return [messageEvent(account, said.message)];
    case "message_edited":
      return [{ type: "edited", externalId: said.message.id, text: said.message.text, at }];
    case "message_deleted":
      return [{ type: "deleted", externalId: said.message.id, at }];
  }
}

function postEvent(account: Brand, post: Post): InboundMessage {
  return {
    type: "message",
    externalId: post.id,
    threadId: post.thread,
    parentId: post.parent,
    audience: "public",
    author: authorOf(account.settings.address, post.author),
    own: post.author.id === account.externalId,
    idempotencyKey: post.key ?? null,
    text: post.text,
    attachments: post.images.map(({ path, alt }) => ({
      kind: "image",
      url: urlFor(new URL(account.settings.address + path)),
      alt: alt || null,
    })),
    publishedAt: post.createdAt,
    url: null,
    subject: subjectOf(account, post),
    replyTo: { post: post.id },
    moderation: post.hidden ? "hidden" : null,
  };
}

function messageEvent(account: Brand, message: Message): InboundMessage {
  return {
    type: "message",
    externalId: message.id,
    threadId: message.chat,
    parentId: null,
    audience: "private",
    author: authorOf(account.settings.address, message.author),
    own: message.author.id === account.externalId,
    idempotencyKey: message.key ?? null,
    text: message.text,
    attachments: [],
    publishedAt: message.createdAt,
    url: null,
    subject: null,
    replyTo: { chat: message.chat },
  };
}

function subjectOf(account: Brand, { root }: Post): Subject | null {
  return (
    root && {
      externalId: root.id,
      text: root.text,
      url: null,
      publishedAt: root.createdAt,
      own: root.author.id === account.externalId,
      image: root.image ? urlFor(new URL(account.settings.address + root.image)) : null,
      likes: root.likes ?? null,
      replies: root.replies ?? null,
    }
  );
}

export function authorOf(address: string, member: Member): Author {
  return {
    externalId: member.id,
    handle: member.handle,
    name: member.name,
    avatarUrl: faceUrl(address, member.avatar),
    followers: member.followers,
  };
}

/** Drawn in itself, somewhere on the web, or a path on Plaza's own host. */
function faceUrl(address: string, avatar: string | null): string | null {
  if (!avatar || avatar.startsWith("data:image/")) return avatar;
  const plaza = new URL(address);
  const url = avatar.startsWith("/") ? URL.parse(avatar, plaza) : null;
  return url?.origin === plaza.origin ? urlFor(url) : webAddress(avatar);
}

/**
 * A Plaza on this very machine is the desk's own, under the desk's own address: a path alone is right from every
 * browser, where "127.0.0.1" would be right from one.
 */
function urlFor(url: URL): string {
  return isThisMachine(url) ? url.pathname : url.href;
}
