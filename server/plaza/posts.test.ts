import { beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "../test/database.ts";
import { type TestTown, testPlaza, testTown } from "./test-town.ts";
import type { MemberView, PostView } from "./views.ts";

type One = { post: PostView };
type Many = { posts: PostView[] };
type No = { error: { code: string; params: Record<string, unknown> } };

const database = testDatabase();
let plaza: ReturnType<typeof testPlaza>;
let town: TestTown;
beforeAll(async () => {
  plaza = testPlaza(database.db);
  town = await testTown(plaza);
});

async function post(who: string, text: string, more: object = {}): Promise<PostView> {
  const { status, json } = await town.call<One>(who, "POST /posts", { text, ...more });
  expect(status, JSON.stringify(json)).toBe(201);
  return json.post;
}

describe("posts", () => {
  test("an answer stands in its thread, with what it answers", async () => {
    const root = await post("@joana", "The lamp is broken @casarovira");
    const answer = await post("brand", "We send another one.", { parent: root.id });
    expect(answer).toMatchObject({
      thread: root.id,
      parent: root.id,
      app: "desk",
      author: { handle: "casarovira" },
    });
    expect(answer.root).toMatchObject({ id: root.id, author: { handle: "joana" } });
    const { json } = await town.call<Many>("@rui", `GET /posts/${answer.id}/thread`);
    expect(json.posts.map(({ id, replies }) => [id, replies])).toEqual([
      [root.id, 1],
      [answer.id, 0],
    ]);
  });

  test("likes and shares count once a member, and are taken back", async () => {
    const { id } = await post("@joana", "Nice chairs");
    for (const who of ["@rui", "@rui", "brand"]) await town.call(who, `POST /posts/${id}/like`);
    await town.call("@rui", `POST /posts/${id}/share`);
    let seen = (await town.call<One>("@rui", `GET /posts/${id}`)).json.post;
    expect(seen).toMatchObject({ likes: 2, shares: 1, liked: true, shared: true });
    await town.call("@rui", `DELETE /posts/${id}/like`);
    seen = (await town.call<One>("@rui", `DELETE /posts/${id}/like`)).json.post;
    expect(seen).toMatchObject({ likes: 1, liked: false });
  });

  test("only the author edits and deletes; only the owner of the thread or the page hides", async () => {
    const root = await post("brand", "Autumn sale");
    const { id } = await post("@rui", "Too dear", { parent: root.id });
    expect((await town.call<No>("@joana", `PATCH /posts/${id}`, { text: "x" })).json.error.code).toBe(
      "not_yours",
    );
    expect((await town.call("@joana", `DELETE /posts/${id}`)).status).toBe(403);
    expect((await town.call("@joana", `POST /posts/${id}/hide`)).status).toBe(403);
    expect((await town.call<One>("brand", `POST /posts/${id}/hide`)).json.post.hidden).toBe(true);
    expect((await town.call<One>("brand", `DELETE /posts/${id}/hide`)).json.post.hidden).toBe(false);
    expect((await town.call<One>("@rui", `PATCH /posts/${id}`, { text: "Fair" })).json.post.text).toBe(
      "Fair",
    );
    expect((await town.call("@rui", `DELETE /posts/${id}`)).status).toBe(204);
    expect((await town.call("@rui", `DELETE /posts/${id}`)).status).toBe(204);
    expect((await town.call("@rui", `GET /posts/${id}`)).status).toBe(404);
    const gone = await town.call<No>("@joana", "POST /posts", { text: "What?", parent: id });
    expect([gone.status, gone.json.error.code]).toEqual([410, "parent_gone"]);
  });

  test("mentions: by @handle and by the brand's name, gone when edited away", async () => {
    const one = await post("@joana", "hola @CASAROVIRA");
    const two = await post("@joana", "La casa rovira no em respon");
    const seen = async () => (await town.call<Many>("brand", "GET /mentions")).json.posts.map(({ id }) => id);
    expect(await seen()).toEqual(expect.arrayContaining([one.id, two.id]));
    await town.call("@joana", `PATCH /posts/${two.id}`, { text: "res" });
    expect(await seen()).not.toContain(two.id);
  });

  test("a page shows what was written on it; pages of results do not overlap", async () => {
    const ids: string[] = [];
    for (const text of ["one", "two", "three"])
      ids.push((await post("@rui", text, { page: "@casarovira" })).id);
    const first = (await town.call<Many>("@rui", "GET /timeline?member=@casarovira&limit=2")).json.posts;
    expect(first.map(({ id }) => id)).toEqual([ids[2], ids[1]]);
    expect(first[0]!.page?.handle).toBe("casarovira");
    const next = await town.call<Many>("@rui", `GET /timeline?member=@casarovira&limit=1&before=${ids[1]}`);
    expect(next.json.posts[0]!.id).toBe(ids[0]);
  });

  test("search finds a part of a word, and % is only a sign", async () => {
    const { id } = await post("@rui", "100% cotó, descompte");
    const find = async (q: string) =>
      (await town.call<Many>("@rui", `GET /search?q=${encodeURIComponent(q)}`)).json.posts.map(
        (one) => one.id,
      );
    expect(await find("0% COT")).toEqual([id]);
    expect(await find("1%cotó")).toEqual([]);
  });

  test("images: what they are, not what they are called; another's cannot be used", async () => {
    const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]);
    const kept = await town.call<{ media: { id: string; path: string; type: string } }>(
      "@rui",
      "POST /media",
      png,
    );
    expect(kept.json.media.type).toBe("image/png");
    const shown = await plaza.app.request(kept.json.media.path);
    expect(shown.headers.get("Content-Type")).toBe("image/png");
    expect(new Uint8Array(await shown.arrayBuffer())).toEqual(png);
    const images = [{ media: kept.json.media.id, alt: "a chair" }];
    expect((await post("@rui", "", { images })).images).toEqual([
      { path: kept.json.media.path, type: "image/png", alt: "a chair" },
    ]);
    const stolen = await town.call<No>("@joana", "POST /posts", { text: "", images });
    expect(stolen.json.error.code).toBe("unknown_media");
    const five = await town.call<No>("@rui", "POST /posts", { text: "x", images: Array(5).fill(images[0]) });
    expect(five.json.error.code).toBe("too_many_images");
    expect((await town.call("@rui", "POST /media", "<svg onload=alert(1)>")).status).toBe(415);
    expect((await town.call("@rui", "POST /media", new Uint8Array(2 * 1024 * 1024 + 1))).status).toBe(413);
  });

  test("following moves the count once", async () => {
    const followers = async () =>
      (await town.call<{ member: MemberView }>("@rui", "GET /members/@joana")).json.member.followers;
    expect(await followers()).toBe(214);
    await Promise.all([1, 2, 3].map(() => town.call("@rui", "POST /members/@joana/follow")));
    expect(await followers()).toBe(215);
    await town.call("@rui", "DELETE /members/@joana/follow");
    await town.call("@rui", "DELETE /members/@joana/follow");
    expect(await followers()).toBe(214);
  });
});

describe("written once", () => {
  test("two identical requests at the same time make one post", async () => {
    const send = () => town.call<One>("brand", "POST /posts", { text: "once" }, { "Idempotency-Key": "k-1" });
    const answers = await Promise.all([send(), send(), send(), send()]);
    expect(new Set(answers.map(({ json }) => json.post.id)).size).toBe(1);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 201]);
    expect(answers.filter(({ headers }) => headers.get("Plaza-Repeated") === "true")).toHaveLength(3);
    const found = await town.call<Many>("brand", "GET /posts?key=k-1");
    expect(found.json.posts.map(({ id, key }) => [id, key])).toEqual([[answers[0]!.json.post.id, "k-1"]]);
  });

  test("another body under the same key is refused; another member's key is another key", async () => {
    const key = { "Idempotency-Key": "k-2" };
    await town.call("brand", "POST /posts", { text: "first" }, key);
    const other = await town.call<No>("brand", "POST /posts", { text: "second" }, key);
    expect([other.status, other.json.error.code]).toEqual([422, "key_reused"]);
    expect((await town.call("@rui", "POST /posts", { text: "second" }, key)).status).toBe(201);
    expect((await town.call<Many>("@joana", "GET /posts?key=k-2")).json.posts).toEqual([]);
  });

  test("after a day the key is free again, yet what it wrote is still found until then", async () => {
    const key = { "Idempotency-Key": "k-3" };
    const first = await town.call<One>("brand", "POST /posts", { text: "day one" }, key);
    plaza.pass(25 * 3_600_000);
    expect((await town.call<Many>("brand", "GET /posts?key=k-3")).json.posts[0]!.id).toBe(first.json.post.id);
    const second = await town.call<One>("brand", "POST /posts", { text: "day two" }, key);
    expect([second.status, second.json.post.text]).toEqual([201, "day two"]);
  });
});

describe("bad input", () => {
  test.each([
    ["", 422, "empty"],
    ["\u200b ", 422, "empty"],
    ["x".repeat(501), 422, "too_long"],
    ["nul \0 here", 400, "bad_text"],
    ["half \ud83d", 400, "bad_text"],
  ])("a text of %j", async (text, status, code) => {
    const no = await town.call<No>("@rui", "POST /posts", { text });
    expect([no.status, no.json.error.code]).toEqual([status, code]);
  });

  test.each([
    ["not JSON", '{"text":', 400, "bad_json"],
    ["not UTF-8", Uint8Array.from([0x22, 0xff, 0x22]), 400, "bad_json"],
    ["nested without end", "[".repeat(200_000), 400, "bad_json"],
    ["nested, and closed", "[".repeat(100_000) + "]".repeat(100_000), 400, "invalid"],
    ["the wrong shape", '{"text":7}', 400, "invalid"],
    ["too large", JSON.stringify({ text: "x".repeat(300_000) }), 413, "body_too_large"],
    ["an unknown parent", JSON.stringify({ text: "x", parent: crypto.randomUUID() }), 404, "unknown_parent"],
    ["a parent that is no id", '{"text":"x","parent":"7"}', 400, "invalid"],
    ["an unknown page", '{"text":"x","page":"@nobody"}', 404, "not_found"],
  ])("a body that is %s", async (_, body, status, code) => {
    const no = await town.call<No>("@rui", "POST /posts", body);
    expect([no.status, no.json.error.code]).toEqual([status, code]);
  });

  test("no token, a wrong one, a revoked one; the keeper must say as whom", async () => {
    const ask = async (headers: Record<string, string>) =>
      (await plaza.app.request("/me", { headers })).status;
    expect(await ask({})).toBe(401);
    expect(await ask({ Authorization: "Bearer nonsense" })).toBe(401);
    expect(await ask({ Authorization: `Bearer ${town.keeperKey}` })).toBe(400);
    const made = await town.call<{ token: string }>("keeper", "POST /members/@rui/tokens", { app: "phone" });
    const bearer = { Authorization: `Bearer ${made.json.token}` };
    expect(await ask(bearer)).toBe(200);
    await town.call("keeper", "DELETE /members/@rui/tokens");
    expect(await ask(bearer)).toBe(401);
    expect((await town.call("brand", "POST /members", { handle: "x1", name: "x" })).status).toBe(403);
    expect((await town.call("brand", "PUT /weather", { mode: "down" })).status).toBe(403);
  });

  test("an empty path, an unknown one and a strange cursor", async () => {
    for (const path of ["/", "/nope", "/posts/7", "/posts/%00/thread", "/members/@%00"]) {
      expect((await town.call("@rui", `GET ${path}`)).status, path).toBe(404);
    }
    for (const path of [
      "/changes?cursor=hello",
      "/timeline?before=7",
      "/timeline?limit=0",
      "/search?q=%00",
    ]) {
      expect((await town.call("@rui", `GET ${path}`)).status, path).toBe(400);
    }
  });

  test("another town's posts, members and chats do not exist", async () => {
    const other = await testTown(plaza, "Lleida");
    const theirs = (await other.call<One>("@rui", "POST /posts", { text: "ours" })).json.post;
    const chat = (
      await other.call<{ message: { id: string; chat: string } }>("@rui", "POST /messages", {
        to: "@joana",
        text: "hi",
      })
    ).json.message;
    const tries = [
      `GET /posts/${theirs.id}`,
      `GET /posts/${theirs.id}/thread`,
      `PATCH /posts/${theirs.id}`,
      `DELETE /posts/${theirs.id}`,
      `POST /posts/${theirs.id}/like`,
      `POST /posts/${theirs.id}/hide`,
      `GET /members/${theirs.author.id}`,
      `POST /members/${theirs.author.id}/follow`,
      `GET /timeline?member=${theirs.author.id}`,
      `GET /chats/${chat.chat}/messages`,
      `PATCH /messages/${chat.id}`,
      `DELETE /messages/${chat.id}`,
    ];
    for (const line of tries) {
      const body = line.startsWith("PATCH") ? { text: "x" } : undefined;
      expect((await town.call("brand", line, body)).status, line).toBe(404);
    }
    const reply = await town.call("brand", "POST /posts", { text: "x", parent: theirs.id });
    const message = await town.call("brand", "POST /messages", { text: "x", to: theirs.author.id });
    expect([reply.status, message.status]).toEqual([404, 404]);
  });

  test("none of it was a surprise to Plaza", () => {
    expect(plaza.failures).toEqual([]);
  });
});
