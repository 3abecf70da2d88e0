/** From corrections to what the next message is taken for, on a real database with the real threads. */
import { createRouterClient } from "@orpc/server";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Item, kinds, topics } from "../contract/index.ts";
import type { Identity } from "./identity/index.ts";
import { queueRoutes } from "./queue/index.ts";
import { testDatabase } from "./test/database.ts";
import { openDesk, said, type TestDesk } from "./test/desk.ts";
import {
  createMember,
  createTestIdentity,
  createWorkspace,
  requestContext,
  type TestMember,
} from "./test/people.ts";
import { learningRoutes } from "./triage/index.ts";

const database = testDatabase();
let identity: Identity;
let workspaceId: string;
let desk: TestDesk;
let routes: { queue: ReturnType<typeof queueRoutes>; learning: ReturnType<typeof learningRoutes> };
let boss: TestMember;
let agent: TestMember;

beforeAll(() => {
  identity = createTestIdentity(database);
});
afterAll(() => identity.close());
beforeEach(async () => {
  workspaceId = await createWorkspace(database.db, { languages: ["en"] });
  desk = await openDesk(database, workspaceId);
  const { platform, rulebook, learning } = desk;
  routes = {
    queue: queueRoutes({ platform, rulebook, onCorrected: learning.noteCorrection }),
    learning: learningRoutes({ platform, learning }),
  };
  boss = await createMember(identity, database.db, workspaceId, "supervisor");
  agent = await createMember(identity, database.db, workspaceId, "agent");
});

const as = ({ headers }: TestMember) =>
  createRouterClient(routes, { context: requestContext(identity, headers) });
const learn = (askedBy: string | null = null) => desk.learning.jobs.learn({ workspaceId, askedBy });
const facts = async () =>
  (
    await database.db
      .selectFrom("facts")
      .select(["kind", "actor_id"])
      .where("workspace_id", "=", workspaceId)
      .where("kind", "like", "triage.%")
      .orderBy("id")
      .execute()
  ).map(({ kind, actor_id }) => [kind, actor_id]);

let people = 0;

/** Each from a person who never wrote before, so that each is a conversation. Answers them as they stand, in this order. */
async function hear(texts: string[]): Promise<Item[]> {
  const from = texts.map(() => `person ${++people}`);
  await desk.hear(texts.map((text, at) => said(text, { by: from[at]! })));
  const { items } = await as(agent).queue.list({ tab: "all", sort: "newest", limit: 50 });
  return from.map((name) => items.find(({ customer }) => customer.name === name)!);
}

const NAMES = ["Brisa", "Canigó", "Delta", "Escala", "Fosca", "Garraf", "Havana", "Iris", "Juny", "Kiwi"];
const SHOPS = ["in Encamp", "in Canillo", "down in Escaldes", "up in Soldeu"];
/** In this house that is something else than anywhere else. */
const glazes = NAMES.flatMap((name) =>
  SHOPS.map((shop) => `The glaze of the ${name} bowl I got ${shop} is crackled`),
);

/** What the model that ships takes none of them for, whatever it was trained on. */
function otherThan(items: Item[]) {
  const kind = kinds.find((one) => items.every((item) => item.kind !== one))!;
  const topic = topics.find((one) => items.every((item) => item.topic !== one))!;
  return { kind, topic };
}

async function teach(items: Item[], house = otherThan(items)): Promise<void> {
  for (const { id } of items) await as(agent).queue.correct({ id, ...house });
}

describe("what people correct", () => {
  test("is an example of the customer's latest words, and the later word replaces the earlier", async () => {
    const [item] = await hear(["Lovely, where is my bowl?"]);
    await as(agent).queue.correct({ id: item!.id, kind: "request" });
    await as(agent).queue.correct({ id: item!.id, kind: "complaint", urgency: 2 });
    await as(agent).queue.correct({ id: item!.id, pin: 1 });
    await as(agent).queue.correct({ id: item!.id, mood: "negative", dryRun: true });
    const rows = await database.db
      .selectFrom("triage_examples")
      .select(["answers", "language", "corrected_by"])
      .where("workspace_id", "=", workspaceId)
      .execute();
    expect(rows).toEqual([
      { answers: { kind: "complaint", urgency: "2" }, language: "en", corrected_by: agent.personId },
    ]);
    expect(await as(agent).learning.get({})).toMatchObject({ corrections: 1, fresh: 1, trainings: [] });
  });

  test("asks for a training once there are eight, and for the next ten minutes after it", async () => {
    const items = await hear(glazes.slice(0, 17));
    await teach(items.slice(0, 7));
    expect(await jobs()).toEqual([]);
    await learn();
    expect(await facts()).toEqual([]);
    await teach(items.slice(7, 8));
    expect(await jobs()).toEqual(["learn"]);
    await learn();
    expect(await facts()).toEqual([["triage.kept", null]]);
    desk.platform.clock.advance({ minutes: 1 });
    await teach(items.slice(8, 16));
    await database.pool.query("delete from graphile_worker._private_jobs");
    await learn();
    expect(await facts()).toHaveLength(1);
    expect(await jobs()).toEqual(["learn"]);
    desk.platform.clock.advance({ minutes: 10 });
    await learn();
    expect(await facts()).toHaveLength(2);
  });

  test("is learned where it holds on what was held back, and the next message is sorted so; one goes back and forth", async () => {
    const items = await hear(glazes);
    const house = otherThan(items);
    await teach(items, house);
    await learn();
    const learned = await as(agent).learning.get({});
    const training = learned.trainings[0]!;
    expect(training).toMatchObject({
      adopted: true,
      why: "better",
      corrections: 40,
      by: null,
      canHold: true,
    });
    expect(learned).toMatchObject({ fresh: 0, current: training.id });
    for (const { answers, rightBefore, rightAfter } of training.heads) {
      expect(answers).toBeGreaterThanOrEqual(5);
      expect(rightAfter).toBeGreaterThan(rightBefore);
    }
    const like = "The glaze of the Lluna bowl I got over in Ordino is crackled";
    expect((await hear([like]))[0]).toMatchObject(house);

    expect(await as(boss).learning.goBack({ training: null })).toEqual({ before: training.id });
    expect((await hear([`${like} too`]))[0]!.kind).not.toBe(house.kind);
    expect(await as(boss).learning.goBack({ training: training.id })).toEqual({ before: null });
    expect((await hear([`Well. ${like}`]))[0]).toMatchObject(house);
    expect(await facts()).toEqual([
      ["triage.learned", null],
      ["triage.went_back", boss.personId],
      ["triage.went_back", boss.personId],
    ]);
  });

  test("is not adopted when it has neither rhyme nor reason", async () => {
    const items = await hear(glazes);
    for (const [at, { id, kind: said }] of items.entries()) {
      const others = kinds.filter((kind) => kind !== said);
      await as(agent).queue.correct({ id, kind: others[(at * 7 + (at >> 2) * 3) % others.length]! });
    }
    await learn(boss.personId);
    expect(await as(agent).learning.get({})).toMatchObject({
      current: null,
      trainings: [{ adopted: false, canHold: false, by: { id: boss.personId } }],
    });
    expect(await facts()).toEqual([["triage.kept", boss.personId]]);
  });

  test("is forgotten with the message", async () => {
    const [item] = await hear(["Where is my bowl?"]);
    await teach([item!]);
    await database.db.deleteFrom("messages").where("workspace_id", "=", workspaceId).execute();
    expect(await as(agent).learning.get({})).toMatchObject({ corrections: 0 });
  });
});

test("weights of another version count as what ships, and cannot be gone back to", async () => {
  const items = await hear(glazes);
  const house = otherThan(items);
  await teach(items, house);
  await learn();
  const { current } = await as(agent).learning.get({});
  await database.db
    .updateTable("triage_trainings")
    .set({ weights: Buffer.from("of another version") })
    .where("id", "=", current!)
    .execute();
  desk.learning.changed(workspaceId);
  const [next] = await hear(["The glaze of the Lluna bowl I got over in Ordino is crackled"]);
  expect(next!.kind).not.toBe(house.kind);
  expect((await as(agent).learning.get({})).trainings[0]).toMatchObject({ canHold: false });
  await expect(as(boss).learning.goBack({ training: current })).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("everybody sees it; who manages the settings asks for it", async () => {
  expect(await as(boss).learning.learn({})).toEqual({ asked: false });
  const [item] = await hear(["Where is my bowl?"]);
  await teach([item!]);
  expect(await as(boss).learning.learn({})).toEqual({ asked: true });
  expect(await jobs()).toEqual(["learn"]);
  const theirs = as(agent).learning;
  await expect(theirs.learn({})).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(theirs.goBack({ training: null })).rejects.toMatchObject({ code: "FORBIDDEN" });
});

async function jobs(): Promise<string[]> {
  const { rows } = await database.pool.query<{ name: string }>(
    `select task_identifier as name from graphile_worker.jobs j join graphile_worker._private_jobs p using (id)
     where p.payload->>'workspaceId' = $1 and task_identifier = 'learn'`,
    [workspaceId],
  );
  return rows.map(({ name }) => name);
}
