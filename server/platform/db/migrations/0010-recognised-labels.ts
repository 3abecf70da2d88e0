import { type Kysely, sql } from "kysely";

/** Labels that Escolta recognises by itself: who put what, what a person took off again, and what was learned of it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  // No key to the message: that it was recognised stays true when the message has gone.
  `alter table conversation_labels add column recognised_in uuid`,
  `comment on column conversation_labels.recognised_in is 'The message in which Escolta recognised it; null: a person or a rule put it.'`,
  `comment on column conversation_labels.put_by is 'Null: a rule of the brand''s put it, or Escolta.'`,

  // What a person took off stays off: Escolta does not put it there again until a person does.
  `create table labels_taken (
     workspace_id uuid not null references workspaces on delete cascade,
     conversation_id uuid not null,
     label_id uuid not null,
     taken_by uuid not null,
     taken_at timestamptz not null,
     recognised_in uuid,
     primary key (workspace_id, conversation_id, label_id),
     foreign key (workspace_id, conversation_id) references conversations (workspace_id, id) on delete cascade,
     foreign key (workspace_id, label_id) references labels (workspace_id, id) on delete cascade
   )`,
  `comment on column labels_taken.recognised_in is 'As of the label that was taken: where it is set, Escolta was wrong.'`,
  `create index labels_taken_label on labels_taken (workspace_id, label_id)`,

  // One row for each label that was ever told to be recognised.
  `create table triage_recognisers (
     workspace_id uuid not null references workspaces on delete cascade,
     label_id uuid not null,
     switched_on boolean not null,
     switched_by uuid not null,
     switched_at timestamptz not null,
     version uuid not null,
     learned_at timestamptz,
     learned_from int,
     quality jsonb,
     weights bytea,
     primary key (workspace_id, label_id),
     foreign key (workspace_id, label_id) references labels (workspace_id, id) on delete cascade
   )`,
  `comment on column triage_recognisers.version is 'Another with every change: those who have it in memory read it anew.'`,
  `comment on column triage_recognisers.weights is 'Null: not learned yet, or not sure enough to be used.'`,
];
