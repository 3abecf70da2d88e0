import { createRouterClient } from "@orpc/server";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createRegistry } from "../channels/index.ts";
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
import { createRulebook } from "./rulebook.ts";
import { everyDay } from "./schedule.ts";
import { settingsRoutes } from "./settings.ts";

const base = testDatabase();
const clock = fixedClock("2026-11-23T10:00:00Z");
let identity: Identity;
let routes: ReturnType<typeof settingsRoutes>;
let workspaceId: string;
let boss: TestMember;

beforeAll(() => {
  identity = createTestIdentity(base, clock);
  const platform = { db: base.db, clock, announce: () => {} };
  routes = settingsRoutes({ platform, identity, registry: createRegistry() });
});
afterAll(() => identity.close());
beforeEach(async () => {
  workspaceId = await createWorkspace(base.db);
  boss = await createMember(identity, base.db, workspaceId, "supervisor");
});

const as = ({ headers }: TestMember) =>
  createRouterClient(routes, { context: requestContext(identity, headers) });
const facts = async () => {
  const query = base.db
    .selectFrom("facts")
    .select(["kind", "data"])
    .where("workspace_id", "=", workspaceId)
    .orderBy("id");
  return query.execute();
};
const office = everyDay("Europe/Madrid", [{ from: "09:00", to: "17:00" }]);

test("the brand's name, languages and signature change, and everybody sees it", async () => {
  await as(boss).changeBrand({ name: "Roc", languages: ["pt", "pt", "en"], signature: "name" });
  const settings = await as(boss).get();
  expect(settings).toMatchObject({
    name: "Roc",
    languages: ["pt", "en"],
    signature: "name",
    scheduleVersion: 1,
  });
  expect((await identity.memberships(boss.personId))[0]!.workspace).toMatchObject({
    name: "Roc",
    languages: ["pt", "en"],
  });
  expect(await facts()).toEqual([
    { kind: "settings.changed", data: { part: "brand", changed: ["name", "languages", "signature"] } },
  ]);
});

test("a new calendar is a new version: new items count by it, the old one stays for what waits", async () => {
  const schedule = { ...office, holidays: { country: "AD" as const, region: null, off: [] } };
  expect(await as(boss).changeSchedule(schedule)).toEqual({ version: 2 });
  const settings = await as(boss).get();
  expect(settings).toMatchObject({ scheduleVersion: 2, schedule });
  expect(settings.holidays).toContainEqual(expect.objectContaining({ date: "2027-09-08" }));
  const rules = await createRulebook(() => "social_public").rulesOf(base.db, workspaceId, 0);
  const friday = Date.parse("2026-11-20T15:45:00Z");
  expect(rules.scheduleVersion).toBe(2);
  expect(rules.calendarOf(2).addBusinessMinutes(friday, 30)).toBe(Date.parse("2026-11-23T08:15:00Z"));
  expect(rules.calendarOf(1).addBusinessMinutes(friday, 30)).toBe(friday + 30 * 60_000);
  expect((await identity.memberships(boss.personId))[0]!.workspace.timeZone).toBe("Europe/Madrid");
});

test("a calendar that cannot be is refused by its code and place", async () => {
  const week = {
    ...office.week,
    2: [
      { from: "09:00", to: "13:00" },
      { from: "12:00", to: "17:00" },
    ],
  };
  await expect(as(boss).changeSchedule({ ...office, week })).rejects.toMatchObject({
    code: "REFUSED",
    data: { code: "periods_overlap", params: { first: "09:00", second: "12:00", where: "week.2" } },
  });
  await expect(as(boss).changeSchedule({ ...office, timeZone: "Mars/Olympus" })).rejects.toMatchObject({
    data: { code: "unknown_time_zone" },
  });
  expect(await facts()).toEqual([]);
});

test("deadlines are the brand's where it has a rule, and the starting ones elsewhere", async () => {
  const rule = (match: object) => ({ match, first: 10, next: 20, resolution: 1 });
  await as(boss).changeDeadlines([rule({ network: "bluesky", minUrgency: 0 })]);
  const { deadlineRules, defaults } = await as(boss).get();
  expect(deadlineRules).toEqual([rule({ network: "bluesky" })]);
  expect(defaults).toContainEqual({
    network: "wordpress",
    ordinary: { match: { network: "wordpress", audience: "public" }, first: 480, next: 480, resolution: 2 },
    pressing: {
      match: { network: "wordpress", audience: "public", kind: "complaint" },
      first: 120,
      next: 120,
      resolution: 1,
    },
  });
  await expect(as(boss).changeDeadlines([rule({}), rule({ minUrgency: 0 })])).rejects.toMatchObject({
    data: { code: "rule_twice", params: { at: 1 } },
  });
});

test("trying a deadline keeps nothing, and says what is wrong with the hours", async () => {
  const at = "2026-11-20T15:45:00Z";
  expect(await as(boss).tryDeadline({ schedule: office, at, minutes: 30 })).toEqual({
    dueAt: "2026-11-23T08:15:00.000Z",
    problems: [],
  });
  const closed = everyDay("Europe/Madrid", [], []);
  expect(await as(boss).tryDeadline({ schedule: closed, at, minutes: 30 })).toEqual({
    dueAt: null,
    problems: [{ code: "never_opens" }],
  });
  const twice = {
    ...office,
    exceptions: [
      { date: "2026-12-24", periods: [] },
      { date: "2026-12-24", periods: [] },
    ],
  };
  expect((await as(boss).tryDeadline({ schedule: twice, at, minutes: 30 })).problems).toEqual([
    { code: "exception_twice", params: { date: "2026-12-24", where: "exceptions" } },
  ]);
});

test("an agent reads the settings and changes none", async () => {
  const agent = await createMember(identity, base.db, workspaceId, "agent");
  expect(await as(agent).get()).toMatchObject({ country: "AD" });
  await expect(as(agent).changeBrand({ name: "Mine" })).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(as(agent).changeSchedule(office)).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(as(agent).changeDeadlines([])).rejects.toMatchObject({ code: "FORBIDDEN" });
});
