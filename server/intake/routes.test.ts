import { createRouterClient } from "@orpc/server";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { said } from "../channels/test-channel.ts";
import type { Identity } from "../identity/index.ts";
import { type FixedClock, fixedClock } from "../platform/clock.ts";
import { testDatabase } from "../test/database.ts";
import {
  createMember,
  createTestIdentity,
  createWorkspace,
  requestContext,
  type TestMember,
} from "../test/people.ts";
import { openDesk } from "./test-desk.ts";

const base = testDatabase();
let clock: FixedClock;
let identity: Identity;
let desk: Awaited<ReturnType<typeof openDesk>>;
let boss: TestMember;

beforeAll(() => {
  clock = fixedClock("2026-11-23T12:00:00Z");
  identity = createTestIdentity(base, clock);
});
afterAll(() => identity.close());
beforeEach(async () => {
  desk = await openDesk(base, clock);
  boss = await createMember(identity, base.db, desk.workspaceId, "supervisor");
});

const as = ({ headers }: TestMember) =>
  createRouterClient(desk.intake.routes, { context: requestContext(identity, headers) });

test("what was set aside is shown with its body and its reason, and replayed, all of it or some", async () => {
  const { id } = desk.connection;
  await desk.keep(["nothing", "nor this", JSON.stringify({ events: [said("m1")] })]);
  await desk.takeAll();
  const aside = await as(boss).setAside({ id });
  expect(aside).toMatchObject([
    { body: "nor this", bytes: 8, source: "poll", receivedAt: "2026-11-23T12:00:00Z" },
    { body: "nothing", bytes: 7 },
  ]);
  expect(aside[0]!.error).not.toBe("");
  expect(await as(boss).replay({ id, events: [aside[0]!.id] })).toEqual({ replayed: 1 });
  expect(await as(boss).setAside({ id })).toHaveLength(1);
  await desk.takeAll();
  expect(await as(boss).replay({ id })).toEqual({ replayed: 2 });
  expect(await as(boss).replay({ id })).toEqual({ replayed: 0 });
  expect((await desk.raws()).map(({ tries }) => tries).sort()).toEqual([1, 2]);
  expect((await desk.facts()).filter((kind) => kind === "connection.replayed")).toHaveLength(2);
});

test("asked to ask now, the desk sets the poll for now; a paused connection is not asked", async () => {
  const { id } = desk.connection;
  expect(await as(boss).pollNow({ id })).toEqual({ asked: true });
  expect(await desk.jobs("poll")).toMatchObject([{ key: `poll:${id}` }]);
  await base.db.updateTable("connections").set({ state: "paused" }).where("id", "=", id).execute();
  expect(await as(boss).pollNow({ id })).toEqual({ asked: false });
});

test("raw bodies are for those who manage connections, of their own workspace", async () => {
  const { id } = desk.connection;
  const agent = await createMember(identity, base.db, desk.workspaceId, "agent");
  const elsewhere = await createMember(identity, base.db, await createWorkspace(base.db), "owner");
  for (const ask of [
    (who: TestMember) => as(who).setAside({ id }),
    (who: TestMember) => as(who).replay({ id }),
    (who: TestMember) => as(who).pollNow({ id }),
  ]) {
    await expect(ask(agent)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(ask(elsewhere)).rejects.toMatchObject({ code: "NOT_FOUND" });
  }
});
