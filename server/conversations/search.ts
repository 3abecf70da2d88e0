/** Search over everything that was ever said here, and over the people who said it. */
import { sql } from "kysely";
import type { z } from "zod";
import type { CustomerSummary } from "../../contract/index.ts";
import type { Database } from "../platform/db/connect.ts";
import { type Found, findMessages, type MessageFilter } from "./search-messages.ts";
import { type Form, prefixOf, queryOf, type Term, termsOf } from "./search-words.ts";

export interface Asked extends Omit<MessageFilter, "connectionIds"> {
  words: string;
  networks?: string[] | undefined;
  connections?: string[] | undefined;
  sort: "best" | "newest";
  limit: number;
  offset: number;
}

export interface Searched {
  terms: Term[];
  messages: Found[];
  more: boolean;
}

/** Messages with all of these words, in any of the workspace's languages, as far back as there are any. */
export async function searchMessages(
  db: Database,
  workspace: { id: string; languages: readonly string[] },
  { words, networks, connections, sort, limit, offset, ...filter }: Asked,
  now: Temporal.Instant,
): Promise<Searched> {
  const terms = termsOf(words);
  const nothing: Searched = { terms, messages: [], more: false };
  if (terms.length === 0) return nothing;
  const [forms, connectionIds] = await Promise.all([
    formsOf(db, workspace.languages, terms),
    networks?.length || connections?.length
      ? accountsOf(db, workspace.id, networks, connections)
      : Promise.resolve(undefined),
  ]);
  const find = async (query: string | null) =>
    query === null
      ? []
      : findMessages(db, {
          workspaceId: workspace.id,
          query,
          filter: { ...filter, connectionIds },
          sort,
          limit: limit + 1,
          offset,
          now,
        });
  let found = await find(queryOf(forms));
  // Looking twice costs twice: only what is not a whole word yet, or a rare form, comes here.
  const prefix = found.length === 0 && offset === 0 ? prefixOf(terms) : null;
  if (prefix) found = await find(queryOf(forms, prefix));
  return { terms, messages: found.slice(0, limit), more: found.length > limit };
}

/** Each term as each language has it, and as it is where nobody knows the language; with its accents and without. */
async function formsOf(db: Database, languages: readonly string[], terms: Term[]): Promise<Form[][]> {
  const { rows } = await sql<Form & { term: number }>`
    select t.term::int, length(to_tsvector('pg_catalog.simple', v.text)) as words,
      (select coalesce(json_agg(json_build_object('lexeme', s.lexeme, 'position', p)), '[]')
        from unnest(escolta_stems(l.language, v.text)) s, unnest(s.positions) p) as stems
    from unnest(${terms.map(({ text }) => text)}::text[]) with ordinality as t (text, term)
      cross join unnest(${[...languages, "und"]}::text[]) as l (language)
      cross join lateral (select t.text union select unaccent(t.text)) as v (text)`.execute(db);
  return terms.map((_, index) => rows.filter(({ term }) => term === index + 1));
}

async function accountsOf(
  db: Database,
  workspaceId: string,
  networks: string[] | undefined,
  connections: string[] | undefined,
): Promise<string[]> {
  let query = db.selectFrom("connections").select("id").where("workspace_id", "=", workspaceId);
  if (networks?.length) query = query.where("network", "in", networks);
  if (connections?.length) query = query.where("id", "in", connections);
  return (await query.execute()).map(({ id }) => id);
}

export type FoundPerson = z.infer<typeof CustomerSummary> & { network: string };

const PEOPLE_SHOWN = 10;
/** Of so many with that beginning, the ones who wrote last. */
const PEOPLE_WEIGHED = 300;

/** People whose name or handle has words that begin like these. */
export async function searchPeople(db: Database, workspaceId: string, words: string): Promise<FoundPerson[]> {
  const beginnings = (words.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => `'${word.toLowerCase()}':*`);
  if (beginnings.length === 0) return [];
  const { rows } = await sql<FoundPerson>`
    select c.id, c.name, h.handle, h.avatar_url as "avatarUrl", h.followers, h.network
    from (
      select * from handles
      where workspace_id = ${workspaceId} and search @@ ${beginnings.join("&")}::tsquery
      limit ${sql.lit(PEOPLE_WEIGHED)}) h
      join customers c on c.workspace_id = h.workspace_id and c.id = h.customer_id
    order by c.last_heard_at desc, c.id limit ${sql.lit(PEOPLE_SHOWN)}`.execute(db);
  return rows;
}
