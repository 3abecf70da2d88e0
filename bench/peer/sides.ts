/** The two that are measured beside each other, asked for the same things. */
import { Agent } from "node:http";
import type pg from "pg";
import { connectOpen, connectTo, type ServedDesk, signed } from "../served.ts";
import { send } from "./client.ts";
import type { RequestTracker } from "./request-tracker.ts";

export interface PeerMessage {
  id: string;
  author: string;
  text: string;
}

export interface Side {
  /** One message in one request; afterwards it is safe. */
  create(message: PeerMessage): Promise<void>;
  /** How many stand in the list of what is open. */
  standing(): Promise<number>;
  /** Who wrote what stands there, read from the whole list. */
  authors(): Promise<Set<string>>;
  /** The newest so many of it, with what a person sees of each; their authors. */
  list(limit: number): Promise<string[]>;
  database(): Promise<pg.Client>;
}

interface DeskPage {
  items: { customer: { handle: string | null } }[];
  next: string | null;
}

/** Signed posts to the hook of an Open connection; the list is the queue's, as its screen asks for it. */
export async function deskSide(desk: ServedDesk): Promise<Side> {
  const { port } = desk;
  const hook = await connectOpen(desk);
  const agent = new Agent({ keepAlive: true });
  const headers = { cookie: desk.cookie, origin: desk.base, "content-type": "application/json" };
  const page = async (limit: number, cursor?: string) => {
    const body = JSON.stringify({ sort: "newest", limit, ...(cursor ? { cursor } : {}) });
    const answer = await send({ port, method: "POST", path: "/api/queue/list", headers, body, agent });
    return JSON.parse(answer) as DeskPage;
  };
  const authorsOn = ({ items }: DeskPage) => items.map(({ customer }) => customer.handle ?? "");
  return {
    async create({ id, author, text }) {
      const who = { id: author, handle: author, name: author };
      const body = JSON.stringify({ id, author: who, text, publishedAt: new Date().toISOString() });
      await send({ port, method: "POST", path: hook.path, headers: signed(hook, body), body, agent });
    },
    async standing() {
      const answer = await send({ port, method: "GET", path: "/api/queue/counts", headers, agent });
      return (JSON.parse(answer) as { all: number }).all;
    },
    async authors() {
      const found = new Set<string>();
      for (let cursor: string | null | undefined; cursor !== null; ) {
        const one: DeskPage = await page(200, cursor);
        for (const author of authorsOn(one)) found.add(author);
        cursor = one.next;
      }
      return found;
    },
    list: async (limit) => authorsOn(await page(limit)),
    database: () => connectTo(desk),
  };
}

interface TicketPage {
  items: { Requestors: { id: string }[] }[];
  pages: number;
  total: number;
}

const FIELDS = "Subject,Status,Priority,Due,Created,Requestors,Queue,Owner";

/**
 * REST 2.0 with a session's cookie and a connection a request: with a token and kept connections it is four times
 * slower, for each of its four workers then serves one connection only.
 */
export function requestTrackerSide({ port, cookie, connectTo }: RequestTracker): Side {
  const headers = { cookie, "content-type": "application/json" };
  const page = async (limit: number, number: number) => {
    const query = new URLSearchParams({
      query: "Status = '__Active__'",
      orderby: "id",
      order: "DESC",
      per_page: String(limit),
      page: String(number),
      fields: FIELDS,
    });
    const path = `/REST/2.0/tickets?${query}`;
    return JSON.parse(await send({ port, method: "GET", path, headers })) as TicketPage;
  };
  const authorsOn = ({ items }: TicketPage) =>
    items.map(({ Requestors }) => Requestors[0]?.id.split("@")[0] ?? "");
  return {
    async create({ author, text }) {
      const body = JSON.stringify({
        Queue: "General",
        Requestor: `${author}@example.com`,
        Subject: text.slice(0, 60),
        Content: text,
        ContentType: "text/plain",
      });
      await send({ port, method: "POST", path: "/REST/2.0/ticket", headers, body });
    },
    standing: async () => (await page(1, 1)).total,
    async authors() {
      const found = new Set<string>();
      for (let number = 1, pages = 1; number <= pages; number++) {
        const one = await page(100, number);
        for (const author of authorsOn(one)) found.add(author);
        pages = Math.ceil(one.total / 100);
      }
      return found;
    },
    list: async (limit) => authorsOn(await page(limit, 1)),
    database: connectTo,
  };
}
