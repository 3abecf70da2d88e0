import { call } from "@orpc/server";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Identity } from "../identity/index.ts";
import { newId } from "../platform/ids.ts";
import { testDatabase } from "../test/database.ts";
import { createStage, openDesk, said, type TestDesk } from "../test/desk.ts";
import {
  createMember,
  createTestIdentity,
  createWorkspace,
  requestContext,
  type TestMember,
} from "../test/people.ts";
import { replyRoutes, rescue } from "./index.ts";
import { send } from "./sender.ts";

const database = testDatabase();
let identity: Identity;
let desk: TestDesk;
let agent: TestMember;
let workspaceId: string;

beforeAll(() => {
  identity = createTestIdentity(database);
});

beforeEach(async () => {
  await open(createStage());
});

async function open(stage: ReturnType<typeof createStage>) {
  workspaceId = await createWorkspace(database.db);
  agent = await createMember(identity, database.db, workspaceId, "agent", {
    name: "Eva Gil",
    initials: "EG",
  });
  desk = await openDesk(database, workspaceId, stage);
  await desk.hear([said("On és la meva comanda?")]);
}

const routes = () => replyRoutes(desk);
const context = () => ({ context: requestContext(identity, agent.headers) });

async function conversation() {
  const { id, revision } = await database.db
    .selectFrom("conversations")
    .select(["id", "revision"])
    .where("workspace_id", "=", workspaceId)
    .orderBy("created_at", "desc")
    .executeTakeFirstOrThrow();
  return { id, revision };
}

async function answer(text: string, given: object = {}) {
  const { id, revision } = await conversation();
  const replyId = newId();
  const sent = await call(
    routes().send,
    { id, replyId, audience: "public", text, files: [], seenRevision: revision, asThread: false, ...given },
    context(),
  );
  return { replyId, ...sent };
}

const go = (replyId: string) => send(desk, { workspaceId, replyId });

async function item() {
  return database.db
    .selectFrom("work_items")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .orderBy("opened_at", "desc")
    .executeTakeFirstOrThrow();
}

async function part(replyId: string, number = 0) {
  return database.db
    .selectFrom("reply_parts")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("reply_id", "=", replyId)
    .where("part", "=", number)
    .executeTakeFirstOrThrow();
}

describe("an answer", () => {
  test("stops the clock, goes out signed, and gets its name there", async () => {
    const { replyId } = await answer("Hola, Marta. Surt avui.");
    expect(await item()).toMatchObject({
      state: "waiting_customer",
      unanswered: 0,
      assignee_id: agent.personId,
    });
    await go(replyId);
    expect(desk.stage.published.map(({ text }) => text)).toEqual(["Hola, Marta. Surt avui. ^EG"]);
    expect(await part(replyId)).toMatchObject({ state: "sent", external_id: `ours-${replyId}.0` });
    const facts = await database.db
      .selectFrom("facts")
      .select("kind")
      .where("workspace_id", "=", workspaceId)
      .orderBy("id")
      .execute();
    expect(facts.map(({ kind }) => kind)).toEqual(["message.heard", "reply.queued", "reply.delivered"]);
  });

  test("asked for twice is one answer, and its job twice sends once", async () => {
    const { replyId } = await answer("Surt avui.");
    const { id } = await conversation();
    await call(
      routes().send,
      { id, replyId, audience: "public", text: "Surt avui.", files: [], seenRevision: 1, asThread: false },
      context(),
    );
    await Promise.all([go(replyId), go(replyId)]);
    await go(replyId);
    expect(desk.stage.published).toHaveLength(1);
  });

  test("is refused when the thread changed meanwhile, and says what came", async () => {
    const { revision } = await conversation();
    await desk.hear([said("I el paquet, trencat!", { threadId: "m-thread" })]);
    const refused = answer("Surt avui.", { seenRevision: revision });
    await expect(refused).rejects.toMatchObject({
      code: "THREAD_CHANGED",
      data: { revision: revision + 1, came: [{ text: "I el paquet, trencat!" }] },
    });
    expect(await item()).toMatchObject({ unanswered: 2 });
  });

  test("too long is refused with its measure, or becomes a thread when that was asked for", async () => {
    const long = "Paraula llarga. ".repeat(12);
    await expect(answer(long)).rejects.toMatchObject({ code: "TOO_LONG", data: { max: 100 } });
    const { replyId, messages } = await answer(long, { asThread: true });
    expect(messages.length).toBeGreaterThan(1);
    await go(replyId);
    expect(desk.stage.published).toHaveLength(messages.length);
    expect(desk.stage.published[1]!.parent.externalId).toBe(desk.stage.published[0]!.externalId);
    expect(desk.stage.published.map(({ text }) => text).join(" ")).toBe(`${long.trim()} ^EG`);
  });

  test("in several parts stands in its order while a later part still waits", async () => {
    const { replyId, messages } = await answer("Paraula llarga. ".repeat(12), { asThread: true });
    desk.stage.onSend = (_, publish) =>
      desk.stage.published.length === 0
        ? publish()
        : { outcome: "later", after: null, refusal: { code: "rate_limited" } };
    desk.platform.clock.advance({ minutes: 1 });
    await go(replyId);
    const { id } = await conversation();
    const page = await call(routes().page, { id }, context());
    const ours = page.messages.filter(({ direction }) => direction === "outbound");
    expect(ours.map(({ delivery }) => delivery?.state)).toEqual([
      "sent",
      ...messages.slice(1).map(() => "queued"),
    ]);
    expect(ours.map(({ text }) => text)).toEqual(messages.map(({ text }) => text));
  });

  test("of a trainee is refused", async () => {
    const trainee = await createMember(identity, database.db, workspaceId, "trainee");
    const { id, revision } = await conversation();
    const tried = call(
      routes().send,
      {
        id,
        replyId: newId(),
        audience: "public",
        text: "Hola",
        files: [],
        seenRevision: revision,
        asThread: false,
      },
      { context: requestContext(identity, trainee.headers) },
    );
    await expect(tried).rejects.toMatchObject({ code: "FORBIDDEN", data: { needs: "answer" } });
  });
});

describe("never twice, never zero", () => {
  test("published, but the network never said so: it is looked for and found", async () => {
    desk.stage.onSend = (_, publish) => {
      publish();
      return { outcome: "unknown", refusal: { code: "network_down" } };
    };
    const { replyId } = await answer("Surt avui.");
    await go(replyId);
    expect(await part(replyId)).toMatchObject({ state: "sending" });
    desk.platform.clock.advance({ seconds: 6 });
    await go(replyId);
    expect(await part(replyId)).toMatchObject({ state: "sent" });
    expect(desk.stage.published).toHaveLength(1);
  });

  test("not published and nobody said so: after looking it is sent again", async () => {
    let tries = 0;
    desk.stage.onSend = (_, publish) =>
      ++tries === 1 ? { outcome: "unknown", refusal: { code: "network_down" } } : publish();
    const { replyId } = await answer("Surt avui.");
    await go(replyId);
    desk.platform.clock.advance({ seconds: 6 });
    await go(replyId);
    expect(tries).toBe(2);
    expect(await part(replyId)).toMatchObject({ state: "sent" });
  });

  test("a network without keys may still be writing: not there counts only after a while", async () => {
    await open(createStage({ idempotent: false }));
    let tries = 0;
    desk.stage.onSend = () => {
      tries++;
      return { outcome: "unknown", refusal: { code: "network_down" } };
    };
    const { replyId } = await answer("Surt avui.");
    await go(replyId);
    desk.platform.clock.advance({ seconds: 6 });
    await go(replyId);
    expect(tries).toBe(1);
    desk.platform.clock.advance({ seconds: 20 });
    await go(replyId);
    expect(tries).toBe(2);
  });

  test("the sender died between the call and its record: the next one looks first", async () => {
    desk.stage.onSend = (_, publish) => {
      publish();
      throw new Error("killed");
    };
    const { replyId } = await answer("Surt avui.");
    await database.db
      .updateTable("reply_parts")
      .set({
        state: "sending",
        tries: 1,
        first_tried_at: desk.platform.clock.now(),
        lease_until: desk.platform.clock.now(),
      })
      .where("reply_id", "=", replyId)
      .execute();
    desk.stage.published.push({ id: `${replyId}.0`, externalId: `ours-${replyId}.0` } as never);
    await go(replyId);
    expect(await part(replyId)).toMatchObject({ state: "sent" });
    expect(desk.stage.published).toHaveLength(1);
  });

  test("while one sender holds the lease nobody else sends", async () => {
    const { replyId } = await answer("Surt avui.");
    let release = () => {};
    const held = new Promise<void>((done) => {
      release = done;
    });
    let calls = 0;
    desk.stage.onSend = async (_, publish) => {
      calls++;
      await held;
      return publish();
    };
    const first = go(replyId);
    await new Promise((done) => setTimeout(done, 200));
    await go(replyId);
    release();
    await first;
    expect(calls).toBe(1);
  });

  test("where nobody can tell, a person decides", async () => {
    desk.stage.onSend = () => ({ outcome: "unknown", refusal: { code: "network_down" } });
    desk.stage.onFind = () => ({ found: "cannot_tell" });
    const { replyId } = await answer("Surt avui.");
    await go(replyId);
    desk.platform.clock.advance({ seconds: 6 });
    await go(replyId);
    expect(await part(replyId)).toMatchObject({ state: "unknown" });
    await call(routes().settle, { replyId, part: 0, wentOut: true }, context());
    expect(await part(replyId)).toMatchObject({ state: "sent", settled_by: agent.personId });
  });

  test("our own answer that comes back settles what was not known, once", async () => {
    desk.stage.onSend = (_, publish) => {
      publish();
      return { outcome: "unknown", refusal: { code: "network_down" } };
    };
    const { replyId } = await answer("Surt avui.");
    await go(replyId);
    const echo = { externalId: `ours-${replyId}.0`, own: true, by: "brand", idempotencyKey: `${replyId}.0` };
    await desk.hear([said("Surt avui. ^EG", echo)]);
    await desk.hear([said("Surt avui. ^EG", echo)]);
    expect(await part(replyId)).toMatchObject({ state: "sent" });
    const outbound = await database.db
      .selectFrom("messages")
      .select("origin")
      .where("workspace_id", "=", workspaceId)
      .where("direction", "=", "outbound")
      .execute();
    expect(outbound).toEqual([{ origin: "desk" }]);
  });

  test("a refusal puts the conversation back on the queue, its clock as it was", async () => {
    const before = await item();
    desk.stage.onSend = () => ({ outcome: "refused", refusal: { code: "parent_gone" } });
    const { replyId } = await answer("Surt avui.");
    await go(replyId);
    expect(await part(replyId)).toMatchObject({ state: "refused", refusal: { code: "parent_gone" } });
    const after = await item();
    expect(after).toMatchObject({
      state: "open",
      unanswered: 1,
      first_answered_at: null,
      answer_message_id: null,
    });
    expect(after.due_at?.toString()).toBe(before.due_at?.toString());
  });

  test("too many at once waits as long as the network says, and a lost job is found again", async () => {
    const after = desk.platform.clock.now().add({ minutes: 5 });
    desk.stage.onSend = () => ({
      outcome: "later",
      after: after.toString(),
      refusal: { code: "rate_limited" },
    });
    const { replyId } = await answer("Surt avui.");
    await go(replyId);
    expect((await part(replyId)).next_try_at?.toString()).toBe(after.toString());
    desk.stage.onSend = (_, publish) => publish();
    await go(replyId);
    expect(desk.stage.published).toHaveLength(0);
    desk.platform.clock.advance({ minutes: 6 });
    await database.pool.query("delete from graphile_worker._private_jobs");
    await rescue(desk);
    const { rows } = await database.pool.query("select key from graphile_worker.jobs");
    expect(rows).toContainEqual({ key: `send:${replyId}` });
    await go(replyId);
    expect(desk.stage.published).toHaveLength(1);
  });

  test("taken back in time, it does not go out and the customer waits again", async () => {
    const { replyId } = await answer("Surt avui.");
    expect(await call(routes().withdraw, { replyId, part: 0 }, context())).toEqual({ withdrawn: true });
    await go(replyId);
    expect(desk.stage.published).toHaveLength(0);
    expect(await item()).toMatchObject({ state: "open", unanswered: 1 });
  });
});
