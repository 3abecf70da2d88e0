import { type Kysely, sql } from "kysely";

/** The brand's own rules for what comes in. What a rule puts on a conversation nobody has put there. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table rules (
     workspace_id uuid not null references workspaces on delete cascade,
     id uuid not null,
     place int not null,
     name text,
     conditions jsonb not null,
     effects jsonb not null,
     switched_on boolean not null,
     revision int not null default 1,
     changed_by uuid not null,
     changed_at timestamptz not null,
     primary key (workspace_id, id)
   )`,
  `comment on column rules.place is 'They are asked from the lowest to the highest.'`,
  `alter table workspaces add column rules_revision int not null default 0`,
  `comment on column workspaces.rules_revision is 'Grows with every change of a rule: intake, which reads this row anyway, compiles them anew.'`,
  `alter table conversation_labels alter column put_by drop not null`,
  `comment on column conversation_labels.put_by is 'Null: a rule of the brand''s put it.'`,
];
