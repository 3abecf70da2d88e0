import { type Kysely, sql } from "kysely";

/** What stands before a first name in Catalan, "la Marta, en Jordi": a person says theirs, an agent a customer's. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const article = `add column article text check (article in ('la', 'en'))`;

const statements = [`alter table members ${article}`, `alter table customers ${article}`];
