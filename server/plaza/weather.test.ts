import { serve } from "@hono/node-server";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "../test/database.ts";
import { type TestTown, testPlaza, testTown } from "./test-town.ts";
import type { PostView } from "./views.ts";

const database = testDatabase();
let plaza: ReturnType<typeof testPlaza>;
let town: TestTown;
let server: ReturnType<typeof serve>;
let address: string;
beforeAll(async () => {
  plaza = testPlaza(database.db);
  await new Promise<void>((resolve) => {
    server = serve({ fetch: plaza.app.fetch, port: 0, hostname: "127.0.0.1" }, ({ port }) => {
      address = `http://127.0.0.1:${port}`;
      resolve();
    });
  });
});
afterAll(async () => {
  await plaza.stop();
  await new Promise((resolve) => server.close(resolve));
});
beforeEach(async () => {
  town = await testTown(plaza);
});

async function weather(mode: string, more: object = {}): Promise<void> {
  const set = await town.call("keeper", "PUT /weather", { mode, for: 60_000, ...more });
  expect(set.status).toBe(204);
}

function ask(method: string, path: string, body?: object, ms = 1000): Promise<Response> {
  return fetch(address + path, {
    method,
    headers: { Authorization: `Bearer ${town.brandToken}`, "Idempotency-Key": "w-1" },
    ...(body ? { body: JSON.stringify(body) } : {}),
    signal: AbortSignal.timeout(ms),
  });
}

const postsOfBrand = async () =>
  (
    await town.call<{ posts: PostView[] }>("keeper", "GET /timeline", undefined, {
      "Plaza-As": "@casarovira",
    })
  ).json.posts;

describe("weather", () => {
  test.each([
    ["rate_limited", 429],
    ["down", 500],
    ["html", 502],
    ["refuse", 403],
  ])("%s answers %i, writes nothing, clears up, and leaves the keeper alone", async (mode, status) => {
    await weather(mode);
    const met = await ask("POST", "/posts", { text: "hello" });
    expect(met.status).toBe(status);
    if (mode === "rate_limited") expect(met.headers.get("Retry-After")).toBe("60");
    if (mode === "html") expect(await met.text()).toContain("<h1>");
    expect(await postsOfBrand()).toEqual([]);
    plaza.pass(60_001);
    expect((await ask("POST", "/posts", { text: "hello" })).status).toBe(201);
  });

  test("silent never answers, and nothing is written", async () => {
    await weather("silent");
    await expect(ask("POST", "/posts", { text: "hello" }, 200)).rejects.toThrow("timeout");
    expect(await postsOfBrand()).toEqual([]);
  });

  test("slow answers late", async () => {
    await weather("slow", { delay: 150 });
    const begun = performance.now();
    expect((await ask("GET", "/me")).status).toBe(200);
    expect(performance.now() - begun).toBeGreaterThan(140);
  });

  test("a lost answer: written, never said; the same key finds it and does not write again", async () => {
    await weather("lost_answer");
    await expect(ask("POST", "/posts", { text: "hello" })).rejects.toThrow("fetch failed");
    await expect(ask("POST", "/posts", { text: "hello" })).rejects.toThrow("fetch failed");
    expect(await postsOfBrand()).toHaveLength(1);
    const found = (await (await ask("GET", "/posts?key=w-1")).json()) as { posts: PostView[] };
    expect(found.posts).toMatchObject([{ text: "hello", key: "w-1" }]);
    expect((await ask("POST", "/posts", { text: "" })).status).toBe(422);
  });

  test("bad weather is refused", async () => {
    for (const bad of [{ mode: "snow" }, { mode: "down", for: 0 }, { mode: "down", probability: 2 }]) {
      expect((await town.call("keeper", "PUT /weather", bad)).status).toBe(400);
    }
  });
});

describe("rate limits", () => {
  test("say what is left, refuse beyond, and begin anew each minute", async () => {
    await weather("clear", { limits: { requests: 5, writes: 2 } });
    const write = async () => {
      const answer = await town.call("brand", "POST /posts", { text: "x" });
      return [answer.status, answer.headers.get("RateLimit-Remaining")];
    };
    expect(await write()).toEqual([201, "1"]);
    expect(await write()).toEqual([201, "0"]);
    expect(await write()).toEqual([429, "0"]);
    const read = await town.call("brand", "GET /me");
    expect([read.status, read.headers.get("RateLimit-Limit")]).toEqual([200, "5"]);
    await town.call("brand", "GET /me");
    const refused = await town.call("brand", "GET /me");
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("Retry-After"))).toBeGreaterThan(0);
    expect((await town.call("@rui", "POST /posts", { text: "the keeper is not counted" })).status).toBe(201);
    plaza.pass(60_000);
    expect(await write()).toEqual([201, "1"]);
  });

  test("the usual ones: 300 requests, 30 writes", async () => {
    expect((await ask("GET", "/me")).headers.get("RateLimit-Limit")).toBe("300");
    expect((await ask("POST", "/posts", { text: "x" })).headers.get("RateLimit-Remaining")).toBe("29");
  });
});
