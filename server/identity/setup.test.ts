import { createRouterClient } from "@orpc/server";
import { sql } from "kysely";
import { afterEach, describe, expect, it } from "vitest";
import { fixedClock } from "../platform/clock.ts";
import { openDatabase } from "../platform/db/connect.ts";
import { createLog } from "../platform/log.ts";
import { createDatabase } from "../test/database.ts";
import { cookiesOf, createTestIdentity, requestContext } from "../test/people.ts";
import { type IdentityDeps, identityRoutes } from "./routes.ts";

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** A fresh desk: set-up happens once in a database's life. */
async function freshDesk(given: Partial<IdentityDeps> = {}) {
  const opened = openDatabase(await createDatabase(), { connections: 4 });
  const clock = fixedClock("2026-11-21T10:00:00Z");
  const identity = createTestIdentity(opened, clock);
  closers.push(
    () => identity.close(),
    () => opened.close(),
  );
  const routes = identityRoutes({
    platform: {
      db: opened.db,
      clock,
      log: createLog({ level: "silent", format: "json" }),
      announce: () => {},
    },
    publicUrl: null,
    setupCode: null,
    holidaysOf: (_country, region, year) => [
      { date: `${year}-01-01`, name: { ca: "Cap d'Any" } },
      ...(region === "07" ? [{ date: `${year}-12-08`, name: { ca: "La Immaculada" } }] : []),
    ],
    regionsOf: () => [{ code: "07", name: "Andorra la Vella" }],
    openPractice: async () => PRACTICE,
    ...given,
  });
  const context = requestContext(identity, new Headers());
  return { ...opened, clock, identity, context, desk: createRouterClient(routes, { context }) };
}

const PRACTICE = "00000000-0000-7000-8000-000000000001";

const answers = {
  brand: "  Vinyes del Roc ",
  languages: ["ca" as const, "fr" as const],
  country: "AD" as const,
  region: "07",
  owner: { name: "Eva Garriga i Puig", email: "Eva@Example.com", password: "a long enough one" },
  door: "plaza" as const,
};

describe("set-up", () => {
  it("makes owner, workspace, calendar and fact at once, and signs the owner in", async () => {
    const { desk, db, identity, context } = await freshDesk();
    expect(await desk.setup.state()).toEqual({ done: false, needsCode: false });
    const { workspaceId, practiceId } = await desk.setup.finish(answers);
    expect(await desk.setup.state()).toEqual({ done: true, needsCode: false });
    expect(practiceId).toBe(PRACTICE);

    const workspace = await db.selectFrom("workspaces").selectAll().executeTakeFirstOrThrow();
    expect(workspace).toMatchObject({
      name: "Vinyes del Roc",
      country: "AD",
      region: "07",
      time_zone: "Europe/Andorra",
    });
    const { schedule } = await db.selectFrom("schedules").select("schedule").executeTakeFirstOrThrow();
    expect(schedule).toMatchObject({
      timeZone: "Europe/Andorra",
      week: { 1: [{ from: "09:00", to: "19:00" }], 6: [{ from: "10:00", to: "14:00" }], 7: [] },
      holidays: { country: "AD", region: "07", off: [] },
    });
    const member = await db.selectFrom("members").selectAll().executeTakeFirstOrThrow();
    expect(member).toMatchObject({ role: "owner", name: "Eva Garriga i Puig", initials: "EG" });
    const facts = await db.selectFrom("facts").select(["kind", "subject_id", "actor_id"]).execute();
    expect(facts).toEqual([
      { kind: "workspace.founded", subject_id: workspaceId, actor_id: member.person_id },
    ]);

    context.headers = new Headers({ cookie: cookiesOf(context.responseHeaders) });
    const me = await desk.session.me();
    expect(me.person).toEqual({
      id: member.person_id,
      name: "Eva Garriga i Puig",
      initials: "EG",
      article: null,
      email: "eva@example.com",
      twoFactor: false,
    });
    expect(me.workspace).toMatchObject({ id: workspaceId, role: "owner", languages: ["ca", "fr"] });
    expect(me.may).toContain("manage_owners");
    // The account is one that better-auth lets in.
    const again = requestContext(identity, new Headers());
    await identity.signIn({ email: "eva@example.com", password: answers.owner.password }, again);
    expect(cookiesOf(again.responseHeaders)).toMatch(/^escolta\.session_token=/);
  });

  it("happens once, even when two people finish it at the same moment", async () => {
    const { desk, db } = await freshDesk();
    const other = { ...answers, owner: { ...answers.owner, email: "other@example.com" } };
    const both = await Promise.allSettled([desk.setup.finish(answers), desk.setup.finish(other)]);
    expect(both.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(desk.setup.finish(other)).rejects.toMatchObject({
      code: "REFUSED",
      data: { code: "already_set_up" },
      defined: true,
    });
    const count = async (table: "workspaces" | "members" | "schedules") =>
      (await db.selectFrom(table).selectAll().execute()).length;
    expect([await count("workspaces"), await count("members"), await count("schedules")]).toEqual([1, 1, 1]);
    const { rows } = await sql`select 1 from auth."user"`.execute(db);
    expect(rows).toHaveLength(1);
  });

  it("keeps nothing of what it refuses", async () => {
    const { desk, db } = await freshDesk();
    const short = { ...answers, owner: { ...answers.owner, password: "too short" } };
    await expect(desk.setup.finish(short)).rejects.toMatchObject({ code: "BAD_REQUEST" });
    await expect(desk.setup.finish({ ...answers, region: "99" })).rejects.toMatchObject({
      data: { code: "unknown_region", params: { region: "99" } },
    });
    expect(await db.selectFrom("workspaces").selectAll().execute()).toEqual([]);
  });

  it("stands although its practice could not be opened, and opens none behind the other door", async () => {
    const { desk } = await freshDesk({ openPractice: () => Promise.reject(new Error("no Plaza today")) });
    expect(await desk.setup.finish(answers)).toMatchObject({ practiceId: null });
    const other = await freshDesk({ openPractice: () => Promise.reject(new Error("nobody asked for it")) });
    expect(await other.desk.setup.finish({ ...answers, door: "connect" })).toMatchObject({
      practiceId: null,
    });
  });

  it("asks for the code where others can reach the machine", async () => {
    const { desk, clock } = await freshDesk({ setupCode: "48-15-16-23" });
    expect(await desk.setup.state()).toEqual({ done: false, needsCode: true });
    for (const code of [undefined, "", "48-15-16-22", "48-15-16-23-42"]) {
      const tried = { ...answers, ...(code === undefined ? {} : { code }) };
      await expect(desk.setup.finish(tried)).rejects.toMatchObject({ data: { code: "setup_code_wrong" } });
    }
    for (let n = 4; n < 10; n++) await desk.setup.finish({ ...answers, code: `${n}` }).catch(() => {});
    const right = { ...answers, code: "48-15-16-23" };
    await expect(desk.setup.finish(right)).rejects.toMatchObject({
      data: { code: "setup_code_locked", params: { seconds: 60 } },
    });
    clock.advance({ seconds: 60 });
    expect(await desk.setup.finish(right)).toHaveProperty("workspaceId");
  });

  it("shows what a country and a region mean", async () => {
    const { desk } = await freshDesk();
    expect(await desk.setup.preview({ country: "AD", region: "07" })).toEqual({
      timeZone: "Europe/Andorra",
      now: "2026-11-21T10:00:00Z",
      week: expect.objectContaining({ 6: [{ from: "10:00", to: "14:00" }], 7: [] }),
      regions: [{ code: "07", name: "Andorra la Vella" }],
      nextHoliday: { date: "2026-12-08", name: { ca: "La Immaculada" } },
    });
    const azores = await desk.setup.preview({ country: "PT", region: "20" });
    expect(azores.timeZone).toBe("Atlantic/Azores");
    expect(azores.nextHoliday?.date).toBe("2027-01-01");
    expect(azores.regions.map((one) => one.name)).toContain("Madeira");
  });
});
