import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createDatabase } from "../../test/database.ts";
import { anyOf } from "./bulk.ts";
import { type OpenDatabase, openDatabase } from "./connect.ts";

let opened: OpenDatabase;
beforeAll(async () => {
  opened = openDatabase(await createDatabase(), { connections: 1 });
  await sql`create table parcels (id text primary key, place text)`.execute(opened.db);
  await sql`insert into parcels values ('a', 'Encamp'), ('b', 'Ordino'), ('c', 'Canillo')`.execute(opened.db);
});
afterAll(() => opened.close());

async function placesOf(...ids: string[]): Promise<string[]> {
  const { rows } = await sql<{ place: string }>`
    select place from parcels where id = ${anyOf(ids, "text")} order by place`.execute(opened.db);
  return rows.map(({ place }) => place);
}

async function preparedAs(): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from pg_prepared_statements where statement like '%from parcels where%'`.execute(opened.db);
  return rows.map(({ name }) => name);
}

test("what is asked often is prepared and answers the same, for one value and for many", async () => {
  expect(await placesOf("a", "c")).toEqual(["Canillo", "Encamp"]);
  expect(await preparedAs()).toEqual([]);
  for (let time = 0; time < 40; time++) expect(await placesOf("b")).toEqual(["Ordino"]);
  expect(await preparedAs()).toHaveLength(1);
  expect(await placesOf("a", "b", "c")).toEqual(["Canillo", "Encamp", "Ordino"]);
  expect(await placesOf()).toEqual([]);
});

test("a migration that adds a column does not trouble what was prepared before it", async () => {
  await sql`alter table parcels add column weight int`.execute(opened.db);
  expect(await placesOf("a")).toEqual(["Encamp"]);
});

test("a connection that was lost is made anew, and what was prepared in it too", async () => {
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(opened.db);
  await opened.pool.query("select pg_terminate_backend($1)", [rows[0]!.pid]);
  await expect.poll(() => placesOf("a").catch(() => "lost")).toEqual(["Encamp"]);
  expect(await preparedAs()).toHaveLength(1);
});
