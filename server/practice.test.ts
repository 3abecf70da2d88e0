/** A brand's practice: a workspace of its own, in no figure of the brand's, and gone without a trace. */
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Way } from "../contract/practice.ts";
import { createConnections, createRegistry } from "./channels/index.ts";
import { poll } from "./intake/polls.ts";
import { startTestApp, type TestApp } from "./test/app.ts";
import { call } from "./test/client.ts";
import { testDatabase } from "./test/database.ts";
import { createMember, createWorkspace, type TestMember } from "./test/people.ts";

const database = testDatabase();
let desk: TestApp;
let brandId: string;
let boss: TestMember;
let trainee: TestMember;

beforeAll(async () => {
  desk = await startTestApp(database);
  brandId = await createWorkspace(database.db, { name: "Casa Rovira", languages: ["fr"] });
  boss = await createMember(desk.app.identity, database.db, brandId, "owner", { name: "Eva Guardia" });
  trainee = await createMember(desk.app.identity, database.db, brandId, "trainee", { name: "Pol Ferrer" });
}, 60_000);

afterAll(() => desk.stop());

describe("a practice", () => {
  test("is one a brand, however often it is opened, with the brand's people and a clock that always runs", async () => {
    const both = await Promise.all([ask(boss, "POST", "/practice"), ask(boss, "POST", "/practice")]);
    const [practiceId] = both.map(({ body }) => body.practiceId);
    expect(both.map(({ body }) => body.practiceId)).toEqual([practiceId, practiceId]);
    expect(await ask(boss, "GET", "/practice")).toMatchObject({
      body: { brandId, practiceId, connected: false },
    });
    const me = await ask(there(trainee, practiceId), "GET", "/me");
    expect(me.body.workspace).toMatchObject({ name: "Casa Rovira", kind: "practice", role: "trainee" });
    expect(me.body.workspace).toHaveProperty("languages", ["fr", "ca", "es", "it", "pt", "en"]);
    expect(me.body.may).toContain("answer");
    const { rows } = await sql<{ schedule: { week: object; holidays: object } }>`
      select schedule from schedules where workspace_id = ${String(practiceId)}`.execute(database.db);
    expect(rows[0]?.schedule.week).toMatchObject({ 7: [{ from: "00:00", to: "24:00" }] });
    expect(rows[0]?.schedule.holidays).toMatchObject({ country: null });
    // Without a header one is where one's brand is.
    const first = await ask(there(boss, null), "GET", "/me");
    expect(first.body.workspace).toMatchObject({ id: brandId, kind: "brand" });
    expect(await towns()).toBe(1);
  });

  test("is for those who manage connections to open and to remove", async () => {
    expect((await ask(trainee, "POST", "/practice")).status).toBe(403);
    expect((await ask(trainee, "DELETE", "/practice")).status).toBe(403);
  });

  test("has whoever joins the brand, and loses whoever leaves it", async () => {
    const practiceId = await opened();
    const made = await ask(boss, "POST", "/people/invitations", { role: "agent", email: null });
    const token = String(made.body.link).split("/").at(-1);
    const nobody = { headers: new Headers() };
    const account = { name: "Laia Puig", email: "laia@example.com", password: "correct horse battery" };
    expect((await ask(nobody, "POST", `/invitations/${token}/accept`, { account })).status).toBe(200);
    const team = async () => {
      const people = await ask(there(boss, practiceId), "GET", "/people");
      return people.body.members as { id: string; name: string; role: string }[];
    };
    const laia = (await team()).find(({ name }) => name === "Laia Puig");
    expect(laia).toMatchObject({ role: "agent" });
    await ask(boss, "PATCH", `/people/${laia?.id}`, { role: "supervisor" });
    expect((await team()).find(({ name }) => name === "Laia Puig")).toMatchObject({ role: "supervisor" });
    await ask(boss, "DELETE", `/people/${laia?.id}`);
    expect((await team()).map(({ name }) => name)).toEqual(["Eva Guardia", "Pol Ferrer"]);
    const { rows } = await sql`select 1 from auth.session where "userId" = ${laia?.id}`.execute(database.db);
    expect(rows).toEqual([]);
  });

  test("shows the way of what is written there, and the brand hears nothing of it", async () => {
    const practiceId = await opened();
    const practising = there(trainee, practiceId);
    const said = await write(practising, "joanapujol", "Bona tarda, a quina hora obriu demà?");
    const before = await ask(practising, "GET", "/practice/way?externalId=nothing-like-it");
    expect(before.body).toEqual({ way: null });
    const waiting = await wayOf(practising, said, ({ placed }) => placed !== null);
    expect(waiting).toMatchObject({
      sorted: { kind: "question", topic: "hours_location", language: "ca" },
      placed: { place: expect.any(Number), minutes: 60, audience: "public", reactions: 0 },
      answered: null,
      state: "new",
    });
    expect(waiting.heard.seconds).toBeLessThan(10);
    expect(waiting.sorted?.words).toContain("obriu");

    const page = await ask(practising, "GET", `/conversations/${waiting.conversationId}`);
    const reply = { replyId: crypto.randomUUID(), audience: "public", text: "Demà obrim a les deu." };
    const path = `/conversations/${waiting.conversationId}/replies`;
    const answered = await ask(practising, "POST", path, { ...reply, seenRevision: page.body.revision });
    expect(answered.status).toBe(200);
    const told = await wayOf(practising, said, (way) => way.answered?.sent === true);
    expect(told).toMatchObject({
      answered: { by: { name: "Pol Ferrer" }, audience: "public" },
      placed: { place: null, minutes: 60 },
      state: "waiting_customer",
    });
    expect((await ask(boss, "GET", "/queue/counts")).body).toMatchObject({
      all: 0,
      today: { answered: 0, medianFirstAnswerMinutes: null },
    });
    expect((await ask(boss, "GET", `/practice/way?externalId=${said}`)).status).toBe(404);
  });

  test("leaves nothing behind when it is removed, and what comes late does nothing", async () => {
    const practiceId = await opened();
    const practising = there(boss, practiceId);
    const { rows: jobs } = await sql<{ payload: { workspaceId: string; connectionId: string } }>`
      select payload from graphile_worker._private_jobs where key like 'poll:%'`.execute(database.db);
    const late = jobs.find(({ payload }) => payload.workspaceId === practiceId)?.payload;
    const brandBefore = await rowsOf(brandId);
    expect(Object.keys(await rowsOf(practiceId)).length).toBeGreaterThan(8);
    expect((await ask(practising, "DELETE", "/practice")).body).toEqual({ brandId });
    expect(await rowsOf(practiceId)).toEqual({});
    expect(await towns()).toBe(0);
    // The brand gained the fact that it was removed, and that is all.
    expect(await rowsOf(brandId)).toEqual({ ...brandBefore, facts: (brandBefore.facts ?? 0) + 1 });
    expect((await ask(practising, "GET", "/me")).status).toBe(404);
    expect((await ask(boss, "DELETE", "/practice")).status).toBe(404);
    expect((await ask(boss, "GET", "/me")).body.workspaces).toHaveLength(1);

    const hook = await fetch(`${desk.base}/hooks/${practiceId}/${late?.connectionId}`, {
      method: "POST",
      body: "{}",
    });
    expect(hook.status).toBe(404);
    const connections = createConnections(desk.platform, createRegistry());
    const stopping = new AbortController().signal;
    if (late) await poll({ platform: desk.platform, connections, nudge: () => {}, stopping }, late);
    expect(await rowsOf(practiceId)).toEqual({});
    expect((await ask(boss, "POST", "/practice")).body.practiceId).not.toBe(practiceId);
  });

  test("every table of the desk goes with its workspace", async () => {
    const { rows } = await sql<{ name: string }>`
      select c.table_name as name from information_schema.columns c
      join information_schema.tables t using (table_schema, table_name)
      where c.table_schema = 'public' and c.column_name = 'workspace_id' and t.table_type = 'BASE TABLE'
        and c.table_name <> 'workspaces'
        and not exists (
          select 1 from pg_constraint k
          where k.conrelid = ('public.' || quote_ident(c.table_name))::regclass and k.contype = 'f'
            and k.confrelid = 'public.workspaces'::regclass and k.confdeltype = 'c'
            and k.conkey = array[(select attnum from pg_attribute where attrelid = k.conrelid and attname = 'workspace_id')])`.execute(
      database.db,
    );
    expect(rows).toEqual([]);
  });
});

/* ---------------------------------------------------------------- how it is asked */

function ask(member: Pick<TestMember, "headers">, method: string, path: string, body?: object) {
  return call(desk.base, member, method, path, body);
}

function there({ headers }: TestMember, workspaceId: unknown): Pick<TestMember, "headers"> {
  const elsewhere = new Headers(headers);
  elsewhere.delete("escolta-workspace");
  if (workspaceId !== null) elsewhere.set("escolta-workspace", String(workspaceId));
  return { headers: elsewhere };
}

async function opened(): Promise<string> {
  return String((await ask(boss, "POST", "/practice")).body.practiceId);
}

/** Somebody new in town writes on the brand's page; answers the post's id. */
async function write(member: Pick<TestMember, "headers">, handle: string, text: string): Promise<string> {
  const { address, key, brandHandle } = (await ask(member, "GET", "/practice/key")).body;
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
  const post = (path: string, body: object, as = {}) =>
    fetch(`${desk.base}${address}${path}`, {
      method: "POST",
      headers: { ...headers, ...as },
      body: JSON.stringify(body),
    });
  await post("/members", { handle, name: handle });
  const posted = await post("/posts", { text, page: `@${brandHandle}` }, { "plaza-as": `@${handle}` });
  return ((await posted.json()) as { post: { id: string } }).post.id;
}

async function wayOf(
  member: Pick<TestMember, "headers">,
  externalId: string,
  far: (way: Way) => boolean,
): Promise<Way> {
  return vi.waitUntil(
    async () => {
      const { way } = (await ask(member, "GET", `/practice/way?externalId=${externalId}`)).body;
      return way !== null && far(way as Way) ? (way as Way) : false;
    },
    { timeout: 15_000, interval: 100 },
  );
}

async function towns(): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int from plaza.towns`.execute(database.db);
  return rows[0]?.count ?? 0;
}

/** How many rows each table has of a workspace; tables without any are left out. */
async function rowsOf(workspaceId: unknown): Promise<Record<string, number>> {
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'workspace_id'`.execute(database.db);
  const counted = tables.map(
    ({ name }) =>
      `select '${name}' as name, count(*)::int from ${name} where workspace_id = '${workspaceId}'`,
  );
  const { rows } = await sql
    .raw<{ name: string; count: number }>(counted.join(" union all "))
    .execute(database.db);
  return Object.fromEntries(rows.filter(({ count }) => count > 0).map(({ name, count }) => [name, count]));
}
