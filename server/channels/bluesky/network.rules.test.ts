import { createServer } from "node:net";
import { describe, expect, test } from "vitest";
import type { Reach, SendOutcome } from "../channel.ts";
import { bluesky } from "./index.ts";
import { recordKey } from "./outbound.ts";
import {
  type Answering,
  account,
  BRAND,
  broken,
  html,
  json,
  keptSession,
  NOT_FOUND,
  network,
  OURS,
  outbound,
  PARENT,
  post,
  settings,
} from "./scripted-server.ts";

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
    [
      "closed for maintenance",
      { "repo.createRecord": () => json({ error: "ServiceUnavailable" }, 503, { "retry-after": "120" }) },
      { outcome: "later", after: "2026-11-20T10:02:00Z" },
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
