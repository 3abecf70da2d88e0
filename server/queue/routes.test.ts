import { call } from "@orpc/server";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { QueueFilter } from "../../contract/index.ts";
import type { Identity } from "../identity/index.ts";
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
import { getItem, keepItems } from "./store.ts";
import { NOW } from "./test-items.ts";
import { addMessage, createConnection, createItem } from "./test-queue.ts";
import { watchTheClock } from "./watch.ts";

const MINUTE = 60_000;
const database = testDatabase();
let now = NOW;
const clock = { now: () => Temporal.Instant.fromEpochMilliseconds(now) };
let identity: Identity;
let routes: ReturnType<typeof queueRoutes>;
let platform: Parameters<typeof queueRoutes>[0]["platform"];
let workspace: string;
let connection: string;
let agent: TestMember;
let colleague: TestMember;

beforeAll(() => {
  identity = createTestIdentity(database);
  platform = { db: database.db, clock: clock as never, announce: () => {} };
  const rulebook = createRulebook(() => "social_public");
  routes = queueRoutes({ platform, rulebook, onCorrected: async () => {} });
});
beforeEach(async () => {
  now = NOW;
  workspace = await createWorkspace(database.db, { timeZone: "Europe/Madrid" });
  connection = await createConnection(database.db, workspace);
  agent = await createMember(identity, database.db, workspace, "agent", { name: "Èlia", initials: "EG" });
  colleague = await createMember(identity, database.db, workspace, "agent", { name: "Rui" });
});

const as = (member: TestMember) => ({ context: requestContext(identity, member.headers) });
const create = (changed: Parameters<typeof createItem>[3] = {}) =>
  createItem(database.db, workspace, connection, changed);
const list = async (input: Partial<QueueFilter> = {}, member = agent) =>
  (await call(routes.list, input, as(member))).items.map((item) => item.id);
const facts = () =>
  database.db
    .selectFrom("facts")
    .select(["kind", "subject_id", "actor_id", "data"])
    .where("workspace_id", "=", workspace)
    .orderBy("id")
    .execute();

describe("the list", () => {
  test("shows an item with who wrote, who is in charge, and a number that adds up", async () => {
    const { id } = await create({ assigneeId: agent.personId, state: "open", reach: 2500 });
    const { items, next } = await call(routes.list, {}, as(agent));
    expect(next).toBeNull();
    expect(items).toHaveLength(1);
    const [item] = items;
    expect(item).toMatchObject({
      id,
      customer: { name: "Joana Serra", handle: "joana", followers: 2500 },
      assignee: { id: agent.personId, name: "Èlia", initials: "EG" },
      dueFor: "first_answer",
      dueAt: new Date(NOW + 60 * MINUTE).toISOString(),
      waitingSince: new Date(NOW).toISOString(),
      unread: true,
    });
    const { shown, parts } = item!.priority;
    expect(parts.reduce((sum, part) => sum + part.points, 0)).toBe(shown);
  });

  test("goes on page by page in each order, without gap or repeat, also between equals", async () => {
    const at = [5, 1, 1, 1, 9, 3, 3];
    const made = [];
    for (const minutes of at) {
      const moment = NOW + minutes * MINUTE;
      made.push(await create({ pressingAt: moment, dueAt: moment, lastMessageAt: moment }));
    }
    const rising = made
      .sort((a, b) => a.pressingAt - b.pressingAt || (a.id < b.id ? -1 : 1))
      .map(({ id }) => id);
    const expected = { pressing: rising, due: rising, newest: rising.toReversed() };
    for (const [sort, ids] of Object.entries(expected)) {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const input = { sort: sort as "due", limit: 2, ...(cursor ? { cursor } : {}) };
        const page = await call(routes.list, input, as(agent));
        seen.push(...page.items.map((item) => item.id));
        cursor = page.next ?? undefined;
      } while (cursor);
      expect(seen, sort).toEqual(ids);
    }
    const { next } = await call(routes.list, { limit: 1 }, as(agent));
    for (const cursor of ["", "x", Buffer.from('["pressing","now()","1"]').toString("base64url")])
      await expect(call(routes.list, { cursor }, as(agent))).rejects.toMatchObject({ code: "REFUSED" });
    await expect(call(routes.list, { cursor: next!, sort: "newest" }, as(agent))).rejects.toMatchObject({
      data: { code: "cursor_unreadable" },
    });
  });

  test("is narrowed by every part of a filter", async () => {
    const plain = await create();
    const other = await create({
      kind: "complaint",
      topic: "billing_price",
      mood: "negative",
      language: "ca",
      network: "bluesky",
      audience: "private",
      urgency: 3,
      reach: 5000,
      oldestUnansweredAt: NOW - 90 * MINUTE,
      dueAt: NOW - MINUTE,
    });
    const fits: Partial<QueueFilter>[] = [
      { kinds: ["complaint", "praise"] },
      { topics: ["billing_price"] },
      { moods: ["negative"] },
      { languages: ["ca"] },
      { networks: ["bluesky"] },
      { audience: "private" },
      { urgencyFrom: 2 },
      { reachFrom: 5000 },
      { waitingMinutes: 90 },
      { late: true },
    ];
    for (const filter of fits) expect(await list(filter), JSON.stringify(filter)).toEqual([other.id]);
    expect(await list({ late: false })).toEqual([plain.id]);
    expect(await list({ connections: [newId()] })).toEqual([]);
    expect(await list({ connections: [connection], networks: ["plaza"] })).toEqual([plain.id]);
  });

  test("by tabs, person in charge and states", async () => {
    const mine = await create({ assigneeId: agent.personId, state: "open", pressingAt: NOW });
    const theirs = await create({ assigneeId: colleague.personId, state: "open", pressingAt: NOW + 1 });
    const free = await create({ pressingAt: NOW + 2 });
    const gone = await create({ state: "set_aside", reason: "spam", closedAt: NOW, pressingAt: NOW + 3 });
    expect(await list({ tab: "mine" })).toEqual([mine.id]);
    expect(await list({ tab: "team" })).toEqual([theirs.id, free.id]);
    expect(await list({ tab: "all" })).toEqual([mine.id, theirs.id, free.id]);
    expect(await list({ assignee: "nobody" })).toEqual([free.id]);
    expect(await list({ assignee: colleague.personId })).toEqual([theirs.id]);
    expect(await list({ states: ["set_aside"] })).toEqual([gone.id]);
  });

  test("unread is a person's, and what we say ourselves makes nothing unread", async () => {
    const item = await create();
    const read = (revision: number) =>
      database.db
        .insertInto("reads")
        .values({
          workspace_id: workspace,
          conversation_id: item.conversationId,
          person_id: agent.personId,
          revision,
        })
        .onConflict((row) =>
          row.columns(["workspace_id", "conversation_id", "person_id"]).doUpdateSet({ revision }),
        )
        .execute();
    const unread = async () => [await list({ unread: true }), await list({ unread: true }, colleague)];
    expect(await unread()).toEqual([[item.id], [item.id]]);
    await read(1);
    expect(await unread()).toEqual([[], [item.id]]);
    await addMessage(database.db, workspace, item, "outbound", 2);
    expect(await unread()).toEqual([[], [item.id]]);
    await addMessage(database.db, workspace, item, "inbound", 3);
    expect(await unread()).toEqual([[item.id], [item.id]]);
    await read(3);
    expect(await list({ unread: false })).toEqual([item.id]);
  });
});

describe("rows of a list that something happened to", () => {
  const rows = async (about: string[], filter: Partial<QueueFilter> = {}) =>
    (await call(routes.rows, { ...filter, about }, as(agent))).items.map(({ id }) => id);

  test("are found by item, conversation and customer, and only where they stand in the list", async () => {
    const one = await create({ kind: "complaint" });
    const other = await create();
    const left = await create({ state: "done", reason: "no_reply_needed", closedAt: NOW });
    expect(await rows([one.id])).toEqual([one.id]);
    expect(await rows([other.conversationId])).toEqual([other.id]);
    expect(await rows([other.customerId, newId()])).toEqual([other.id]);
    expect(await rows([one.id, other.id, left.id], { kinds: ["complaint"] })).toEqual([one.id]);
    expect(await rows([left.id])).toEqual([]);
    expect(await rows([left.id], { states: ["done"] })).toEqual([left.id]);
  });
});

describe("changes", () => {
  test("each item for itself: what was done, what was refused, and who did it as facts", async () => {
    const open = await create();
    const gone = await create({ state: "done", reason: "spam", closedAt: NOW });
    const stranger = newId();
    const result = await call(
      routes.setAside,
      { ids: [open.id, gone.id, stranger, open.id], reason: "duplicate" },
      as(agent),
    );
    expect(result.done.map(({ id, state, reason }) => [id, state, reason])).toEqual([
      [open.id, "set_aside", "duplicate"],
    ]);
    expect(result.refused).toEqual([
      { id: gone.id, code: "already_left" },
      { id: stranger, code: "not_found" },
    ]);
    expect(await facts()).toEqual([
      {
        kind: "item.set_aside",
        subject_id: open.id,
        actor_id: agent.personId,
        data: {
          conversationId: open.conversationId,
          from: "new",
          to: "set_aside",
          reason: "duplicate",
          note: null,
        },
      },
    ]);
    await call(routes.reopen, { ids: [open.id] }, as(agent));
    expect(await list()).toEqual([open.id]);
  });

  test("done without an answer or a reason is refused", async () => {
    const item = await create();
    const refused = await call(routes.finish, { ids: [item.id] }, as(agent));
    expect(refused).toEqual({ done: [], refused: [{ id: item.id, code: "not_answered" }] });
    const answer = await addMessage(database.db, workspace, item, "outbound", 2);
    const answered = { ...item, unanswered: 0, oldestUnansweredAt: null, answerMessageId: answer };
    await database.db.transaction().execute((tx) => keepItems(tx, workspace, [answered]));
    const { done } = await call(routes.finish, { ids: [item.id] }, as(agent));
    expect(done).toMatchObject([{ state: "done", reason: null, dueAt: null, dueFor: null }]);
  });

  test("somebody is put in charge, once; nobody from elsewhere", async () => {
    const { id } = await create();
    const assign = (assignee: string | null) => call(routes.assign, { ids: [id], assignee }, as(agent));
    expect((await assign(colleague.personId)).done).toMatchObject([{ state: "open", revision: 2 }]);
    expect((await assign(colleague.personId)).done).toMatchObject([{ revision: 2 }]);
    expect((await assign(null)).done).toMatchObject([{ state: "new", assignee: null }]);
    expect((await facts()).map(({ kind }) => kind)).toEqual(["item.assigned", "item.assigned"]);
    await expect(assign(newId())).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("snoozed it is hidden until the clock wakes it, on every node together once", async () => {
    const { id } = await create();
    const until = new Date(NOW + 30 * MINUTE).toISOString();
    await call(routes.snooze, { ids: [id], until }, as(agent));
    expect(await list()).toEqual([]);
    expect(await list({ states: ["snoozed"] })).toEqual([id]);
    now = NOW + 29 * MINUTE;
    await watchTheClock(platform as never);
    expect(await list()).toEqual([]);
    now = NOW + 30 * MINUTE;
    await Promise.all([watchTheClock(platform as never), watchTheClock(platform as never)]);
    expect(await list()).toEqual([id]);
    expect((await facts()).map(({ kind }) => kind)).toEqual(["item.snoozed", "item.woken"]);
    await call(routes.snooze, { ids: [id], until: new Date(now + MINUTE).toISOString() }, as(agent));
    expect((await call(routes.wake, { ids: [id] }, as(agent))).done).toMatchObject([{ state: "new" }]);
  });

  test("a warning before the deadline, a mark after it, once each", async () => {
    const item = await create();
    const told = async () =>
      (await facts()).filter((fact) => fact.subject_id === item.id).map(({ kind }) => kind);
    for (const [minutes, expected] of [
      [44, []],
      [45, ["item.due_soon"]],
      [59, ["item.due_soon"]],
      [60, ["item.due_soon", "item.late"]],
      [90, ["item.due_soon", "item.late"]],
    ] as const) {
      now = NOW + minutes * MINUTE;
      await watchTheClock(platform as never);
      expect(await told(), `after ${minutes}`).toEqual(expected);
    }
    expect((await call(routes.counts, {}, as(agent))).late).toBe(1);
  });

  test("a correction moves the item, and a dry run only says where to", async () => {
    await create({ pressingAt: NOW + 40 * MINUTE });
    const { id } = await create();
    const dry = await call(routes.correct, { id, kind: "complaint", dryRun: true }, as(agent));
    expect(dry).toMatchObject({ place: 1, item: { kind: "complaint", corrected: ["kind"] } });
    expect(await getItem(database.db, workspace, id)).toMatchObject({ kind: "question", revision: 1 });
    expect(await facts()).toEqual([]);
    const last = await call(routes.correct, { id, pin: -1, urgency: 0 }, as(agent));
    expect(last).toMatchObject({ place: 2, item: { pin: -1, urgency: 0, revision: 2 } });
    expect(await facts()).toMatchObject([
      { kind: "item.corrected", data: { from: { pin: 0, urgency: 1 }, to: { pin: -1, urgency: 0 } } },
    ]);
  });

  test("take the next one: the most pressing that nobody has and the filter lets through", async () => {
    await create({ pressingAt: NOW, assigneeId: colleague.personId, state: "open" });
    const catalan = await create({ pressingAt: NOW + 2, language: "ca" });
    const first = await create({ pressingAt: NOW + 1 });
    const taken = await call(routes.takeNext, { languages: ["ca"] }, as(agent));
    expect(taken.item).toMatchObject({ id: catalan.id, state: "open", assignee: { id: agent.personId } });
    expect((await call(routes.takeNext, {}, as(agent))).item?.id).toBe(first.id);
    expect(await call(routes.takeNext, {}, as(agent))).toEqual({ item: null });
  });

  test("twelve at once: nobody gets what another got", async () => {
    const made = [];
    for (let n = 0; n < 10; n++) made.push((await create()).id);
    const everybody = Array.from({ length: 12 }, (_, n) => (n % 2 ? agent : colleague));
    const taken = await Promise.all(everybody.map((member) => call(routes.takeNext, {}, as(member))));
    const ids = taken.flatMap(({ item }) => (item ? [item.id] : []));
    expect(ids.toSorted()).toEqual(made.toSorted());
  });
});

describe("what the database itself holds", () => {
  test("nothing leaves without an answer or a reason", async () => {
    const item = await create();
    const set = (state: string, reason: string | null = null) =>
      database.db.updateTable("work_items").set({ state, reason }).where("id", "=", item.id).execute();
    for (const state of ["done", "set_aside", "waiting_customer"])
      await expect(set(state)).rejects.toThrow("nothing_leaves_without_an_answer_or_a_reason");
    await set("done", "spam");
  });

  test("no item is deleted, except with its whole workspace", async () => {
    await create();
    await expect(
      database.db.deleteFrom("work_items").where("workspace_id", "=", workspace).execute(),
    ).rejects.toThrow("it is never deleted");
    await database.db.deleteFrom("workspaces").where("workspace_id", "=", workspace).execute();
  });

  test("a conversation has one item at a time", async () => {
    const item = await create();
    const twice = database.db
      .transaction()
      .execute((tx) => keepItems(tx, workspace, [{ ...item, id: newId() }]));
    await expect(twice).rejects.toThrow("work_items_current");
  });
});

describe("today's line", () => {
  test("counts what waits and what was answered since midnight where the brand lives", async () => {
    await create({ assigneeId: agent.personId, state: "open" });
    await create();
    await create({ dueAt: NOW - 1 });
    const midnight = Date.UTC(2026, 10, 22, 23, 0);
    const answeredAt = (at: number, waited: number) =>
      create({
        state: "done",
        reason: "duplicate",
        closedAt: at,
        firstPublishedAt: at - waited * MINUTE,
        firstAnsweredAt: at,
        answeredAt: at,
      });
    await answeredAt(midnight - 1, 500);
    await answeredAt(midnight, 10);
    await answeredAt(NOW, 20);
    await answeredAt(NOW, 60);
    expect(await call(routes.counts, {}, as(agent))).toEqual({
      mine: 1,
      team: 2,
      all: 3,
      late: 1,
      today: {
        since: new Date(midnight).toISOString().replace(".000", ""),
        answered: 3,
        medianFirstAnswerMinutes: 20,
      },
    });
    const { today } = await call(routes.counts, {}, as(agent));
    const behind = { states: ["done" as const], answeredFrom: today.since };
    expect((await call(routes.list, behind, as(agent))).items).toHaveLength(today.answered);
  });
});

describe("saved views", () => {
  test("one's own, and shared by who may share", async () => {
    const view = {
      name: "Angry",
      shared: false,
      filter: { tab: "all" as const, moods: ["negative" as const] },
    };
    const own = await call(routes.views.save, { ...view, sort: "due" }, as(agent));
    expect(await call(routes.views.list, {}, as(agent))).toEqual([own]);
    expect(await call(routes.views.list, {}, as(colleague))).toEqual([]);
    await expect(call(routes.views.remove, { id: own.id }, as(colleague))).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(
      call(routes.views.save, { ...view, shared: true, sort: "due" }, as(agent)),
    ).rejects.toMatchObject({ code: "FORBIDDEN" });
    const boss = await createMember(identity, database.db, workspace, "supervisor");
    const shared = await call(routes.views.save, { ...view, shared: true, sort: "due" }, as(boss));
    expect(await call(routes.views.list, {}, as(colleague))).toEqual([shared]);
    await expect(call(routes.views.remove, { id: shared.id }, as(agent))).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    expect(await call(routes.views.remove, { id: own.id }, as(agent))).toEqual({ removed: true });
  });
});

describe("walls", () => {
  test("another workspace's items are not there", async () => {
    const item = await create();
    const elsewhere = await createWorkspace(database.db);
    const stranger = await createMember(identity, database.db, elsewhere, "owner");
    expect(await list({}, stranger)).toEqual([]);
    const { id } = item;
    await expect(call(routes.get, { id }, as(stranger))).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(call(routes.correct, { id, pin: 1 }, as(stranger))).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    for (const change of [
      () => call(routes.assign, { ids: [id], assignee: stranger.personId }, as(stranger)),
      () => call(routes.finish, { ids: [id], reason: "spam" }, as(stranger)),
      () => call(routes.setAside, { ids: [id], reason: "spam" }, as(stranger)),
    ])
      expect(await change()).toEqual({ done: [], refused: [{ id, code: "not_found" }] });
    await expect(
      call(routes.assign, { ids: [id], assignee: stranger.personId }, as(agent)),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await getItem(database.db, workspace, id)).toMatchObject({ state: "new", revision: 1 });
  });

  test("a viewer looks and changes nothing", async () => {
    const { id } = await create();
    const viewer = await createMember(identity, database.db, workspace, "viewer");
    expect(await list({}, viewer)).toEqual([id]);
    for (const change of [
      () => call(routes.takeNext, {}, as(viewer)),
      () => call(routes.snooze, { ids: [id], until: new Date(NOW + MINUTE).toISOString() }, as(viewer)),
      () => call(routes.correct, { id, pin: 1, dryRun: true }, as(viewer)),
    ])
      await expect(change()).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});
