import { call, createRouterClient } from "@orpc/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fixedClock } from "../platform/clock.ts";
import { testDatabase } from "../test/database.ts";
import {
  createMember,
  createPerson,
  createTestIdentity,
  createWorkspace,
  requestContext,
  type TestMember,
} from "../test/people.ts";
import { desk, may } from "./api.ts";
import type { Identity } from "./identity.ts";
import { isAllowed, permissions } from "./permissions.ts";

const base = testDatabase();
let identity: Identity;
let ours: string;
let theirs: string;
let agent: TestMember;

// Handlers as features above write them.
const assign = desk.settings.changeBrand
  .use(may("assign"))
  .handler(({ input, context: { caller } }) => ({ saved: caller.name === input.name }));

const ask = (headers: Headers) =>
  call(assign, { name: "The agent" }, { context: requestContext(identity, headers) });

beforeAll(async () => {
  identity = createTestIdentity(base);
  ours = await createWorkspace(base.db);
  theirs = await createWorkspace(base.db);
  agent = await createMember(identity, base.db, ours, "agent");
});
afterAll(() => identity.close());

describe("a handler of the desk", () => {
  it("knows who asks", async () => {
    expect(await ask(agent.headers)).toEqual({ saved: true });
  });

  it("is closed to whoever is not signed in", async () => {
    await expect(ask(new Headers())).rejects.toMatchObject({ code: "SIGN_IN", status: 401, defined: true });
    await expect(ask(new Headers({ "escolta-workspace": ours }))).rejects.toMatchObject({ code: "SIGN_IN" });
  });

  it("does not say whether another workspace exists", async () => {
    for (const workspace of [theirs, crypto.randomUUID(), "no id at all"]) {
      const headers = new Headers(agent.headers);
      headers.set("escolta-workspace", workspace);
      await expect(ask(headers)).rejects.toMatchObject({ code: "NOT_FOUND", status: 404, defined: true });
    }
    const nobody = await createPerson(identity, base.db);
    await expect(ask(nobody.headers)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("means the first workspace where none is named", async () => {
    const headers = new Headers(agent.headers);
    headers.delete("escolta-workspace");
    expect(await ask(headers)).toEqual({ saved: true });
  });

  it("names the permission that is missing", async () => {
    const viewer = await createMember(identity, base.db, ours, "viewer");
    await expect(ask(viewer.headers)).rejects.toMatchObject({
      code: "FORBIDDEN",
      status: 403,
      data: { needs: "assign" },
      defined: true,
    });
  });

  it("is closed to whoever has left: at once here, five seconds later on another node", async () => {
    const leaver = await createMember(identity, base.db, ours, "agent", { name: "The agent" });
    const clock = fixedClock("2026-11-21T10:00:00Z");
    const otherNode = createTestIdentity(base, clock);
    const there = () => otherNode.membershipFor(leaver.personId, leaver.headers);
    expect(await ask(leaver.headers)).toEqual({ saved: true });
    expect(await there()).toBeDefined();
    await base.db
      .updateTable("members")
      .set({ left_at: Temporal.Now.instant() })
      .where("person_id", "=", leaver.personId)
      .execute();
    identity.membersChanged();
    await expect(ask(leaver.headers)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await there()).toBeDefined();
    clock.advance({ seconds: 5 });
    expect(await there()).toBeUndefined();
    await otherNode.close();
  });

  it("can be called through a router's client", async () => {
    const client = createRouterClient({ assign }, { context: requestContext(identity, agent.headers) });
    expect(await client.assign({ name: "somebody else" })).toEqual({ saved: false });
  });
});

describe("roles", () => {
  it("grow from viewer to owner, who may do everything", () => {
    const workspace = { name: "", kind: "brand" as const, languages: [], timeZone: "" };
    const allowed = (["viewer", "trainee", "agent", "supervisor", "owner"] as const).map((role) =>
      permissions.filter((permission) => isAllowed({ role, workspace }, permission)),
    );
    allowed.reduce((less, more) => {
      expect(more).toEqual(expect.arrayContaining(less));
      expect(more.length).toBeGreaterThan(less.length);
      return more;
    });
    expect(allowed.at(-1)).toEqual([...permissions]);
    expect(isAllowed({ role: "supervisor", workspace }, "manage_owners")).toBe(false);
  });

  it("let a trainee answer on a practice network only", () => {
    const at = (kind: "brand" | "practice") => ({ name: "", kind, languages: [], timeZone: "" });
    expect(isAllowed({ role: "trainee", workspace: at("brand") }, "answer")).toBe(false);
    expect(isAllowed({ role: "trainee", workspace: at("practice") }, "answer")).toBe(true);
    expect(isAllowed({ role: "viewer", workspace: at("practice") }, "answer")).toBe(false);
  });
});
