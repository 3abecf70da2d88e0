import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { Item } from "./queue.ts";
import { Audience, Coded, Id, Moment, Person, partStates } from "./words.ts";

export const Attachment = z.object({
  kind: z.enum(["image", "video", "audio", "file"]),
  url: z.string(),
  alt: z.string().nullable(),
});

/** What became of an answer on its way out. */
export const Delivery = z.object({
  replyId: Id,
  part: z.int(),
  parts: z.int(),
  state: z.enum(partStates),
  nextTryAt: Moment.nullable(),
  refusal: z.object({ code: z.string(), detail: z.string().optional() }).nullable(),
});

/** Where personal data stand in a text, in UTF-16 units. */
const Places = z.array(z.object({ kind: z.string(), start: z.int(), end: z.int() }));

const EarlierTexts = z.array(z.object({ text: z.string(), until: Moment, personalData: Places }));

export const Message = z.object({
  id: Id,
  direction: z.enum(["inbound", "outbound", "note"]),
  audience: z.enum(["public", "private", "team"]),
  /** outside: written in the network's own app, not here. */
  origin: z.enum(["network", "desk", "outside", "import"]),
  author: Person.nullable(),
  /** Personal data are covered ("+376 3•• •16"): `reveal` tells them. */
  text: z.string(),
  language: z.string(),
  attachments: z.array(Attachment),
  url: z.string().nullable(),
  /** What is covered in `text`; none for who may not see it. */
  personalData: Places,
  sorted: z.unknown().nullable(),
  moderation: z.string().nullable(),
  likes: z.int().nullable(),
  publishedAt: Moment,
  arrivedAt: Moment,
  editedAt: Moment.nullable(),
  /** Covered like the text. */
  earlierTexts: EarlierTexts,
  deletedAt: Moment.nullable(),
  revision: z.int(),
  delivery: Delivery.nullable(),
  /** What may be done to it on the network, as the network's capabilities. */
  actions: z.array(z.string()),
});
export type Message = z.infer<typeof Message>;

/** What a message says with nothing covered. */
export const Revealed = z.object({ text: z.string(), personalData: Places, earlierTexts: EarlierTexts });
export type Revealed = z.infer<typeof Revealed>;

/** A thin line between the messages: who did what, as a code. */
export const Event = z.object({
  id: z.string(),
  at: Moment,
  kind: z.string(),
  actor: Person.nullable(),
  data: z.unknown(),
});

export const ComposerRules = z.object({
  audience: Audience,
  max: z.int(),
  unit: z.enum(["graphemes", "characters", "bytes"]),
  also: z.object({ max: z.int(), unit: z.enum(["graphemes", "characters", "bytes"]) }).nullable(),
  threads: z.boolean(),
  images: z
    .object({ max: z.int(), maxBytes: z.int(), types: z.array(z.string()), altText: z.boolean() })
    .nullable(),
  /** Why it cannot be used here, or null. */
  closed: Coded.nullable(),
});

export const Conversation = z.object({
  id: Id,
  revision: z.int(),
  audience: Audience,
  network: z.string(),
  networkName: z.string(),
  /** What stands before a handle there, wherever people read it: "@" or nothing. */
  handlePrefix: z.string(),
  connectionId: Id,
  accountHandle: z.string(),
  subject: z
    .object({
      text: z.string(),
      url: z.string().nullable(),
      publishedAt: z.string().nullable(),
      own: z.boolean(),
      image: z.string().nullable().default(null),
      /** As the network last told them; null where it does not. */
      replies: z.int().nullable().default(null),
      likes: z.int().nullable().default(null),
    })
    .nullable(),
  customerId: Id,
  item: Item.nullable(),
  messages: z.array(Message),
  /** More messages lie before the first of these. */
  earlier: z.boolean(),
  events: z.array(Event),
  composer: z.array(ComposerRules),
  /** Appended to every answer by the brand's setting; empty: none. */
  signature: z.string(),
});
export type Conversation = z.infer<typeof Conversation>;

export const Presence = z.object({
  conversationId: Id,
  person: Person,
  doing: z.enum(["reading", "typing", "left"]),
});
export type Presence = z.infer<typeof Presence>;

export const conversations = {
  get: endpoint
    .route({
      method: "GET",
      path: "/conversations/{id}",
      summary: "A conversation with its messages, the latest 200",
    })
    .input(z.object({ id: Id, before: Id.optional() }))
    .output(Conversation),

  read: endpoint
    .route({ method: "POST", path: "/conversations/{id}/read", summary: "Mark as read up to a revision" })
    .input(z.object({ id: Id, revision: z.int().min(0) }))
    .output(z.object({ read: z.boolean() })),

  note: endpoint
    .route({
      method: "POST",
      path: "/conversations/{id}/notes",
      summary: "Leave a note for the team; it never leaves the desk",
    })
    .input(
      z.object({
        id: Id,
        text: z.string().trim().min(1).max(10_000),
        /** Made in the browser: the same note left twice is one note. */
        noteId: Id.optional(),
      }),
    )
    .output(Message),

  reveal: endpoint
    .route({
      method: "POST",
      path: "/messages/{messageId}/reveal",
      summary: "The message with its personal data uncovered; who asked is recorded",
    })
    .input(z.object({ messageId: Id }))
    .output(Revealed),

  act: endpoint
    .route({
      method: "POST",
      path: "/messages/{id}/actions",
      summary: "Like, hide, approve, delete… on the network",
    })
    .input(z.object({ id: Id, action: z.string().max(20) }))
    .output(
      z.object({
        done: z.boolean(),
        refusal: z.object({ code: z.string(), detail: z.string().optional() }).nullable(),
      }),
    ),

  presence: endpoint
    .route({
      method: "POST",
      path: "/conversations/{id}/presence",
      summary: "Say that I am reading or writing here",
    })
    .input(z.object({ id: Id, doing: z.enum(["reading", "typing", "left"]) }))
    .output(z.object({ others: z.array(Presence) })),
};
