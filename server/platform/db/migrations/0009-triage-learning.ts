import { type Kysely, sql } from "kysely";

/** What people corrected, what was learned of it and when, and which of it holds. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  // The words stay with the message alone: who deletes it there takes it back from here too.
  `create table triage_examples (
     workspace_id uuid not null references workspaces on delete cascade,
     message_id uuid not null,
     language text not null,
     answers jsonb not null,
     corrected_by uuid not null,
     corrected_at timestamptz not null,
     primary key (workspace_id, message_id),
     foreign key (workspace_id, message_id) references messages (workspace_id, id) on delete cascade
   )`,
  `create index triage_examples_at on triage_examples (workspace_id, corrected_at)`,

  `create table triage_trainings (
     workspace_id uuid not null references workspaces on delete cascade,
     id uuid not null,
     at timestamptz not null,
     asked_by uuid,
     corrections int not null,
     adopted boolean not null,
     why text not null,
     heads jsonb not null,
     confused jsonb not null,
     weights bytea,
     primary key (workspace_id, id)
   )`,
  `create index triage_trainings_at on triage_trainings (workspace_id, at)`,

  // One row a workspace that ever left what ships; without a training it has gone back to that.
  `create table triage_current (
     workspace_id uuid primary key references workspaces on delete cascade,
     training_id uuid,
     set_by uuid,
     set_at timestamptz not null,
     foreign key (workspace_id, training_id) references triage_trainings (workspace_id, id) on delete cascade
   )`,
];
