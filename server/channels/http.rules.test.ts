import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, describe, expect, test } from "vitest";
import { channelErrorOf, failureOf, type HttpAnswer, requestJson, retryAfter } from "./http.ts";

const servers: Server[] = [];
const reach = { fetch, signal: new AbortController().signal };
const now = Temporal.Instant.from("2026-11-21T10:00:00Z");

async function listening(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

afterAll(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
});

function answered(status: number, headers: Record<string, string> = {}): HttpAnswer {
  return { kind: "answered", status, headers: new Headers(headers), text: "", json: undefined, url: "" };
}

describe("one exchange", () => {
  test("sends an object as JSON and reads JSON back", async () => {
    const url = await listening((request, response) => {
      let body = "";
      request.on("data", (chunk) => {
        body += chunk;
      });
      request.on("end", () =>
        response.end(JSON.stringify({ got: JSON.parse(body), type: request.headers["content-type"] })),
      );
    });
    const answer = await requestJson(reach, { method: "POST", url, body: { text: "olá" } });
    expect(answer).toMatchObject({ status: 200, json: { got: { text: "olá" }, type: "application/json" } });
  });

  test("a refused connection and an unknown host were never sent", async () => {
    const url = await listening((_, response) => response.end());
    const gone = servers.pop();
    await new Promise((resolve) => gone?.close(resolve));
    expect(await requestJson(reach, { method: "POST", url, body: {} })).toMatchObject({ kind: "not_sent" });
    expect(await requestJson(reach, { url: "http://no-such-host.invalid/" })).toMatchObject({
      kind: "not_sent",
    });
    expect(await requestJson(reach, { url: "nonsense" })).toMatchObject({ kind: "not_sent" });
    expect(await requestJson(reach, { url, headers: { authorization: "a\nb" } })).toMatchObject({
      kind: "not_sent",
    });
  });

  test("what a server repeats of a credential is not shown, nor what Node says of one it cannot send", async () => {
    const echo = await listening((request, response) => {
      response.statusCode = request.url === "/well" ? 200 : 400;
      response.end(JSON.stringify({ said: request.headers.authorization, also: 'pass"word' }));
    });
    const headers = { authorization: "Bearer token-of-mine" };
    const asked = { url: echo, headers, secrets: ['pass"word'] };
    expect(await requestJson(reach, asked)).toMatchObject({ json: { said: "Bearer …", also: "…" } });
    const well = await requestJson(reach, { ...asked, url: `${echo}/well` });
    expect(well).toMatchObject({ json: { said: "Bearer token-of-mine" } });
    const broken = { authorization: "Bearer token-of-mine\nx" };
    expect(JSON.stringify(await requestJson(reach, { url: echo, headers: broken }))).not.toContain("mine");
  });

  test("silence and a connection that breaks off may have arrived", async () => {
    const silent = await listening(() => {});
    const broken = await listening((request) => request.socket.destroy());
    const half = await listening((_, response) => {
      response.writeHead(201, { "content-length": "100" });
      response.write("{");
      setTimeout(() => response.destroy(), 20);
    });
    expect(await requestJson(reach, { method: "POST", url: silent, body: {}, timeoutMs: 100 })).toEqual({
      kind: "no_answer",
      detail: "timed out",
      status: null,
    });
    expect(await requestJson(reach, { method: "POST", url: broken, body: {} })).toMatchObject({
      kind: "no_answer",
    });
    expect(await requestJson(reach, { method: "POST", url: half, body: {} })).toMatchObject({
      kind: "no_answer",
      status: 201,
    });
  });

  test("reads no more than it was told to", async () => {
    const url = await listening((_, response) => response.end("x".repeat(5000)));
    expect(await requestJson(reach, { url, maxBytes: 4999 })).toMatchObject({
      kind: "no_answer",
      status: 200,
    });
    expect(await requestJson(reach, { url, maxBytes: 5000 })).toMatchObject({
      kind: "answered",
      json: undefined,
    });
  });

  test("follows within its own origin only, and never repeats a write", async () => {
    const seen: (string | undefined)[] = [];
    const elsewhere = await listening((request, response) => {
      seen.push(request.headers.authorization);
      response.end("{}");
    });
    const url = await listening((request, response) => {
      if (request.url === "/here") response.writeHead(302, { location: "/there" }).end();
      else if (request.url === "/away") response.writeHead(302, { location: elsewhere }).end();
      else response.end('{"ok":true}');
    });
    const headers = { authorization: "Basic x" };
    expect(await requestJson(reach, { url: `${url}/here`, headers })).toMatchObject({
      status: 200,
      url: `${url}/there`,
    });
    expect(await requestJson(reach, { url: `${url}/away`, headers })).toMatchObject({ status: 302 });
    expect(await requestJson(reach, { url: `${url}/here`, follow: false })).toMatchObject({ status: 302 });
    expect(await requestJson(reach, { method: "POST", url: `${url}/here`, body: {} })).toMatchObject({
      status: 302,
    });
    expect(seen).toEqual([]);
  });
});

describe("what an answer means", () => {
  test("to a write", () => {
    const outcome = (answer: HttpAnswer) => {
      const failure = failureOf(answer, now);
      return `${failure.outcome} ${failure.refusal.code}`;
    };
    expect(outcome({ kind: "not_sent", detail: "refused" })).toBe("later network_down");
    expect(outcome({ kind: "no_answer", detail: "timed out", status: null })).toBe("unknown network_down");
    expect(outcome(answered(200))).toBe("unknown network_down");
    expect(outcome(answered(500))).toBe("unknown network_down");
    expect(outcome(answered(504))).toBe("unknown network_down");
    expect(outcome(answered(503))).toBe("later network_down");
    expect(outcome(answered(429))).toBe("later rate_limited");
    expect(outcome(answered(401))).toBe("sign_in_again sign_in_again");
    expect(outcome(answered(403))).toBe("refused not_allowed");
    expect(outcome(answered(404))).toBe("refused parent_gone");
    expect(outcome(answered(302))).toBe("refused rejected");
  });

  test("to a read", () => {
    expect(channelErrorOf(answered(429, { "retry-after": "30" }), now)).toMatchObject({
      refusal: { code: "rate_limited" },
      after: "2026-11-21T10:00:30Z",
    });
    expect(channelErrorOf(answered(200), now).refusal.code).toBe("network_down");
    expect(channelErrorOf(answered(401), now, "<b>Wrong</b>\n password").refusal).toEqual({
      code: "sign_in_again",
      detail: "Wrong password",
    });
  });

  test("how long to wait", () => {
    const waits = (value: string) => retryAfter(new Headers({ "retry-after": value }), now);
    expect(waits("120")).toBe("2026-11-21T10:02:00Z");
    expect(waits("Sat, 21 Nov 2026 10:05:00 GMT")).toBe("2026-11-21T10:05:00Z");
    expect(waits("Sat, 21 Nov 2020 10:05:00 GMT")).toBe("2026-11-21T10:00:00Z");
    expect(waits("999999999")).toBe("2026-11-28T10:00:00Z");
    expect(waits("soon")).toBeNull();
  });
});
