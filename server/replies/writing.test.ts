/** What stands between the first key and the button: drafts that nothing overwrites, the checks, and their refusal. */
import { call } from "@orpc/server";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
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
let identity: Identity;
let desk: TestDesk;
let agent: TestMember;
let id: string;
let revision: number;

beforeAll(() => {
  identity = createTestIdentity(database);
});

beforeEach(async () => {
  const workspaceId = await createWorkspace(database.db);
  agent = await createMember(identity, database.db, workspaceId, "agent", {
    name: "Eva Gil",
    initials: "EG",
  });
  desk = await openDesk(database, workspaceId);
  await desk.hear([said("Bon dia, la taula que vaig comprar encara no ha arribat i ningú no em diu res.")]);
  ({ id, revision } = await database.db
    .selectFrom("conversations")
    .select(["id", "revision"])
    .where("workspace_id", "=", workspaceId)
    .executeTakeFirstOrThrow());
});

const context = () => ({ context: requestContext(identity, agent.headers) });
const measure = (text: string, audience: "public" | "private" = "public") =>
  call(replyRoutes(desk).measure, { id, audience, text }, context());

describe("the checks of an answer", () => {
  test("come with its measure, in the customer’s language and for the audience", async () => {
    const { checks } = await measure(
      "Le llamamos ahora mismo al 600 123 456, y perdone por la espera de hoy.",
    );
    expect(checks).toMatchObject([
      { code: "length", passed: true },
      { code: "personal_data", passed: false, params: { kind: "phone" } },
      { code: "language", passed: false, params: { written: "es", wanted: "ca" } },
    ]);
    expect((await measure("Truqueu al 600 123 456", "private")).checks).not.toContainEqual(
      expect.objectContaining({ code: "personal_data" }),
    );
  });

  test("personal data does not go out in public unless the writer says that it shall", async () => {
    const answer = (evenSo: boolean) => {
      const asked = { id, replyId: newId(), seenRevision: revision, text: "Truca’ns al +376 312 416" };
      return call(replyRoutes(desk).send, { ...asked, audience: "public", evenSo }, context());
    };
    await expect(answer(false)).rejects.toMatchObject({
      code: "REFUSED",
      data: { code: "personal_data_in_public", params: { kind: "phone", count: 1 } },
    });
    expect(await answer(true)).toMatchObject({
      messages: [{ text: "Truca’ns al +376 312 416 ^EG" }],
    });
  });
});

describe("a draft", () => {
  const keep = (text: string, over?: string | null) =>
    call(replyRoutes(desk).keepDraft, { id, mode: "public", text, files: [], over }, context());
  const drafts = () => call(replyRoutes(desk).drafts, { id }, context());

  test("written over the one that was seen takes its place", async () => {
    const first = await keep("Hola", null);
    expect(first).toMatchObject({ kept: true, other: null });
    desk.platform.clock.advance({ seconds: 1 });
    const second = await keep("Hola, Marta", first.updatedAt);
    expect(second).toMatchObject({ kept: true });
    expect(await drafts()).toMatchObject([{ text: "Hola, Marta", updatedAt: second.updatedAt }]);
  });

  test("written over one that nobody here has seen is refused with that one, and neither is lost", async () => {
    const { updatedAt } = await keep("Hola", null);
    desk.platform.clock.advance({ seconds: 1 });
    await keep("Hola des del telèfon", updatedAt);
    expect(await keep("Hola des de la taula", updatedAt)).toMatchObject({
      kept: false,
      other: { text: "Hola des del telèfon" },
    });
    expect(await keep("Una altra", null)).toMatchObject({ kept: false, other: { mode: "public" } });
    expect(await keep("", updatedAt)).toMatchObject({ kept: false, other: { text: "Hola des del telèfon" } });
    expect(await drafts()).toMatchObject([{ text: "Hola des del telèfon" }]);
  });

  test("emptied goes away, and whoever names no earlier one writes over any", async () => {
    await keep("Hola", null);
    expect(await keep("Adéu")).toMatchObject({ kept: true, other: null });
    expect(await keep("")).toEqual({ kept: false, updatedAt: null, other: null });
    expect(await drafts()).toEqual([]);
  });
});
