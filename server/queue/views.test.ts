/** Saved views as the settings change them, and what each person set for themselves. */
import { createRouterClient } from "@orpc/server";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createRegistry } from "../channels/index.ts";
import type { Identity } from "../identity/index.ts";
import { fixedClock } from "../platform/clock.ts";
import { newId } from "../platform/ids.ts";
import { testDatabase } from "../test/database.ts";
import {
  createMember,
  createTestIdentity,
  createWorkspace,
  requestContext,
  type TestMember,
} from "../test/people.ts";
import { queueRoutes } from "./routes.ts";
import { createRulebook } from "./rulebook.ts";
import { settingsRoutes } from "./settings.ts";

const database = testDatabase();
const clock = fixedClock("2026-11-23T10:00:00Z");
const LATE = {
  name: "Late",
  shared: false,
  sort: "due" as const,
  filter: { tab: "all" as const, late: true },
};
let identity: Identity;
let routes: { queue: ReturnType<typeof queueRoutes>; settings: ReturnType<typeof settingsRoutes> };
let workspace: string;
let boss: TestMember;
let agent: TestMember;

beforeAll(() => {
  identity = createTestIdentity(database, clock);
  const platform = { db: database.db, clock, announce: () => {} };
  routes = {
    queue: queueRoutes({
      platform,
      rulebook: createRulebook(() => "social_public"),
      onCorrected: async () => {},
    }),
    settings: settingsRoutes({ platform, identity, registry: createRegistry() }),
  };
});
afterAll(() => identity.close());
beforeEach(async () => {
  workspace = await createWorkspace(database.db);
  boss = await createMember(identity, database.db, workspace, "supervisor");
  agent = await createMember(identity, database.db, workspace, "agent");
});

const as = ({ headers }: TestMember) =>
  createRouterClient(routes, { context: requestContext(identity, headers) });
const views = async (member: TestMember) =>
  (await as(member).queue.views.list()).map(({ name, shared }) => [name, shared]);

test("one's own view takes another name; a colleague's is not there", async () => {
  const { id } = await as(agent).queue.views.save(LATE);
  expect(await as(agent).queue.views.change({ id, name: "Too late" })).toMatchObject({
    id,
    name: "Too late",
    filter: LATE.filter,
  });
  await expect(as(boss).queue.views.change({ id, name: "mine" })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  expect(await views(agent)).toEqual([["Too late", false]]);
});

test("sharing is for who may, and what is taken back is their own", async () => {
  const { id } = await as(agent).queue.views.save(LATE);
  await expect(as(agent).queue.views.change({ id, shared: true })).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
  const mine = await as(boss).queue.views.save(LATE);
  await as(boss).queue.views.change({ id: mine.id, shared: true });
  expect(await views(agent)).toEqual([
    ["Late", false],
    ["Late", true],
  ]);
  await expect(as(agent).queue.views.change({ id: mine.id, name: "x" })).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
  await as(boss).queue.views.change({ id: mine.id, shared: false });
  expect(await views(agent)).toEqual([["Late", false]]);
  expect(await views(boss)).toEqual([["Late", false]]);
});

test.each(["", "   ", "v".repeat(61)])("a view is not called %j", async (name) => {
  const { id } = await as(agent).queue.views.save(LATE);
  await expect(as(agent).queue.views.change({ id, name })).rejects.toMatchObject({ code: "BAD_REQUEST" });
});

test("what one sets for oneself is kept part by part, and is nobody else's", async () => {
  const nothing = { openingView: null, scheme: null, language: null };
  expect(await as(agent).settings.own()).toEqual(nothing);
  const { id } = await as(agent).queue.views.save(LATE);
  await as(agent).settings.changeOwn({ openingView: id });
  await as(agent).settings.changeOwn({ scheme: "dark" });
  expect(await as(agent).settings.changeOwn({ language: "ca" })).toEqual({
    openingView: id,
    scheme: "dark",
    language: "ca",
  });
  expect(await as(boss).settings.own()).toEqual(nothing);
});

test("the queue opens with a view that one sees; when that goes, with none", async () => {
  const theirs = await as(boss).queue.views.save(LATE);
  for (const openingView of [theirs.id, newId()])
    await expect(as(agent).settings.changeOwn({ openingView })).rejects.toMatchObject({ code: "NOT_FOUND" });
  const { id } = await as(agent).queue.views.save(LATE);
  await as(agent).settings.changeOwn({ openingView: id, scheme: "light" });
  await as(agent).queue.views.remove({ id });
  expect(await as(agent).settings.own()).toEqual({ openingView: null, scheme: "light", language: null });
});
