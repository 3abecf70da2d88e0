/** A door between the desk and a network, under an address of its own: shut for an outage, or cutting one exchange off. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface Door {
  /** What the desk is told to be the network's address. */
  url: string;
  /** From now on nobody is there: connections are refused, as when a server is down. */
  shut(): Promise<void>;
  open(): Promise<void>;
  /** The next exchange like this ends without an answer; `when` says whether the network got to do it. */
  cutOff(when: "before" | "after", wanted: (method: string, path: string) => boolean): Cut;
}

export interface Cut {
  /** How often the desk has asked for this since, the one that was cut off included. */
  readonly asked: number;
}

interface Cutting {
  when: "before" | "after";
  wanted: (method: string, path: string) => boolean;
  asked: number;
}

export async function openDoor(network: string): Promise<Door> {
  const inside = new URL(network);
  const cuts: Cutting[] = [];
  const server = createServer((request, response) => {
    pass(request, response).catch(() => response.destroy());
  });
  const listen = (port: number) =>
    new Promise<void>((ready, failed) => {
      server.once("error", failed).listen(port, "127.0.0.1", ready);
    });
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const outside = `127.0.0.1:${port}`;

  return {
    url: `http://${outside}`,
    open: () => listen(port),
    shut: () =>
      new Promise<void>((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
    cutOff(when, wanted) {
      const cutting = { when, wanted, asked: 0 };
      cuts.push(cutting);
      return cutting;
    },
  };

  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? "/";
    const method = request.method ?? "GET";
    const body = Buffer.concat(await request.toArray());
    const cut = cuts.find((one) => one.wanted(method, path) && one.asked++ === 0);
    if (cut?.when === "before") return void response.destroy();
    const answer = await fetch(new URL(path, inside), {
      method,
      headers: headersOf(request),
      redirect: "manual",
      ...(body.length > 0 ? { body } : {}),
    });
    const content = Buffer.from(await answer.arrayBuffer());
    if (cut) return void response.destroy();
    const type = answer.headers.get("content-type") ?? "";
    const said = /json|text/.test(type) ? Buffer.from(renamed(content.toString())) : content;
    response.statusCode = answer.status;
    for (const [name, value] of answer.headers)
      if (!OF_THE_LINE.has(name)) response.appendHeader(name, renamed(value));
    response.setHeader("content-length", said.length);
    response.end(method === "HEAD" ? undefined : said);
  }

  /** A blog says where its own API is: the desk must stay on this side of the door. */
  function renamed(text: string): string {
    return text.replaceAll(inside.host, outside);
  }
}

/** What belongs to one connection and not to the exchange. */
const OF_THE_LINE = new Set([
  "connection",
  "content-encoding",
  "content-length",
  "expect",
  "host",
  "keep-alive",
  "transfer-encoding",
]);

function headersOf(request: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers))
    if (!OF_THE_LINE.has(name) && value !== undefined) headers.set(name, String(value));
  return headers;
}
