/**
 * Workspaces do not see each other. Every endpoint of the contract is called by the owner of one workspace with the ids
 * of another: nothing of it may come back, and nothing there may change. A new endpoint is walked without being named.
 */
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { z } from "zod";
import { contract } from "../contract/index.ts";
import { keepRaw } from "./intake/receive.ts";
import { newId } from "./platform/ids.ts";
import { startTestApp, type TestApp } from "./test/app.ts";
import { testDatabase } from "./test/database.ts";
import { createMember, createWorkspace, type TestMember } from "./test/people.ts";

const MARK = "zzsecretzz";
const database = testDatabase();
let desk: TestApp;
let theirs: { workspaceId: string; owner: TestMember; ids: string[] };
let stranger: TestMember;

interface Endpoint {
  name: string;
  method: string;
  path: string;
  input: z.ZodType | undefined;
}

const endpoints = flatten(contract as never);
/** A stream never ends, and an upload has no ids: they have tests of their own. */
const asked = endpoints.filter(({ name }) => name !== "live.stream" && name !== "replies.uploadImage");

beforeAll(async () => {
  desk = await startTestApp(database);
  const { db } = database;
  const workspaceId = await createWorkspace(db, { name: `${MARK} brand` });
  const owner = await createMember(desk.app.identity, db, workspaceId, "owner", { name: `${MARK} owner` });
  const otherId = await createWorkspace(db, { name: "Another brand" });
  stranger = await createMember(desk.app.identity, db, otherId, "owner");
  theirs = { workspaceId, owner, ids: [workspaceId, owner.personId, ...(await fill(workspaceId, owner))] };
}, 60_000);

afterAll(() => desk.stop());

/** One of everything, with a word in it that must never be seen elsewhere. */
async function fill(workspaceId: string, owner: TestMember): Promise<string[]> {
  const made = await call(owner, "POST", "/connections", {
    network: "open",
    settings: { name: MARK, secret: MARK.padEnd(40, "x") },
  });
  const connectionId = (made.body as { connection: { id: string } }).connection.id;
  const message = {
    id: MARK,
    author: { id: MARK, name: MARK },
    text: `${MARK} on és la comanda?`,
    publishedAt: new Date().toISOString(),
  };
  const bodies = [JSON.stringify({ events: [message] }), `{"${MARK}`].map((text) =>
    new TextEncoder().encode(text),
  );
  await keepRaw(database.db, { workspaceId, id: connectionId }, "webhook", bodies, desk.platform.clock.now());
  await vi.waitUntil(async () => (await list("inbound_events", "set_aside_at is not null")).length === 1, {
    timeout: 15_000,
  });
  await vi.waitUntil(async () => (await list("work_items")).length === 1, { timeout: 15_000 });
  const [conversationId] = await list("conversations");
  const note = await call(owner, "POST", `/conversations/${conversationId}/notes`, { text: `${MARK} note` });
  if (note.status !== 200) throw new Error(note.text);
  await call(owner, "PUT", `/conversations/${conversationId}/drafts/public`, { text: `${MARK} draft` });
  await call(owner, "POST", "/queue/views", { name: MARK, shared: true, filter: {}, sort: "pressing" });
  const label = (await call(owner, "POST", "/labels", { name: MARK })).body as { id: string };
  await call(owner, "POST", "/labels/put", { label: label.id, conversations: [conversationId] });
  const conditions = { says: [MARK] };
  await call(owner, "POST", "/rules", { name: MARK, conditions, effects: { labels: [label.id] }, on: true });
  const [itemId] = await list("work_items");
  await call(owner, "POST", `/queue/items/${itemId}/labels`, { kind: "praise" });
  await call(owner, "POST", "/learning/learn", {});
  await vi.waitUntil(async () => (await list("triage_trainings")).length === 1, { timeout: 30_000 });
  await call(owner, "POST", "/people/invitations", { role: "agent", email: `${MARK}@example.com` });
  const tables = [
    "connections",
    "inbound_events",
    "customers",
    "conversations",
    "messages",
    "work_items",
    "views",
    "labels",
    "rules",
    "triage_trainings",
    "invitations",
  ];
  return (await Promise.all(tables.map((table) => list(table)))).flat();
}

async function list(table: string, where = "true"): Promise<string[]> {
  const { rows } = await sql
    .raw<{ id: string }>(`select id from ${table} where ${where} order by id`)
    .execute(database.db);
  return rows.map(({ id }) => id);
}

test("their own owner sees what nobody else may see", async () => {
  const seen = await Promise.all(
    [
      "/me",
      "/connections",
      "/people",
      "/queue/views",
      "/labels",
      "/rules",
      "/learning",
      "/settings",
      "/audit",
    ].map((path) => call(theirs.owner, "GET", path)),
  );
  for (const { status, text } of seen) expect([status, text.includes(MARK)]).toEqual([200, true]);
});

test.each(asked.map((endpoint) => [endpoint.name, endpoint] as const))("%s", async (_, endpoint) => {
  const before = await fingerprint();
  for (const id of theirs.ids) {
    const input = endpoint.input
      ? (example(z.toJSONSchema(endpoint.input, { unrepresentable: "any", io: "input" }), id) as object)
      : {};
    const { status, text } = await send(stranger, endpoint, input);
    expect(text, `${status} for ${JSON.stringify(input)}`).not.toContain(MARK);
    expect(status).toBeLessThan(500);
  }
  expect(await fingerprint()).toEqual(before);
});

test.each(
  asked
    .filter(({ name }) => !/^(setup|people\.(invitation|accept))/.test(name))
    .map((endpoint) => [endpoint.name, endpoint] as const),
)("%s is not there for who names a workspace that is not theirs, or nobody", async (_, endpoint) => {
  const input = endpoint.input
    ? (example(z.toJSONSchema(endpoint.input, { unrepresentable: "any", io: "input" }), newId()) as object)
    : {};
  const headers = new Headers(stranger.headers);
  headers.set("escolta-workspace", theirs.workspaceId);
  expect((await send({ ...stranger, headers }, endpoint, input)).status).toBe(404);
  expect((await send({ ...stranger, headers: new Headers() }, endpoint, input)).status).toBe(401);
});

test("the stream tells nothing of another workspace", async () => {
  const stop = new AbortController();
  const response = await fetch(`${desk.base}/api/live`, {
    headers: { ...Object.fromEntries(stranger.headers), "last-event-id": "0.0" },
    signal: stop.signal,
  });
  expect(response.status).toBe(200);
  const note = await call(theirs.owner, "POST", `/conversations/${(await list("conversations"))[0]}/notes`, {
    text: MARK,
  });
  expect(note.status).toBe(200);
  let told = "";
  setTimeout(() => stop.abort(), 1500);
  const decoder = new TextDecoder();
  try {
    for await (const chunk of response.body!) told += decoder.decode(chunk as Uint8Array);
  } catch {
    // Ended by us.
  }
  for (const id of theirs.ids) expect(told).not.toContain(id);
});

/* ---------------------------------------------------------------- how it is asked */

function flatten(node: Record<string, never>, prefix = ""): Endpoint[] {
  return Object.entries(node).flatMap(([key, value]: [string, unknown]) => {
    const name = prefix ? `${prefix}.${key}` : key;
    const definition = (
      value as { "~orpc"?: { route: { method: string; path: string }; inputSchema?: z.ZodType } }
    )["~orpc"];
    if (!definition) return flatten(value as Record<string, never>, name);
    return [
      { name, method: definition.route.method, path: definition.route.path, input: definition.inputSchema },
    ];
  });
}

async function send(member: TestMember, { method, path }: Endpoint, input: object) {
  const rest = { ...(input as Record<string, unknown>) };
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(rest[name]);
    delete rest[name];
    return encodeURIComponent(value);
  });
  if (method !== "GET" && method !== "DELETE") return call(member, method, filled, rest);
  const query = new URLSearchParams(Object.entries(rest).map(([key, value]) => [key, String(value)]));
  return call(member, method, `${filled}?${query}`);
}

async function call(member: TestMember, method: string, path: string, body?: object) {
  const response = await fetch(`${desk.base}/api${path}`, {
    method,
    headers: { ...Object.fromEntries(member.headers), origin: desk.base, "content-type": "application/json" },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await response.text();
  return {
    status: response.status,
    text,
    body: response.headers.get("content-type")?.includes("json") ? JSON.parse(text) : null,
  };
}

/** An input that the schema takes, with one id wherever an id goes. */
function example(schema: z.core.JSONSchema._JSONSchema, id: string): unknown {
  if (typeof schema === "boolean") return "x";
  const { anyOf, allOf } = schema;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (anyOf) return example(anyOf[0]!, id);
  if (allOf) return Object.assign({}, ...allOf.map((one) => example(one, id)));
  if (schema.type === "object")
    return Object.fromEntries(
      Object.entries(schema.properties ?? {}).map(([name, one]) => [name, example(one, id)]),
    );
  if (schema.type === "array") return [example(schema.items as z.core.JSONSchema.JSONSchema, id)];
  if (schema.type === "boolean") return false;
  if (schema.type === "integer" || schema.type === "number") return Math.max(1, schema.minimum ?? 1);
  if (schema.format === "uuid") return id;
  if (schema.format === "date-time") return "2030-01-01T10:00:00Z";
  if (schema.format === "date") return "2030-01-01";
  if (schema.format === "email") return "somebody@example.com";
  return "x".repeat(Math.max(schema.minLength ?? 1, 1));
}

/** Everything of that workspace, as one sum a table. */
async function fingerprint(): Promise<unknown> {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'workspace_id' order by 1`.execute(database.db);
  const sums = rows.map(
    ({ name }) =>
      `select '${name}' as name, md5(coalesce(string_agg(t::text, '' order by t::text), '')) as sum from ${name} t where workspace_id = '${theirs.workspaceId}'`,
  );
  return (await sql.raw(sums.join(" union all ")).execute(database.db)).rows;
}
