import { type Kysely, sql } from "kysely";

/**
 * Plaza, the practice network: a schema of its own that refers to nothing of the desk. Everything belongs to a town;
 * a town that is deleted takes all of its own with it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop schema plaza cascade`.execute(db);
}

const town = "town_id uuid not null references plaza.towns on delete cascade";
const member = "uuid not null references plaza.members on delete cascade";

const statements = [
  `create schema plaza`,
  // seq numbers the town's changes. Whoever writes locks this row first, so the numbers become visible in their order.
  `create table plaza.towns (
     id uuid primary key,
     name text not null,
     seq bigint not null default 0,
     weather jsonb,
     limits jsonb,
     created_at timestamptz not null
   )`,
  `create table plaza.members (
     id uuid primary key,
     ${town},
     handle text not null check (handle = lower(handle)),
     name text not null,
     about text not null default '',
     avatar text,
     brand boolean not null default false,
     takes_private boolean not null default true,
     followers int not null default 0,
     created_at timestamptz not null,
     unique (town_id, handle)
   )`,
  `create table plaza.follows (
     followed_id ${member},
     follower_id ${member},
     created_at timestamptz not null,
     primary key (followed_id, follower_id)
   )`,
  // Only the sha256 of a token is kept; without a member it is the keeper's key.
  `create table plaza.tokens (
     hash bytea primary key,
     ${town},
     member_id uuid references plaza.members on delete cascade,
     app text,
     created_at timestamptz not null
   )`,
  `create index tokens_by_member on plaza.tokens (member_id)`,
  `create table plaza.media (
     id uuid primary key,
     ${town},
     member_id ${member},
     type text not null,
     bytes bytea not null,
     created_at timestamptz not null
   )`,
  // A comment is a post with a parent; root_id is its own id on a post that opens a thread. concerns: who hears of
  // whatever happens to it, inherited from the parent.
  `create table plaza.posts (
     id uuid primary key,
     ${town},
     author_id ${member},
     page_id uuid references plaza.members on delete cascade,
     parent_id uuid,
     root_id uuid not null,
     text text not null,
     images jsonb not null default '[]',
     app text,
     concerns uuid[] not null,
     likes int not null default 0,
     shares int not null default 0,
     replies int not null default 0,
     created_at timestamptz not null,
     edited_at timestamptz,
     hidden_at timestamptz,
     deleted_at timestamptz
   )`,
  `create index posts_of_thread on plaza.posts (root_id, created_at, id)`,
  `create index posts_of_town on plaza.posts (town_id, created_at desc, id desc) where parent_id is null`,
  `create index posts_of_author on plaza.posts (author_id, created_at desc, id desc)`,
  `create table plaza.mentions (
     member_id ${member},
     post_id uuid not null references plaza.posts on delete cascade,
     primary key (member_id, post_id)
   )`,
  `create table plaza.reactions (
     post_id uuid not null references plaza.posts on delete cascade,
     member_id ${member},
     kind text not null check (kind in ('like', 'share')),
     created_at timestamptz not null,
     primary key (post_id, member_id, kind)
   )`,
  `create table plaza.chats (
     id uuid primary key,
     ${town},
     a_id ${member},
     b_id ${member},
     created_at timestamptz not null,
     unique (a_id, b_id),
     check (a_id < b_id)
   )`,
  `create index chats_of_b on plaza.chats (b_id)`,
  `create table plaza.messages (
     id uuid primary key,
     ${town},
     chat_id uuid not null references plaza.chats on delete cascade,
     author_id ${member},
     text text not null,
     app text,
     created_at timestamptz not null,
     edited_at timestamptz,
     deleted_at timestamptz
   )`,
  `create index messages_of_chat on plaza.messages (chat_id, created_at desc, id desc)`,
  // Kept as long as what was written with them: a lost answer may be looked for days later.
  `create table plaza.idempotency_keys (
     member_id ${member},
     key text not null,
     body_hash bytea not null,
     kind text not null check (kind in ('post', 'message')),
     subject_id uuid not null,
     created_at timestamptz not null,
     primary key (member_id, key)
   )`,
  `create table plaza.changes (
     member_id ${member},
     seq bigint not null,
     ${town},
     kind text not null,
     data jsonb not null,
     at timestamptz not null,
     primary key (member_id, seq)
   )`,
  `create table plaza.webhooks (
     member_id uuid primary key references plaza.members on delete cascade,
     ${town},
     url text not null,
     secret text not null,
     sent_seq bigint not null,
     attempts int not null default 0,
     next_at timestamptz not null,
     leased_until timestamptz,
     delivered_at timestamptz,
     last_error text
   )`,
  // One row a token, the current minute only; nothing is lost when a crash empties it.
  `create unlogged table plaza.rate_windows (
     token_hash bytea primary key,
     minute timestamptz not null,
     requests int not null,
     writes int not null
   )`,
];
