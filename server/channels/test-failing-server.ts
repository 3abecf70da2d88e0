/** A server on this machine that fails as networks do, and a `fetch` that takes every address to it. */
import { createServer, type IncomingMessage, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll } from "vitest";

/** What came in: nothing of the credentials in it may ever be shown to people. */
export interface Asked {
  method: string;
  url: URL;
  headers: Record<string, string>;
  body: string;
}

export type Failing = (asked: Asked, response: Parameters<RequestListener>[1]) => void;

export interface FailingServer {
  /** Goes to the server whatever host is named; `answer` says how it is answered. */
  fetch: typeof fetch;
  answer: Failing;
  asked: Asked[];
}

export async function failingServer(): Promise<FailingServer> {
  const listener = createServer((request, response) => {
    readBody(request).then(
      (body) => {
        const { method = "GET", headers } = request;
        const named = new URL(request.url ?? "/", String(headers["x-was-for"]));
        const asked = { method, url: named, headers: headers as Record<string, string>, body };
        server.asked.push(asked);
        server.answer(asked, response);
      },
      () => response.destroy(),
    );
  });
  await new Promise<void>((ready) => listener.listen(0, "127.0.0.1", ready));
  const { port } = listener.address() as AddressInfo;
  afterAll(async () => {
    listener.closeAllConnections();
    await new Promise((closed) => listener.close(closed));
  });
  const server: FailingServer = {
    asked: [],
    answer: (_, response) => response.end(),
    fetch: (input, init) => {
      const url = new URL(String(input));
      const headers = new Headers(init?.headers);
      headers.set("x-was-for", url.origin);
      return fetch(`http://127.0.0.1:${port}${url.pathname}${url.search}`, { ...init, headers });
    },
  };
  return server;
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

/** Nothing listens on port 9 of this machine: the connection itself is refused. */
export const nobodyThere: typeof fetch = (_, init) => fetch("http://127.0.0.1:9/", init ?? {});

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Failing {
  return (_, response) => {
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(JSON.stringify(body));
  };
}

export function page(status: number): Failing {
  return (_, response) => {
    response.writeHead(status, { "content-type": "text/html" });
    response.end("<!doctype html><html><h1>Welcome</h1><script>track()</script></html>");
  };
}

/** Said by the network in its own form, with everything it was sent in the words. */
export function telling(status: number, error: (status: number, words: string) => unknown): Failing {
  return ({ headers, body }, response) => {
    const words = `<b>Bad</b> request: ${headers.authorization ?? ""} ${basicOf(headers)} ${body}`;
    json(status, error(status, words))({} as Asked, response);
  };
}

function basicOf({ authorization = "" }: Record<string, string>): string {
  return authorization.startsWith("Basic ") ? Buffer.from(authorization.slice(6), "base64").toString() : "";
}

export const empty: Failing = (_, response) => response.writeHead(200).end();
export const silent: Failing = () => {};
export const brokenOff: Failing = (_, response) => void response.socket?.destroy();
export const cutShort: Failing = (_, response) => {
  response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
  response.write('{"id":');
  setTimeout(() => response.destroy(), 10);
};
/** An answer without an end: it must not be read until the memory is full. */
export const endless: Failing = (_, response) => {
  response.writeHead(200, { "content-type": "application/json" });
  const piece = Buffer.alloc(1024 * 1024, " ");
  const more = () => {
    while (!response.destroyed && response.write(piece));
  };
  response.on("drain", more);
  more();
};
export const elsewhere: Failing = (_, response) =>
  void response.writeHead(302, { location: "https://elsewhere.example/login" }).end();
