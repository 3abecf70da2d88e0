import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Account, Outbound, Reach } from "../channel.ts";
import { open } from "./index.ts";
import { type Settings, settings } from "./settings.ts";
import { sign, whyNotSigned } from "./signature.ts";

const secret = "0123456789abcdef0123456789abcdef";
const now = Temporal.Instant.from("2026-11-20T10:00:00Z");
const body = '{"id":"m1","text":"olá 👋","publishedAt":"2026-11-20T10:00:00Z"}';

describe("a signature", () => {
  test("is the published formula", () => {
    // printf '%s' '1763632800.{}' | openssl dgst -sha256 -hmac 0123456789abcdef0123456789abcdef
    const at = Temporal.Instant.fromEpochMilliseconds(1_763_632_800_000);
    expect(sign(secret, "{}", at)).toBe(
      "t=1763632800,v1=be5f9fd279f3367c5c4f8512bfb945b35d89f3ce458a4e7727cbb4032d864067",
    );
  });

  test("holds over its own body and secret only", () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.uint8Array(), fc.string({ minLength: 32 }), (one, other, key) => {
        expect(whyNotSigned(key, sign(key, one, now), one, now)).toBeNull();
        if (Buffer.compare(one, other) !== 0) {
          expect(whyNotSigned(key, sign(key, one, now), other, now)).toBe("wrong_signature");
        }
        expect(whyNotSigned(`${key}.`, sign(key, one, now), one, now)).toBe("wrong_signature");
      }),
    );
  });

  test("is taken for five minutes around its time", () => {
    const header = sign(secret, body, now);
    expect(whyNotSigned(secret, header, body, now.add({ seconds: 300 }))).toBeNull();
    expect(whyNotSigned(secret, header, body, now.subtract({ seconds: 300 }))).toBeNull();
    expect(whyNotSigned(secret, header, body, now.add({ seconds: 301 }))).toBe("stale_signature");
    expect(whyNotSigned(secret, header, body, now.subtract({ seconds: 301 }))).toBe("stale_signature");
  });

  test("may stand beside that of an older secret", () => {
    const old = sign(`${secret}old`, body, now).split(",")[1];
    expect(whyNotSigned(secret, `${sign(secret, body, now)},${old}`, body, now)).toBeNull();
    expect(whyNotSigned(`${secret}old`, `${sign(secret, body, now)},${old}`, body, now)).toBeNull();
  });

  test.each([
    [null, "missing_signature"],
    ["", "missing_signature"],
    ["v1=00", "malformed_signature"],
    ["t=1763632800", "malformed_signature"],
    ["t=soon,v1=00", "malformed_signature"],
    ["t=1763632800,v1=zz", "wrong_signature"],
    [`t=1763632800,v1=${"0".repeat(64)}`, "wrong_signature"],
    [",=,=,".repeat(1000), "malformed_signature"],
  ])("%j does not hold", (header, why) => expect(whyNotSigned(secret, header, body, now)).toBe(why));
});

/* ---------------------------------------------------------------- the whole connection */

const account: Account<Settings> = {
  id: "a1",
  settings: { name: "Reviews", secret, callbackUrl: "https://shop.example/escolta", lookup: true },
  externalId: "open/Reviews",
  handle: "Reviews",
};

const outbound: Outbound = {
  id: "0197-delivery",
  since: "2026-11-20T09:59:00Z",
  audience: "public",
  text: "On its way.",
  images: [],
  threadId: "t1",
  parent: { externalId: "m1", replyTo: { review: 981 }, author: { externalId: "u1", handle: "ana" } },
};

/** A callback that answers so; what it was asked is kept. */
function callback(answer: () => Response): { reach: Reach; requests: Request[] } {
  const requests: Request[] = [];
  return {
    requests,
    reach: {
      fetch: async (input, init) => {
        requests.push(new Request(input, init));
        return answer();
      },
      now: () => now,
      signal: new AbortController().signal,
      session: { read: async () => null, write: async () => {} },
    },
  };
}

function json(status: number, content: unknown): () => Response {
  return () => new Response(JSON.stringify(content), { status });
}

describe("an answer", () => {
  test("is posted signed, with the delivery's id", async () => {
    const { reach, requests } = callback(json(201, { id: "c9", url: "https://shop.example/c9" }));
    expect(await open.send(account, outbound, reach)).toMatchObject({ outcome: "sent", externalId: "c9" });
    const [request] = requests;
    const sent = (await request?.text()) ?? "";
    expect(whyNotSigned(secret, request?.headers.get("escolta-signature") ?? null, sent, now)).toBeNull();
    expect(request?.headers.get("escolta-delivery")).toBe("0197-delivery");
    expect(JSON.parse(sent)).toEqual({
      type: "reply",
      id: "0197-delivery",
      audience: "public",
      threadId: "t1",
      parentId: "m1",
      to: { id: "u1", handle: "ana" },
      text: "On its way.",
      replyTo: { review: 981 },
    });
  });

  test.each([
    [json(409, { id: "c9" }), "sent"],
    [json(409, {}), "refused duplicate"],
    [json(200, {}), "unknown network_down"],
    [() => new Response("<html>log in</html>"), "unknown network_down"],
    [json(422, { error: "window_closed" }), "refused window_closed"],
    [json(422, { error: "sign_in_again" }), "refused rejected"],
    [json(401, {}), "sign_in_again sign_in_again"],
    [json(404, {}), "later network_down"],
    [json(429, {}), "later rate_limited"],
    [json(503, {}), "later network_down"],
    [json(500, {}), "unknown network_down"],
    [() => Response.redirect("https://elsewhere.example/", 307), "refused rejected"],
    [() => Promise.reject(new TypeError("fetch failed")) as never, "unknown network_down"],
  ])("%# comes to %s", async (answer, wanted) => {
    const { reach, requests } = callback(answer);
    const outcome = await open.send(account, outbound, reach);
    expect(outcome.outcome === "sent" ? "sent" : `${outcome.outcome} ${outcome.refusal.code}`).toBe(wanted);
    expect(requests).toHaveLength(1);
  });

  test("has nowhere to go without a callback", async () => {
    const { reach, requests } = callback(json(200, {}));
    const deaf = { ...account, settings: { ...account.settings, callbackUrl: "" } };
    expect(await open.send(deaf, outbound, reach)).toMatchObject({
      outcome: "refused",
      refusal: { code: "not_allowed" },
    });
    expect(await open.findSent(deaf, outbound, reach)).toEqual({ found: "cannot_tell" });
    expect(requests).toHaveLength(0);
  });
});

describe("looking for an answer", () => {
  test.each([
    [json(200, { found: true, id: "c9" }), "yes"],
    [json(200, { found: false }), "no"],
    [json(200, { id: "c9" }), "later"],
    [json(404, { found: false }), "later"],
    [json(500, {}), "later"],
  ])("%# comes to %s", async (answer, wanted) => {
    const { reach, requests } = callback(answer);
    expect((await open.findSent(account, outbound, reach)).found).toBe(wanted);
    expect(requests[0]?.url).toBe("https://shop.example/escolta?delivery=0197-delivery");
    expect(
      whyNotSigned(secret, requests[0]?.headers.get("escolta-signature") ?? null, outbound.id, now),
    ).toBeNull();
  });

  test("cannot be done where the callback has no lookup", async () => {
    const { reach } = callback(json(200, { found: false }));
    const blind = { ...account, settings: { ...account.settings, lookup: false } };
    expect(await open.findSent(blind, outbound, reach)).toEqual({ found: "cannot_tell" });
  });
});

describe("a delivery to the desk", () => {
  const receive = (text: string | Uint8Array, signature?: string) => {
    const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
    const headers = new Headers({
      "escolta-signature": signature ?? sign(secret, bytes, Temporal.Now.instant()),
    });
    return open.receive?.(account, {
      method: "POST",
      url: "/",
      headers,
      body: bytes,
      receivedAt: Temporal.Now.instant(),
    });
  };

  test("is taken when it is signed and can be read", () => expect(receive(body)).toEqual({ ok: true }));

  test("is not when the signature is wrong", () => {
    expect(receive(body, sign("x".repeat(32), body, Temporal.Now.instant()))).toEqual({
      ok: false,
      status: 401,
      reason: "wrong_signature",
    });
  });

  test.each([
    ['{"id":"m1"', ""],
    ['{"id":"m1"}', "publishedAt:"],
    [new Uint8Array([0x22, 0xff, 0x22]), ""],
  ])("%# tells its sender what is wrong with it", (text, place) => {
    const received = receive(text);
    if (!received?.ok || !("answer" in received)) throw new Error("was taken");
    expect(received.answer.status).toBe(422);
    expect(JSON.parse(received.answer.body)).toMatchObject({
      error: "invalid_event",
      detail: expect.stringContaining(place),
    });
  });
});

describe("the settings", () => {
  const accepts = (callbackUrl: string) => settings.safeParse({ name: "n", secret, callbackUrl }).success;
  test.each([
    "",
    "https://shop.example/hook",
    "http://127.0.0.1:9/x",
    "http://localhost/x",
    "http://[::1]:1/",
  ])("%j may be a callback", (url) => expect(accepts(url)).toBe(true));
  test.each([
    "http://shop.example/",
    "http://127.0.0.1.evil.example/",
    "ftp://x/",
    "https://u:p@x/",
    "nonsense",
  ])("%j may not", (url) => expect(accepts(url)).toBe(false));
});
