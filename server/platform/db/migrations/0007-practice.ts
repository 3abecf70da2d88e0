import { type Kysely, sql } from "kysely";

/** Whose practice a practice workspace is: a brand has one at most, and the two live in one database. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `alter table workspaces
     add column practice_of uuid references workspaces on delete cascade,
     add constraint only_practice_is_of_a_brand check (kind = 'practice' or practice_of is null)`,
  `create unique index workspaces_practice_of on workspaces (practice_of)`,
];
