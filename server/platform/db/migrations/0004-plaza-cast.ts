import { type Kysely, sql } from "kysely";

/**
 * The show of a town of Plaza: invented customers who write by themselves, and the storm that may pass over it. One row
 * a town; whoever holds its lock speaks for everybody in it, so two nodes never say the same twice.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table plaza.shows (
      town_id uuid primary key references plaza.towns on delete cascade,
      brand_id uuid not null references plaza.members on delete cascade,
      running boolean not null,
      -- How far in the town's changes the cast has listened, and when somebody wants to speak next.
      heard_seq bigint not null,
      next_at timestamptz,
      state jsonb not null,
      storm jsonb
    )`.execute(db);
}
