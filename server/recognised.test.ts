/** Labels that are recognised, from a dozen conversations to the next one, on a real database with the real thread. */
import { createRouterClient } from "@orpc/server";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Item, Label } from "../contract/index.ts";
import type { Identity } from "./identity/index.ts";
import { labelsRoutes, labelTeaching, queueRoutes } from "./queue/index.ts";
import { testDatabase } from "./test/database.ts";
import { openDesk, said, type TestDesk } from "./test/desk.ts";
import {
  createMember,
  createTestIdentity,
  createWorkspace,
  requestContext,
  type TestMember,
} from "./test/people.ts";
import { recognitionRoutes } from "./triage/index.ts";

const database = testDatabase();
let identity: Identity;
let workspaceId: string;
let desk: TestDesk;
let api: ReturnType<typeof clientOf>;
let boss: TestMember;
let agent: TestMember;
let recalls: Label;

beforeAll(() => {
  identity = createTestIdentity(database);
});
afterAll(() => identity.close());
beforeEach(async () => {
  workspaceId = await createWorkspace(database.db, { languages: ["en"] });
  desk = await openDesk(database, workspaceId);
  boss = await createMember(identity, database.db, workspaceId, "supervisor");
  agent = await createMember(identity, database.db, workspaceId, "agent");
  api = clientOf(agent);
  recalls = await clientOf(boss).labels.make({ name: "Recalls" });
});

function clientOf({ headers }: TestMember) {
  const { platform, rulebook, learning } = desk;
  return createRouterClient(
    {
      queue: queueRoutes({ platform, rulebook, onCorrected: learning.noteCorrection }),
      labels: {
        ...labelsRoutes({ platform, onTaught: learning.noteLabel }),
        ...recognitionRoutes({ platform, teaching: labelTeaching, learning }),
      },
    },
    { context: requestContext(identity, headers) },
  );
}

const learn = () => desk.learning.jobs.learn({ workspaceId, askedBy: null });
const recognise = (on = true) => clientOf(boss).labels.recognise({ id: recalls.id, on });
const put = (items: Item[]) =>
  api.labels.put({ label: recalls.id, conversations: items.map(({ conversationId }) => conversationId) });
const take = (item: Item) => api.labels.take({ label: recalls.id, conversations: [item.conversationId] });
const standing = async () => (await api.labels.recognition()).labels[0];
const namesOn = async ({ id }: Item) => (await api.queue.get({ id })).labels.map(({ name }) => name);

let people = 0;

/** Each from a person who never wrote before, so that each is a conversation. Answers them in this order. */
async function hear(texts: string[]): Promise<Item[]> {
  const from = texts.map(() => `person ${++people}`);
  await desk.hear(texts.map((text, at) => said(text, { by: from[at]! })));
  const { items } = await api.queue.list({ tab: "all", sort: "newest", limit: 100 });
  return from.map((name) => items.find(({ customer }) => customer.name === name)!);
}

const THINGS = ["kettle", "toaster", "blender", "fryer", "mixer", "heater"];
const asks = (thing: string) => [
  `Is my ${thing} in the recall? The lot on it begins with 7`,
  `I read about a recall of the ${thing}, which lot do you mean`,
  `Heard you recall the ${thing}: mine is of lot 4412`,
];
const aboutRecalls = THINGS.flatMap(asks);
const others = THINGS.flatMap((thing) => [
  `Where is the ${thing} I ordered last week`,
  `The ${thing} came with a scratch on its side`,
  `Do you have the ${thing} in blue as well`,
  `How long does the ${thing} take to warm up`,
  `My ${thing} makes a strange noise since yesterday`,
  `Thank you for the lovely ${thing}`,
]);
const LIKE = "Which lot of the waffle iron is in the recall";
const UNLIKE = "Where is the waffle iron I ordered on Monday";

/** A label that is recognised: put on the first dozen and a half, among three dozen of other things. */
async function teach(): Promise<Item[]> {
  await hear(others);
  const items = await hear(aboutRecalls);
  await put(items);
  await recognise();
  await learn();
  return items;
}

describe("a label that is told to be recognised", () => {
  test("waits for a dozen conversations, then learns, and tells how well on what it was not shown", async () => {
    await hear(others);
    const items = await hear(aboutRecalls);
    await recognise();
    await put(items.slice(0, 11));
    await learn();
    expect(await jobs()).toBe(0);
    expect(await standing()).toEqual({ id: recalls.id, examples: 11, learned: null });
    await put(items.slice(11));
    expect(await jobs()).toBe(1);
    await learn();
    const { examples, learned } = (await standing())!;
    expect(examples).toBe(18);
    expect(learned).toMatchObject({
      why: "sure",
      of: 18,
      others: 36,
      at: desk.platform.clock.now().toString(),
    });
    expect(learned!.found).toBeGreaterThanOrEqual(9);
    expect(learned!.wrong).toBeLessThanOrEqual(0.1);
  });

  test("is put on the next conversation like these and on no other, with the words that spoke for it", async () => {
    await teach();
    const [like, unlike] = await hear([LIKE, UNLIKE]);
    expect(await namesOn(like!)).toEqual(["Recalls"]);
    expect(await namesOn(unlike!)).toEqual([]);
    expect(await reasonsIn(like!)).toEqual([
      {
        question: "label",
        code: "recognised",
        params: { label: recalls.id },
        words: expect.arrayContaining(["recall"]),
      },
    ]);
    expect(await rowOf(like!)).toEqual({ put_by: null, recognised: true });
    expect(await factsOf(like!)).toEqual([["label.put", null]]);
  });

  test("is not put again where a person took it off, and one that was wrong is learned from", async () => {
    await teach();
    const [like] = await hear([LIKE]);
    await take(like!);
    expect(await namesOn(like!)).toEqual([]);
    await desk.hear([said(`Hello? ${LIKE}`, { by: like!.customer.name! })]);
    expect((await api.queue.get({ id: like!.id })).unanswered).toBe(2);
    expect(await namesOn(like!)).toEqual([]);
    const material = await labelTeaching.read(database.db, workspaceId, [recalls.id]);
    expect(material.labels[0]!.no).toEqual([{ text: LIKE, language: "en" }]);

    await put([like!]);
    expect(await namesOn(like!)).toEqual(["Recalls"]);
    const again = await labelTeaching.read(database.db, workspaceId, [recalls.id]);
    expect(again.labels[0]!.no).toEqual([]);
  });

  test("is recognised no more once it is switched off, and at once when it is switched on again", async () => {
    await teach();
    await recognise(false);
    const [off] = await hear([LIKE]);
    expect(await namesOn(off!)).toEqual([]);
    expect(await standing()).toBeUndefined();
    await recognise();
    const [on] = await hear([LIKE]);
    expect(await namesOn(on!)).toEqual(["Recalls"]);
  });

  test("goes when it is removed, and what it learned with it", async () => {
    await teach();
    await clientOf(boss).labels.remove({ id: recalls.id });
    const [item] = await hear([LIKE]);
    expect(item!.labels).toEqual([]);
    expect(await api.labels.recognition()).toEqual({ wanted: 12, labels: [] });
  });

  test("that takes the place of another has its examples, and stays off where that was taken off", async () => {
    await teach();
    const [like] = await hear([LIKE]);
    await take(like!);
    const other = await clientOf(boss).labels.make({ name: "Lots" });
    await clientOf(boss).labels.recognise({ id: other.id, on: true });
    await clientOf(boss).labels.merge({ id: recalls.id, into: other.id });
    await learn();
    expect(await standing()).toMatchObject({ id: other.id, examples: 18, learned: { why: "sure" } });
    const sure = "Is my griddle in the recall? The lot on it begins with 9";
    await desk.hear([said(sure, { by: like!.customer.name! })]);
    expect(await namesOn(like!)).toEqual([]);
    expect(await namesOn((await hear([sure]))[0]!)).toEqual(["Lots"]);
  });

  test("is recognised in what a customer makes of a message afterwards", async () => {
    await teach();
    const [item] = await hear([UNLIKE]);
    const { external_id } = await database.db
      .selectFrom("messages")
      .select("external_id")
      .where("conversation_id", "=", item!.conversationId)
      .executeTakeFirstOrThrow();
    await desk.hear([{ type: "edited", externalId: external_id!, text: LIKE, at: "2026-11-20T10:00:00Z" }]);
    expect(await namesOn(item!)).toEqual(["Recalls"]);
  });

  test("is not put on history, nor on what the network files as rubbish", async () => {
    await teach();
    await desk.hear([said(LIKE, { by: "long ago" })], "import");
    await desk.hear([said(LIKE, { by: "rubbish", moderation: "spam" })]);
    const { rows } = await database.pool.query<{ count: number }>(
      "select count(*)::int as count from conversation_labels where workspace_id = $1 and recognised_in is not null",
      [workspaceId],
    );
    expect(rows[0]!.count).toBe(0);
  });

  test("is not put on what was never said to be one, however often it was put at random", async () => {
    const items = await hear(others);
    await put(items.filter((_, at) => at % 3 === (at >> 2) % 3));
    await hear(aboutRecalls);
    await recognise();
    await learn();
    expect((await standing())!.learned!.why).not.toBe("sure");
    const [item] = await hear([UNLIKE]);
    expect(item!.labels).toEqual([]);
  });

  test("says that there is too little beside it to tell", async () => {
    await put(await hear(aboutRecalls));
    await recognise();
    await learn();
    expect((await standing())!.learned).toMatchObject({ why: "few_others", others: 0 });
  });

  test("learns again from four more, ten minutes later at the earliest", async () => {
    await teach();
    await database.pool.query("delete from graphile_worker._private_jobs");
    const more = await hear(
      ["a recall", "recall of lot 3", "is the lot recalled", "recall, lot 9"].map(again),
    );
    for (const item of more) await (item.labels.length > 0 ? take(item) : put([item]));
    expect(await jobs()).toBe(1);
    const { at } = (await standing())!.learned!;
    desk.platform.clock.advance({ minutes: 9 });
    await learn();
    expect((await standing())!.learned!.at).toBe(at);
    desk.platform.clock.advance({ minutes: 1 });
    await learn();
    expect((await standing())!.learned!.at).not.toBe(at);
  });
});

test("what cannot be read recognises nothing, and holds nothing up", async () => {
  await teach();
  await database.db
    .updateTable("triage_recognisers")
    .set({ weights: Buffer.from("of another version") })
    .where("workspace_id", "=", workspaceId)
    .execute();
  desk.learning.changed(workspaceId);
  const [item] = await hear([LIKE]);
  expect(item).toMatchObject({ state: "new", language: "en", labels: [] });
});

test("who manages the settings says which are recognised; of another's labels there is none", async () => {
  await expect(api.labels.recognise({ id: recalls.id, on: true })).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
  const elsewhere = await createWorkspace(database.db);
  const stranger = await createMember(identity, database.db, elsewhere, "owner");
  await expect(clientOf(stranger).labels.recognise({ id: recalls.id, on: true })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  expect(await api.labels.recognition()).toEqual({ wanted: 12, labels: [] });
  await recognise();
  await recognise();
  expect(await kindsOf("label.recognition")).toEqual(["label.recognition_on"]);
});

function again(words: string): string {
  return `${words}, the waffle iron`;
}

async function reasonsIn({ conversationId }: Item): Promise<unknown[]> {
  const { sorted } = await database.db
    .selectFrom("messages")
    .select("sorted")
    .where("conversation_id", "=", conversationId)
    .executeTakeFirstOrThrow();
  const { reasons } = sorted as { reasons: { question: string }[] };
  return reasons.filter(({ question }) => question === "label");
}

async function rowOf({ conversationId }: Item) {
  const { put_by, recognised_in } = await database.db
    .selectFrom("conversation_labels")
    .select(["put_by", "recognised_in"])
    .where("conversation_id", "=", conversationId)
    .executeTakeFirstOrThrow();
  return { put_by, recognised: recognised_in !== null };
}

async function factsOf({ conversationId }: Item) {
  const rows = await database.db
    .selectFrom("facts")
    .select(["kind", "actor_id"])
    .where("subject_id", "=", conversationId)
    .where("kind", "like", "label.%")
    .execute();
  return rows.map(({ kind, actor_id }) => [kind, actor_id]);
}

async function kindsOf(prefix: string): Promise<string[]> {
  const rows = await database.db
    .selectFrom("facts")
    .select("kind")
    .where("workspace_id", "=", workspaceId)
    .where("kind", "like", `${prefix}%`)
    .execute();
  return rows.map(({ kind }) => kind);
}

async function jobs(): Promise<number> {
  const { rows } = await database.pool.query<{ count: number }>(
    `select count(*)::int as count from graphile_worker._private_jobs where payload->>'workspaceId' = $1`,
    [workspaceId],
  );
  return rows[0]!.count;
}
