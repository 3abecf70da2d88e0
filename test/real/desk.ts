/** The whole desk on a database of its own, used as its API's callers do: set up, connected, asked over HTTP. */
import { randomUUIDv7 } from "node:crypto";
import type { Connection, Conversation, Item, Message } from "../../contract/index.ts";
import { itemStates } from "../../contract/words.ts";
import { startTestApp } from "../../server/test/app.ts";
import type { TestDatabase } from "../../server/test/database.ts";
import { cookiesOf } from "../../server/test/people.ts";
import { until } from "./until.ts";

export interface Answered<T> {
  status: number;
  body: T;
}

export interface ConnectAnswer {
  ok: boolean;
  checks: { code: string; ok: boolean; params?: Record<string, string | number> }[];
  connection: Connection | null;
}

export interface Reply {
  text: string;
  asThread?: boolean;
  files?: { id: string; alt: string }[];
  /** Which message is answered; the latest when left out. */
  answers?: string;
  /** The revision the writer saw; the present one when left out. */
  seenRevision?: number;
}

export interface Desk {
  /** Any endpoint of the contract, under `/api`. */
  ask<T>(method: string, path: string, body?: unknown): Promise<Answered<T>>;
  /** The same, when anything but success is a failure of the test. */
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body?: unknown): Promise<T>;
  connect(network: string, settings: object): Promise<ConnectAnswer>;
  connection(): Promise<Connection>;
  /** Asks the network for what is new and waits until that is taken in, or until the network has failed to answer. */
  poll(): Promise<Connection>;
  /** Polls until there is what the test waits for (30 s). */
  hear<T>(what: string, look: () => Promise<T | null | undefined | false>): Promise<T>;
  /** The work item whose latest message says this, in whatever state; null when there is none. */
  itemSaying(words: string): Promise<Item | null>;
  /** Polls until it is there. */
  hearItem(words: string): Promise<Item>;
  item(id: string): Promise<Item>;
  conversation(item: Item): Promise<Conversation>;
  answer(item: Item, reply: Reply): Promise<Answered<{ messages: Message[]; code?: string; data?: unknown }>>;
  /** Answers, and waits until every part stands on the network (60 s). */
  deliver(item: Item, reply: Reply): Promise<Message[]>;
  /** The parts of an answer as they stand once none of them is on its way (60 s). */
  settled(item: Item, sent: Message[]): Promise<Message[]>;
  act(message: Message, action: string): Promise<{ done: boolean; refusal: { code: string } | null }>;
  uploadImage(bytes: Uint8Array, type: string): Promise<{ id: string }>;
  stop(): Promise<void>;
}

/** Founds the brand by the set-up page's own endpoint, with its owner signed in. */
export async function startDesk(database: TestDatabase): Promise<Desk> {
  const { base, stop } = await startTestApp(database);
  const headers = new Headers({ origin: base });
  try {
    headers.set("cookie", await setUp(base, headers));
  } catch (error) {
    await stop();
    throw error;
  }
  return { ...askingAs(base, headers), stop };
}

async function setUp(base: string, headers: Headers): Promise<string> {
  const response = await fetch(`${base}/api/setup`, {
    method: "POST",
    headers: { ...Object.fromEntries(headers), "content-type": "application/json" },
    body: JSON.stringify({
      brand: "Acmòbil",
      languages: ["ca", "es", "en"],
      country: "AD",
      region: null,
      owner: { name: "Elena Grau", email: "elena@acmobil.example", password: "correct horse battery" },
      door: "connect",
    }),
  });
  if (!response.ok) throw new Error(`set-up: ${response.status} ${await response.text()}`);
  return cookiesOf(response.headers);
}

function askingAs(base: string, headers: Headers): Omit<Desk, "stop"> {
  let connectionId = "";

  async function ask<T>(method: string, path: string, body?: unknown): Promise<Answered<T>> {
    const form = body instanceof FormData;
    const response = await fetch(`${base}/api${path}`, {
      method,
      headers: {
        ...Object.fromEntries(headers),
        ...(form || body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: form ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: (text === "" ? null : JSON.parse(text)) as T };
  }

  async function surely<T>(method: string, path: string, body?: unknown): Promise<T> {
    const { status, body: answer } = await ask<T>(method, path, body);
    if (status !== 200) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(answer)}`);
    return answer;
  }

  const get = <T>(path: string) => surely<T>("GET", path);
  const post = <T>(path: string, body: unknown = {}) => surely<T>("POST", path, body);

  async function connect(network: string, settings: object): Promise<ConnectAnswer> {
    const answer = await post<ConnectAnswer>("/connections", { network, settings });
    if (answer.connection) connectionId = answer.connection.id;
    return answer;
  }

  async function connection(): Promise<Connection> {
    const all = await get<Connection[]>("/connections");
    const found = all.find(({ id }) => id === connectionId);
    if (!found) throw new Error("nothing is connected");
    return found;
  }

  async function poll(): Promise<Connection> {
    const mark = ({ health }: Connection) => `${health.lastPolledAt} ${health.retryAt}`;
    const before = mark(await connection());
    const { asked } = await post<{ asked: boolean }>(`/connections/${connectionId}/poll`);
    if (!asked) throw new Error("this connection cannot be asked now");
    return until("a poll", async () => {
      const now = await connection();
      return mark(now) !== before && now.health.waiting === 0 && now;
    });
  }

  const hear: Desk["hear"] = (what, look) =>
    until(what, async () => {
      await poll();
      return look();
    });

  async function itemSaying(words: string): Promise<Item | null> {
    const asked = { states: itemStates, sort: "newest", limit: 200 };
    const { items } = await post<{ items: Item[] }>("/queue/list", asked);
    return items.find(({ preview }) => preview.includes(words)) ?? null;
  }

  const conversation = (item: Item) => get<Conversation>(`/conversations/${item.conversationId}`);

  const answer: Desk["answer"] = async (item, { seenRevision, ...reply }) =>
    ask("POST", `/conversations/${item.conversationId}/replies`, {
      replyId: randomUUIDv7(),
      audience: "public",
      seenRevision: seenRevision ?? (await conversation(item)).revision,
      ...reply,
    });

  const settled: Desk["settled"] = (item, sent) =>
    until(
      "the answer to be settled",
      async () => {
        const ids = sent.map(({ id }) => id);
        const { messages } = await conversation(item);
        const now = messages.filter(({ id }) => ids.includes(id));
        const onItsWay = now.some(({ delivery }) => ["queued", "sending"].includes(delivery?.state ?? ""));
        return !onItsWay && now.length === sent.length && now;
      },
      60_000,
    );

  return {
    ask,
    get,
    post,
    connect,
    connection,
    poll,
    hear,
    itemSaying,
    hearItem: (words) => hear(words, () => itemSaying(words)),
    item: (id) => get<Item>(`/queue/items/${id}`),
    conversation,
    answer,
    settled,
    async deliver(item, reply) {
      const { status, body } = await answer(item, reply);
      if (status !== 200) throw new Error(`the answer was not taken: ${status} ${JSON.stringify(body)}`);
      const now = await settled(item, body.messages);
      for (const { delivery } of now)
        if (delivery?.state !== "sent") throw new Error(`not delivered: ${JSON.stringify(delivery)}`);
      return now;
    },
    act: (message, action) => post(`/messages/${message.id}/actions`, { action }),
    uploadImage(bytes, type) {
      const form = new FormData();
      form.set("file", new File([new Uint8Array(bytes)], "picture", { type }));
      return post("/files", form);
    },
  };
}
