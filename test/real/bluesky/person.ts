/** Somebody with an account, acting as their own app would: over XRPC with plain fetch, sharing no code with the connector. */
import { until } from "../until.ts";

interface Ref {
  uri: string;
  cid: string;
}

interface ThreadView {
  post?: {
    uri: string;
    author: { did: string };
    record: { text: string; facets?: unknown[] };
    embed?: unknown;
    likeCount?: number;
  };
  replies?: ThreadView[];
}

export interface Person {
  did: string;
  handle: string;
  password: string;
  /** For the brand: what the operator would paste. */
  appPassword(): Promise<string>;
  /** `@handle` in the text is a mention. */
  post(text: string, more?: object): Promise<Ref>;
  reply(to: Ref, text: string, root?: Ref): Promise<Ref>;
  quote(what: Ref, text: string): Promise<Ref>;
  like(what: Ref): Promise<Ref>;
  /** Blocks an account (by DID). */
  block(did: string): Promise<Ref>;
  delete(uri: string): Promise<void>;
  /** Closes the account for now. */
  deactivate(): Promise<void>;
  uploadImage(bytes: Uint8Array, type: string): Promise<unknown>;
  setProfile(name: string): Promise<void>;
  follow(did: string): Promise<Ref>;
  /** The thread under a post, as this person sees it; null when the post is not there. */
  thread(uri: string): Promise<ThreadView | null>;
  /** The texts of all posts in this person's own repository: what was really written, shown yet or not. */
  written(): Promise<string[]>;
  /** What stands directly under a post, waited for (30 s). */
  untilReply(uri: string, by: string): Promise<NonNullable<ThreadView["post"]>>;
}

export async function createPerson(service: string, name: string): Promise<Person> {
  const handle = `${name}.test`;
  const password = `word-of-${name}`;
  const created = await xrpc(service, "POST", "com.atproto.server.createAccount", {
    body: { handle, email: `${name}@example.com`, password },
  });
  const { did, accessJwt: token } = created as { did: string; accessJwt: string };
  const write = async (collection: string, record: object) =>
    (await xrpc(service, "POST", "com.atproto.repo.createRecord", {
      token,
      body: {
        repo: did,
        collection,
        record: { $type: collection, createdAt: new Date().toISOString(), ...record },
      },
    })) as Ref;
  const say = async (text: string, more: object = {}) =>
    write("app.bsky.feed.post", { text, facets: await mentions(service, text), ...more });
  const thread = async (uri: string) => {
    const query = { uri, depth: "10" };
    const found = await xrpc(service, "GET", "app.bsky.feed.getPostThread", { token, query }).catch(
      () => null,
    );
    return (found as { thread?: ThreadView } | null)?.thread ?? null;
  };
  const person: Person = {
    did,
    handle,
    password,
    thread,
    async appPassword() {
      const made = await xrpc(service, "POST", "com.atproto.server.createAppPassword", {
        token,
        body: { name: `desk ${Math.random()}` },
      });
      return (made as { password: string }).password;
    },
    post: say,
    reply: (to, text, root = to) => say(text, { reply: { root: ref(root), parent: ref(to) } }),
    quote: (what, text) => say(text, { embed: { $type: "app.bsky.embed.record", record: ref(what) } }),
    like: (what) => write("app.bsky.feed.like", { subject: ref(what) }),
    block: (subject) => write("app.bsky.graph.block", { subject }),
    follow: (subject) => write("app.bsky.graph.follow", { subject }),
    async delete(uri) {
      const [repo, collection, rkey] = uri.slice("at://".length).split("/");
      await xrpc(service, "POST", "com.atproto.repo.deleteRecord", {
        token,
        body: { repo, collection, rkey },
      });
    },
    async deactivate() {
      await xrpc(service, "POST", "com.atproto.server.deactivateAccount", { token, body: {} });
    },
    async uploadImage(bytes, type) {
      return (
        (await xrpc(service, "POST", "com.atproto.repo.uploadBlob", { token, bytes, type })) as {
          blob: unknown;
        }
      ).blob;
    },
    async setProfile(displayName) {
      const record = { $type: "app.bsky.actor.profile", displayName };
      const body = { repo: did, collection: "app.bsky.actor.profile", rkey: "self", record };
      await xrpc(service, "POST", "com.atproto.repo.putRecord", { token, body });
    },
    async written() {
      const query = { repo: did, collection: "app.bsky.feed.post", limit: "100" };
      const { records } = (await xrpc(service, "GET", "com.atproto.repo.listRecords", { token, query })) as {
        records: { value: { text: string } }[];
      };
      return records.map(({ value }) => value.text);
    },
    untilReply: (uri, by) =>
      until(
        `a reply by ${by} under ${uri}`,
        async () => (await thread(uri))?.replies?.find((one) => one.post?.author.did === by)?.post,
      ),
  };
  // The network has taken note of the account once it shows a profile.
  await until(`the profile of ${handle}`, () =>
    xrpc(service, "GET", "app.bsky.actor.getProfile", { token, query: { actor: did } }).catch(
      () => undefined,
    ),
  );
  return person;
}

function ref({ uri, cid }: Ref): Ref {
  return { uri, cid };
}

async function mentions(service: string, text: string): Promise<object[]> {
  const facets: object[] = [];
  for (const found of text.matchAll(/@([a-z0-9-]+\.test)/g)) {
    const { did } = (await xrpc(service, "GET", "com.atproto.identity.resolveHandle", {
      query: { handle: found[1] ?? "" },
    })) as { did: string };
    const byteStart = Buffer.byteLength(text.slice(0, found.index));
    facets.push({
      index: { byteStart, byteEnd: byteStart + Buffer.byteLength(found[0]) },
      features: [{ $type: "app.bsky.richtext.facet#mention", did }],
    });
  }
  return facets;
}

interface Asked {
  token?: string;
  query?: Record<string, string>;
  body?: unknown;
  bytes?: Uint8Array;
  type?: string;
}

async function xrpc(service: string, method: "GET" | "POST", nsid: string, asked: Asked): Promise<unknown> {
  const response = await fetch(`${service}/xrpc/${nsid}?${new URLSearchParams(asked.query)}`, {
    method,
    headers: {
      ...(asked.token ? { authorization: `Bearer ${asked.token}` } : {}),
      ...(method === "POST" ? { "content-type": asked.type ?? "application/json" } : {}),
    },
    ...(method === "POST"
      ? { body: asked.bytes ? new Uint8Array(asked.bytes) : JSON.stringify(asked.body) }
      : {}),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${nsid}: ${response.status} ${text}`);
  return text === "" ? {} : JSON.parse(text);
}
