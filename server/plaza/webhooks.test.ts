import { createHmac } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { testDatabase } from "../test/database.ts";
import type { ChangeView } from "./changes.ts";
import { type TestTown, testPlaza, testTown } from "./test-town.ts";
import { waitAfter } from "./webhooks.ts";

const database = testDatabase();
const secret = "a secret of the desk";

/** The desk's side: takes what is pushed as long as it is well. */
let heard: ChangeView[][];
let badSignatures: number;
let answer: () => number;
const desk: typeof fetch = async (_, init) => {
  const body = String(init?.body);
  const [, t, v1] =
    /^t=(\d+),v1=([0-9a-f]+)$/.exec(new Headers(init?.headers).get("Plaza-Signature") ?? "") ?? [];
  if (createHmac("sha256", secret).update(`${t}.${body}`).digest("hex") !== v1) badSignatures++;
  const status = answer();
  if (status === 200) heard.push((JSON.parse(body) as { changes: ChangeView[] }).changes);
  return new Response(null, { status });
};

let plaza: ReturnType<typeof testPlaza>;
let town: TestTown;
beforeEach(async () => {
  heard = [];
  badSignatures = 0;
  answer = () => 200;
  plaza = testPlaza(database.db, desk);
  town = await testTown(plaza);
  const put = await town.call("brand", "PUT /webhook", { url: "http://desk.test/hook", secret });
  expect(put.status).toBe(200);
});
afterEach(async () => {
  await town.call("brand", "DELETE /webhook");
  await plaza.stop();
});

async function say(from: number, to: number): Promise<void> {
  const posts = [];
  for (let i = from; i <= to; i++) posts.push({ as: "@rui", text: `@casarovira ${i}` });
  expect((await town.call("keeper", "POST /bulk", { posts })).status).toBe(201);
}

const texts = () => heard.flat().map((change) => (change.kind === "post" ? change.post.text : change.kind));
const numbers = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => `@casarovira ${from + i}`);

describe("webhooks", () => {
  test("push in order, at most 50 a batch, signed", async () => {
    plaza.start();
    await say(1, 120);
    await vi.waitFor(() => expect(texts()).toEqual(numbers(1, 120)));
    expect(heard.map((batch) => batch.length)).toEqual([50, 50, 20]);
    expect(badSignatures).toBe(0);
  });

  test("a desk that is down for a while misses nothing and gets nothing twice", async () => {
    answer = () => 503;
    plaza.start();
    await say(1, 3);
    await vi.waitFor(async () => {
      const state = await town.call<{ attempts: number; lastError: string }>("brand", "GET /webhook");
      expect(state.json).toMatchObject({ attempts: 1, lastError: "status 503" });
    });
    await say(4, 5);
    answer = () => 200;
    plaza.pass(1000);
    await say(6, 6);
    await vi.waitFor(() => expect(texts()).toEqual(numbers(1, 6)));
  });

  test("another node takes over where a crashed one stopped", async () => {
    // The first node took the lease and was killed before it noted anything.
    await say(1, 2);
    await database.pool.query("update plaza.webhooks set leased_until = $1", ["2026-11-21T10:00:30Z"]);
    const second = testPlaza(database.db, desk);
    second.start();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(heard).toEqual([]);
    second.pass(31_000);
    await vi.waitFor(() => expect(texts()).toEqual(numbers(1, 2)), 3000);
    await second.stop();
  });

  test("two nodes do not push the same", async () => {
    const second = testPlaza(database.db, desk);
    plaza.start();
    second.start();
    for (let i = 1; i <= 30; i++) await say(i, i);
    await vi.waitFor(() => expect(texts()).toEqual(numbers(1, 30)), 5000);
    await second.stop();
  });

  test("a network that is down pushes nothing until it is up", async () => {
    await town.call("keeper", "PUT /weather", { mode: "down", for: 10_000 });
    plaza.start();
    await say(1, 1);
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(heard).toEqual([]);
    plaza.pass(10_001);
    await say(2, 2);
    await vi.waitFor(() => expect(texts()).toEqual(numbers(1, 2)));
  });

  test("an address that is none is refused", async () => {
    for (const url of ["ftp://desk.test", "javascript:1", "nonsense"]) {
      expect((await town.call("brand", "PUT /webhook", { url, secret })).status, url).toBe(400);
    }
  });

  test("waits from a second to five minutes", () => {
    expect([1, 2, 3, 9, 10, 99].map((n) => waitAfter(n).seconds)).toEqual([1, 2, 4, 256, 300, 300]);
  });
});
