/** For tests: a server of a few lines that fails as real ones do. What a real network answers is in test/real. */
import type { Outbound, Reach } from "../channel.ts";
import { bluesky } from "./index.ts";
import { recordKey } from "./outbound.ts";

export const BRAND = "did:plc:brandaaaaaaaaaaaaaaaaaaa";
export const ANNA = "did:plc:annabbbbbbbbbbbbbbbbbbbb";
export const NOW = Temporal.Instant.from("2026-11-20T10:00:00Z");
export const PARENT = { uri: `at://${ANNA}/app.bsky.feed.post/3kmention22222`, cid: "bafyreimention" };
export const settings = bluesky.settings.parse({
  handle: "acme.example",
  appPassword: "word",
  service: "https://pds.example",
  keywords: ["acme"],
});
export const account = { id: "1", externalId: BRAND, handle: "acme.example", settings };
export const outbound: Outbound = {
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
export const OURS = { uri: `at://${BRAND}/app.bsky.feed.post/${recordKey(outbound.id)}`, cid: "bafyreiours" };
export const NOT_FOUND = json({ error: "RecordNotFound", message: "Could not locate record" }, 400);

export type Answering = (call: {
  method: string;
  params: URLSearchParams;
  token: string | null;
  body: unknown;
}) => Response | Promise<Response>;

export interface Scripted extends Reach {
  calls: string[];
}

/** Signs in, shows Anna's post, writes what it is told: but for what the script says otherwise. */
export function network(script: Record<string, Answering> = {}, kept: unknown = null): Scripted {
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

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/json", ...headers },
  });
}

export function html(status: number): Response {
  return new Response("<html><h1>Bad gateway</h1></html>", {
    status,
    headers: { "content-type": "text/html" },
  });
}

function tokens(name: string) {
  return { did: BRAND, handle: "acme.example", accessJwt: `${name}-access`, refreshJwt: `${name}-refresh` };
}

export function keptSession(name = "old") {
  return { ...tokens(name), madeFor: "acme.example https://pds.example", service: "https://pds.example" };
}

export function post(uri: string, indexedAt = NOW.toString(), likeCount = 0) {
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

export function broken(code: string): Answering {
  return () => {
    throw new TypeError("fetch failed", { cause: Object.assign(new Error(code), { code }) });
  };
}
