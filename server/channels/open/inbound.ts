/** What another system tells the desk → inbound events. Pure. `docs/open.md` is written from these schemas. */
import { z } from "zod";
import type { InboundEvent, InboundMessage } from "../channel.ts";
import { firstProblem } from "../reading.ts";

/** Events in one delivery. */
export const MAX_EVENTS = 1000;

const id = z.string().trim().min(1).max(500);
const webAddress = z.url({ protocol: /^https?$/ }).max(2000);
/** ISO 8601 with "Z" or an offset; kept in UTC. */
const instant = z.iso.datetime({ offset: true }).transform((text) => Temporal.Instant.from(text).toString());

const author = z.object({
  id,
  handle: z.string().max(500).nullish(),
  name: z.string().max(500).nullish(),
  avatarUrl: webAddress.nullish(),
  profileUrl: webAddress.nullish(),
  followers: z.int().nonnegative().nullish(),
});

const attachment = z.object({
  kind: z.enum(["image", "video", "audio", "file"]),
  url: webAddress,
  alt: z.string().max(2000).nullish(),
});

const subject = z.object({
  id,
  text: z.string().max(20_000).default(""),
  url: webAddress.nullish(),
  publishedAt: instant.nullish(),
  own: z.boolean().default(true),
});

/** One message. Only `id` and `publishedAt` must be there: an empty or anonymous one is still somebody's message. */
const message = z.object({
  type: z.literal("message").default("message"),
  id,
  /** What belongs together has the same; alone, a message is its own thread. */
  threadId: id.nullish(),
  parentId: id.nullish(),
  audience: z.enum(["public", "private"]).default("public"),
  author: author.nullish(),
  /** Written by the brand. */
  own: z.boolean().default(false),
  text: z.string().max(100_000).default(""),
  attachments: z.array(attachment).max(50).default([]),
  publishedAt: instant,
  url: webAddress.nullish(),
  subject: subject.nullish(),
  /** Given back as it is with the answer. */
  replyTo: z.json().optional(),
});

const edited = z.object({ type: z.literal("edited"), id, text: z.string().max(100_000), at: instant });
const deleted = z.object({ type: z.literal("deleted"), id, at: instant });

const delivery = z.object({ events: z.array(z.unknown()) });
const EVENTS = { message, edited, deleted } as const;
type Event = z.infer<(typeof EVENTS)[keyof typeof EVENTS]>;

/** One line of a history file: a message as above. What was answered then is a line with `own: true`. */
export const historyLine = message;

/** Reads one line of history. Throws with a plain message that names the field. */
export function historyMessage(line: unknown): InboundMessage {
  const read = historyLine.safeParse(line);
  if (!read.success) throw new Error(firstProblem(read.error));
  return messageOf(read.data);
}

export function parse(account: { externalId: string } | null, payload: unknown): InboundEvent[] {
  return readDelivery(payload).map((one) => {
    if (one.type === "message") return messageOf(one, account?.externalId);
    if (one.type === "edited") return { type: "edited", externalId: one.id, text: one.text, at: one.at };
    return { type: "deleted", externalId: one.id, at: one.at };
  });
}

/** One event, or `{ events: [ … ] }`. All or nothing; throws with the place and the reason of the first mistake. */
export function readDelivery(payload: unknown): Event[] {
  const listed = delivery.safeParse(payload);
  if (!listed.success) return [readEvent(payload, "")];
  const { events } = listed.data;
  if (events.length > MAX_EVENTS)
    throw new Error(`events: ${events.length}, at most ${MAX_EVENTS} in one delivery`);
  return events.map((one, index) => readEvent(one, `events.${index}.`));
}

function readEvent(one: unknown, place: string): Event {
  if (typeof one !== "object" || one === null)
    throw new Error(`${place.slice(0, -1) || "body"}: not an object`);
  const type = "type" in one ? one.type : "message";
  const schema = type === "message" || type === "edited" || type === "deleted" ? EVENTS[type] : null;
  if (!schema) throw new Error(`${place}type: one of message, edited, deleted`);
  const read = schema.safeParse(one);
  if (!read.success) throw new Error(`${place}${firstProblem(read.error)}`);
  return read.data;
}

function messageOf(one: z.infer<typeof message>, brand?: string): InboundMessage {
  const threadId = one.threadId ?? one.id;
  const { author } = one;
  // Nobody is named: within one thread it is taken for one person, never across threads.
  const authorId = author?.id ?? `anonymous/${threadId}`;
  return {
    type: "message",
    externalId: one.id,
    threadId,
    parentId: one.parentId ?? null,
    audience: one.audience,
    author: {
      externalId: authorId,
      handle: author?.handle ?? null,
      name: author?.name ?? null,
      avatarUrl: author?.avatarUrl ?? null,
      profileUrl: author?.profileUrl ?? null,
      followers: author?.followers ?? null,
    },
    own: one.own || authorId === brand,
    text: one.text,
    attachments: one.attachments.map(({ kind, url, alt }) => ({ kind, url, alt: alt ?? null })),
    publishedAt: one.publishedAt,
    url: one.url ?? null,
    subject: one.subject
      ? {
          externalId: one.subject.id,
          text: one.subject.text,
          url: one.subject.url ?? null,
          publishedAt: one.subject.publishedAt ?? null,
          own: one.subject.own,
        }
      : null,
    replyTo: one.replyTo ?? null,
  };
}
