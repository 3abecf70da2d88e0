/**
 * What a network is to Escolta: data (`about`, `settings`), a way in (`receive`, `poll`, `parse`) and a way out
 * (`send`, `findSent`, `act`). Screens read `about` and never ask which network it is; nothing above `channels/`
 * knows a network's words.
 *
 * `parse` is pure. Everything that speaks to the network goes through the network's own `api.ts` with the `fetch`
 * it is given. None of these functions touches the database.
 */
import type { z } from "zod";

export type Audience = "public" | "private";

/* ---------------------------------------------------------------- about */

/** How a network counts the length of a text. */
export type Unit = "graphemes" | "characters" | "bytes";

export interface TextLimit {
  max: number;
  unit: Unit;
  /** A second ceiling that holds at the same time (Bluesky: 300 graphemes and 3,000 bytes). */
  also?: { max: number; unit: Unit };
}

export interface AudienceRules {
  text: TextLimit;
  /** A longer answer may be split into a thread of several posts. */
  threads: boolean;
  images: { max: number; maxBytes: number; types: string[]; altText: boolean } | null;
}

/** What can be done to a message on the network itself, beside answering it. */
export type ActionName =
  | "like"
  | "unlike"
  | "hide"
  | "unhide"
  | "delete_own"
  | "approve"
  | "hold"
  | "spam"
  | "trash";

export interface ChannelAbout {
  network: string;
  /** The name as the network writes it: never translated. */
  name: string;
  /** Where the desk may answer; a missing audience cannot be answered there. */
  audiences: Partial<Record<Audience, AudienceRules>>;
  /** A private message may be sent to somebody who only wrote in public. */
  privateReply: boolean;
  actions: ActionName[];
  /** Family of starting deadlines (`reference/care.md` §2). */
  pace: "social_public" | "messaging" | "page_comments" | "reviews" | "mail";
  /** Seconds between two polls; null where everything is pushed. */
  pollEvery: number | null;
  /** Somebody's public numbers are known: followers. */
  reach: boolean;
  /** What stands before a handle wherever people read it; no part of the handle itself. */
  handlePrefix: "@" | "";
  /** A sent answer can be looked up on the network: unknown outcomes settle themselves. */
  reconciles: boolean;
  /** The network itself refuses the same `Outbound.id` twice: after "not found" it may be sent again at once. */
  idempotent: boolean;
}

/* ---------------------------------------------------------------- a connection, as a channel sees it */

/** One connected account of the brand, secrets opened. Settings and secrets are validated by the channel's schema. */
export interface Account<S = unknown> {
  id: string;
  settings: S;
  /** The brand's own id on the network: an author with this id is the brand itself. */
  externalId: string;
  handle: string;
}

/** What a channel may use to reach the world. Tests and the simulators pass their own. */
export interface Reach {
  fetch: typeof fetch;
  now: () => Temporal.Instant;
  signal: AbortSignal;
  /** Session tokens and the like, kept encrypted beside the connection between calls. */
  session: { read(): Promise<unknown>; write(value: unknown): Promise<void> };
}

/* ---------------------------------------------------------------- coming in */

export interface Author {
  externalId: string;
  handle: string | null;
  name: string | null;
  avatarUrl?: string | null;
  profileUrl?: string | null;
  followers?: number | null;
}

export interface InboundAttachment {
  kind: "image" | "video" | "audio" | "file";
  url: string;
  alt?: string | null;
}

/** The post or article that a message stands under. */
export interface Subject {
  externalId: string;
  text: string;
  url: string | null;
  publishedAt: string | null;
  own: boolean;
  /** Its first picture, as a browser can load it. */
  image?: string | null;
  /** As they were when this message was heard. */
  replies?: number | null;
  likes?: number | null;
}

export interface InboundMessage {
  type: "message";
  /** The network's own id: the same message twice has the same id, so a repeat does nothing. */
  externalId: string;
  /** The thread on the network: root post, chat. Customers of one public thread are told apart by their author. */
  threadId: string;
  parentId: string | null;
  audience: Audience;
  author: Author;
  /** Written by the brand's own account: an answer made in the network's own app, or the echo of ours. */
  own: boolean;
  /** The key that we sent with it, where the network gives it back. */
  idempotencyKey?: string | null;
  text: string;
  attachments: InboundAttachment[];
  /** ISO 8601, UTC. */
  publishedAt: string;
  url: string | null;
  subject: Subject | null;
  /** Whatever `send` will need to answer this very message (ids, content hashes). */
  replyTo: unknown;
  /** A moderated network's state of it, when it is not simply visible. */
  moderation?: Moderation | null;
}

export type Moderation = "held" | "visible" | "spam" | "trash" | "hidden";

export type InboundEvent =
  | InboundMessage
  | { type: "edited"; externalId: string; text: string; at: string }
  | { type: "deleted"; externalId: string; at: string }
  | { type: "moderated"; externalId: string; moderation: Moderation; at: string }
  | { type: "reactions"; externalId: string; likes: number; shares: number; replies: number; at: string }
  | { type: "profile"; author: Author; at: string }
  | { type: "revoked"; at: string };

/** What the health of a connection is shown from. */
export interface Quota {
  used: number;
  max: number;
  /** ISO 8601. */
  resetsAt: string | null;
}

export interface PollResult {
  /** Raw payloads, one for `parse` each: kept before anything else happens to them. */
  payloads: unknown[];
  /** Passed to the next poll; saved together with the payloads. */
  cursor: unknown;
  /** More lies waiting: poll again at once. */
  more: boolean;
  quota?: Quota | null;
}

export interface Delivery {
  method: string;
  url: string;
  headers: Headers;
  /** The raw bytes: signatures are verified over these before anything is parsed. */
  body: Uint8Array;
  receivedAt: Temporal.Instant;
}

export type Received =
  | { ok: true }
  /** Something the network wants back at once (a challenge, a refusal of what it sent): nothing to keep. */
  | { ok: true; answer: { status: number; body: string } }
  | { ok: false; status: 401 | 403; reason: string };

/* ---------------------------------------------------------------- going out */

export interface OutboundImage {
  bytes: Uint8Array;
  type: string;
  alt: string;
}

export interface Outbound {
  /** Ours, stable over every attempt: the idempotency key. */
  id: string;
  /** First attempt of this very part, ISO 8601: where to start looking for it. */
  since: string;
  audience: Audience;
  text: string;
  images: OutboundImage[];
  threadId: string;
  /** External id and `replyTo` of the message that is answered (for a later part: of the part before). */
  parent: { externalId: string; replyTo: unknown; author: { externalId: string; handle: string | null } };
}

/** Why something was refused, as a code; words are put where they are read. */
export type RefusalCode =
  | "too_long"
  | "empty"
  | "duplicate"
  | "parent_gone"
  | "not_allowed"
  | "recipient_closed"
  | "window_closed"
  | "media_rejected"
  | "rate_limited"
  | "sign_in_again"
  | "network_down"
  | "rejected";

export interface Refusal {
  code: RefusalCode;
  /** The network's own words, for people: never a secret, never HTML, at most 300 characters. */
  detail?: string;
}

export type SendOutcome =
  | { outcome: "sent"; externalId: string; url: string | null; replyTo: unknown }
  /** Nothing was published; the same may be tried again, not before `after` (ISO 8601). */
  | { outcome: "later"; after: string | null; refusal: Refusal }
  | { outcome: "sign_in_again"; refusal: Refusal }
  /** Nothing was published and nothing will be: trying the same again is useless. */
  | { outcome: "refused"; refusal: Refusal }
  /** It may or may not have been published: look before sending again. */
  | { outcome: "unknown"; refusal: Refusal };

export type FoundSent =
  | { found: "yes"; externalId: string; url: string | null; replyTo: unknown }
  | { found: "no" }
  /** Could not look now (network down): try to look later. */
  | { found: "later"; after: string | null }
  /** This network cannot tell: a person decides. */
  | { found: "cannot_tell" };

export type ActionOutcome =
  | { outcome: "done"; undo?: ActionName }
  | { outcome: "later" | "refused" | "sign_in_again" | "unknown"; refusal: Refusal };

/* ---------------------------------------------------------------- connecting */

/** One line of the test in plain words; codes are worded in the reader's language. */
export interface ConnectCheck {
  code: string;
  ok: boolean;
  params?: Record<string, string | number>;
}

export type Connected =
  | {
      ok: true;
      externalId: string;
      handle: string;
      name: string;
      avatarUrl: string | null;
      url: string | null;
      checks: ConnectCheck[];
    }
  | { ok: false; checks: ConnectCheck[] };

/* ---------------------------------------------------------------- the interface */

export interface Channel<S = unknown> {
  about: ChannelAbout;
  /** Where the settings decide: what this very connection can do otherwise than `about` says. */
  capabilities?(account: Account<S>): Partial<Pick<ChannelAbout, "audiences" | "actions" | "reconciles">>;
  /**
   * The settings form is drawn from this. Mark with `.meta({ field: … })`:
   * "text" | "handle" | "url" | "secret" | "keywords" | "switch" | "generated_secret" (made by the desk); secrets are kept encrypted and never sent to a browser.
   */
  settings: z.ZodType<S>;
  /** Signs in with these settings and says, line by line, what works and what is missing. Never throws. */
  connect(settings: S, reach: Reach): Promise<Connected>;
  /** Tells the network where to push. Called after connecting and whenever the desk's address changes. */
  subscribe?(account: Account<S>, hookUrl: string, reach: Reach): Promise<void>;
  /** Verifies a webhook over its raw bytes. Absent where nothing is pushed. */
  receive?(account: Account<S>, delivery: Delivery): Received;
  /** Asks for what is new. Throws `ChannelError` when the network does not answer as it should. */
  poll?(account: Account<S>, cursor: unknown, reach: Reach): Promise<PollResult>;
  /** Pure: one raw payload → what happened. Throws with a plain message when it cannot be read. */
  parse(account: Account<S>, payload: unknown): InboundEvent[];
  send(account: Account<S>, outbound: Outbound, reach: Reach): Promise<SendOutcome>;
  /** Looks on the network for an answer whose outcome is unknown. */
  findSent(account: Account<S>, outbound: Outbound, reach: Reach): Promise<FoundSent>;
  act?(
    account: Account<S>,
    action: ActionName,
    target: { externalId: string; replyTo: unknown },
    reach: Reach,
  ): Promise<ActionOutcome>;
  /** A person's public profile, for name, face and reach. */
  profile?(account: Account<S>, author: Author, reach: Reach): Promise<Author>;
}

/** The network could not be asked: carries what the health of the connection shows. */
export class ChannelError extends Error {
  override name = "ChannelError";
  readonly refusal: Refusal;
  /** ISO 8601: do not ask again before. */
  readonly after: string | null;
  constructor(refusal: Refusal, after: string | null = null) {
    super(`${refusal.code}${refusal.detail ? `: ${refusal.detail}` : ""}`);
    this.refusal = refusal;
    this.after = after;
  }
}

/** What one connection can do: `about`, with what its settings change of it. */
export function abilities(channel: Channel, account: Account): ChannelAbout {
  return { ...channel.about, ...channel.capabilities?.(account) };
}
