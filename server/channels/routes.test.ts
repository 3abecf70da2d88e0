import { createRouterClient } from "@orpc/server";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Identity } from "../identity/index.ts";
import { fixedClock } from "../platform/clock.ts";
import { testDatabase } from "../test/database.ts";
import {
  createMember,
  createTestIdentity,
  createWorkspace,
  requestContext,
  type TestMember,
} from "../test/people.ts";
import { ChannelError } from "./channel.ts";
import { type Connections, createConnections } from "./connections.ts";
import { connectionRoutes } from "./routes.ts";
import { fakeNetwork, PASSWORD, testPlatform } from "./test-channel.ts";

const base = testDatabase();
const clock = fixedClock("2026-11-23T10:00:00Z");
const { registry, fakery } = fakeNetwork();
const onConnected = vi.fn(async () => {});
const subscribe = vi.fn(async (_hookUrl: string) => {});
let identity: Identity;
let connections: Connections;
let routes: ReturnType<typeof connectionRoutes>;
let workspaceId: string;
let boss: TestMember;

beforeAll(() => {
  identity = createTestIdentity(base, clock);
  const platform = testPlatform(base, clock);
  connections = createConnections(platform, registry);
  routes = connectionRoutes({
    platform,
    registry,
    connections,
    hookBase: () => "https://desk.example",
    onConnected,
  });
  fakery.subscribe = subscribe;
});
afterAll(() => identity.close());
beforeEach(async () => {
  workspaceId = await createWorkspace(base.db);
  boss = await createMember(identity, base.db, workspaceId, "supervisor");
  onConnected.mockClear();
  subscribe.mockReset();
});

const as = ({ headers }: TestMember) =>
  createRouterClient(routes, { context: requestContext(identity, headers) });
const settings = { address: "vinyes", password: PASSWORD };
const connect = (given: Record<string, unknown> = settings) =>
  as(boss).connect({ network: "fake", settings: given });
const kinds = async () => {
  const query = base.db
    .selectFrom("facts")
    .select("kind")
    .where("workspace_id", "=", workspaceId)
    .orderBy("id");
  return (await query.execute()).map(({ kind }) => kind);
};

test("settings are judged field by field, and nothing is kept of what does not sign in", async () => {
  expect(await connect({ keywords: ["a", "b", "c", "d"], password: "" })).toMatchObject({
    ok: false,
    connection: null,
    secret: null,
    problems: [
      { field: "address", code: "required" },
      { field: "password", code: "required" },
      { field: "keywords", code: "too_many" },
    ],
  });
  const wrong = { ...settings, password: "wrong" };
  const refusedSignIn = { ok: false, checks: [{ code: "signed_in", ok: false }], problems: [] };
  expect(await connect(wrong)).toMatchObject({ ...refusedSignIn, connection: null });
  expect(await as(boss).test({ network: "fake", settings: wrong })).toEqual(refusedSignIn);
  expect(await as(boss).test({ network: "fake", settings })).toMatchObject({ ok: true, problems: [] });
  expect(await as(boss).list()).toEqual([]);
  expect(onConnected).not.toHaveBeenCalled();
});

test("connecting keeps the account, its sealed secrets and its session, asks for pushes, and says the made secret once", async () => {
  const made = await connect();
  const id = made.connection!.id;
  expect(made.secret).toMatch(/^[\w-]{43}$/);
  expect(made.checks).toMatchObject([{ code: "signed_in" }, { code: "subscribed", ok: true }]);
  expect(subscribe).toHaveBeenCalledWith(`https://desk.example/hooks/${workspaceId}/${id}`);
  expect(onConnected).toHaveBeenCalledWith({ workspaceId, id });
  const open = (await connections.open(workspaceId, id))!;
  expect(open.account.settings).toEqual({ ...settings, hookSecret: made.secret, keywords: [] });
  const reach = connections.reach(open, AbortSignal.timeout(1000));
  expect(await reach.session.read()).toEqual({ token: "a session of the network" });
  const shown = JSON.stringify([
    made.connection,
    made.checks,
    await as(boss).list(),
    await as(boss).networks(),
  ]);
  for (const secret of [PASSWORD, made.secret!, "a session of"]) expect(shown).not.toContain(secret);
  const raw = await base.db
    .selectFrom("connections")
    .selectAll()
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  for (const secret of [PASSWORD, made.secret!])
    expect(JSON.stringify(raw) + raw.secrets.toString("latin1")).not.toContain(secret);
  expect(await kinds()).toEqual(["connection.made"]);
});

test("the same account twice is refused; after it was removed it is a new connection, and the old one is empty", async () => {
  const first = (await connect()).connection!.id;
  await expect(connect()).rejects.toMatchObject({ code: "REFUSED", data: { code: "already_connected" } });
  expect(await as(boss).remove({ id: first })).toEqual({ removed: true });
  await expect(as(boss).remove({ id: first })).rejects.toMatchObject({ code: "NOT_FOUND" });
  const second = (await connect()).connection!.id;
  expect(second).not.toBe(first);
  const row = await base.db
    .selectFrom("connections")
    .selectAll()
    .where("id", "=", first)
    .executeTakeFirstOrThrow();
  const opened = testPlatform(base, clock).secrets.open(row.secrets, {
    workspaceId,
    purpose: `connection ${first}`,
  });
  expect({ opened, session: row.session }).toEqual({ opened: {}, session: null });
  expect((await as(boss).list()).map(({ id }) => id)).toEqual([second]);
  expect(await kinds()).toEqual(["connection.made", "connection.removed", "connection.made"]);
});

test("a network that cannot be told where to push is connected all the same, and the line says so", async () => {
  subscribe.mockRejectedValueOnce(new ChannelError({ code: "network_down", detail: "HTTP 502" }));
  expect(await connect()).toMatchObject({
    ok: true,
    checks: [{}, { code: "subscribed", ok: false, params: { detail: "HTTP 502" } }],
  });
});

test("a change keeps the secrets that are not given, tries again, and ends the need to sign in", async () => {
  const { connection, secret } = await connect();
  const id = connection!.id;
  const kept = { ...settings, hookSecret: secret, keywords: [], keeperKey: "kept beside the form" };
  const { password, hookSecret, keeperKey } = kept;
  const secrets = connections.sealSecrets(workspaceId, id, { password, hookSecret, keeperKey });
  const row = {
    secrets,
    state: "needs_sign_in",
    failing_since: clock.now(),
    failure: JSON.stringify({ code: "sign_in_again" }),
  };
  await base.db.updateTable("connections").set(row).where("id", "=", id).execute();
  expect((await as(boss).list())[0]!.health.advice[0]).toEqual({ code: "sign_in_again" });

  const wrong = await as(boss).change({ id, settings: { password: "wrong" } });
  expect(wrong).toMatchObject({ ok: false, connection: { state: "needs_sign_in" } });
  expect(await as(boss).change({ id, settings: { address: "" } })).toMatchObject({
    ok: false,
    checks: [{ code: "setting", ok: false, params: { field: "address", problem: "required" } }],
  });
  const right = await as(boss).change({ id, settings: { password: "", keywords: ["roc"] } });
  expect(right).toMatchObject({
    ok: true,
    connection: { state: "connected", health: { advice: [], failure: null } },
  });
  expect((await connections.open(workspaceId, id))!.account.settings).toEqual({
    ...kept,
    keywords: ["roc"],
  });
  await expect(as(boss).change({ id, settings: { address: "another" } })).rejects.toMatchObject({
    data: { code: "other_account" },
  });
  expect(await kinds()).toEqual(["connection.made", "connection.changed"]);
});

test("paused and resumed, each once", async () => {
  const id = (await connect()).connection!.id;
  onConnected.mockClear();
  await as(boss).change({ id, state: "paused" });
  await as(boss).change({ id, state: "paused" });
  expect((await as(boss).list())[0]!.state).toBe("paused");
  expect(onConnected).not.toHaveBeenCalled();
  await as(boss).change({ id, state: "connected" });
  expect(onConnected).toHaveBeenCalledOnce();
  expect(await kinds()).toEqual(["connection.made", "connection.paused", "connection.resumed"]);
});

test("an agent looks and does not touch; another workspace finds nothing", async () => {
  const id = (await connect()).connection!.id;
  const agent = await createMember(identity, base.db, workspaceId, "agent");
  expect(await as(agent).list()).toHaveLength(1);
  await expect(as(agent).remove({ id })).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(as(agent).test({ network: "fake", settings })).rejects.toMatchObject({ code: "FORBIDDEN" });
  const elsewhere = await createMember(identity, base.db, await createWorkspace(base.db), "owner");
  expect(await as(elsewhere).list()).toEqual([]);
  await expect(as(elsewhere).change({ id, state: "paused" })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(as(elsewhere).remove({ id })).rejects.toMatchObject({ code: "NOT_FOUND" });
});
