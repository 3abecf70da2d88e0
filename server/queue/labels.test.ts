/** Labels on a real database: their names, the conversations they are on, the queue that is narrowed by them. */
import { createRouterClient } from "@orpc/server";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
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
import { conditionsOf } from "./filter.ts";
import { labelsRoutes } from "./labels-routes.ts";
import { queueRoutes } from "./routes.ts";
import { createRulebook } from "./rulebook.ts";
import { createConnection, createItem } from "./test-queue.ts";

const database = testDatabase();
const clock = fixedClock("2026-11-23T10:00:00Z");
let identity: Identity;
let routes: { labels: ReturnType<typeof labelsRoutes>; queue: ReturnType<typeof queueRoutes> };
let workspace: string;
let connection: string;
let boss: TestMember;
let agent: TestMember;

beforeAll(() => {
  identity = createTestIdentity(database, clock);
  const platform = { db: database.db, clock, announce: () => {} };
  routes = {
    labels: labelsRoutes({ platform, onTaught: async () => {} }),
    queue: queueRoutes({
      platform,
      rulebook: createRulebook(() => "social_public"),
      onCorrected: async () => {},
    }),
  };
});
afterAll(() => identity.close());
beforeEach(async () => {
  workspace = await createWorkspace(database.db);
  connection = await createConnection(database.db, workspace);
  boss = await createMember(identity, database.db, workspace, "supervisor");
  agent = await createMember(identity, database.db, workspace, "agent");
});

const as = ({ headers }: TestMember) =>
  createRouterClient(routes, { context: requestContext(identity, headers) });
const create = () => createItem(database.db, workspace, connection);
const make = (name: string) => as(boss).labels.make({ name });
const facts = () =>
  database.db
    .selectFrom("facts")
    .select(["kind", "subject_id", "actor_id", "data"])
    .where("workspace_id", "=", workspace)
    .where("kind", "like", "label.%")
    .orderBy("id")
    .execute();

describe("names", () => {
  test("are kept as they are read: composed, and with single spaces", async () => {
    expect((await make("  Black \t Friday ")).name).toBe("Black Friday");
    expect((await make("Nade\u0301u")).name).toBe("Nadéu");
    expect((await as(agent).labels.list()).map(({ name }) => name)).toEqual(["Black Friday", "Nadéu"]);
    expect((await facts()).map(({ kind, data }) => [kind, data])).toEqual([
      ["label.made", { name: "Black Friday" }],
      ["label.made", { name: "Nadéu" }],
    ]);
  });

  test.each([
    ["", "label_unnamed"],
    [" \n\t ", "label_unnamed"],
    ["\u200b\u200d\ufeff", "label_unnamed"],
    ["a".repeat(41), "label_too_long"],
    [`a${"\u0301".repeat(300)}`, "label_too_long"],
  ])("%j is refused", async (name, code) => {
    await expect(make(name)).rejects.toMatchObject({ data: { code } });
    const { id } = await make("VIP");
    await expect(as(boss).labels.rename({ id, name })).rejects.toMatchObject({ data: { code } });
  });

  test("have forty characters as people count them", async () => {
    expect((await make("a".repeat(40))).name).toHaveLength(40);
    expect((await make("👩🏽‍🚒".repeat(20))).name).toBe("👩🏽‍🚒".repeat(20));
  });

  test("are there once, in whatever case, in each workspace", async () => {
    const { id } = await make("Premsa");
    await expect(make("PREMSA")).rejects.toMatchObject({
      data: { code: "label_exists", params: { label: "PREMSA" } },
    });
    const other = await make("VIP");
    await expect(as(boss).labels.rename({ id: other.id, name: "premsa" })).rejects.toMatchObject({
      data: { code: "label_exists", params: { label: "Premsa" } },
    });
    expect(await as(boss).labels.rename({ id, name: "PREMSA" })).toEqual({ id, name: "PREMSA" });
    const elsewhere = await createMember(
      identity,
      database.db,
      await createWorkspace(database.db),
      "supervisor",
    );
    expect((await as(elsewhere).labels.make({ name: "premsa" })).name).toBe("premsa");
  });

  test("two people who make the same one at once make one", async () => {
    const made = await Promise.allSettled([make("Fira"), make("fira"), make("FIRA")]);
    expect(made.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await as(agent).labels.list()).toHaveLength(1);
  });

  test("of 1,000 labels all are listed, and the next is refused", async () => {
    await sql`insert into labels (workspace_id, id, name, created_by, created_at)
      select ${workspace}, gen_random_uuid(), 'label ' || n, ${boss.personId}, now()
      from generate_series(1, 1000) n`.execute(database.db);
    const names = (await as(agent).labels.list()).map(({ name }) => name);
    expect([names.length, names[1], names[999]]).toEqual([1000, "label 2", "label 1000"]);
    await expect(make("one more")).rejects.toMatchObject({ data: { code: "labels_full" } });
  });
});

describe("on conversations", () => {
  test("are put on many at once, told once each, and shown with their items in the order they were put", async () => {
    const [one, two] = [await create(), await create()];
    const [vip, press] = [await make("VIP"), await make("Premsa")];
    const ids = [one.conversationId, two.conversationId];
    const { changed } = await as(agent).labels.put({ label: vip.id, conversations: [...ids, ids[0]!] });
    expect(changed.toSorted()).toEqual(ids.toSorted());
    expect(await as(agent).labels.put({ label: vip.id, conversations: ids })).toEqual({ changed: [] });
    await as(agent).labels.put({ label: press.id, conversations: [ids[0]!] });
    const { items } = await as(agent).queue.list({});
    const shown = new Map(items.map(({ id, labels }) => [id, labels]));
    expect(shown.get(one.id)).toEqual(expect.arrayContaining([vip, press]));
    expect(shown.get(two.id)).toEqual([vip]);
    const put = (await facts()).filter(({ kind }) => kind === "label.put");
    expect(put).toHaveLength(3);
    expect(put.at(-1)).toMatchObject({
      subject_id: ids[0],
      actor_id: agent.personId,
      data: { conversationId: ids[0], labelId: press.id, name: "Premsa" },
    });
  });

  test("are taken off where they are", async () => {
    const [one, two] = [await create(), await create()];
    const label = (await make("VIP")).id;
    await as(agent).labels.put({ label, conversations: [one.conversationId] });
    const conversations = [one.conversationId, two.conversationId];
    expect(await as(agent).labels.take({ label, conversations })).toEqual({ changed: [one.conversationId] });
    expect((await as(agent).queue.get({ id: one.id })).labels).toEqual([]);
    expect((await facts()).at(-1)).toMatchObject({ kind: "label.taken", subject_id: one.conversationId });
  });

  test("narrow the queue, and what is taken next", async () => {
    const [one, two, three] = [await create(), await create(), await create()];
    const [vip, press, unused] = [await make("VIP"), await make("Premsa"), await make("Fira")];
    await as(agent).labels.put({ label: vip.id, conversations: [one.conversationId] });
    await as(agent).labels.put({ label: press.id, conversations: [two.conversationId, one.conversationId] });
    const list = async (labels: string[]) =>
      (await as(agent).queue.list({ labels })).items.map(({ id }) => id).toSorted();
    expect(await list([vip.id])).toEqual([one.id]);
    expect(await list([vip.id, press.id])).toEqual([one.id, two.id].toSorted());
    expect(await list([unused.id])).toEqual([]);
    expect(await list([newId()])).toEqual([]);
    expect((await list([])).length).toBe(3);
    expect((await as(agent).queue.takeNext({ labels: [vip.id] })).item?.id).toBe(one.id);
    expect((await as(agent).queue.takeNext({ labels: [vip.id] })).item).toBeNull();
    expect((await as(agent).queue.get({ id: three.id })).labels).toEqual([]);
  });

  test("say where they are before they go, and leave the conversations as they were", async () => {
    const [one, two] = [await create(), await create()];
    const vip = await make("VIP");
    const conversations = [one.conversationId, two.conversationId];
    await as(agent).labels.put({ label: vip.id, conversations });
    await as(agent).queue.setAside({ ids: [two.id], reason: "spam" });
    expect(await as(boss).labels.uses()).toEqual([{ id: vip.id, conversations: 2, waiting: 1 }]);
    expect(await as(boss).labels.remove({ id: vip.id })).toEqual({ from: 2 });
    expect((await as(agent).queue.get({ id: one.id })).labels).toEqual([]);
    expect(await as(boss).labels.uses()).toEqual([]);
    expect((await facts()).at(-1)).toMatchObject({ kind: "label.removed", data: { name: "VIP", from: 2 } });
  });

  test("become one of two, in saved views as well", async () => {
    const [one, two] = [await create(), await create()];
    const [old, kept] = [await make("Black friday"), await make("BF")];
    await as(agent).labels.put({ label: old.id, conversations: [one.conversationId, two.conversationId] });
    await as(agent).labels.put({ label: kept.id, conversations: [two.conversationId] });
    const filter = { tab: "all" as const, labels: [old.id, kept.id] };
    await as(boss).queue.views.save({ name: "Sales", shared: true, sort: "due", filter });
    expect(await as(boss).labels.merge({ id: old.id, into: kept.id })).toEqual({ moved: 1 });
    const { items } = await as(agent).queue.list({ labels: [kept.id] });
    expect(items.map(({ labels }) => labels)).toEqual([[kept], [kept]]);
    expect((await as(agent).queue.views.list())[0]?.filter.labels).toEqual([kept.id]);
    await expect(as(boss).labels.merge({ id: kept.id, into: kept.id })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});

describe("whose they are", () => {
  test("another workspace's label or conversation is not there, and nothing happens to it", async () => {
    const item = await create();
    const mine = await make("VIP");
    const other = await createWorkspace(database.db);
    const stranger = await createMember(identity, database.db, other, "owner");
    const theirs = await as(stranger).labels.make({ name: "VIP" });
    const conversations = [item.conversationId];
    const gone = { code: "NOT_FOUND" };
    await expect(as(stranger).labels.put({ label: mine.id, conversations })).rejects.toMatchObject(gone);
    await expect(as(stranger).labels.rename({ id: mine.id, name: "x" })).rejects.toMatchObject(gone);
    await expect(as(stranger).labels.merge({ id: mine.id, into: theirs.id })).rejects.toMatchObject(gone);
    await expect(as(stranger).labels.remove({ id: mine.id })).rejects.toMatchObject(gone);
    expect(await as(stranger).labels.put({ label: theirs.id, conversations })).toEqual({ changed: [] });
    expect(await as(agent).labels.list()).toEqual([mine]);
    expect((await as(agent).queue.get({ id: item.id })).labels).toEqual([]);
  });

  test("an agent puts them, a supervisor says which there are, a viewer reads", async () => {
    const viewer = await createMember(identity, database.db, workspace, "viewer");
    const item = await create();
    const { id } = await make("VIP");
    const conversations = [item.conversationId];
    await expect(as(agent).labels.make({ name: "x" })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(as(agent).labels.remove({ id })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(as(viewer).labels.put({ label: id, conversations })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    expect(await as(viewer).labels.list()).toHaveLength(1);
  });
});

test("among thousands that wait, those with a rare label are found without reading the rest", async () => {
  const item = await create();
  const label = (await make("VIP")).id;
  await as(agent).labels.put({ label, conversations: [item.conversationId] });
  await fillQueue(item.id, 2_000);
  const { items } = await as(agent).queue.list({ labels: [label] });
  expect(items.map(({ id }) => id)).toEqual([item.id]);
  const looking = { workspaceId: workspace, personId: agent.personId, now: clock.now() };
  const { rows } = await sql<{ "QUERY PLAN": string }>`explain select w.id from work_items w
    where ${conditionsOf(looking, { labels: [label] })} order by w.pressing_at, w.id limit 51`.execute(
    database.db,
  );
  const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
  expect(plan).toContain("Index Scan using work_items_conversation");
  expect(plan).not.toContain("Seq Scan on work_items");
});

/** Copies of an item, each of a conversation of its own; those stand before it, so that none is passed over by luck. */
async function fillQueue(id: string, count: number): Promise<void> {
  await sql`
    insert into work_items select (jsonb_populate_record(w, jsonb_build_object('id', gen_random_uuid(),
      'conversation_id', overlay(gen_random_uuid()::text placing '00' from 1), 'pressing_at', w.pressing_at - n * interval '1 second'))).*
    from work_items w, generate_series(1, ${sql.lit(count)}) n
    where w.workspace_id = ${workspace} and w.id = ${id}`.execute(database.db);
  await sql`analyze work_items, conversation_labels`.execute(database.db);
}
