/** What one message of a thread is, set right by a person: on a real database, with the real threads. */
import { createRouterClient } from "@orpc/server";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Conversation } from "../contract/index.ts";
import type { Identity } from "./identity/index.ts";
import { newId } from "./platform/ids.ts";
import { queueRoutes } from "./queue/index.ts";
import { replyRoutes } from "./replies/index.ts";
import { testDatabase } from "./test/database.ts";
import { openDesk, said, type TestDesk } from "./test/desk.ts";
import {
  createMember,
  createTestIdentity,
  createWorkspace,
  requestContext,
  type TestMember,
} from "./test/people.ts";

const database = testDatabase();
let identity: Identity;
let workspaceId: string;
let desk: TestDesk;
let agent: TestMember;
let api: ReturnType<typeof as>;

beforeAll(() => {
  identity = createTestIdentity(database);
});
afterAll(() => identity.close());
beforeEach(async () => {
  workspaceId = await createWorkspace(database.db, { languages: ["en"] });
  desk = await openDesk(database, workspaceId);
  agent = await createMember(identity, database.db, workspaceId, "agent");
  api = as(agent);
});

function as({ headers }: TestMember) {
  const { platform, rulebook, learning } = desk;
  const queue = queueRoutes({ platform, rulebook, onCorrected: learning.noteCorrection });
  const page = replyRoutes(desk).page;
  return createRouterClient({ queue, page }, { context: requestContext(identity, headers) });
}

const LATE = "My order has not arrived and nobody answers. This is a disgrace.";
const THANKS = "Lovely shop, thank you so much!";
const ASKS = "When do you open on Saturdays?";
const at = (minutes: number) => Temporal.Instant.from("2026-11-20T09:00:00Z").add({ minutes }).toString();

/** One after the other in one thread; what begins with ">" is our answer, given on the network itself. */
async function thread(...texts: string[]): Promise<Conversation> {
  await desk.hear(
    texts.map((text, index) =>
      said(text, {
        externalId: `t${index}`,
        threadId: "t0",
        parentId: index > 0 ? "t0" : null,
        own: text.startsWith(">"),
        by: text.startsWith(">") ? "brand" : "marta",
        publishedAt: at(index),
      }),
    ),
  );
  return page();
}
async function page(): Promise<Conversation> {
  const { items } = await api.queue.list({ tab: "all", states: ["new", "open", "waiting_customer"] });
  expect(items).toHaveLength(1);
  return api.page({ id: items[0]!.conversationId });
}
const sortedOf = ({ messages }: Conversation, index: number) =>
  messages[index]!.sorted as { kind: string; confidence: { kind: number }; reasons: { question: string }[] };
const facts = async () =>
  await database.db
    .selectFrom("facts")
    .select(["kind", "subject_id", "actor_id", "data"])
    .where("workspace_id", "=", workspaceId)
    .where("kind", "like", "%.corrected")
    .orderBy("id")
    .execute();

test("the message is what the person says, is an example by itself, and the conversation follows it", async () => {
  const before = await thread(LATE, ASKS);
  const [late, asks] = before.messages;
  expect(before.item).toMatchObject({ kind: "complaint" });
  expect(sortedOf(before, 1).kind).toBe("question");

  const { sorted, item } = await api.queue.correctMessage({ id: late!.id, kind: "other", mood: "neutral" });
  expect(item).toMatchObject({ id: before.item!.id, kind: "question", mood: "neutral", corrected: [] });
  expect(Date.parse(item!.pressingAt)).toBeGreaterThan(Date.parse(before.item!.pressingAt));
  const after = await page();
  expect(after.item).toMatchObject({ kind: "question", pressingAt: item!.pressingAt });
  expect(sortedOf(after, 0)).toEqual(sorted);
  expect(sortedOf(after, 0)).toMatchObject({ kind: "other", confidence: { kind: 1, mood: 1 } });
  const kinds = sortedOf(after, 0).reasons.filter(({ question }) => question === "kind");
  expect(kinds).toEqual([{ question: "kind", code: "corrected" }]);
  expect(sortedOf(after, 1)).toEqual(sortedOf(before, 1));

  const told = { actor_id: agent.personId };
  const conversationId = before.id;
  expect(await facts()).toMatchObject([
    {
      ...told,
      kind: "message.corrected",
      subject_id: late!.id,
      data: {
        conversationId,
        itemId: item!.id,
        from: { kind: "complaint", mood: "negative" },
        to: { kind: "other", mood: "neutral" },
      },
    },
    {
      ...told,
      kind: "item.corrected",
      subject_id: item!.id,
      data: {
        conversationId,
        messageId: late!.id,
        from: { kind: "complaint", mood: "negative" },
        to: { kind: "question", mood: "neutral" },
      },
    },
  ]);
  const examples = await database.db
    .selectFrom("triage_examples")
    .select(["message_id", "answers", "language"])
    .where("workspace_id", "=", workspaceId)
    .execute();
  expect(examples).toEqual([
    { message_id: late!.id, answers: { kind: "other", mood: "neutral" }, language: "en" },
  ]);

  // The other way round: of what waits the gravest holds.
  await api.queue.correctMessage({ id: asks!.id, kind: "complaint", urgency: 3 });
  expect((await page()).item).toMatchObject({ kind: "complaint", urgency: 3, corrected: [] });
});

test("what was answered before, and what a person set on the conversation, the conversation keeps", async () => {
  const { messages, item } = await thread(LATE, "> We are looking into it.", THANKS);
  expect(item).toMatchObject({ kind: "praise", unanswered: 1 });
  const [late, , thanks] = messages;
  expect((await api.queue.correctMessage({ id: late!.id, kind: "request" })).item).toBeNull();
  expect((await facts()).map(({ kind }) => kind)).toEqual(["message.corrected"]);

  await api.queue.correct({ id: item!.id, kind: "question" });
  expect((await api.queue.correctMessage({ id: thanks!.id, kind: "complaint" })).item).toBeNull();
  const now = await page();
  expect(now.item).toMatchObject({ kind: "question", corrected: ["kind"] });
  expect([sortedOf(now, 0).kind, sortedOf(now, 2).kind]).toEqual(["request", "complaint"]);
});

test("it holds when the message is edited, and goes with the words that are deleted", async () => {
  const { messages } = await thread(LATE);
  const { id } = messages[0]!;
  await api.queue.correctMessage({ id, kind: "request", language: "fr" });
  await desk.hear([{ type: "edited", externalId: "t0", text: `${LATE} Twice!`, at: at(5) }]);
  const edited = await page();
  expect(edited.messages[0]).toMatchObject({ text: `${LATE} Twice!`, language: "fr" });
  expect(sortedOf(edited, 0)).toMatchObject({ kind: "request", mood: "negative" });
  expect(edited.item).toMatchObject({ kind: "request", language: "fr" });
  await desk.hear([{ type: "deleted", externalId: "t0", at: at(6) }]);
  await expect(api.queue.correctMessage({ id, kind: "other" })).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("only words of a customer, of one's own workspace, by who may correct", async () => {
  const { messages } = await thread(LATE, "> We are looking into it.");
  const correct = { id: messages[0]!.id, kind: "request" } as const;
  const viewer = await createMember(identity, database.db, workspaceId, "viewer");
  const elsewhere = await createWorkspace(database.db);
  const stranger = await createMember(identity, database.db, elsewhere, "agent");
  await expect(as(viewer).queue.correctMessage(correct)).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(as(stranger).queue.correctMessage(correct)).rejects.toMatchObject({ code: "NOT_FOUND" });
  for (const id of [messages[1]!.id, newId()])
    await expect(api.queue.correctMessage({ ...correct, id })).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await facts()).toEqual([]);
});
