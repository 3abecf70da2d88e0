/** Rules on a real database: made, changed, switched, put in order, removed, and tried on what has come. */
import { createRouterClient } from "@orpc/server";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { RuleConditions } from "../../../contract/index.ts";
import type { Identity } from "../../identity/index.ts";
import { fixedClock } from "../../platform/clock.ts";
import { newId } from "../../platform/ids.ts";
import { testDatabase } from "../../test/database.ts";
import {
  createMember,
  createTestIdentity,
  createWorkspace,
  requestContext,
  type TestMember,
} from "../../test/people.ts";
import { labelsRoutes } from "../labels-routes.ts";
import { createRulebook } from "../rulebook.ts";
import { createConnection, createItem } from "../test-queue.ts";
import { rulesRoutes } from "./routes.ts";
import { draftOf } from "./test-rules.ts";

const database = testDatabase();
const clock = fixedClock("2026-11-23T10:00:00Z");
let identity: Identity;
let routes: { labels: ReturnType<typeof labelsRoutes>; rules: ReturnType<typeof rulesRoutes> };
let workspace: string;
let connection: string;
let boss: TestMember;
let agent: TestMember;

beforeAll(() => {
  identity = createTestIdentity(database, clock);
  const platform = { db: database.db, clock, announce: () => {} };
  routes = { labels: labelsRoutes({ platform, onTaught: async () => {} }), rules: rulesRoutes({ platform }) };
});
afterAll(() => identity.close());
beforeEach(async () => {
  workspace = await createWorkspace(database.db);
  connection = await createConnection(database.db, workspace);
  boss = await createMember(identity, database.db, workspace, "supervisor", { name: "Eva Guardia" });
  agent = await createMember(identity, database.db, workspace, "agent", { name: "Ana Reis" });
});

const as = ({ headers }: TestMember) =>
  createRouterClient(routes, { context: requestContext(identity, headers) });
const recall = draftOf({ says: ["recall"] }, { urgency: 3 });
const make = (draft = recall, on = true) => as(boss).rules.make({ ...draft, on });
const ids = async () => (await as(agent).rules.list()).map(({ id }) => id);
const facts = async () =>
  (
    await database.db
      .selectFrom("facts")
      .select(["kind", "data"])
      .where("workspace_id", "=", workspace)
      .where("kind", "like", "rule.%")
      .orderBy("id")
      .execute()
  ).map(({ kind, data }) => [kind, data]);

test("a rule is made, changed, switched, removed; who did it and when stands by it, and each is a fact", async () => {
  const rule = await make(
    draftOf({ says: ["  recall ", "recall", "Retirada\u0000"] }, { urgency: 3 }),
    false,
  );
  expect(rule).toMatchObject({
    name: null,
    on: false,
    revision: 1,
    conditions: { says: ["recall", "Retirada"] },
    changedBy: { name: "Eva Guardia" },
    changedAt: "2026-11-23T10:00:00Z",
    gone: [],
  });
  const draft = draftOf({ says: ["recall"] }, { urgency: 2 }, "Safety");
  const changed = await as(boss).rules.change({ ...draft, id: rule.id, revision: 1 });
  expect(changed).toMatchObject({ ...draft, revision: 2, on: false });
  await expect(as(boss).rules.change({ ...draft, id: rule.id, revision: 1 })).rejects.toMatchObject({
    data: { code: "rule_changed_meanwhile" },
  });
  expect(await as(boss).rules.switch({ id: rule.id, on: true })).toMatchObject({ on: true, revision: 3 });
  expect(await as(boss).rules.switch({ id: rule.id, on: true })).toMatchObject({ revision: 3 });
  await as(boss).rules.remove({ id: rule.id });
  expect(await ids()).toEqual([]);
  expect(await facts()).toEqual([
    ["rule.made", { name: "recall", on: false }],
    ["rule.changed", { name: "Safety" }],
    ["rule.switched_on", { name: "Safety" }],
    ["rule.removed", { name: "Safety" }],
  ]);
});

test("they stand in their order, one goes earlier or later, and one that was removed comes back to its place", async () => {
  const [a, b, c] = [await make(), await make(), await make()];
  expect(await ids()).toEqual([a.id, b.id, c.id]);
  expect(await as(boss).rules.move({ id: c.id, to: "earlier" })).toEqual({ moved: true });
  expect(await as(boss).rules.move({ id: a.id, to: "later" })).toEqual({ moved: true });
  expect(await ids()).toEqual([c.id, a.id, b.id]);
  expect(await as(boss).rules.move({ id: c.id, to: "earlier" })).toEqual({ moved: false });
  expect(await as(boss).rules.move({ id: b.id, to: "later" })).toEqual({ moved: false });
  await as(boss).rules.remove({ id: a.id });
  const back = await as(boss).rules.make({ ...recall, on: true, place: 1 });
  expect(await ids()).toEqual([c.id, back.id, b.id]);
});

describe("what is refused", () => {
  test.each([
    [draftOf({}, { urgency: 3 }), "rule_without_condition"],
    [draftOf({ says: ["recall"] }, {}), "rule_without_effect"],
    [draftOf({ says: ["…*"] }, { pin: true }), "rule_without_word"],
  ])("%j", async (draft, code) => {
    await expect(make(draft)).rejects.toMatchObject({ data: { code } });
    const { id, revision } = await make();
    await expect(as(boss).rules.change({ ...draft, id, revision })).rejects.toMatchObject({ data: { code } });
  });

  test("more than 500", async () => {
    await sql`insert into rules (workspace_id, id, place, conditions, effects, switched_on, changed_by, changed_at)
      select ${workspace}, gen_random_uuid(), n, ${JSON.stringify(recall.conditions)}::jsonb,
        ${JSON.stringify(recall.effects)}::jsonb, true, ${boss.personId}, now()
      from generate_series(1, 500) n`.execute(database.db);
    await expect(make()).rejects.toMatchObject({ data: { code: "rules_full", params: { max: 500 } } });
  });

  test("another workspace's people, labels, accounts and rules", async () => {
    const other = await createWorkspace(database.db);
    const stranger = await createMember(identity, database.db, other, "owner");
    const label = await as(stranger).labels.make({ name: "VIP" });
    const account = await createConnection(database.db, other);
    const says = ["recall"];
    for (const draft of [
      draftOf({ says }, { assignee: stranger.personId }),
      draftOf({ says }, { labels: [label.id] }),
      draftOf({ connections: [account] }, { pin: true }),
    ])
      await expect(make(draft)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const { id } = await make();
    const theirs = as(stranger).rules;
    await Promise.all(
      [
        theirs.change({ ...recall, id, revision: 1 }),
        theirs.switch({ id, on: false }),
        theirs.move({ id, to: "later" }),
        theirs.remove({ id }),
      ].map((call) => expect(call).rejects.toMatchObject({ code: "NOT_FOUND" })),
    );
    expect(await as(stranger).rules.list()).toEqual([]);
    expect((await as(agent).rules.list()).map((rule) => rule.on)).toEqual([true]);
  });

  test("an agent changes nothing and sees them all", async () => {
    const { id } = await make();
    const theirs = as(agent).rules;
    await Promise.all(
      [
        theirs.make({ ...recall, on: true }),
        theirs.switch({ id, on: false }),
        theirs.move({ id, to: "later" }),
        theirs.remove({ id }),
        theirs.try(recall.conditions),
      ].map((call) => expect(call).rejects.toMatchObject({ code: "FORBIDDEN" })),
    );
    const viewer = await createMember(identity, database.db, workspace, "viewer");
    expect(await as(viewer).rules.list()).toHaveLength(1);
    expect(await as(viewer).rules.counts()).toEqual({ of: 0, rules: [{ id, matched: 0 }] });
  });
});

test("a rule whose person, label or account is gone says so; a merged label is followed", async () => {
  const [vip, press, fair] = await Promise.all(
    ["VIP", "Premsa", "Fira"].map((name) => as(boss).labels.make({ name })),
  );
  const says = ["recall"];
  await make(draftOf({ says, connections: [connection] }, { assignee: agent.personId, labels: [vip!.id] }));
  await make(draftOf({ says }, { labels: [press!.id, fair!.id] }));
  const gone = async () => (await as(boss).rules.list()).map((rule) => rule.gone);
  expect(await gone()).toEqual([[], []]);

  await as(boss).labels.merge({ id: press!.id, into: fair!.id });
  expect(await gone()).toEqual([[], []]);
  expect((await as(boss).rules.list())[1]?.effects.labels).toEqual([fair!.id]);

  await as(boss).labels.remove({ id: vip!.id });
  const db = database.db;
  await db
    .updateTable("members")
    .set({ left_at: clock.now() })
    .where("person_id", "=", agent.personId)
    .execute();
  await db.updateTable("connections").set({ removed_at: clock.now() }).where("id", "=", connection).execute();
  expect(await gone()).toEqual([["assignee", "label", "connection"], []]);
});

test("two who change at once change one after the other, and what is compiled is what was kept last", async () => {
  const made = await Promise.all([make(), make(), make()]);
  expect((await ids()).toSorted()).toEqual(made.map(({ id }) => id).toSorted());
  const rulebook = createRulebook(() => "social_public");
  const matched = async () => {
    const { rules_revision } = await database.db
      .selectFrom("workspaces")
      .select("rules_revision")
      .where("workspace_id", "=", workspace)
      .executeTakeFirstOrThrow();
    const found: string[] = [];
    const sheet = await rulebook.sheetOf(database.db, workspace, rules_revision);
    const asked = {
      network: "plaza",
      connectionId: connection,
      language: "ca",
      kind: "other",
      topic: "other",
    };
    sheet.ask({ ...(asked as Parameters<typeof sheet.ask>[0]), text: "recall" }, ({ id }) => {
      found.push(id);
      return {};
    });
    return found;
  };
  expect(await matched()).toHaveLength(3);
  await as(boss).rules.switch({ id: made[0].id, on: false });
  expect(await matched()).toHaveLength(2);
  await as(boss).rules.remove({ id: made[1].id });
  expect(await matched()).toEqual([made[2].id]);
});

describe("tried on what has come", () => {
  const tried = (conditions: Partial<RuleConditions>) =>
    as(boss).rules.try(draftOf(conditions, {}).conditions);

  test("how many of how many, and the newest ten, with personal data covered", async () => {
    const item = await createItem(database.db, workspace, connection);
    await write(item.conversationId, 30, (n) => (n % 2 ? `Recall ${n}: 312 416` : "On és el paquet?"));
    await createItem(
      database.db,
      await createWorkspace(database.db),
      await createConnection(database.db, workspace),
    );
    const { of, matched, newest } = await tried({ says: ["recall"] });
    expect([of, matched, newest.length]).toEqual([await inbound(), 15, 10]);
    expect(newest[0]).toMatchObject({
      conversationId: item.conversationId,
      text: "Recall 29: 3•• •16",
    });
    expect(newest.map(({ text }) => Number(/\d+/.exec(text)?.[0]))).toEqual([
      29, 27, 25, 23, 21, 19, 17, 15, 13, 11,
    ]);
    expect((await tried({ says: ["recall"], kinds: ["praise"] })).matched).toBe(0);
    expect((await tried({ kinds: ["complaint"], networks: ["plaza"], languages: ["ca"] })).matched).toBe(30);
    expect(await facts()).toEqual([]);
  });

  test("of more than 2,000 the last, each rule for itself, those that are off as well", async () => {
    const item = await createItem(database.db, workspace, connection);
    await write(item.conversationId, 2_100, (n) => (n < 200 ? "recall" : "hello"));
    const one = await make(draftOf({ says: ["recall"] }, { kind: "praise" }));
    const two = await make(draftOf({ says: ["hello"], kinds: ["complaint"] }, { pin: true }), false);
    expect(await as(agent).rules.counts()).toEqual({
      of: 2_000,
      rules: [
        { id: one.id, matched: 100 },
        { id: two.id, matched: 1_900 },
      ],
    });
    expect((await tried({ says: ["nothing of the kind"] })).newest).toEqual([]);
  });

  async function inbound(): Promise<number> {
    const { count } = await database.db
      .selectFrom("messages")
      .select((eb) => eb.fn.countAll<bigint>().as("count"))
      .where("workspace_id", "=", workspace)
      .where("direction", "=", "inbound")
      .executeTakeFirstOrThrow();
    return Number(count);
  }
});

/** So many complaints in Catalan, in the order they came; digits after a colon are a phone number. */
async function write(conversationId: string, count: number, textOf: (n: number) => string): Promise<void> {
  // Those of one millisecond are in no order otherwise.
  const ids = Array.from({ length: count }, newId).sort();
  const rows = ids.map((id, n) => {
    const text = textOf(n);
    const start = text.indexOf(": ") + 2;
    const personalData = start > 1 ? [{ kind: "phone", start, end: text.length }] : [];
    const at = clock.now().add({ seconds: n });
    return {
      workspace_id: workspace,
      id,
      conversation_id: conversationId,
      connection_id: connection,
      direction: "inbound",
      audience: "public",
      origin: "network",
      text,
      language: "ca",
      sorted: JSON.stringify({ kind: "complaint", topic: "other", personalData }),
      published_at: at,
      arrived_at: at,
      revision: n + 1,
    };
  });
  await database.db.insertInto("messages").values(rows).execute();
}
