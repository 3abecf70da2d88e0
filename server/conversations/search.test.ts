import { call } from "@orpc/server";
import { beforeAll, describe, expect, test } from "vitest";
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
import { searchRoutes } from "./search-routes.ts";
import { appendMessages, insertConversations, type NewMessage } from "./store.ts";

const NOW = Date.UTC(2026, 10, 23, 10, 0);
const DAY = 86_400_000;
const database = testDatabase();
let identity: Identity;
let routes: ReturnType<typeof searchRoutes>;

interface Desk {
  workspace: string;
  connections: { plaza: string; bluesky: string };
  member: TestMember;
}
let desk: Desk;

beforeAll(async () => {
  identity = createTestIdentity(database);
  const clock = { now: () => Temporal.Instant.fromEpochMilliseconds(NOW) };
  routes = searchRoutes({ platform: { db: database.db, clock: clock as never } });
  desk = await createDesk();
});

async function createDesk(): Promise<Desk> {
  const workspace = await createWorkspace(database.db, { languages: ["ca", "es", "it", "pt", "fr", "en"] });
  const connections = { plaza: newId(), bluesky: newId() };
  for (const [network, id] of Object.entries(connections))
    await database.db
      .insertInto("connections")
      .values({
        workspace_id: workspace,
        id,
        network,
        external_id: id,
        handle: "brand",
        name: "Brand",
        settings: {},
        secrets: Buffer.alloc(0),
        created_at: at(0),
      })
      .execute();
  const member = await createMember(identity, database.db, workspace, "viewer");
  return { workspace, connections, member };
}

const at = (daysAgo: number) => Temporal.Instant.fromEpochMilliseconds(NOW - daysAgo * DAY);

interface Said {
  language?: string;
  name?: string;
  handle?: string;
  network?: "plaza" | "bluesky";
  daysAgo?: number;
  direction?: NewMessage["direction"];
  in?: Desk;
}

/** Somebody says something; answers the message's id. */
async function say(text: string, said: Said = {}): Promise<string> {
  const { workspace, connections } = said.in ?? desk;
  const {
    language = "en",
    name = "Joana Serra",
    network = "plaza",
    daysAgo = 1,
    direction = "inbound",
  } = said;
  const [id, conversationId, customerId] = [newId(), newId(), newId()] as [string, string, string];
  const when = at(daysAgo);
  const keys = { workspace_id: workspace, id: customerId };
  await database.db
    .insertInto("customers")
    .values({ ...keys, name, first_heard_at: when, last_heard_at: when })
    .execute();
  await database.db
    .insertInto("handles")
    .values({
      ...keys,
      network,
      external_id: customerId,
      customer_id: customerId,
      name,
      handle: said.handle ?? "joana",
    })
    .execute();
  await database.db.transaction().execute(async (tx) => {
    const ms = when.epochMilliseconds;
    await insertConversations(tx, workspace, [
      {
        id: conversationId,
        connectionId: connections[network],
        customerId,
        audience: "public",
        subject: null,
        revision: 1,
        createdAt: ms,
        lastMessageAt: ms,
        lastInboundAt: ms,
      },
    ]);
    await appendMessages(tx, workspace, [
      {
        id,
        conversationId,
        connectionId: connections[network],
        externalId: null,
        parentExternalId: null,
        threadId: null,
        direction,
        audience: direction === "note" ? "team" : "public",
        origin: "network",
        customerId,
        personId: null,
        replyId: null,
        replyPart: null,
        text,
        language,
        attachments: null,
        url: null,
        replyTo: null,
        sorted: null,
        moderation: null,
        publishedAt: ms,
        arrivedAt: ms,
        revision: 1,
      },
    ]);
  });
  return id;
}

const ask = (words: string, more: object = {}, who = desk) =>
  call(routes.all, { words, ...more }, { context: requestContext(identity, who.member.headers) });
const find = async (words: string, more: object = {}) =>
  (await ask(words, more)).messages.map((message) => message.id);

describe("messages", () => {
  test("in six languages, in other forms of the word, with and without accents", async () => {
    const cases = [
      [
        "ca",
        "Vull fer una reclamació ara mateix",
        ["reclamacions", "reclamació", "reclamacio", "RECLAMACIÓ"],
      ],
      ["es", "Los envíos llegan siempre tarde", ["envío", "envíos", "envio", "llegar tarde"]],
      ["it", "La qualità è peggiorata", ["qualità", "qualita", "peggiorato"]],
      ["pt", "As devoluções demoram semanas", ["devolução", "devolucoes", "semana"]],
      ["fr", "Les remboursements sont retardés", ["remboursement", "retardé", "retardes"]],
      ["en", "The courier was shouting at everybody", ["couriers", "shouted", "shout"]],
      ["und", "Xyloglot 4711", ["xyloglot", "4711"]],
    ] as const;
    for (const [language, text, typed] of cases) {
      const id = await say(text, { language });
      for (const words of typed) expect(await find(words), words).toContain(id);
    }
  });

  test("all the words, those in quotes side by side, and common words ask for nothing", async () => {
    const near = await say("L'estat de la comanda quaranta", { language: "ca" });
    const far = await say("La comanda té un mal estat, quaranta", { language: "ca" });
    expect((await find("comanda estat quaranta")).toSorted()).toEqual([near, far].toSorted());
    expect(await find('"estat de la comanda"')).toEqual([near]);
    expect((await find("la comanda de quaranta")).toSorted()).toEqual([near, far].toSorted());
    expect(await find("comanda inexistentíssima")).toEqual([]);
  });

  test("the last word as a beginning when little was found", async () => {
    const id = await say("Zarzaparrilla", { language: "es" });
    expect(await find("zarzap")).toEqual([id]);
    expect(await find("za")).toEqual([]);
  });

  test("as far back as there is any, each once, the newest first when asked", async () => {
    const ages = [0, 1, 3, 5, 9, 20, 40, 70, 130, 200, 400, 700, 1100, 1500, 4000];
    const ids: string[] = [];
    for (const daysAgo of ages) ids.push(await say("Immemorial lantern", { daysAgo }));
    expect(await find("immemorial lantern", { sort: "newest" })).toEqual(ids);
    expect((await find("immemorial", { limit: 100 })).toSorted()).toEqual(ids.toSorted());
    const pages = [];
    for (const offset of [0, 4, 8, 12]) {
      const { messages, more } = await ask("immemorial", { sort: "newest", limit: 4, offset });
      expect(more).toBe(offset < 12);
      pages.push(...messages.map((message) => message.id));
    }
    expect(pages).toEqual(ids);
  });

  test("the better match first, and of equals the newer", async () => {
    const older = await say("A brass kettle", { daysAgo: 300 });
    const newer = await say("A brass kettle", { daysAgo: 2 });
    const best = await say("Brass kettle! Brass kettle! Kettle of brass", { daysAgo: 200 });
    expect(await find("brass kettle")).toEqual([best, newer, older]);
  });

  test("is narrowed by account, network, direction, language and time", async () => {
    const plaza = await say("Turquoise lampshade", { daysAgo: 10 });
    const bluesky = await say("Turquoise lampshade", { network: "bluesky", language: "fr", daysAgo: 5 });
    const ours = await say("Turquoise lampshade", { direction: "outbound", daysAgo: 2 });
    const found = (more: object) => find("turquoise", { sort: "newest", ...more });
    expect(await found({})).toEqual([ours, bluesky, plaza]);
    expect(await found({ networks: ["bluesky"] })).toEqual([bluesky]);
    expect(await found({ connections: [desk.connections.plaza] })).toEqual([ours, plaza]);
    expect(await found({ connections: [newId()] })).toEqual([]);
    expect(await found({ direction: "outbound" })).toEqual([ours]);
    expect(await found({ languages: ["fr"] })).toEqual([bluesky]);
    expect(await found({ from: at(7).toString(), until: at(3).toString() })).toEqual([bluesky]);
  });

  test("notes and what was deleted are not found", async () => {
    await say("Obsidian secret", { direction: "note" });
    const id = await say("Obsidian regret");
    await database.db
      .updateTable("messages")
      .set({ deleted_at: at(0) })
      .where("id", "=", id)
      .execute();
    expect(await find("obsidian")).toEqual([]);
  });

  test("comes with who wrote and what was found", async () => {
    await say("My periwinkle vase is broken", { name: "Rui Costa", handle: "rui", network: "bluesky" });
    const { messages } = await ask("periwinkle vases");
    expect(messages).toMatchObject([
      {
        network: "bluesky",
        direction: "inbound",
        customer: { name: "Rui Costa", handle: "rui" },
        pieces: [
          { text: "My ", hit: false },
          { text: "periwinkle", hit: true },
          { text: " ", hit: false },
          { text: "vase", hit: true },
          { text: " is broken", hit: false },
        ],
      },
    ]);
  });

  test("whatever is typed, an answer", async () => {
    const typed = [
      "' & | !",
      "a:*b",
      "\\",
      "<->",
      "'; drop table messages; --",
      "\u0000x",
      "((",
      '"',
      "🙂",
      "e-mail a@b.cat",
    ];
    for (const words of [...typed, "x ".repeat(99)]) await expect(ask(words), words).resolves.toBeDefined();
  });
});

describe("people", () => {
  test("by the beginning of their name or handle, with or without accents", async () => {
    await say("Hello", { name: "Núria Puigdellívol", handle: "nuri_puig" });
    for (const words of ["puigdell", "Nuria", "núr puig", "nuri_p"])
      expect((await ask(words)).people, words).toMatchObject([
        { name: "Núria Puigdellívol", network: "plaza" },
      ]);
    expect((await ask("úria")).people).toEqual([]);
  });
});

test("another workspace finds nothing of this one, and has its own", async () => {
  const other = await createDesk();
  await say("Chartreuse umbrella", { name: "Zoltan Q" });
  const id = await say("Chartreuse umbrella", { in: other, name: "Zoltan Q" });
  const found = await ask("chartreuse", {}, other);
  expect(found.messages.map((message) => message.id)).toEqual([id]);
  expect((await ask("zoltan", {}, other)).people).toHaveLength(1);
  expect(await ask("chartreuse", { connections: [desk.connections.plaza] }, other)).toMatchObject({
    messages: [],
  });
});
