import { call } from "@orpc/server";
import { beforeAll, expect, test } from "vitest";
import { createRegistry } from "../channels/index.ts";
import type { Identity } from "../identity/index.ts";
import { newId } from "../platform/ids.ts";
import { testDatabase } from "../test/database.ts";
import { createMember, createTestIdentity, createWorkspace, requestContext } from "../test/people.ts";
import { customersRoutes } from "./routes.ts";
import { findByHandle, keepCustomers } from "./store.ts";

const NOW = Temporal.Instant.from("2026-11-23T10:00:00Z");
const database = testDatabase();
let identity: Identity;
let routes: ReturnType<typeof customersRoutes>;
beforeAll(() => {
  identity = createTestIdentity(database);
  const platform = { db: database.db, clock: { now: () => NOW } as never, announce: () => {} };
  routes = customersRoutes({ platform, registry: createRegistry() });
});

/** A stranger writes; answers who they are to us. */
async function meet(workspace: string): Promise<string> {
  const author = { externalId: "joana.example", handle: "joana", name: "Joana Serra", followers: 120 };
  const heard = new Map([[author.externalId, { author, at: NOW, language: "ca" }]]);
  return database.db.transaction().execute(async (tx) => {
    const known = await findByHandle(tx, workspace, "bluesky", [author.externalId]);
    const kept = await keepCustomers(tx, workspace, "bluesky", heard, known);
    return kept.get(author.externalId)!.customerId;
  });
}

test("a person with handles, moods and the team's note, and only in their own workspace", async () => {
  const workspace = await createWorkspace(database.db);
  const agent = await createMember(identity, database.db, workspace, "agent");
  const viewer = await createMember(identity, database.db, workspace, "viewer");
  const stranger = await createMember(identity, database.db, await createWorkspace(database.db), "owner");
  const as = (member: typeof agent) => ({ context: requestContext(identity, member.headers) });
  const id = await meet(workspace);
  const keys = { workspace_id: workspace, connection_id: newId() };
  const conversation = newId();
  await database.db
    .insertInto("conversations")
    .values({
      ...keys,
      id: conversation,
      customer_id: id,
      audience: "public",
      created_at: NOW,
      last_message_at: NOW,
    })
    .execute();
  for (const [minutes, mood] of [
    [5, "positive"],
    [0, "negative"],
  ] as const) {
    const published = NOW.add({ minutes });
    await database.db
      .insertInto("messages")
      .values({
        ...keys,
        id: newId(),
        conversation_id: conversation,
        direction: "inbound",
        audience: "public",
        origin: "network",
        text: "Hello",
        sorted: { mood },
        published_at: published,
        arrived_at: published,
        revision: 1,
      })
      .execute();
  }

  await call(routes.keepNote, { id, note: "Prefers the afternoon" }, as(agent));
  expect(await call(routes.get, { id }, as(viewer))).toMatchObject({
    name: "Joana Serra",
    language: "ca",
    note: "Prefers the afternoon",
    noteBy: { at: NOW.toString() },
    handles: [{ network: "bluesky", handle: "joana", handlePrefix: "@", followers: 120 }],
    history: [],
    moods: [
      { at: NOW.toString(), mood: "negative" },
      { at: NOW.add({ minutes: 5 }).toString(), mood: "positive" },
    ],
  });
  expect(
    await database.db.selectFrom("facts").select(["kind", "actor_id"]).where("subject_id", "=", id).execute(),
  ).toEqual([{ kind: "customer.note_kept", actor_id: agent.personId }]);

  const article = async () => (await call(routes.get, { id }, as(viewer))).article;
  expect(await article()).toBeNull();
  await call(routes.keepArticle, { id, article: "la" }, as(agent));
  expect(await article()).toBe("la");
  await call(routes.keepArticle, { id, article: null }, as(agent));
  expect(await article()).toBeNull();
  await expect(call(routes.keepArticle, { id, article: "la" }, as(viewer))).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
  await expect(call(routes.keepArticle, { id, article: "la" }, as(stranger))).rejects.toMatchObject({
    code: "NOT_FOUND",
  });

  await expect(call(routes.keepNote, { id, note: "" }, as(viewer))).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
  await expect(call(routes.get, { id }, as(stranger))).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(call(routes.keepNote, { id, note: "x" }, as(stranger))).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
});
