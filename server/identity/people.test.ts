import { createRouterClient } from "@orpc/server";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { fixedClock } from "../platform/clock.ts";
import { createLog } from "../platform/log.ts";
import { testDatabase } from "../test/database.ts";
import {
  cookiesOf,
  createMember,
  createPerson,
  createTestIdentity,
  createWorkspace,
  PASSWORD,
  requestContext,
  type TestMember,
} from "../test/people.ts";
import type { Identity } from "./identity.ts";
import { identityRoutes } from "./routes.ts";

const base = testDatabase();
const clock = fixedClock("2026-11-21T10:00:00Z");
let identity: Identity;
let routes: ReturnType<typeof identityRoutes>;
let workspaceId: string;
let owner: TestMember;
let supervisor: TestMember;
let agent: TestMember;

beforeAll(() => {
  identity = createTestIdentity(base, clock);
  routes = identityRoutes({
    platform: { db: base.db, clock, log: createLog({ level: "silent", format: "json" }), announce: () => {} },
    publicUrl: "https://desk.example.com",
    setupCode: null,
    holidaysOf: () => [],
    regionsOf: () => [],
    openPractice: () => Promise.reject(new Error("set-up alone asks for a practice")),
  });
});
afterAll(() => identity.close());

beforeEach(async () => {
  workspaceId = await createWorkspace(base.db);
  owner = await createMember(identity, base.db, workspaceId, "owner", { name: "Ona Serra" });
  supervisor = await createMember(identity, base.db, workspaceId, "supervisor");
  agent = await createMember(identity, base.db, workspaceId, "agent");
});

const as = (member: { headers: Headers }) => contextAs(member.headers).client;

function contextAs(headers: Headers) {
  const context = requestContext(identity, headers);
  return { context, client: createRouterClient(routes, { context }) };
}

const nobody = () => contextAs(new Headers());

async function tokenFor(role: "agent" | "viewer" = "agent", email: string | null = null) {
  const { link } = await as(owner).people.invite({ role, email });
  return link.replace("https://desk.example.com/join/", "");
}

const account = () => ({
  name: "Laia Puig",
  email: `${crypto.randomUUID()}@example.com`,
  password: PASSWORD,
});

const kinds = async () =>
  (
    await base.db
      .selectFrom("facts")
      .select("kind")
      .where("workspace_id", "=", workspaceId)
      .orderBy("id")
      .execute()
  ).map((fact) => fact.kind);

describe("an invitation", () => {
  it("lets one new person in, once", async () => {
    const token = await tokenFor("viewer");
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(await nobody().client.people.invitation({ token })).toEqual({
      workspace: "Vinyes del Roc",
      role: "viewer",
      email: null,
      invitedBy: "Ona Serra",
    });
    const { context, client } = nobody();
    expect(await client.people.accept({ token, account: account() })).toEqual({ workspaceId });
    const me = await contextAs(
      new Headers({ cookie: cookiesOf(context.responseHeaders) }),
    ).client.session.me();
    expect(me.person).toMatchObject({ name: "Laia Puig", initials: "LP" });
    expect(me.workspace).toMatchObject({ id: workspaceId, role: "viewer" });
    await expect(nobody().client.people.accept({ token, account: account() })).rejects.toMatchObject({
      code: "REFUSED",
      data: { code: "invitation_used" },
    });
    expect(await kinds()).toEqual(["person.invited", "person.joined"]);
  });

  it("lets one in when two open it at the same moment, and leaves no account of the other", async () => {
    const token = await tokenFor();
    const people = [account(), account()];
    const both = await Promise.allSettled(
      people.map((one) => nobody().client.people.accept({ token, account: one })),
    );
    expect(both.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
    const loser = people[both.findIndex((one) => one.status === "rejected")]!;
    const context = requestContext(identity, new Headers());
    await expect(identity.signIn(loser, context)).rejects.toMatchObject({ status: "UNAUTHORIZED" });
  });

  it("takes the account that is signed in, into a second workspace", async () => {
    const guest = await createMember(identity, base.db, await createWorkspace(base.db), "agent");
    const token = await tokenFor();
    await as(guest).people.accept({ token });
    const me = await as(guest).session.me();
    expect(me.workspaces.map((one) => one.id)).toContain(workspaceId);
    const again = await tokenFor();
    await expect(as(guest).people.accept({ token: again })).rejects.toMatchObject({
      data: { code: "already_member" },
    });
    // Refused, it is still good for somebody else.
    await nobody().client.people.accept({ token: again, account: account() });
  });

  it("asks for a session where there is neither session nor account", async () => {
    await expect(nobody().client.people.accept({ token: await tokenFor() })).rejects.toMatchObject({
      code: "SIGN_IN",
    });
  });

  it("makes no second account for one address", async () => {
    const taken = { ...account(), email: agent.email.toUpperCase() };
    await expect(
      nobody().client.people.accept({ token: await tokenFor(), account: taken }),
    ).rejects.toMatchObject({ data: { code: "account_exists" } });
  });

  it("ends after seven days, by revoking it, and is unknown elsewhere", async () => {
    const late = await tokenFor();
    clock.advance({ days: 7 });
    await expect(nobody().client.people.invitation({ token: late })).rejects.toMatchObject({
      data: { code: "invitation_expired" },
    });
    const token = await tokenFor("agent", "laia@example.com");
    const [open] = (await as(supervisor).people.list()).invitations;
    expect(open).toMatchObject({
      role: "agent",
      email: "laia@example.com",
      invitedBy: { name: "Ona Serra" },
    });
    const stranger = await createMember(identity, base.db, await createWorkspace(base.db), "owner");
    expect(await as(stranger).people.revokeInvitation({ id: open!.id })).toEqual({ revoked: false });
    expect(await as(supervisor).people.revokeInvitation({ id: open!.id })).toEqual({ revoked: true });
    expect(await as(supervisor).people.revokeInvitation({ id: open!.id })).toEqual({ revoked: false });
    await expect(nobody().client.people.accept({ token, account: account() })).rejects.toMatchObject({
      data: { code: "invitation_revoked" },
    });
    await expect(nobody().client.people.invitation({ token: "x".repeat(43) })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  it("that names an address is for that address", async () => {
    const token = await tokenFor("agent", "Laia@example.com");
    await expect(nobody().client.people.accept({ token, account: account() })).rejects.toMatchObject({
      data: { code: "invitation_for_another", params: { email: "laia@example.com" } },
    });
    await nobody().client.people.accept({ token, account: { ...account(), email: "laia@EXAMPLE.com" } });
  });

  it("is made by those who manage people", async () => {
    await expect(as(agent).people.invite({ role: "viewer", email: null })).rejects.toMatchObject({
      code: "FORBIDDEN",
      data: { needs: "manage_people" },
    });
    expect((await as(agent).people.list()).invitations).toEqual([]);
    const { link } = await as(supervisor).people.invite({ role: "agent", email: null });
    expect(link).toMatch(/^https:\/\/desk\.example\.com\/join\//);
  });

  it("is kept as a hash only", async () => {
    const token = await tokenFor();
    const rows = await base.db
      .selectFrom("invitations")
      .selectAll()
      .where("workspace_id", "=", workspaceId)
      .execute();
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(rows[0]?.token_hash).toHaveLength(32);
  });
});

describe("a member", () => {
  it("changes their own name, and nobody's role", async () => {
    const change = { name: "Pau", initials: "P", languages: ["ca", "fr"] };
    const after = await as(agent).people.change({ id: agent.personId, ...change });
    expect(after).toMatchObject({ ...change, role: "agent", email: agent.email });
    expect((await as(agent).session.me()).person).toMatchObject({ name: "Pau", initials: "P" });
    for (const id of [agent.personId, supervisor.personId])
      await expect(as(agent).people.change({ id, role: "supervisor", name: "X" })).rejects.toMatchObject({
        code: "FORBIDDEN",
      });
  });

  it("says what Catalan puts before their name, or nothing", async () => {
    const id = agent.personId;
    expect((await as(agent).session.me()).person.article).toBeNull();
    expect((await as(agent).people.change({ id, article: "en" })).article).toBe("en");
    expect((await as(agent).people.change({ id, name: "Pau" })).article).toBe("en");
    const { person, team } = await as(agent).session.me();
    expect([person.article, team.find((one) => one.id === id)?.article]).toEqual(["en", "en"]);
    expect((await as(agent).people.change({ id, article: null })).article).toBeNull();
    await expect(as(agent).people.change({ id, article: "el" as never })).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
  });

  it("is raised by a supervisor, but to owner by an owner only", async () => {
    const raised = await as(supervisor).people.change({ id: agent.personId, role: "supervisor" });
    expect(raised.role).toBe("supervisor");
    expect((await as(agent).session.me()).may).toContain("manage_people");
    for (const id of [supervisor.personId, agent.personId])
      await expect(as(supervisor).people.change({ id, role: "owner" })).rejects.toMatchObject({
        data: { needs: "manage_owners" },
      });
    await expect(as(supervisor).people.change({ id: owner.personId, name: "X" })).rejects.toMatchObject({
      data: { needs: "manage_owners" },
    });
    await as(owner).people.change({ id: agent.personId, role: "owner" });
    expect((await as(agent).session.me()).workspace.role).toBe("owner");
  });

  it("of another workspace is not found", async () => {
    const stranger = await createMember(identity, base.db, await createWorkspace(base.db), "owner");
    await expect(as(stranger).people.change({ id: agent.personId, name: "X" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(as(stranger).people.remove({ id: agent.personId })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    expect((await as(stranger).people.list()).members.map((one) => one.id)).toEqual([stranger.personId]);
    expect(await as(stranger).people.audit({})).toEqual([]);
  });

  it("who is removed is signed out, unless they work elsewhere too", async () => {
    const elsewhere = await createWorkspace(base.db);
    await base.db
      .insertInto("members")
      .values({
        workspace_id: elsewhere,
        person_id: agent.personId,
        role: "agent",
        name: "",
        initials: "",
        joined_at: clock.now(),
      })
      .execute();
    expect(await as(supervisor).people.remove({ id: agent.personId })).toEqual({ removed: true });
    await expect(as(agent).session.me()).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await identity.sessionFor(agent.headers)).not.toBeNull();
    await as(owner).people.remove({ id: supervisor.personId });
    expect(await identity.sessionFor(supervisor.headers)).toBeNull();
    expect((await as(owner).people.list()).members.map((one) => one.id)).toEqual([owner.personId]);
    expect(await kinds()).toEqual(["person.removed", "person.removed"]);
  });

  it("who was removed may be invited again", async () => {
    await as(owner).people.remove({ id: agent.personId });
    const token = await tokenFor("viewer");
    const back = requestContext(identity, new Headers());
    await identity.signIn(agent, back);
    await contextAs(new Headers({ cookie: cookiesOf(back.responseHeaders) })).client.people.accept({ token });
    const found = (await as(owner).people.list()).members.find((one) => one.id === agent.personId);
    expect(found).toMatchObject({ role: "viewer" });
  });

  it("who is the last owner stays one, also when two owners leave at once", async () => {
    const lastOwner = { code: "REFUSED", data: { code: "last_owner" } };
    await expect(as(owner).people.remove({ id: owner.personId })).rejects.toMatchObject(lastOwner);
    await expect(as(owner).people.change({ id: owner.personId, role: "agent" })).rejects.toMatchObject(
      lastOwner,
    );
    const second = await createMember(identity, base.db, workspaceId, "owner");
    const both = await Promise.allSettled([
      as(owner).people.remove({ id: owner.personId }),
      as(second).people.change({ id: second.personId, role: "agent" }),
    ]);
    expect(both.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("of no team finds nothing", async () => {
    const loner = await createPerson(identity, base.db);
    await expect(as(loner).people.list()).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("the audit trail", () => {
  it("is read newest first, page by page, by those who may", async () => {
    for (const name of ["A", "B", "C"]) await as(agent).people.change({ id: agent.personId, name });
    const first = await as(supervisor).people.audit({ limit: 2 });
    expect(first).toHaveLength(2);
    expect(first[0]).toMatchObject({
      kind: "person.changed",
      subjectId: agent.personId,
      actor: { id: agent.personId, name: "C" },
      data: { changed: ["name"] },
    });
    const rest = await as(supervisor).people.audit({ limit: 2, before: first[1]!.id });
    expect(rest).toHaveLength(1);
    expect(new Set([...first, ...rest].map((one) => one.id)).size).toBe(3);
    for (const before of ["x", "1", "99999999999999999999.1"])
      await expect(as(supervisor).people.audit({ before })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    await expect(as(agent).people.audit({})).rejects.toMatchObject({ data: { needs: "see_audit" } });
  });
});
