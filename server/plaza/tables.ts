import type { ColumnType, Generated, Kysely, Transaction } from "kysely";
import type { Show } from "./cast/director.ts";
import type { Storm } from "./cast/storm.ts";

type Instant = ColumnType<Temporal.Instant, Temporal.Instant | string, Temporal.Instant | string>;
type InstantOrNull = ColumnType<
  Temporal.Instant | null,
  Temporal.Instant | string | null | undefined,
  Temporal.Instant | string | null
>;
/** jsonb: written as text, read parsed. */
type Json<T> = ColumnType<T, string | undefined, string | null>;

export interface Limits {
  /** A minute and token. */
  requests: number;
  writes: number;
}

export const weathers = [
  "clear",
  "rate_limited",
  "down",
  "html",
  "silent",
  "slow",
  "refuse",
  "lost_answer",
] as const;

export interface Weather {
  mode: (typeof weathers)[number];
  /** 0 to 1: the part of the requests that meets it. */
  probability: number;
  /** Milliseconds, for `slow`. */
  delay: number;
  /** ISO 8601: clear from then on. */
  until: string;
}

/** An image as it is kept on its post. */
export interface PostImage {
  media: string;
  type: string;
  alt: string;
}

export interface PlazaTables {
  towns: {
    id: string;
    name: string;
    seq: Generated<bigint>;
    weather: Json<Weather | null>;
    limits: Json<Limits | null>;
    created_at: Instant;
  };
  members: {
    id: string;
    town_id: string;
    handle: string;
    name: string;
    about: Generated<string>;
    avatar: string | null;
    brand: Generated<boolean>;
    takes_private: Generated<boolean>;
    followers: Generated<number>;
    created_at: Instant;
  };
  follows: { followed_id: string; follower_id: string; created_at: Instant };
  tokens: {
    hash: Buffer;
    town_id: string;
    member_id: string | null;
    app: string | null;
    created_at: Instant;
  };
  media: {
    id: string;
    town_id: string;
    member_id: string;
    type: string;
    bytes: Buffer;
    created_at: Instant;
  };
  posts: {
    id: string;
    town_id: string;
    author_id: string;
    page_id: string | null;
    parent_id: string | null;
    root_id: string;
    text: string;
    images: Json<PostImage[]>;
    app: string | null;
    concerns: string[];
    likes: Generated<number>;
    shares: Generated<number>;
    replies: Generated<number>;
    created_at: Instant;
    edited_at: InstantOrNull;
    hidden_at: InstantOrNull;
    deleted_at: InstantOrNull;
  };
  mentions: { member_id: string; post_id: string };
  reactions: { post_id: string; member_id: string; kind: "like" | "share"; created_at: Instant };
  chats: { id: string; town_id: string; a_id: string; b_id: string; created_at: Instant };
  messages: {
    id: string;
    town_id: string;
    chat_id: string;
    author_id: string;
    text: string;
    app: string | null;
    created_at: Instant;
    edited_at: InstantOrNull;
    deleted_at: InstantOrNull;
  };
  idempotency_keys: {
    member_id: string;
    key: string;
    body_hash: Buffer;
    kind: "post" | "message";
    subject_id: string;
    created_at: Instant;
  };
  changes: {
    member_id: string;
    seq: bigint;
    town_id: string;
    kind: string;
    data: Json<unknown>;
    at: Instant;
  };
  webhooks: {
    member_id: string;
    town_id: string;
    url: string;
    secret: string;
    sent_seq: bigint;
    attempts: Generated<number>;
    next_at: Instant;
    leased_until: InstantOrNull;
    delivered_at: InstantOrNull;
    last_error: string | null;
  };
  shows: {
    town_id: string;
    brand_id: string;
    running: boolean;
    heard_seq: bigint;
    next_at: InstantOrNull;
    state: ColumnType<Show, string, string>;
    storm: ColumnType<Storm | null, string | null, string | null>;
  };
  rate_windows: { token_hash: Buffer; minute: Instant; requests: number; writes: number };
}

export type PlazaDb = Kysely<PlazaTables>;
export type PlazaTx = Transaction<PlazaTables>;
