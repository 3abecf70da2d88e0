/** What Plaza says, as far as the desk reads it. */
import { z } from "zod";
import { moment } from "../reading.ts";

export const member = z.object({
  id: z.string().trim().min(1),
  handle: z.string(),
  name: z.string(),
  avatar: z.string().nullable(),
  followers: z.number(),
});

/** On Plaza itself: a path that leads nowhere else. */
const ownPath = z.string().regex(/^\/(?!\/)/);

const post = z.object({
  id: z.string().trim().min(1),
  thread: z.string(),
  parent: z.string().nullable(),
  author: member,
  text: z.string(),
  images: z.array(z.object({ path: ownPath, alt: z.string() })),
  createdAt: moment,
  hidden: z.boolean(),
  root: z
    .object({
      id: z.string(),
      text: z.string(),
      createdAt: moment,
      author: z.object({ id: z.string() }),
      image: ownPath.nullish(),
      likes: z.int().nullish(),
      replies: z.int().nullish(),
    })
    .nullable(),
  key: z.string().optional(),
});

const message = z.object({
  id: z.string().trim().min(1),
  chat: z.string(),
  author: member,
  text: z.string(),
  createdAt: moment,
  key: z.string().optional(),
});

const at = moment;
const id = z.object({ id: z.string().trim().min(1) });
const counted = z.object({
  id: z.string().trim().min(1),
  likes: z.number(),
  shares: z.number(),
  replies: z.number(),
});

export const change = z.discriminatedUnion("kind", [
  z.object({ kind: z.enum(["post", "post_edited"]), at, post }),
  z.object({ kind: z.enum(["post_deleted", "post_hidden", "post_shown"]), at, post: id }),
  z.object({ kind: z.literal("reactions"), at, post: counted }),
  z.object({ kind: z.enum(["message", "message_edited"]), at, message }),
  z.object({ kind: z.literal("message_deleted"), at, message: id }),
]);

/** One page of the feed, pushed or asked for: what `parse` is given. */
export const delivered = z.object({ changes: z.array(z.looseObject({ kind: z.string() })) });

/** What `send` needs to answer a message: the chat of a private one. */
export const replyTo = z.object({ chat: z.string() }).or(z.object({ post: z.string() }));

export type Member = z.output<typeof member>;
export type Post = z.output<typeof post>;
export type Message = z.output<typeof message>;
export type Change = z.output<typeof change>;
