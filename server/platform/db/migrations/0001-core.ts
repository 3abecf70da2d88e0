import { type Kysely, sql } from "kysely";

/**
 * The desk's own tables. `workspace_id` comes first in every key, so that a workspace can move to another server;
 * ids are UUIDv7 made in Node. SQL is kept to what PostgreSQL 15 knows.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create extension if not exists unaccent`,

  /* ------------------------------------------------------------ full text */

  `create function escolta_config(language text) returns regconfig
   immutable parallel safe language sql return case language
     when 'ca' then 'pg_catalog.catalan'::regconfig when 'es' then 'pg_catalog.spanish'::regconfig
     when 'it' then 'pg_catalog.italian'::regconfig when 'pt' then 'pg_catalog.portuguese'::regconfig
     when 'fr' then 'pg_catalog.french'::regconfig when 'en' then 'pg_catalog.english'::regconfig
     else 'pg_catalog.simple'::regconfig end`,
  // PostgreSQL has no Catalan stop words, so they are taken out here.
  `create function escolta_stems(language text, body text) returns tsvector
   immutable parallel safe language plpgsql as $$
   begin
     if language <> 'ca' then return to_tsvector(public.escolta_config(language), body); end if;
     return ts_delete(to_tsvector('pg_catalog.catalan', body), array['el','la','els','les','l','un','una','uns','unes',
       'de','d','del','dels','i','o','a','al','als','en','amb','per','que','no','es','s','se','em','m','et','t','ens','us',
       'hi','ho','li','ha','he','si','ja','jo','tu','però','pero','més','mes','molt','com','quan','on','és','són','son',
       'ser','meu','meva','això','aixo','aquest','aquesta']);
   end $$`,
  // Both the word and its unaccented form are indexed: unaccenting before the stemmer breaks the stems. A gap keeps
  // the end of the one and the beginning of the other from standing side by side.
  `create function escolta_vector(language text, body text) returns tsvector
   immutable parallel safe language plpgsql as $$
   declare
     head text := left(body, 20000);
     plain text := public.unaccent('public.unaccent'::regdictionary, head);
     words tsvector := public.escolta_stems(language, head);
   begin
     if plain = head then return words; end if;
     return ts_delete(words || $gap$' ':100$gap$::tsvector || public.escolta_stems(language, plain), ' '::text);
   end $$`,
  // With its words, when it was written, in blocks of 2 to 512 days, for a search that walks back in time. The marks
  // begin with a space, which no word does, and with the workspace, so that one is not searched through another.
  `create function escolta_search(workspace_id uuid, at timestamptz, language text, body text) returns tsvector
   immutable parallel safe language plpgsql as $$
   declare
     place text := ' ' || right(workspace_id::text, 8);
     day int := floor(least(greatest(date_part('epoch', at) / 86400, 0), 1000000));
   begin
     return public.escolta_vector(language, body)
       || array_to_tsvector(array[place || 'a' || day / 2, place || 'b' || day / 8, place || 'c' || day / 32,
         place || 'd' || day / 128, place || 'e' || day / 512]);
   end $$`,

  /* ------------------------------------------------------------ identity */

  `create table workspaces (
     workspace_id uuid primary key,
     name text not null,
     kind text not null default 'brand' check (kind in ('brand', 'practice')),
     languages text[] not null,
     country text not null,
     region text,
     time_zone text not null,
     schedule_version int not null default 1,
     deadline_rules jsonb not null default '[]',
     signature text not null default 'initials' check (signature in ('none', 'initials', 'name')),
     created_at timestamptz not null
   )`,
  `create table schedules (
     workspace_id uuid not null references workspaces on delete cascade,
     version int not null,
     schedule jsonb not null,
     created_at timestamptz not null,
     created_by uuid,
     primary key (workspace_id, version)
   )`,
  `create table members (
     workspace_id uuid not null references workspaces on delete cascade,
     person_id uuid not null,
     role text not null check (role in ('owner', 'supervisor', 'agent', 'trainee', 'viewer')),
     name text not null,
     initials text not null,
     languages text[] not null default '{}',
     joined_at timestamptz not null,
     left_at timestamptz,
     primary key (workspace_id, person_id)
   )`,
  `create index members_person on members (person_id)`,
  `create table invitations (
     workspace_id uuid not null references workspaces on delete cascade,
     id uuid not null,
     token_hash bytea not null,
     role text not null check (role in ('supervisor', 'agent', 'trainee', 'viewer')),
     email text,
     invited_by uuid not null,
     created_at timestamptz not null,
     expires_at timestamptz not null,
     accepted_at timestamptz,
     accepted_by uuid,
     revoked_at timestamptz,
     primary key (workspace_id, id)
   )`,
  `create unique index invitations_token on invitations (token_hash, workspace_id)`,

  /* ------------------------------------------------------------ connections: the brand's accounts on networks */

  `create table connections (
     workspace_id uuid not null references workspaces on delete cascade,
     id uuid not null,
     network text not null,
     external_id text not null,
     handle text not null,
     name text not null,
     avatar_url text,
     url text,
     settings jsonb not null,
     secrets bytea not null,
     session bytea,
     state text not null default 'connected' check (state in ('connected', 'paused', 'needs_sign_in')),
     cursor jsonb,
     last_polled_at timestamptz,
     last_heard_at timestamptz,
     lag_seconds int,
     failing_since timestamptz,
     failure jsonb,
     retry_at timestamptz,
     quota jsonb,
     created_at timestamptz not null,
     created_by uuid,
     removed_at timestamptz,
     primary key (workspace_id, id)
   )`,
  `create unique index connections_account on connections (workspace_id, network, external_id) where removed_at is null`,

  /* ------------------------------------------------------------ intake: the inbound log */

  `create table inbound_events (
     workspace_id uuid not null references workspaces on delete cascade,
     id uuid not null,
     connection_id uuid not null,
     source text not null check (source in ('webhook', 'poll', 'import')),
     body bytea not null,
     received_at timestamptz not null,
     set_aside_at timestamptz,
     error text,
     tries int not null default 0,
     primary key (workspace_id, id)
   )`,
  `comment on table inbound_events is 'Raw payloads, kept before they are acknowledged. A row leaves when what it says is written; what cannot be read stays, set aside.'`,
  `create index inbound_events_waiting on inbound_events (workspace_id, connection_id, id) where set_aside_at is null`,
  `create table changes_ahead (
     workspace_id uuid not null references workspaces on delete cascade,
     connection_id uuid not null,
     external_id text not null,
     kind text not null check (kind in ('edited', 'deleted', 'moderated', 'answered')),
     data jsonb not null,
     heard_at timestamptz not null,
     primary key (workspace_id, connection_id, external_id, kind)
   )`,
  `comment on table changes_ahead is 'Edits, deletions and answers of ours that came before the message they are about.'`,

  /* ------------------------------------------------------------ customers */

  `create table customers (
     workspace_id uuid not null references workspaces on delete cascade,
     id uuid not null,
     name text not null,
     language text,
     note text not null default '',
     first_heard_at timestamptz not null,
     last_heard_at timestamptz not null,
     primary key (workspace_id, id)
   )`,
  `create table handles (
     workspace_id uuid not null references workspaces on delete cascade,
     id uuid not null,
     network text not null,
     external_id text not null,
     customer_id uuid not null,
     handle text,
     name text,
     avatar_url text,
     profile_url text,
     followers int,
     search tsvector generated always as (escolta_vector('simple', coalesce(name, '') || ' ' || coalesce(handle, ''))) stored,
     primary key (workspace_id, id)
   )`,
  `create unique index handles_identity on handles (workspace_id, network, external_id)`,
  `create index handles_customer on handles (workspace_id, customer_id)`,
  `create index handles_search on handles using gin (search)`,

  /* ------------------------------------------------------------ conversations */

  `create table conversations (
     workspace_id uuid not null references workspaces on delete cascade,
     id uuid not null,
     connection_id uuid not null,
     customer_id uuid not null,
     audience text not null check (audience in ('public', 'private')),
     subject jsonb,
     revision int not null default 1,
     created_at timestamptz not null,
     last_message_at timestamptz not null,
     last_inbound_at timestamptz,
     primary key (workspace_id, id)
   )`,
  `comment on column conversations.revision is 'Grows with every change of what customer and brand said: an answer says which revision its writer saw.'`,
  `create index conversations_customer on conversations (workspace_id, customer_id, last_message_at)`,
  `create table threads (
     workspace_id uuid not null references workspaces on delete cascade,
     connection_id uuid not null,
     external_key text not null,
     conversation_id uuid not null,
     audience text not null check (audience in ('public', 'private')),
     primary key (workspace_id, connection_id, external_key)
   )`,
  `comment on table threads is 'Which conversation a thread of the network belongs to. Several may belong to one: impatient repeats, and the private chat that a public answer moved to.'`,
  `create index threads_conversation on threads (workspace_id, conversation_id)`,
  `create table messages (
     workspace_id uuid not null references workspaces on delete cascade,
     id uuid not null,
     conversation_id uuid not null,
     connection_id uuid not null,
     external_id text,
     parent_external_id text,
     thread_id text,
     direction text not null check (direction in ('inbound', 'outbound', 'note')),
     audience text not null check (audience in ('public', 'private', 'team')),
     origin text not null check (origin in ('network', 'desk', 'outside', 'import')),
     customer_id uuid,
     person_id uuid,
     reply_id uuid,
     reply_part int,
     text text not null,
     language text not null default 'und',
     attachments jsonb,
     url text,
     reply_to jsonb,
     sorted jsonb,
     moderation text,
     likes int,
     shares int,
     published_at timestamptz not null,
     arrived_at timestamptz not null,
     edited_at timestamptz,
     earlier_texts jsonb,
     deleted_at timestamptz,
     revision int not null,
     search tsvector generated always as (case when direction = 'note' then null
       else escolta_search(workspace_id, least(published_at, arrived_at), language, text) end) stored,
     primary key (workspace_id, id),
     check ((direction = 'note') = (audience = 'team')),
     check (direction <> 'note' or (external_id is null and reply_id is null))
   )`,
  `create unique index messages_identity on messages (workspace_id, connection_id, external_id) where external_id is not null`,
  `create index messages_conversation on messages (workspace_id, conversation_id, published_at)`,
  `create index messages_search on messages using gin (search) with (fastupdate = off)`,

  /* ------------------------------------------------------------ the queue */

  `create table work_items (
     workspace_id uuid not null references workspaces on delete cascade,
     id uuid not null,
     conversation_id uuid not null,
     connection_id uuid not null,
     customer_id uuid not null,
     network text not null,
     audience text not null check (audience in ('public', 'private')),
     state text not null check (state in ('new', 'open', 'waiting_customer', 'waiting_department', 'snoozed', 'done', 'set_aside')),
     reason text,
     reason_note text,
     assignee_id uuid,
     language text not null,
     kind text not null,
     topic text not null,
     mood text not null,
     urgency smallint not null,
     reach int,
     corrected jsonb,
     sorted jsonb not null,
     preview text not null,
     unanswered int not null,
     oldest_unanswered_at timestamptz,
     oldest_unanswered_arrived_at timestamptz,
     first_published_at timestamptz not null,
     first_arrived_at timestamptz not null,
     first_answered_at timestamptz,
     answered_at timestamptz,
     answer_message_id uuid,
     schedule_version int not null,
     first_due_at timestamptz,
     next_due_at timestamptz,
     resolution_due_at timestamptz,
     due_at timestamptz,
     warn_at timestamptz,
     warned_at timestamptz,
     late_at timestamptz,
     points real not null,
     parts jsonb not null,
     pin smallint not null default 0,
     pressing_at timestamptz not null,
     snoozed_until timestamptz,
     opened_at timestamptz not null,
     closed_at timestamptz,
     closed_by uuid,
     last_message_at timestamptz not null,
     revision int not null default 1,
     primary key (workspace_id, id),
     constraint nothing_leaves_without_an_answer_or_a_reason check (
       case state
         when 'done' then (answer_message_id is not null and unanswered = 0) or reason is not null
         when 'set_aside' then reason is not null
         when 'waiting_customer' then answer_message_id is not null and unanswered = 0
         else true
       end),
     constraint snoozed_until_some_time check ((state = 'snoozed') = (snoozed_until is not null)),
     foreign key (workspace_id, answer_message_id) references messages (workspace_id, id)
   )`,
  `create unique index work_items_current on work_items (workspace_id, conversation_id) where state not in ('done', 'set_aside')`,
  `create index work_items_conversation on work_items (workspace_id, conversation_id, opened_at)`,
  `create index work_items_customer on work_items (workspace_id, customer_id)`,
  // What people narrow the queue by stands behind its order, so that a rare thing is looked for in the index alone.
  ...["pressing", "due"].map(
    (
      order,
    ) => `create index work_items_${order} on work_items (workspace_id, ${order}_at, id, network, language, kind,
      topic, mood, urgency, audience, assignee_id, reach, connection_id) where state in ('new', 'open')`,
  ),
  `create index work_items_newest on work_items (workspace_id, last_message_at desc, id desc)`,
  `create index work_items_assignee on work_items (workspace_id, assignee_id, pressing_at) where state not in ('done', 'set_aside')`,
  `create index work_items_answered on work_items (workspace_id, answered_at) where answered_at is not null`,
  `create index work_items_warn on work_items (warn_at) where warned_at is null and state in ('new', 'open')`,
  `create index work_items_late on work_items (due_at) where late_at is null and state in ('new', 'open')`,
  `create index work_items_wake on work_items (snoozed_until) where state = 'snoozed'`,
  // A work item never disappears either, except with its whole workspace.
  `create function work_items_stay() returns trigger language plpgsql as $$
   begin
     if exists (select 1 from workspaces where workspace_id = old.workspace_id) then
       raise exception 'a work item leaves the queue with an answer or a reason, it is never deleted';
     end if;
     return old;
   end $$`,
  `create trigger work_items_stay before delete on work_items for each row execute function work_items_stay()`,
  `create table reads (
     workspace_id uuid not null references workspaces on delete cascade,
     conversation_id uuid not null,
     person_id uuid not null,
     revision int not null,
     primary key (workspace_id, conversation_id, person_id)
   )`,
  `create table views (
     workspace_id uuid not null references workspaces on delete cascade,
     id uuid not null,
     person_id uuid,
     name text not null,
     filter jsonb not null,
     sort text not null,
     created_by uuid not null,
     created_at timestamptz not null,
     primary key (workspace_id, id)
   )`,
  `comment on column views.person_id is 'Null: shared with the whole workspace.'`,

  /* ------------------------------------------------------------ replies: drafts and the outbox */

  `create table drafts (
     workspace_id uuid not null references workspaces on delete cascade,
     conversation_id uuid not null,
     person_id uuid not null,
     mode text not null check (mode in ('public', 'private', 'note')),
     text text not null,
     files jsonb not null default '[]',
     updated_at timestamptz not null,
     primary key (workspace_id, conversation_id, person_id, mode)
   )`,
  `create table files (
     workspace_id uuid not null references workspaces on delete cascade,
     id uuid not null,
     media_type text not null,
     width int not null,
     height int not null,
     bytes bytea not null,
     uploaded_by uuid not null,
     uploaded_at timestamptz not null,
     primary key (workspace_id, id)
   )`,
  `create table replies (
     workspace_id uuid not null references workspaces on delete cascade,
     id uuid not null,
     conversation_id uuid not null,
     work_item_id uuid not null,
     connection_id uuid not null,
     answers_message_id uuid not null,
     audience text not null check (audience in ('public', 'private')),
     author_id uuid not null,
     files jsonb not null default '[]',
     seen_revision int not null,
     created_at timestamptz not null,
     primary key (workspace_id, id)
   )`,
  `create table reply_parts (
     workspace_id uuid not null references workspaces on delete cascade,
     reply_id uuid not null,
     part int not null,
     message_id uuid not null,
     text text not null,
     state text not null check (state in ('queued', 'sending', 'sent', 'refused', 'unknown', 'withdrawn')),
     tries int not null default 0,
     first_tried_at timestamptz,
     lease_until timestamptz,
     next_try_at timestamptz,
     external_id text,
     reply_to jsonb,
     refusal jsonb,
     settled_by uuid,
     changed_at timestamptz not null,
     primary key (workspace_id, reply_id, part),
     constraint sent_has_a_name check (state <> 'sent' or external_id is not null or settled_by is not null)
   )`,
  `comment on table reply_parts is 'The outbox: one row for each post that goes out. Lookups after a crash start here.'`,
  `create index reply_parts_unsettled on reply_parts (next_try_at) where state in ('queued', 'sending')`,
  `create index reply_parts_message on reply_parts (workspace_id, message_id)`,

  /* ------------------------------------------------------------ platform: facts, nodes */

  `create table facts (
     workspace_id uuid not null references workspaces on delete cascade,
     id bigint generated always as identity,
     xid xid8 not null default pg_current_xact_id(),
     at timestamptz not null,
     kind text not null,
     subject_id uuid not null,
     actor_id uuid,
     data jsonb not null default '{}',
     primary key (workspace_id, id)
   )`,
  `comment on column facts.xid is 'The writer''s transaction. A sequence is not commit order: readers go by (xid, id), below the oldest running transaction.'`,
  `comment on column facts.actor_id is 'Who did it; null: the desk itself, or the customer.'`,
  `create index facts_live on facts (xid, id)`,
  `create index facts_subject on facts (workspace_id, subject_id, id)`,
  `create table kept_secrets (
     name text primary key,
     sealed bytea not null
   )`,
  `comment on table kept_secrets is 'Secrets of the desk itself, made once and sealed with the operator''s key: they outlive a change of that key.'`,
  `create table nodes (
     id uuid primary key,
     role text not null,
     workers text[] not null default '{}',
     started_at timestamptz not null,
     seen_at timestamptz not null
   )`,
];
