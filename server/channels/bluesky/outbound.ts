/** Pure: one answer → the record that will be written. */
import { createHash } from "node:crypto";
import { z } from "zod";
import type { ChannelAbout, Outbound, RefusalCode } from "../channel.ts";
import { measure } from "../measure.ts";
import type { Span } from "./facets.ts";
import { ADDRESS, type StrongRef, strongRef } from "./shapes.ts";

export const POSTS = "app.bsky.feed.post";
export const LIKES = "app.bsky.feed.like";

export const replyToShape = strongRef.extend({ uri: z.string().regex(ADDRESS), root: strongRef });
export type ReplyTo = z.output<typeof replyToShape>;

const SORTABLE = "234567abcdefghijklmnopqrstuvwxyz";
const UUID_V7 = /^([0-9a-f]{8})-?([0-9a-f]{4})-?7/i;
const SECOND = 1_000_000n;

/**
 * The record's name, the same for every attempt: a repository holds a name once, so what was written is recognised
 * and cannot be written twice. Shaped as a TID (atproto's record keys: 53 bits of microseconds and 10 of clock,
 * base32-sortable, 13 characters). The time is that of our id where it carries one, within a second.
 */
export function recordKey(id: string): string {
  const hash = createHash("sha256").update(id).digest().readBigUInt64BE();
  const [, high, low] = UUID_V7.exec(id) ?? [];
  const micros = high && low ? BigInt(`0x${high}${low}`) * 1000n + ((hash >> 10n) % SECOND) : hash >> 11n;
  return base32((BigInt.asUintN(53, micros) << 10n) | (hash & 1023n));
}

function base32(value: bigint): string {
  return Array.from({ length: 13 }, (_, i) => SORTABLE[Number((value >> BigInt(5 * (12 - i))) & 31n)]).join(
    "",
  );
}

/** What stands against sending this text and these images, whatever the network says. */
export function problemWith(outbound: Outbound, about: ChannelAbout): RefusalCode | null {
  const rules = about.audiences[outbound.audience];
  if (!rules) return "not_allowed";
  const { text, images } = outbound;
  if (text.trim() === "" && images.length === 0) return "empty";
  if (measure(text, rules.text).over > 0) return "too_long";
  if (images.length === 0) return null;
  if (!rules.images) return "media_rejected";
  const { max, maxBytes, types } = rules.images;
  const fits =
    images.length <= max &&
    images.every(
      ({ bytes, type }) => bytes.length <= maxBytes && types.includes(type) && isWhatItSays(bytes, type),
    );
  return fits ? null : "media_rejected";
}

/** How a file of each kind begins. The network publishes whatever it is given, and shows a broken picture. */
const BEGINNINGS: Record<string, RegExp> = {
  "image/png": /^\x89PNG\r\n\x1a\n/,
  "image/jpeg": /^\xff\xd8\xff/,
  "image/webp": /^RIFF.{4}WEBP/s,
};

function isWhatItSays(bytes: Uint8Array, type: string): boolean {
  return BEGINNINGS[type]?.test(Buffer.from(bytes.subarray(0, 12)).toString("latin1")) ?? false;
}

interface Parts {
  text: string;
  replyTo: ReplyTo;
  /** Mentions carry the DID that their handle was resolved to. */
  spans: (Span & { did?: string })[];
  /** Uploaded already: the blob as the server described it. */
  images: { blob: unknown; alt: string }[];
  createdAt: string;
}

export function postRecord({ text, replyTo, spans, images, createdAt }: Parts) {
  const facets = spans.map((span) => ({
    index: { byteStart: span.start, byteEnd: span.end },
    features: [featureOf(span)],
  }));
  return {
    $type: POSTS,
    text,
    createdAt,
    reply: { root: ref(replyTo.root), parent: ref(replyTo) },
    ...(facets.length > 0 ? { facets } : {}),
    ...(images.length > 0
      ? {
          embed: {
            $type: "app.bsky.embed.images",
            images: images.map(({ blob, alt }) => ({ image: blob, alt })),
          },
        }
      : {}),
  };
}

function featureOf(span: Span & { did?: string }) {
  if (span.kind === "mention") return { $type: "app.bsky.richtext.facet#mention", did: span.did };
  if (span.kind === "link") return { $type: "app.bsky.richtext.facet#link", uri: span.value };
  return { $type: "app.bsky.richtext.facet#tag", tag: span.value };
}

function ref({ uri, cid }: StrongRef): StrongRef {
  return { uri, cid };
}
