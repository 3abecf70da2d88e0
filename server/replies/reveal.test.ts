/** Personal data are covered for everybody; who may see them asks, and that is recorded, but never what was told. */
import { call } from "@orpc/server";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { conversationRoutes } from "../conversations/index.ts";
import type { Identity } from "../identity/index.ts";
import { newId } from "../platform/ids.ts";
import { testDatabase } from "../test/database.ts";
import { openDesk, said, type TestDesk } from "../test/desk.ts";
import {
  createMember,
  createTestIdentity,
  createWorkspace,
  requestContext,
  type TestMember,
} from "../test/people.ts";
import { replyRoutes } from "./index.ts";

const database = testDatabase();
const TEXT = "Truqueu-me al +376 312 416, o escriviu a marta@exemple.ad. Gràcies!";
const COVERED = "Truqueu-me al +376 3•• •16, o escriviu a m••••@•••••••.ad. Gràcies!";
let identity: Identity;
let desk: TestDesk;
let workspaceId: string;
let agent: TestMember;
let viewer: TestMember;
let conversationId: string;
let messageId: string;

beforeAll(() => {
  identity = createTestIdentity(database);
});

beforeEach(async () => {
  workspaceId = await createWorkspace(database.db);
  agent = await createMember(identity, database.db, workspaceId, "agent");
  viewer = await createMember(identity, database.db, workspaceId, "viewer");
  desk = await openDesk(database, workspaceId);
  await desk.hear([said(TEXT)]);
  const row = await database.db
    .selectFrom("messages")
    .select(["id", "conversation_id"])
    .where("workspace_id", "=", workspaceId)
    .executeTakeFirstOrThrow();
  [messageId, conversationId] = [row.id, row.conversation_id];
});

const as = (member: TestMember) => ({ context: requestContext(identity, member.headers) });
const page = (member: TestMember) => call(replyRoutes(desk).page, { id: conversationId }, as(member));
const reveal = (member: TestMember, id = messageId) =>
  call(
    conversationRoutes({ ...desk, presence: {} as never, onChanged: async () => {} }).reveal,
    { messageId: id },
    as(member),
  );
const facts = () =>
  database.db
    .selectFrom("facts")
    .select(["subject_id", "actor_id", "data"])
    .where("workspace_id", "=", workspaceId)
    .where("kind", "=", "personal_data.revealed")
    .execute();

test("the page has them covered for everybody, and tells where they are to who may ask", async () => {
  const [seen] = (await page(agent)).messages;
  expect(seen).toMatchObject({ text: COVERED });
  expect(seen?.personalData.map(({ kind, start, end }) => [kind, TEXT.slice(start, end)])).toEqual([
    ["phone", "+376 312 416"],
    ["email", "marta@exemple.ad"],
  ]);
  expect((await page(viewer)).messages).toMatchObject([{ text: COVERED, personalData: [] }]);
  expect(await facts()).toEqual([]);
});

test("who asks is told, and every time it is recorded who asked for which kinds", async () => {
  expect(await reveal(agent)).toMatchObject({ text: TEXT, personalData: [{ start: 14, end: 26 }, {}] });
  await reveal(agent);
  const recorded = await facts();
  expect(recorded).toHaveLength(2);
  expect(recorded[0]).toEqual({
    subject_id: messageId,
    actor_id: agent.personId,
    data: { conversationId, kinds: ["phone", "email"] },
  });
  expect(JSON.stringify(recorded)).not.toMatch(/312|exemple/);
});

test("who may not see them is told nothing, nor is anybody of another workspace", async () => {
  await expect(reveal(viewer)).rejects.toMatchObject({ code: "FORBIDDEN" });
  const other = await createMember(identity, database.db, await createWorkspace(database.db), "owner");
  await expect(reveal(other)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(reveal(agent, newId())).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await facts()).toEqual([]);
});

test("what it said before an edit is covered too, and told with the rest", async () => {
  const { external_id } = await database.db
    .selectFrom("messages")
    .select("external_id")
    .where("id", "=", messageId)
    .executeTakeFirstOrThrow();
  const at = desk.platform.clock.now().toString();
  await desk.hear([{ type: "edited", externalId: external_id!, text: "Ja està, gràcies", at }]);
  const [seen] = (await page(agent)).messages;
  expect(seen).toMatchObject({
    text: "Ja està, gràcies",
    personalData: [],
    earlierTexts: [{ text: COVERED }],
  });
  expect((await reveal(agent)).earlierTexts).toMatchObject([{ text: TEXT }]);
  expect(await facts()).toMatchObject([{ data: { kinds: ["phone", "email"] } }]);
});

test("a message without any is told without a word in the record", async () => {
  await desk.hear([said("Bon dia, a quina hora obriu demà?", { by: "another" })]);
  const { id } = await database.db
    .selectFrom("messages")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("id", "!=", messageId)
    .executeTakeFirstOrThrow();
  expect(await reveal(agent, id)).toMatchObject({ personalData: [] });
  expect(await facts()).toEqual([]);
});
