import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { createPlaza, type FoundedTown, type PlazaServer } from "../../plaza/index.ts";
import { testDatabase } from "../../test/database.ts";
import type { Account, Delivery, InboundEvent, InboundMessage, Outbound, Reach } from "../channel.ts";
import { plaza } from "./index.ts";
import type { Settings } from "./settings.ts";

/** The connector against Plaza itself, over HTTP. */
const database = testDatabase();
let network: PlazaServer;
let server: ReturnType<typeof serve>;
let address: string;
let town: FoundedTown;
let account: Account<Settings>;
let pushed: { headers: Headers; body: Uint8Array }[] = [];

const hook: typeof fetch = async (_, init) => {
  pushed.push({ headers: new Headers(init?.headers), body: Buffer.from(String(init?.body)) });
  return new Response(null, { status: 200 });
};

const reach: Reach = {
  fetch: (input, init) => fetch(input, init),
  now: () => Temporal.Now.instant(),
  signal: new AbortController().signal,
  session: { read: async () => null, write: async () => {} },
};

beforeAll(async () => {
  network = createPlaza({
    db: database.db,
    clock: { now: () => Temporal.Now.instant() },
    fetch: hook,
    log: { warn() {}, error: (values) => console.error(values) },
  });
  await new Promise<void>((resolve) => {
    const app = new Hono().route("/plaza/api", network.app);
    server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, ({ port }) => {
      address = `http://127.0.0.1:${port}/plaza/api`;
      resolve();
    });
  });
  network.start();
});
afterAll(async () => {
  await network.stop();
  await new Promise((resolve) => server.close(resolve));
});

beforeEach(async () => {
  pushed = [];
  town = await network.foundTown({ name: "Andorra", brand: { handle: "casarovira", name: "Casa Rovira" } });
  const settings = { address, token: town.brandToken, webhookSecret: "s".repeat(32) };
  account = { id: "connection", externalId: town.brandId, handle: "casarovira", settings };
  await keeper("POST /bulk", { members: [{ handle: "joana", name: "Joana Vidal", followers: 214 }] });
});

async function keeper(line: string, body?: object, as?: string): Promise<Record<string, never>> {
  const [method, path] = line.split(" ") as [string, string];
  const answer = await fetch(address + path, {
    method,
    headers: { Authorization: `Bearer ${town.keeperKey}`, ...(as ? { "Plaza-As": as } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  if (!answer.ok) throw new Error(`${line}: ${answer.status} ${await answer.text()}`);
  return answer.status === 204 ? {} : ((await answer.json()) as Record<string, never>);
}

const weather = (mode: string) => keeper("PUT /weather", { mode, for: 60_000 });

async function hear(): Promise<InboundEvent[]> {
  const events: InboundEvent[] = [];
  let cursor: unknown = null;
  for (;;) {
    const polled = await plaza.poll!(account, cursor, reach);
    for (const payload of polled.payloads) events.push(...plaza.parse(account, payload));
    cursor = polled.cursor;
    if (!polled.more) return events;
  }
}

async function joanaWrites(text: string): Promise<InboundMessage> {
  await keeper("POST /posts", { text }, "@joana");
  return (await hear()).at(-1) as InboundMessage;
}

function answerTo(message: InboundMessage, text: string, more: Partial<Outbound> = {}): Outbound {
  return {
    id: crypto.randomUUID(),
    since: Temporal.Now.instant().toString(),
    audience: message.audience,
    text,
    images: [],
    threadId: message.threadId,
    parent: { externalId: message.externalId, replyTo: message.replyTo, author: message.author },
    ...more,
  };
}

async function brandPosts(): Promise<string[]> {
  const { posts } = (await keeper("GET /search?q=answer", undefined, "@joana")) as {
    posts?: { text: string }[];
  };
  return (posts ?? []).map(({ text }) => text);
}

describe("connecting", () => {
  test("with the brand's token", async () => {
    expect(await plaza.connect(account.settings, reach)).toMatchObject({
      ok: true,
      externalId: town.brandId,
      handle: "casarovira",
      checks: [{ code: "reachable" }, { code: "signed_in", params: { user: "Casa Rovira" } }],
    });
  });

  test("says what is wrong: the token, the place, nobody there", async () => {
    const lastCheck = async (settings: Partial<Settings>) =>
      (await plaza.connect({ ...account.settings, ...settings }, reach)).checks.at(-1);
    expect(await lastCheck({ token: "wrong" })).toMatchObject({ code: "signed_in", ok: false });
    expect(await lastCheck({ address: `${address}/elsewhere` })).toMatchObject({
      code: "api_found",
      ok: false,
    });
    expect(await lastCheck({ address: "http://127.0.0.1:9" })).toMatchObject({
      code: "reachable",
      ok: false,
    });
  });
});

describe("answering", () => {
  test("in public, in the thread, with an image; then a second part under the first", async () => {
    const asked = await joanaWrites("Where is my lamp, @casarovira?");
    const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]);
    const first = answerTo(asked, "answer one", {
      images: [{ bytes: png, type: "image/png", alt: "a lamp" }],
    });
    const sent = await plaza.send(account, first, reach);
    if (sent.outcome !== "sent") throw new Error(JSON.stringify(sent));
    const second = answerTo(asked, "answer two", {
      parent: {
        externalId: sent.externalId,
        replyTo: sent.replyTo,
        author: { externalId: town.brandId, handle: null },
      },
    });
    expect((await plaza.send(account, second, reach)).outcome).toBe("sent");
    const [, one, two] = (await hear()) as InboundMessage[];
    expect(one).toMatchObject({
      externalId: sent.externalId,
      own: true,
      idempotencyKey: first.id,
      threadId: asked.externalId,
      attachments: [{ alt: "a lamp" }],
    });
    const image = await fetch(new URL(one!.attachments[0]!.url, address));
    expect(new Uint8Array(await image.arrayBuffer())).toEqual(png);
    expect(two).toMatchObject({ parentId: sent.externalId, threadId: asked.externalId });
  });

  test("in private, to somebody who only wrote in public, and again in their chat", async () => {
    const asked = await joanaWrites("Where is my lamp, @casarovira?");
    const first = await plaza.send(account, answerTo(asked, "your number?", { audience: "private" }), reach);
    if (first.outcome !== "sent") throw new Error(JSON.stringify(first));
    const chats = (await keeper("GET /chats", undefined, "@joana")) as { chats?: { id: string }[] };
    const chat = chats.chats?.[0]?.id;
    await keeper("POST /messages", { chat, text: "312 416" }, "@joana");
    const said = (await hear()).at(-1) as InboundMessage;
    expect(said).toMatchObject({ audience: "private", threadId: chat, text: "312 416" });
    const again = await plaza.send(account, answerTo(said, "thank you"), reach);
    expect(again).toMatchObject({ outcome: "sent", replyTo: { chat } });
  });

  test("refusals come with their reason", async () => {
    const asked = await joanaWrites("@casarovira hello");
    const refusal = async (outbound: Outbound) => {
      const outcome = await plaza.send(account, outbound, reach);
      return outcome.outcome === "sent" ? "sent" : `${outcome.outcome} ${outcome.refusal.code}`;
    };
    expect(await refusal(answerTo(asked, "x".repeat(501)))).toBe("refused too_long");
    expect(await refusal(answerTo(asked, " "))).toBe("refused empty");
    const svg = { bytes: Buffer.from("<svg>"), type: "image/svg+xml", alt: "" };
    expect(await refusal(answerTo(asked, "x", { images: [svg] }))).toBe("refused media_rejected");
    await keeper("PATCH /members/@joana", { takesPrivate: false });
    expect(await refusal(answerTo(asked, "x", { audience: "private" }))).toBe("refused recipient_closed");
    await keeper(`DELETE /posts/${asked.externalId}`, undefined, "@joana");
    expect(await refusal(answerTo(asked, "x"))).toBe("refused parent_gone");
    await weather("rate_limited");
    expect(await refusal(answerTo(asked, "x"))).toBe("later rate_limited");
    await weather("refuse");
    expect(await refusal(answerTo(asked, "x"))).toBe("refused not_allowed");
    await keeper("DELETE /members/@casarovira/tokens");
    expect(await refusal(answerTo(asked, "x"))).toBe("sign_in_again sign_in_again");
  });
});

describe("never twice, never zero", () => {
  test.each(["public", "private"] as const)(
    "a lost %s answer is found, and sending it again writes nothing",
    async (audience) => {
      const asked = await joanaWrites("@casarovira hello");
      const outbound = answerTo(asked, "answer lost", { audience });
      await weather("lost_answer");
      expect((await plaza.send(account, outbound, reach)).outcome).toBe("unknown");
      const found = await plaza.findSent(account, outbound, reach);
      if (found.found !== "yes") throw new Error(JSON.stringify(found));
      await weather("clear");
      expect(await plaza.send(account, outbound, reach)).toMatchObject({
        outcome: "sent",
        externalId: found.externalId,
      });
      expect((await hear()).filter((event) => event.type === "message" && event.own)).toHaveLength(1);
    },
  );

  test.each([
    ["down", "unknown"],
    ["html", "unknown"],
    ["silent", "unknown"],
  ])("%s: %s, later, and in the end not there", async (mode, outcome) => {
    const asked = await joanaWrites("@casarovira hello");
    const outbound = answerTo(asked, "answer never");
    const hurried = { ...reach, signal: AbortSignal.timeout(300) };
    await weather(mode);
    expect((await plaza.send(account, outbound, hurried)).outcome).toBe(outcome);
    expect(
      (await plaza.findSent(account, outbound, { ...reach, signal: AbortSignal.timeout(300) })).found,
    ).toBe("later");
    await expect(
      plaza.poll!(account, null, { ...reach, signal: AbortSignal.timeout(300) }),
    ).rejects.toThrow();
    await weather("clear");
    expect(await plaza.findSent(account, outbound, reach)).toEqual({ found: "no" });
    expect((await plaza.send(account, outbound, reach)).outcome).toBe("sent");
    expect(await brandPosts()).toEqual(["answer never"]);
  });

  test("the same answer with an image, lost and sent again at once: looked for, not refused", async () => {
    const asked = await joanaWrites("@casarovira hello");
    const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]);
    const outbound = answerTo(asked, "answer seen", { images: [{ bytes: png, type: "image/png", alt: "" }] });
    const outcomes = await Promise.all([
      plaza.send(account, outbound, reach),
      plaza.send(account, outbound, reach),
    ]);
    for (const { outcome } of outcomes) expect(["sent", "unknown"]).toContain(outcome);
    expect((await plaza.findSent(account, outbound, reach)).found).toBe("yes");
    expect(await brandPosts()).toEqual(["answer seen"]);
  });
});

describe("acting", () => {
  test("likes, hides, deletes its own, and takes back", async () => {
    const asked = await joanaWrites("@casarovira hello");
    expect(await plaza.act!(account, "like", asked, reach)).toEqual({ outcome: "done", undo: "unlike" });
    expect(await plaza.act!(account, "unlike", asked, reach)).toEqual({ outcome: "done", undo: "like" });
    const hidden = await plaza.act!(account, "hide", asked, reach);
    expect(hidden).toMatchObject({ outcome: "refused", refusal: { code: "not_allowed" } });
    const sent = await plaza.send(account, answerTo(asked, "answer"), reach);
    if (sent.outcome !== "sent") throw new Error("not sent");
    await keeper("POST /posts", { text: "no!", parent: sent.externalId }, "@joana");
    const under = (await hear()).at(-1) as InboundMessage;
    expect(await plaza.act!(account, "hide", under, reach)).toEqual({ outcome: "done", undo: "unhide" });
    expect((await hear()).at(-1)).toMatchObject({ type: "moderated", moderation: "hidden" });
    expect(await plaza.act!(account, "delete_own", sent, reach)).toEqual({ outcome: "done" });
    expect(await plaza.act!(account, "delete_own", sent, reach)).toEqual({ outcome: "done" });
    expect((await hear()).at(-1)).toMatchObject({ type: "deleted", externalId: sent.externalId });
    expect((await plaza.act!(account, "delete_own", asked, reach)).outcome).toBe("refused");
  });

  test("a private message is deleted by its chat's road", async () => {
    const asked = await joanaWrites("@casarovira hello");
    const sent = await plaza.send(account, answerTo(asked, "psst", { audience: "private" }), reach);
    if (sent.outcome !== "sent") throw new Error("not sent");
    expect((await plaza.act!(account, "like", sent, reach)).outcome).toBe("refused");
    expect(await plaza.act!(account, "delete_own", sent, reach)).toEqual({ outcome: "done" });
  });
});

describe("hearing", () => {
  test("what Plaza pushes is verified and reads as what is polled", async () => {
    await plaza.subscribe!(account, "http://127.0.0.1/hook", reach);
    await keeper("POST /posts", { text: "hola @casarovira" }, "@joana");
    await vi.waitFor(() => expect(pushed).toHaveLength(1));
    const { headers, body } = pushed[0]!;
    const delivery: Delivery = { method: "POST", url: "/hook", headers, body, receivedAt: reach.now() };
    expect(plaza.receive!(account, delivery)).toEqual({ ok: true });
    expect(plaza.parse(account, JSON.parse(Buffer.from(body).toString()))).toEqual(await hear());
  });

  test("a page says whether more waits, and what is left of the minute", async () => {
    const posts = Array.from({ length: 130 }, (_, i) => ({ as: "@joana", text: `@casarovira ${i}` }));
    await keeper("POST /bulk", { posts });
    const first = await plaza.poll!(account, null, reach);
    expect(first).toMatchObject({ more: true, quota: { max: 300, used: 1 } });
    const rest = await plaza.poll!(account, first.cursor, reach);
    expect(plaza.parse(account, rest.payloads[0])).toHaveLength(30);
    expect(await plaza.poll!(account, rest.cursor, reach)).toMatchObject({
      payloads: [],
      more: false,
      cursor: rest.cursor,
    });
  });

  test("a person's profile", async () => {
    const { author } = await joanaWrites("@casarovira hello");
    expect(await plaza.profile!(account, { ...author, followers: null }, reach)).toMatchObject({
      followers: 214,
    });
    const gone = { externalId: crypto.randomUUID(), handle: "gone", name: null };
    expect(await plaza.profile!(account, gone, reach)).toEqual(gone);
  });
});
