/** A network takes back the desk's token: the connection says so, rests, and catches up when somebody signs in again. */
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { startTestApp, type TestApp } from "./test/app.ts";
import { call } from "./test/client.ts";
import { testDatabase } from "./test/database.ts";
import { createMember, createWorkspace, type TestMember } from "./test/people.ts";
import { connectTown } from "./test/town.ts";

const database = testDatabase();
let desk: TestApp;
let owner: TestMember;
let keeperKey: string;

beforeAll(async () => {
  desk = await startTestApp(database);
  const workspaceId = await createWorkspace(database.db, { name: "Casa Rovira" });
  owner = await createMember(desk.app.identity, database.db, workspaceId, "owner", { initials: "OW" });
  await connectTown(desk, owner, workspaceId);
  keeperKey = String((await call(desk.base, owner, "GET", "/practice/key")).body.key);
  await keeper("POST /members", { handle: "joana", name: "Joana Vidal", followers: 214 });
}, 60_000);

afterAll(() => desk.stop());

async function keeper(line: string, body?: object, as?: string): Promise<Record<string, string>> {
  const [method, path] = line.split(" ") as [string, string];
  const answer = await fetch(`${desk.base}/plaza/api${path}`, {
    method,
    headers: { authorization: `Bearer ${keeperKey}`, ...(as ? { "plaza-as": as } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  if (!answer.ok) throw new Error(`${line}: ${answer.status} ${await answer.text()}`);
  return answer.status === 204 ? {} : ((await answer.json()) as Record<string, string>);
}

interface Shown {
  id: string;
  state: string;
  health: { advice: { code: string }[] };
}

async function connection(): Promise<Shown> {
  const said = await call(desk.base, owner, "GET", "/connections");
  const [first] = said.body as unknown as Shown[];
  if (!first) throw new Error(said.text);
  return first;
}

async function isHeard(text: string, times = 1): Promise<void> {
  const found = () => sql`select 1 from messages where text = ${text}`.execute(database.db);
  await vi.waitUntil(async () => (await found()).rows.length >= times, { timeout: 15_000, interval: 100 });
  expect((await found()).rows).toHaveLength(times);
}

/** As if its time had come. */
async function pollNow(): Promise<void> {
  await sql`update graphile_worker._private_jobs set run_at = now() where key like 'poll:%'`.execute(
    database.db,
  );
}

const pollJobs = async () =>
  (await sql`select 1 from graphile_worker.jobs where key like 'poll:%'`.execute(database.db)).rows.length;

test("a revoked token", async () => {
  await keeper("POST /posts", { text: "before @casarovira" }, "@joana");
  await isHeard("before @casarovira");
  expect(await pollJobs()).toBe(1);

  await keeper("DELETE /members/@casarovira/tokens");
  // Nothing is pushed meanwhile, so that what comes can only be caught up with.
  await sql`delete from plaza.webhooks`.execute(database.db);
  await keeper("POST /posts", { text: "meanwhile @casarovira" }, "@joana");
  await pollNow();
  await vi.waitUntil(async () => (await connection()).state === "needs_sign_in", { timeout: 15_000 });
  const resting = await connection();
  expect(resting.health.advice[0]).toEqual({ code: "sign_in_again" });
  await vi.waitUntil(async () => (await pollJobs()) === 0, { timeout: 10_000 });
  const facts = await sql`select 1 from facts where kind = 'connection.revoked'`.execute(database.db);
  expect(facts.rows).toHaveLength(1);
  expect((await sql`select 1 from messages where text like 'meanwhile%'`.execute(database.db)).rows).toEqual(
    [],
  );

  const wrong = await call(desk.base, owner, "PATCH", `/connections/${resting.id}`, {
    settings: { token: "guessed" },
  });
  expect(wrong.body).toMatchObject({ ok: false });
  expect((await connection()).state).toBe("needs_sign_in");

  const { token } = await keeper("POST /members/@casarovira/tokens", { app: "desk" });
  const again = await call(desk.base, owner, "PATCH", `/connections/${resting.id}`, { settings: { token } });
  expect(again.body).toMatchObject({ ok: true, connection: { state: "connected" } });
  await isHeard("meanwhile @casarovira");
  expect((await connection()).health.advice).toEqual([]);
  await vi.waitUntil(async () => (await pollJobs()) === 1, { timeout: 10_000 });
  await keeper("POST /posts", { text: "afterwards @casarovira" }, "@joana");
  await isHeard("afterwards @casarovira");
}, 90_000);
