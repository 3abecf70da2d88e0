/** Against a server of a few lines that fails as real ones do. What a real network answers is in test/real. */
import { createServer } from "node:net";
import { describe, expect, test } from "vitest";
import type { Outbound, Reach, SendOutcome } from "../channel.ts";
import { bluesky } from "./index.ts";
import { recordKey } from "./outbound.ts";

const BRAND = "did:plc:brandaaaaaaaaaaaaaaaaaaa";
const ANNA = "did:plc:annabbbbbbbbbbbbbbbbbbbb";
const NOW = Temporal.Instant.from("2026-11-20T10:00:00Z");
const PARENT = { uri: `at://${ANNA}/app.bsky.feed.post/3kmention22222`, cid: "bafyreimention" };
const settings = bluesky.settings.parse({
  handle: "acme.example",
  appPassword: "word",
  service: "https://pds.example",
  keywords: ["acme"],
});
const account = { id: "1", externalId: BRAND, handle: "acme.example", settings };
const outbound: Outbound = {
  id: "019aa0d4-3600-7aaa-8000-000000000001",
  since: NOW.toString(),
  audience: "public",
  text: "Ho mirem ara mateix.",
  images: [],
  threadId: PARENT.uri,
  parent: {
    externalId: PARENT.uri,
    replyTo: { ...PARENT, root: PARENT },
    author: { externalId: ANNA, handle: null },
  },
};
const OURS = { uri: `at://${BRAND}/app.bsky.feed.post/${recordKey(outbound.id)}`, cid: "bafyreiours" };
const NOT_FOUND = json({ error: "RecordNotFound", message: "Could not locate record" }, 400);

type Answering = (call: {
  method: string;
  params: URLSearchParams;
  token: string | null;
  body: unknown;
}) => Response | Promise<Response>;

interface Scripted extends Reach {
  calls: string[];
}

/** Signs in, shows Anna's post, writes what it is told: but for what the script says otherwise. */
function network(script: Record<string, Answering> = {}, kept: unknown = null): Scripted {
  let session = kept;
  const calls: string[] = [];
  const usual: Record<string, Answering> = {
    "server.createSession": () => json(tokens("first")),
    "server.refreshSession": () => json(tokens("refreshed")),
    "feed.getPosts": ({ params }) => json({ posts: params.getAll("uris").map((uri) => post(uri)) }),
    "feed.getAuthorFeed": () => json({ feed: [] }),
    "feed.searchPosts": () => json({ posts: [] }),
    "notification.listNotifications": () => json({ notifications: [] }),
    "actor.getProfiles": ({ params }) =>
      json({ profiles: params.getAll("actors").map((did) => ({ did, handle: "x.example" })) }),
    "repo.createRecord": () => json(OURS),
    "repo.getRecord": () => NOT_FOUND.clone(),
  };
  return {
    calls,
    now: () => NOW,
    signal: new AbortController().signal,
    session: {
      read: async () => session,
      write: async (value) => {
        session = value;
      },
    },
    fetch: async (input, init) => {
      const url = new URL(String(input));
      const method = url.pathname.replace(/^\/xrpc\/(app\.bsky|com\.atproto)\./, "");
      calls.push(method);
      const answer = script[method] ?? usual[method];
      if (!answer) throw new Error(`unexpected call: ${url}`);
      const token = new Headers(init?.headers).get("authorization");
      const body: unknown = typeof init?.body === "string" ? JSON.parse(init.body) : null;
      return answer({ method, params: url.searchParams, token, body });
    },
  };
}

function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/json", ...headers },
  });
}

function html(status: number): Response {
  return new Response("<html><h1>Bad gateway</h1></html>", {
    status,
    headers: { "content-type": "text/html" },
  });
}

function tokens(name: string) {
  return { did: BRAND, handle: "acme.example", accessJwt: `${name}-access`, refreshJwt: `${name}-refresh` };
}

function keptSession(name = "old") {
  return { ...tokens(name), madeFor: "acme.example https://pds.example", service: "https://pds.example" };
}

function post(uri: string, indexedAt = NOW.toString(), likeCount = 0) {
  const did = uri.slice(5).split("/")[0];
  return {
    uri,
    cid: `cid-${uri}`,
    author: { did, handle: "x.example" },
    indexedAt,
    likeCount,
    record: { $type: "app.bsky.feed.post", text: "hola", createdAt: indexedAt },
  };
}

function broken(code: string): Answering {
  return () => {
    throw new TypeError("fetch failed", { cause: Object.assign(new Error(code), { code }) });
  };
}

describe("sending", () => {
  test.each<[string, Record<string, Answering>, Partial<SendOutcome>]>([
    ["goes out", {}, { outcome: "sent", externalId: OURS.uri }],
    ["nothing listens there", { "repo.createRecord": broken("ECONNREFUSED") }, { outcome: "later" }],
    ["no such name", { "repo.createRecord": broken("ENOTFOUND") }, { outcome: "later" }],
    ["the line breaks after asking", { "repo.createRecord": broken("ECONNRESET") }, { outcome: "unknown" }],
    [
      "no answer in time",
      {
        "repo.createRecord": () => {
          throw new DOMException("late", "TimeoutError");
        },
      },
      { outcome: "unknown" },
    ],
    [
      "500",
      { "repo.createRecord": () => json({ error: "InternalServerError" }, 500) },
      { outcome: "unknown" },
    ],
    ["a web page with 502", { "repo.createRecord": () => html(502) }, { outcome: "unknown" }],
    ["a web page with 200", { "repo.createRecord": () => html(200) }, { outcome: "unknown" }],
    ["a web page with 403", { "repo.createRecord": () => html(403) }, { outcome: "unknown" }],
    [
      "nothing at all",
      { "repo.createRecord": () => new Response(null, { status: 200 }) },
      { outcome: "unknown" },
    ],
    [
      "refused",
      { "repo.createRecord": () => json({ error: "InvalidRequest", message: "<b>bad</b> text" }, 400) },
      { outcome: "refused", refusal: { code: "rejected", detail: "bad text" } },
    ],
    [
      "the account is closed",
      { "repo.createRecord": () => json({ error: "AccountDeactivated" }, 400) },
      { outcome: "sign_in_again" },
    ],
    [
      "too many",
      {
        "repo.createRecord": () =>
          json({ error: "RateLimitExceeded" }, 429, { "ratelimit-reset": "1795170000" }),
      },
      { outcome: "later", after: "2026-11-20T10:20:00Z" },
    ],
    [
      "too many, not saying how long",
      { "repo.createRecord": () => html(429) },
      { outcome: "later", after: "2026-11-20T10:01:00Z" },
    ],
    [
      "the message is gone",
      { "feed.getPosts": () => json({ posts: [] }) },
      { outcome: "refused", refusal: { code: "parent_gone" } },
    ],
    [
      "its author blocks the brand",
      { "feed.getPosts": () => json({ posts: [] }), "repo.getRecord": () => json(PARENT) },
      { outcome: "refused", refusal: { code: "recipient_closed" } },
    ],
    [
      "answers are closed",
      { "feed.getPosts": () => json({ posts: [{ ...post(PARENT.uri), viewer: { replyDisabled: true } }] }) },
      { outcome: "refused", refusal: { code: "not_allowed" } },
    ],
    ["whether it is there cannot be asked", { "feed.getPosts": () => html(502) }, { outcome: "sent" }],
  ])("%s", async (_, script, expected) => {
    expect(await bluesky.send(account, outbound, network(script))).toMatchObject(expected);
  });

  test("an earlier attempt that got through is found by its name and not written again", async () => {
    const reach = network({
      "repo.createRecord": () => json({ error: "InternalServerError" }, 500),
      "repo.getRecord": ({ params }) =>
        params.get("rkey") === recordKey(outbound.id)
          ? json({ ...OURS, value: { reply: { root: PARENT } } })
          : NOT_FOUND.clone(),
    });
    expect(await bluesky.send(account, outbound, reach)).toEqual({
      outcome: "sent",
      externalId: OURS.uri,
      url: `https://bsky.app/profile/${BRAND}/post/${recordKey(outbound.id)}`,
      replyTo: { ...OURS, root: PARENT },
    });
  });

  test("an image that cannot be uploaded leaves nothing published", async () => {
    const pictured = {
      ...outbound,
      images: [{ bytes: Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), type: "image/png", alt: "" }],
    };
    const lost = network({ "repo.uploadBlob": broken("ECONNRESET") });
    expect(await bluesky.send(account, pictured, lost)).toMatchObject({ outcome: "later" });
    expect(lost.calls).not.toContain("repo.createRecord");
    const refusing = network({ "repo.uploadBlob": () => json({ error: "BlobTooLarge" }, 413) });
    expect(await bluesky.send(account, pictured, refusing)).toMatchObject({
      outcome: "refused",
      refusal: { code: "media_rejected" },
    });
  });

  test("looking for it: there, not there, cannot be asked", async () => {
    const there = network({ "repo.getRecord": () => json({ ...OURS, value: {} }) });
    expect(await bluesky.findSent(account, outbound, there)).toMatchObject({
      found: "yes",
      externalId: OURS.uri,
    });
    expect(await bluesky.findSent(account, outbound, network())).toEqual({ found: "no" });
    for (const answer of [() => html(502), () => html(404), () => json({ error: "RepoNotFound" }, 400)]) {
      expect(await bluesky.findSent(account, outbound, network({ "repo.getRecord": answer }))).toMatchObject({
        found: "later",
      });
    }
  });
});

describe("the session", () => {
  const expired =
    (good: string, then: Answering): Answering =>
    (call) =>
      call.token === `Bearer ${good}-access` ? then(call) : json({ error: "ExpiredToken" }, 400);

  test("is refreshed once, and the question asked again", async () => {
    const reach = network({ "repo.createRecord": expired("refreshed", () => json(OURS)) }, keptSession());
    expect(await bluesky.send(account, outbound, reach)).toMatchObject({ outcome: "sent" });
    expect(reach.calls).toEqual([
      "feed.getPosts",
      "repo.createRecord",
      "server.refreshSession",
      "repo.createRecord",
    ]);
    expect(await reach.session.read()).toMatchObject({ accessJwt: "refreshed-access" });
  });

  test("that cannot be refreshed is made anew; a password that is not accepted needs people", async () => {
    const script = {
      "server.refreshSession": () => json({ error: "ExpiredToken" }, 400),
      "repo.createRecord": expired("first", () => json(OURS)),
    };
    expect(await bluesky.send(account, outbound, network(script, keptSession()))).toMatchObject({
      outcome: "sent",
    });
    const revoked = network(
      {
        ...script,
        "server.createSession": () =>
          json({ error: "AuthenticationRequired", message: "Invalid identifier or password" }, 401),
      },
      keptSession(),
    );
    expect(await bluesky.send(account, outbound, revoked)).toMatchObject({ outcome: "sign_in_again" });
    expect(revoked.calls.filter((call) => call.startsWith("server."))).toEqual([
      "server.refreshSession",
      "server.createSession",
    ]);
  });

  test("ten calls at once make one", async () => {
    const reach = network();
    await Promise.all(Array.from({ length: 10 }, () => bluesky.findSent(account, outbound, reach)));
    expect(reach.calls.filter((call) => call === "server.createSession")).toHaveLength(1);
  });

  test("of other settings is not used", async () => {
    const reach = network({}, { ...keptSession(), madeFor: "other.example https://pds.example" });
    await bluesky.findSent(account, outbound, reach);
    expect(reach.calls[0]).toBe("server.createSession");
  });

  test("a server that is down while signing in means later, not unknown", async () => {
    for (const answer of [broken("ECONNRESET"), () => html(502)]) {
      expect(
        await bluesky.send(account, outbound, network({ "server.createSession": answer })),
      ).toMatchObject({ outcome: "later" });
    }
  });
});

describe("polling", () => {
  const mention = (n: number, at = NOW) => ({
    ...post(`at://${ANNA}/app.bsky.feed.post/3k${String(n).padStart(11, "a")}`, at.toString()),
    reason: "mention",
  });

  test("walks back over pages to where it was, and hears each once", async () => {
    const all = Array.from({ length: 650 }, (_, i) => mention(i, NOW.subtract({ seconds: i })));
    const reach = network({
      "notification.listNotifications": ({ params }) => {
        const from = Number(params.get("cursor") ?? 0);
        return json({
          notifications: all.slice(from, from + 100),
          cursor: from + 100 < all.length ? String(from + 100) : undefined,
        });
      },
    });
    const uris: string[] = [];
    let cursor: unknown = null;
    let polls = 0;
    for (let more = true; more && polls < 10; polls++) {
      const result = await bluesky.poll!(account, cursor, reach);
      uris.push(
        ...result.payloads
          .flatMap((payload) => bluesky.parse(account, payload))
          .flatMap((event) => (event.type === "message" ? event.externalId : [])),
      );
      ({ cursor, more } = result);
    }
    expect(polls).toBe(2);
    expect(uris).toHaveLength(650);
    expect(new Set(uris).size).toBe(650);
    all.unshift(mention(9000));
    const { payloads } = await bluesky.poll!(account, cursor, reach);
    expect(
      payloads.flatMap((payload) => bluesky.parse(account, payload)).map((event) => event.type),
    ).toContain("message");
  });

  test("an hour of history on connecting, no more; a late one with an old date all the same", async () => {
    const old = mention(1, NOW.subtract({ hours: 30 }));
    const late = {
      ...mention(2),
      record: { text: "tard", createdAt: NOW.subtract({ hours: 2 }).toString() },
    };
    const reach = network({
      "notification.listNotifications": () => json({ notifications: [mention(3), late, old] }),
    });
    const { payloads } = await bluesky.poll!(account, null, reach);
    expect(payloads).toHaveLength(2);
  });

  test("a notification that cannot be read is kept, to be set aside", async () => {
    const odd = { ...mention(1), author: "nobody" };
    const reach = network({
      "notification.listNotifications": () => json({ notifications: [odd] }),
      "feed.getPosts": () => json({ posts: [] }),
    });
    const { payloads } = await bluesky.poll!(account, null, reach);
    expect(() => bluesky.parse(account, payloads[0])).toThrow(/nobody/);
  });

  test("a search that is down costs nothing else; notifications that are down fail the poll", async () => {
    const deaf = network({
      "feed.searchPosts": () => html(502),
      "notification.listNotifications": () => json({ notifications: [mention(1)] }),
    });
    expect((await bluesky.poll!(account, null, deaf)).payloads).toHaveLength(1);
    const limited = network({
      "notification.listNotifications": () =>
        json({ error: "RateLimitExceeded" }, 429, { "retry-after": "30" }),
    });
    await expect(bluesky.poll!(account, null, limited)).rejects.toMatchObject({
      refusal: { code: "rate_limited" },
      after: "2026-11-20T10:00:30Z",
    });
  });

  test("the quota is what the server says", async () => {
    const headers = {
      "ratelimit-limit": "3000",
      "ratelimit-remaining": "2990",
      "ratelimit-reset": "1795170000",
    };
    const reach = network({
      "notification.listNotifications": () => json({ notifications: [] }, 200, headers),
    });
    expect((await bluesky.poll!(account, null, reach)).quota).toEqual({
      used: 10,
      max: 3000,
      resetsAt: "2026-11-20T10:20:00Z",
    });
  });

  describe("what became of a post heard before", () => {
    const one = mention(1);
    const listing: Record<string, Answering> = {
      "notification.listNotifications": () => json({ notifications: [one] }),
    };
    const profilesWithout =
      (gone: string): Answering =>
      ({ params }) =>
        json({
          profiles: params
            .getAll("actors")
            .filter((did) => did !== gone)
            .map((did) => ({ did })),
        });

    test.each<[string, Record<string, Answering>, string[]]>([
      ["still there, as it was", {}, []],
      [
        "more likes",
        { "feed.getPosts": () => json({ posts: [post(one.uri, one.indexedAt, 7)] }) },
        ["reactions"],
      ],
      ["deleted", { "feed.getPosts": () => json({ posts: [] }) }, ["deleted"]],
      [
        "the author closed the account",
        {
          "feed.getPosts": () => json({ posts: [] }),
          "actor.getProfiles": profilesWithout(ANNA),
          "repo.getRecord": () => json(PARENT),
        },
        ["deleted"],
      ],
      [
        "the author blocks the brand",
        { "feed.getPosts": () => json({ posts: [] }), "repo.getRecord": () => json(PARENT) },
        [],
      ],
      [
        "the network shows nothing, not even the brand",
        { "feed.getPosts": () => json({ posts: [] }), "actor.getProfiles": () => json({ profiles: [] }) },
        [],
      ],
      ["the question is not answered", { "feed.getPosts": () => html(502) }, []],
    ])("%s", async (_, script, expected) => {
      const { cursor } = await bluesky.poll!(account, null, network(listing));
      const { payloads } = await bluesky.poll!(account, cursor, network({ ...listing, ...script }));
      expect(
        payloads.flatMap((payload) => bluesky.parse(account, payload)).map((event) => event.type),
      ).toEqual(expected);
    });
  });
});

describe("connecting", () => {
  const profile = {
    "actor.getProfile": () => json({ did: BRAND, handle: "acme.example", displayName: "Acme" }),
  };

  test("says line by line what works", async () => {
    const reach = network({ ...profile, "feed.searchPosts": () => html(502) });
    expect(await bluesky.connect(settings, reach)).toMatchObject({
      ok: true,
      externalId: BRAND,
      name: "Acme",
      checks: [
        { code: "signed_in", ok: true },
        { code: "can_read_profile", ok: true },
        { code: "can_read_notifications", ok: true },
        { code: "search_works", ok: false, params: { reason: "network_down" } },
      ],
    });
  });

  test.each<[string, Answering, string]>([
    [
      "a wrong password",
      () => json({ error: "AuthenticationRequired", message: "Invalid identifier or password" }, 401),
      "wrong_password",
    ],
    ["a second factor", () => json({ error: "AuthFactorTokenRequired" }, 401), "second_factor"],
    ["a closed account", () => json({ error: "AccountTakedown" }, 401), "account_closed"],
    ["no such address", broken("ENOTFOUND"), "network_down"],
    ["a web page", () => html(200), "network_down"],
    ["too many sign-ins", () => json({ error: "RateLimitExceeded" }, 429), "rate_limited"],
  ])("%s", async (_, answer, reason) => {
    const connected = await bluesky.connect(settings, network({ "server.createSession": answer }));
    expect(connected).toMatchObject({
      ok: false,
      checks: [{ code: "signed_in", ok: false, params: { reason } }],
    });
  });

  test("finds the account's own server by its handle; without an answer, Bluesky's", async () => {
    const asked: string[] = [];
    const fetching: typeof fetch = async (input) => {
      const url = String(input);
      asked.push(url);
      if (url.includes("resolveHandle")) return json({ did: "did:plc:abc" });
      if (url === "https://plc.directory/did:plc:abc")
        return json({
          service: [
            { id: "#atproto_pds", type: "AtprotoPersonalDataServer", serviceEndpoint: "https://own.example" },
          ],
        });
      return html(404);
    };
    const found = { ...settings, service: "" };
    await bluesky.connect(found, { ...network(), fetch: fetching });
    expect(asked.at(-1)).toBe("https://own.example/xrpc/com.atproto.server.createSession");
    await bluesky.connect(found, {
      ...network(),
      fetch: async (input) => {
        asked.push(String(input));
        return html(404);
      },
    });
    expect(asked.at(-1)).toBe("https://bsky.social/xrpc/com.atproto.server.createSession");
  });
});

describe("acting", () => {
  const target = { externalId: PARENT.uri, replyTo: { ...PARENT, root: PARENT } };

  test("liking twice is one like; an outcome nobody saw is tried again", async () => {
    const names: unknown[] = [];
    const reach = network({
      "repo.putRecord": ({ body }) => {
        names.push((body as { rkey: string }).rkey);
        return json({});
      },
    });
    await bluesky.act!(account, "like", target, reach);
    expect(await bluesky.act!(account, "like", target, reach)).toEqual({ outcome: "done", undo: "unlike" });
    expect(new Set(names).size).toBe(1);
    const lost = network({ "repo.putRecord": broken("ECONNRESET") });
    expect(await bluesky.act!(account, "like", target, lost)).toMatchObject({ outcome: "later" });
  });

  test("only the brand's own posts can be deleted", async () => {
    const reach = network({ "repo.deleteRecord": () => json({}) });
    expect(await bluesky.act!(account, "delete_own", target, reach)).toMatchObject({ outcome: "refused" });
    expect(await bluesky.act!(account, "delete_own", { externalId: OURS.uri, replyTo: OURS }, reach)).toEqual(
      { outcome: "done" },
    );
  });
});

test("with the real fetch: a port nobody listens on is later, a line cut after asking is unknown", async () => {
  const cutting = createServer((socket) => socket.once("data", () => socket.destroy()));
  const port = await new Promise<number>((resolve) => {
    cutting.listen(0, "127.0.0.1", () => resolve((cutting.address() as { port: number }).port));
  });
  const at = (service: string) => ({ ...account, settings: { ...settings, service } });
  const session = {
    read: async () => ({
      ...keptSession(),
      madeFor: `acme.example http://127.0.0.1:${port}`,
      service: `http://127.0.0.1:${port}`,
    }),
    write: async () => {},
  };
  const reach: Reach = { ...network(), fetch, session };
  expect(await bluesky.send(at(`http://127.0.0.1:${port}`), outbound, reach)).toMatchObject({
    outcome: "unknown",
  });
  await new Promise((resolve) => cutting.close(resolve));
  expect(await bluesky.send(at(`http://127.0.0.1:${port}`), outbound, reach)).toMatchObject({
    outcome: "later",
  });
});
