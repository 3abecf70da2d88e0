import { type Kysely, sql } from "kysely";

/** The brand's own words on conversations, and what each person has set for themselves. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table labels (
     workspace_id uuid not null references workspaces on delete cascade,
     id uuid not null,
     name text not null,
     created_by uuid not null,
     created_at timestamptz not null,
     primary key (workspace_id, id)
   )`,
  `create unique index labels_name on labels (workspace_id, lower(name))`,
  `create table conversation_labels (
     workspace_id uuid not null references workspaces on delete cascade,
     conversation_id uuid not null,
     label_id uuid not null,
     put_by uuid not null,
     put_at timestamptz not null,
     primary key (workspace_id, conversation_id, label_id),
     foreign key (workspace_id, conversation_id) references conversations (workspace_id, id) on delete cascade,
     foreign key (workspace_id, label_id) references labels (workspace_id, id) on delete cascade
   )`,
  `create index conversation_labels_label on conversation_labels (workspace_id, label_id, conversation_id)`,

  `create table own_settings (
     workspace_id uuid not null references workspaces on delete cascade,
     person_id uuid not null,
     opening_view uuid,
     scheme text check (scheme in ('light', 'dark', 'system')),
     language text,
     primary key (workspace_id, person_id),
     foreign key (workspace_id, opening_view) references views (workspace_id, id) on delete set null (opening_view)
   )`,
];
