import { beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "../test/database.ts";
import type { ChangesPage, ChangeView } from "./changes.ts";
import { type TestTown, testPlaza, testTown } from "./test-town.ts";
import type { MessageView, PostView } from "./views.ts";

type One = { post: PostView };

const database = testDatabase();
let plaza: ReturnType<typeof testPlaza>;
let town: TestTown;
beforeEach(async () => {
  plaza = testPlaza(database.db);
  town = await testTown(plaza);
});

async function post(who: string, text: string, more: object = {}): Promise<PostView> {
  const { status, json } = await town.call<One>(who, "POST /posts", { text, ...more });
  expect(status, JSON.stringify(json)).toBe(201);
  return json.post;
}

/** The whole feed, page by page. */
async function feed(who: string, limit = 3): Promise<ChangeView[]> {
  const all: ChangeView[] = [];
  let cursor = "";
  for (;;) {
    const { json } = await town.call<ChangesPage>(who, `GET /changes?cursor=${cursor}&limit=${limit}`);
    all.push(...json.changes);
    cursor = json.cursor;
    if (!json.more) return all;
  }
}

function short(change: ChangeView) {
  return "why" in change ? `${change.kind} ${change.why}` : change.kind;
}

describe("the feed of changes", () => {
  test("tells a member everything that concerns it, in order, and nothing else", async () => {
    await post("@joana", "nothing to do with it");
    const root = await post("@joana", "Hola @casarovira");
    const answer = await post("brand", "Digues", { parent: root.id });
    await post("@rui", "Me too", { parent: root.id });
    await post("@joana", "order 123", { parent: answer.id });
    await post("@rui", "on your page", { page: "@casarovira" });
    await post("@rui", "Casa Rovira is slow");
    await town.call("@rui", `POST /posts/${answer.id}/like`);
    await town.call("@joana", `PATCH /posts/${root.id}`, { text: "Hola" });
    await town.call("brand", `DELETE /posts/${answer.id}`);
    expect((await feed("brand")).map(short)).toEqual([
      "post mention",
      "post own",
      "post reply",
      "post reply",
      "post page",
      "post named",
      "reactions",
      "post_edited reply",
      "post_deleted",
    ]);
    expect((await feed("@rui")).map(short)).toEqual(["post own", "post own", "post own"]);
    const own = (await feed("brand")).find((change) => short(change) === "post own");
    expect(own).toMatchObject({ post: { app: "desk", root: { text: "Hola @casarovira" } } });
  });

  test("a mention that an edit adds comes as a new post", async () => {
    const { id } = await post("@joana", "Hello");
    await town.call("@joana", `PATCH /posts/${id}`, { text: "Hello @casarovira" });
    expect((await feed("brand")).map(short)).toEqual(["post mention"]);
  });

  test("gives the key back to its author alone", async () => {
    const root = await post("@joana", "@casarovira?");
    await town.call("brand", "POST /posts", { text: "Yes", parent: root.id }, { "Idempotency-Key": "a-1" });
    const keys = async (who: string) =>
      (await feed(who)).flatMap((change) => (change.kind === "post" ? [change.post.key] : []));
    expect(await keys("brand")).toEqual([undefined, "a-1"]);
    expect(await keys("@joana")).toEqual([undefined, undefined]);
  });

  test("a reader that follows while many write at once misses nothing", async () => {
    const writers = ["@joana", "@rui", "keeper"];
    let done = false;
    const seen: ChangeView[] = [];
    const reading = (async () => {
      let cursor = "";
      for (let last = false; ; ) {
        const { json } = await town.call<ChangesPage>("brand", `GET /changes?cursor=${cursor}&limit=7`);
        seen.push(...json.changes);
        cursor = json.cursor;
        if (json.more) continue;
        if (last) return;
        last = done;
      }
    })();
    const each = 20;
    await Promise.all(
      writers.map(async (who) => {
        for (let i = 0; i < each; i++) {
          if (who !== "keeper") await post(who, `@casarovira ${i}`);
          else {
            const posts = [{ as: "@rui", text: `@casarovira ${i}` }];
            await town.call("keeper", "POST /bulk", { posts });
          }
        }
      }),
    );
    done = true;
    await reading;
    expect(seen).toHaveLength(writers.length * each);
    const ids = seen.map(({ id }) => BigInt(id));
    expect(ids).toEqual([...ids].sort((a, b) => (a < b ? -1 : 1)));
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe("private messages", () => {
  type Said = { message: MessageView };
  type No = { error: { code: string } };

  test("two members, one chat, whoever begins; edited and deleted for both", async () => {
    const asked = await town.call<Said>("@joana", "POST /messages", { to: "@casarovira", text: "312 416" });
    const { chat } = asked.json.message;
    const answered = await town.call<Said>("brand", "POST /messages", { chat, text: "Thank you" });
    expect(answered.json.message).toMatchObject({ chat, to: { handle: "joana" } });
    await town.call("@joana", `PATCH /messages/${asked.json.message.id}`, { text: "312 417" });
    await town.call("@joana", `DELETE /messages/${asked.json.message.id}`);
    expect((await feed("brand")).map(short)).toEqual([
      "message private",
      "message own",
      "message_edited private",
      "message_deleted",
    ]);
    const read = await town.call<{ messages: MessageView[] }>("@joana", `GET /chats/${chat}/messages`);
    expect(read.json.messages.map(({ text, deleted }) => [text, deleted])).toEqual([
      ["Thank you", false],
      ["", true],
    ]);
    const older = `GET /chats/${chat}/messages?before=${answered.json.message.id}`;
    expect((await town.call<{ messages: MessageView[] }>("@joana", older)).json.messages).toHaveLength(1);
    const chats = await town.call<{ chats: { with: { handle: string }; last: { text: string } }[] }>(
      "@joana",
      "GET /chats",
    );
    expect(chats.json.chats).toMatchObject([{ with: { handle: "casarovira" }, last: { text: "Thank you" } }]);
  });

  test("nobody else reads, edits or deletes them; nobody writes to one who takes none", async () => {
    const { json } = await town.call<Said>("@joana", "POST /messages", { to: "@casarovira", text: "secret" });
    const { id, chat } = json.message;
    for (const line of [`GET /chats/${chat}/messages`, `DELETE /messages/${id}`]) {
      expect((await town.call("@rui", line)).status, line).toBe(404);
    }
    expect((await town.call("brand", `DELETE /messages/${id}`)).status).toBe(403);
    await town.call("keeper", "PATCH /members/@joana", { takesPrivate: false });
    const no = await town.call<No>("brand", "POST /messages", { to: "@joana", text: "hello" });
    expect([no.status, no.json.error.code]).toEqual([403, "recipient_closed"]);
    const long = await town.call<No>("@joana", "POST /messages", { to: "@rui", text: "x".repeat(1001) });
    expect(long.json.error.code).toBe("too_long");
  });

  test("the same key twice at once is one message; as a post it is refused", async () => {
    const key = { "Idempotency-Key": "m-1" };
    const send = () => town.call<Said>("brand", "POST /messages", { to: "@joana", text: "hi" }, key);
    const [one, two] = await Promise.all([send(), send()]);
    expect(one.json.message.id).toBe(two.json.message.id);
    const found = await town.call<{ messages: MessageView[] }>("brand", "GET /messages?key=m-1");
    expect(found.json.messages.map(({ id }) => id)).toEqual([one.json.message.id]);
    expect((await town.call("brand", "POST /posts", { text: "hi" }, key)).status).toBe(422);
  });
});

describe("many at once", () => {
  test("people, posts and messages in one request, all or none", async () => {
    const members = [{ handle: "camille", name: "Camille Roche", followers: 18_400 }];
    const root = await post("brand", "Sale");
    const done = await town.call<{ posts: string[]; messages: string[] }>("keeper", "POST /bulk", {
      members,
      posts: [
        { as: "@camille", text: "cross!", parent: root.id, at: "2026-11-20T09:00:00Z" },
        { as: "@rui", text: "@casarovira hi" },
      ],
      messages: [{ as: "@camille", to: "@casarovira", text: "psst" }],
    });
    expect(done.status, JSON.stringify(done.json)).toBe(201);
    expect((await feed("brand")).map(short)).toEqual([
      "post own",
      "post reply",
      "post mention",
      "message private",
    ]);
    expect((await feed("brand"))[1]).toMatchObject({ post: { createdAt: "2026-11-20T09:00:00Z" } });
    const bad = await town.call("keeper", "POST /bulk", {
      posts: [
        { as: "@rui", text: "@casarovira kept?" },
        { as: "@rui", text: "" },
      ],
    });
    expect(bad.status).toBe(422);
    expect(await feed("brand")).toHaveLength(4);
  });
});
