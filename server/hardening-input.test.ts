/** What strangers and broken programs send, to the whole desk as it listens: nothing is lost, nothing falls over. */
import { deflateSync } from "node:zlib";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { startTestApp, type TestApp } from "./test/app.ts";
import { call, connectOpen, saidBy, tell } from "./test/client.ts";
import { testDatabase } from "./test/database.ts";
import { createMember, createWorkspace, type TestMember } from "./test/people.ts";

const database = testDatabase();
let desk: TestApp;
let owner: TestMember;
let open: { id: string; hook: string };

beforeAll(async () => {
  desk = await startTestApp(database);
  const workspaceId = await createWorkspace(database.db);
  owner = await createMember(desk.app.identity, database.db, workspaceId, "owner");
  open = await connectOpen(desk.base, owner);
}, 60_000);

afterAll(() => desk.stop());

const hear = (event: unknown) => tell(desk.base, open.hook, event);
const ask = (method: string, path: string, body?: object) => call(desk.base, owner, method, path, body);

interface Kept {
  external_id: string;
  text: string;
  published_at: Temporal.Instant;
  conversation_id: string;
}

async function messages(like: string): Promise<Kept[]> {
  const { rows } = await sql<Kept>`select external_id, text, published_at, conversation_id from messages
    where external_id like ${`${like}%`} order by external_id`.execute(database.db);
  return rows;
}

async function heard(id: string): Promise<Kept> {
  await vi.waitUntil(async () => (await messages(id)).length > 0, { timeout: 15_000 });
  const [one] = await messages(id);
  const waiting =
    await sql`select 1 from work_items w join messages m on m.conversation_id = w.conversation_id
    where m.external_id = ${id}`.execute(database.db);
  expect(waiting.rows, "and it stands on the queue").toHaveLength(1);
  return one!;
}

const now = () => new Date().toISOString();
const plain = (id: string, more: object = {}) => ({
  id,
  text: "On és la comanda?",
  publishedAt: now(),
  ...more,
});

/** What Node wants beside a body that is a stream. */
const HALF = { duplex: "half" };

describe("a body", () => {
  const large = (end: string) => `{"text":"${"x".repeat(20_000_000)}${end}`;

  test.each<[string, () => string, number]>([
    ["/hooks", () => open.hook, 413],
    ["/rpc", () => "/rpc/queue/list", 413],
    ["/api", () => "/api/setup", 413],
    ["/api/auth", () => "/api/auth/sign-in/email", 413],
    ["/plaza/api", () => "/plaza/api/posts", 401],
  ])("of 20 MB to %s is refused, said in advance or not, and the memory stays", async (_, path, expected) => {
    const before = process.memoryUsage().rss;
    const text = large('"}');
    const pieces = () =>
      ReadableStream.from([text.slice(0, 9_000_000), text.slice(9_000_000)].map((one) => Buffer.from(one)));
    for (const body of [text, pieces()]) {
      const headers = { "content-type": "application/json", origin: desk.base };
      const sent = { method: "POST", headers, body, ...HALF } as RequestInit;
      const status = await fetch(desk.base + path(), sent).then(
        async (response) => {
          await response.body?.cancel();
          return response.status;
        },
        // A server may hang up on who goes on sending; it must then not have taken it.
        (error: Error) => String(error.cause ?? error),
      );
      expect(status).toBe(expected);
    }
    expect(await (await fetch(`${desk.base}/healthz`)).text()).toBe("ok\n");
    expect(process.memoryUsage().rss - before).toBeLessThan(400_000_000);
  });

  test("of truncated JSON is refused with a code, and what is signed names the place", async () => {
    const headers = { "content-type": "application/json", origin: desk.base };
    for (const path of ["/api/setup", "/rpc/setup/finish"]) {
      const said = await saidBy(
        await fetch(desk.base + path, { method: "POST", headers, body: '{"brand":"Vin' }),
      );
      expect([
        said.status,
        typeof ((said.body.json ?? said.body) as { code?: unknown }).code,
        said.headers.get("content-type"),
      ]).toEqual([400, "string", expect.stringContaining("json")]);
    }
    const said = await hear('{"id":"cut"');
    expect([said.status, said.body.error]).toEqual([422, "invalid_event"]);
  });

  test("with a wrong signature, or none, keeps nothing", async () => {
    const wrong = await tell(desk.base, open.hook, plain("forged"), "another secret of thirty-two letters");
    expect([wrong.status, wrong.body]).toEqual([401, { error: "wrong_signature" }]);
    const none = await fetch(desk.base + open.hook, {
      method: "POST",
      body: JSON.stringify(plain("forged")),
    });
    expect(none.status).toBe(401);
    const { rows } = await sql`select 1 from inbound_events`.execute(database.db);
    expect(rows).toEqual([]);
  });

  test("with fields nobody knows is read as if they were not there", async () => {
    expect(
      (await hear(plain("unknown-fields", { surprise: { deep: [1] }, __proto__: { own: true } }))).status,
    ).toBe(200);
    await heard("unknown-fields");
    const listed = await ask("GET", "/queue/counts?surprise=1");
    expect(listed.status).toBeLessThan(500);
  });
});

describe("events", () => {
  test("a thousand in one post are a thousand messages, once", async () => {
    const events = Array.from({ length: 1000 }, (_, i) =>
      plain(`many-${String(i).padStart(4, "0")}`, { author: { id: `person-${i % 300}` } }),
    );
    expect((await hear({ events })).status).toBe(200);
    expect((await hear({ events })).status).toBe(200);
    await vi.waitUntil(async () => (await messages("many-")).length === 1000, {
      timeout: 60_000,
      interval: 200,
    });
    await quiet();
    expect(await messages("many-")).toHaveLength(1000);
    const over = await hear({ events: [...events, plain("one-too-many")] });
    expect([over.status, over.body.detail]).toEqual([422, "events: 1001, at most 1000 in one delivery"]);
  }, 120_000);

  test("the same one fifty times at once is one message", async () => {
    const one = plain("fifty");
    const said = await Promise.all(Array.from({ length: 50 }, () => hear(one)));
    expect(new Set(said.map(({ status }) => status))).toEqual(new Set([200]));
    await heard("fifty");
    await quiet();
    expect(await messages("fifty")).toHaveLength(1);
    const facts = await sql`select 1 from facts where kind = 'message.heard' and data->>'messageId' =
      (select id::text from messages where external_id = 'fifty')`.execute(database.db);
    expect(facts.rows.length).toBeLessThanOrEqual(1);
  });

  test("from the future count from their arrival; from before time began too", async () => {
    await hear(plain("future", { publishedAt: "2999-01-01T00:00:00Z" }));
    await hear(plain("ancient", { publishedAt: "0001-01-01T00:00:00Z" }));
    for (const id of ["future", "ancient"]) {
      const { published_at } = await heard(id);
      expect(Math.abs(Date.now() - published_at.epochMilliseconds)).toBeLessThan(60_000);
    }
    await hear({ type: "edited", id: "future", text: "edited from the future", at: "2999-01-01T00:00:00Z" });
    await hear({
      type: "edited",
      id: "ancient",
      text: "edited before time began",
      at: "0000-01-01T00:00:00Z",
    });
    for (const [id, text] of [
      ["future", "edited from the future"],
      ["ancient", "edited before time began"],
    ] as const)
      await vi.waitUntil(async () => (await messages(id))[0]?.text === text, { timeout: 10_000 });
  });

  test("without an author, and without words, are messages all the same", async () => {
    await hear({ id: "nobody", publishedAt: now(), author: null });
    expect((await heard("nobody")).text).toBe("");
    const seen = await ask("GET", `/conversations/${(await heard("nobody")).conversation_id}`);
    expect(seen.status).toBe(200);
  });

  test.each([
    ["NUL", "before\u0000after", "before\uFFFDafter"],
    ["a lone surrogate", "before\ud83dafter", "before\uFFFDafter"],
    ["marks that turn the line", "\u202eedisni \u2066שלום\u2069 \u200f", null],
    ["a family in one sign", "👩‍👩‍👧‍👦🏳️‍🌈🏴󠁧󠁢󠁥󠁮󠁧󠁿".repeat(200), null],
    ["ten thousand marks on one letter", `e${"\u0301\u0323".repeat(5000)}`, null],
    [
      "HTML and script",
      `<script>alert(1)</script><img src=x onerror=alert(1)>"'--;drop table messages`,
      null,
    ],
  ])("with %s are kept as they are, and shown so", async (name, text, kept) => {
    const id = `odd-${name.replaceAll(" ", "-")}`;
    const said = await hear(plain(id, { text, author: { id: `${id} author`, name: text.slice(0, 150) } }));
    expect(said.status).toBe(200);
    const one = await heard(id);
    expect(one.text).toBe(kept ?? text);
    const seen = await ask("GET", `/conversations/${one.conversation_id}`);
    expect([seen.status, seen.headers.get("content-type")]).toEqual([
      200,
      expect.stringContaining("application/json"),
    ]);
    expect(seen.headers.get("x-content-type-options")).toBe("nosniff");
    expect(JSON.stringify(seen.body)).toContain(JSON.stringify(kept ?? text).slice(1, -1));
    const found = await ask(
      "GET",
      `/search?q=${encodeURIComponent(text.slice(0, 80).toWellFormed().replaceAll("\u0000", ""))}`,
    );
    expect(found.status, found.text.slice(0, 200)).toBeLessThan(500);
  });

  /** Nothing waits in the log any more, and nothing had to be set aside. */
  async function quiet(): Promise<void> {
    const log = () =>
      sql<{ aside: boolean }>`select set_aside_at is not null as aside from inbound_events`.execute(
        database.db,
      );
    await vi.waitUntil(async () => (await log()).rows.every(({ aside }) => aside), { timeout: 30_000 });
    expect((await log()).rows).toEqual([]);
  }
});

describe("a file", () => {
  test.each<[string, Uint8Array, string, string]>([
    ["a picture of 50,000 × 50,000", png(50_000, 50_000), "photo.png", "image_too_many_pixels"],
    [
      "HTML that calls itself a picture",
      Buffer.from("<html><script>alert(1)</script>"),
      "photo.png",
      "not_an_image",
    ],
    [
      "SVG with a script",
      Buffer.from(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>',
      ),
      "x.svg",
      "not_an_image",
    ],
    ["nothing", new Uint8Array(), "photo.png", "not_an_image"],
    ["the first bytes of a picture", png(10, 10).subarray(0, 12), "photo.png", "not_an_image"],
    [
      "more than ten megabytes",
      Buffer.concat([png(10, 10), Buffer.alloc(10_600_000)]),
      "photo.png",
      "image_too_large",
    ],
  ])("that is %s is refused with a code", async (_, bytes, name, code) => {
    const said = await upload(bytes, name);
    expect([said.status, said.body.data]).toEqual([said.status, expect.objectContaining({ code })]);
    expect(said.status).toBeGreaterThanOrEqual(400);
    expect(said.status).toBeLessThan(500);
  });

  test("that is a picture is served as what it is, to nobody else, and under no other name", async () => {
    const kept = await upload(png(10, 10), "../../<img>.html");
    expect(kept.status).toBe(200);
    const url = desk.base + String(kept.body.url);
    const shown = await fetch(url, { headers: owner.headers });
    expect([shown.status, shown.headers.get("content-type")]).toEqual([200, "image/png"]);
    expect(shown.headers.get("x-content-type-options")).toBe("nosniff");
    expect((await fetch(url)).status).toBe(404);
  });

  async function upload(bytes: Uint8Array, name: string) {
    const form = new FormData();
    form.set("file", new File([new Uint8Array(bytes)], name, { type: "image/png" }));
    return ask("POST", "/files", form);
  }
});

test.each([
  "/assets/../../package.json",
  "/assets/..%2f..%2fpackage.json",
  "/assets/%2e%2e/%2e%2e/package.json",
  "/assets/....//....//package.json",
  "/assets/..%5c..%5cpackage.json",
  "/assets/%00",
  "/assets/%ff%fe",
  "/files/../../../etc/passwd",
  "/files/..%2f..%2fetc%2fpasswd/x",
  "/%2e%2e/%2e%2e/package.json",
  "//etc/passwd",
])("a path that climbs finds nothing: %s", async (path) => {
  const { status, text } = await raw(path);
  expect(text).not.toMatch(/"name": "escolta"|root:/);
  expect(status).toBeLessThan(500);
  // What is left of it without the dots may be a screen's address: then the page comes, and nothing else.
  if (status < 400) expect(text).toBe(await (await fetch(`${desk.base}/nowhere`)).text());
});

/** As it stands on the wire: `fetch` would tidy the path. */
async function raw(path: string): Promise<{ status: number; text: string }> {
  const { request } = await import("node:http");
  const { hostname, port } = new URL(desk.base);
  return new Promise((done, failed) => {
    request({ hostname, port, path, headers: { cookie: owner.headers.get("cookie") ?? "" } }, (response) => {
      let text = "";
      response.on("data", (chunk) => (text += chunk));
      response.on("end", () => done({ status: response.statusCode ?? 0, text }));
    })
      .on("error", failed)
      .end();
  });
}

/** A PNG whose header says so many pixels; of the pixels themselves there are a few. */
function png(width: number, height: number): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const chunk = (name: string, data: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return Buffer.concat([length, Buffer.from(name), data, Buffer.alloc(4)]);
  };
  const start = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    start,
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.alloc(1000))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}
