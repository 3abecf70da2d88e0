import { expect, test } from "vitest";
import { keepStatements } from "./kept.ts";

function askedOften(text: string, keep = keepStatements()): string | null {
  for (let time = 0; time < 100; time++) keep(text);
  return keep(text);
}

test("what comes once is not prepared, what comes again and again is, under one name", () => {
  const keep = keepStatements();
  expect(keep("select id from messages where id = $1")).toBeNull();
  const name = askedOften("select id from messages where id = $1", keep);
  expect(name).toMatch(/^kept_\d+$/);
  expect(keep("select id from messages where id = $1")).toBe(name);
  expect(askedOften("select id from messages where id = $2", keep)).not.toBe(name);
});

test.each([
  "select * from messages",
  'select "m".* from messages m',
  "select id, m.* from messages m",
  'insert into "messages" ("id") values ($1) returning *',
  "notify facts",
  "begin",
])("never prepared: %s", (text) => {
  expect(askedOften(text)).toBeNull();
});

test.each([
  "select count(*) from messages",
  "\n    with old as (select id from messages) delete from old",
  "select round(date_part('epoch', at) * 1000) as at from messages",
])("prepared: %s", (text) => {
  expect(askedOften(text)).not.toBeNull();
});

test("it keeps no more names than it may, however many texts come", () => {
  const keep = keepStatements();
  const names = new Set<string | null>();
  for (let n = 0; n < 300; n++) names.add(askedOften(`select ${n}`, keep));
  names.delete(null);
  expect(names.size).toBe(100);
});
