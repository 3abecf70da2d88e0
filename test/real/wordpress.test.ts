import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type {
  Account,
  InboundEvent,
  InboundMessage,
  Outbound,
  Reach,
} from "../../server/channels/channel.ts";
import { wordpress } from "../../server/channels/wordpress/index.ts";
import type { Settings } from "../../server/channels/wordpress/settings.ts";
import { startWordPress, type WordPress } from "./wordpress/network.ts";

let blog: WordPress;
let settings: Settings;
let account: Account<Settings>;
let cursor: unknown = null;

/** What a channel is given to reach the world: here, the very network, with the chance to spoil a request. */
function reaching(spoil?: (input: URL, init: RequestInit) => Promise<Response | null>): Reach {
  let session: unknown = null;
  return {
    fetch: async (input, init) => (await spoil?.(new URL(String(input)), init ?? {})) ?? fetch(input, init),
    now: () => Temporal.Now.instant(),
    signal: new AbortController().signal,
    session: {
      read: async () => session,
      write: async (value) => {
        session = value;
      },
    },
  };
}

const reach = reaching();

/** One poll, as the desk does it: everything that is waiting, parsed. */
async function hear(): Promise<InboundEvent[]> {
  const events: InboundEvent[] = [];
  for (let more = true; more; ) {
    const result = await wordpress.poll?.(account, cursor, reach);
    if (!result) throw new Error("no poll");
    // As the desk keeps them.
    const kept = JSON.parse(JSON.stringify(result)) as typeof result;
    events.push(...kept.payloads.flatMap((payload) => wordpress.parse(account, payload)));
    ({ cursor, more } = kept);
  }
  return events;
}

async function hearOne(): Promise<InboundMessage> {
  const events = await hear();
  expect(events).toHaveLength(1);
  const [event] = events;
  if (event?.type !== "message") throw new Error(`not a message: ${JSON.stringify(event)}`);
  return event;
}

function answerTo(message: InboundMessage, text: string): Outbound {
  return {
    id: crypto.randomUUID(),
    since: Temporal.Now.instant().toString(),
    audience: "public",
    text,
    images: [],
    threadId: message.threadId,
    parent: { externalId: message.externalId, replyTo: message.replyTo, author: message.author },
  };
}

const target = (message: InboundMessage) => ({ externalId: message.externalId, replyTo: message.replyTo });
const ana = { name: "Ana", email: "ana@customers.example" };

beforeAll(async () => {
  blog = await startWordPress();
  settings = { site: blog.url, user: blog.user, password: blog.applicationPassword };
});

afterAll(async () => {
  await blog?.stop();
});

describe("connecting", () => {
  const codes = async (given: Partial<Settings>, through = reach) => {
    const connected = await wordpress.connect({ ...settings, ...given }, through);
    return { connected, failed: connected.checks.filter(({ ok }) => !ok).map(({ code }) => code) };
  };

  test("says who signed in, where", async () => {
    const { connected, failed } = await codes({});
    expect(failed).toEqual([]);
    if (!connected.ok) throw new Error("not connected");
    expect(connected).toMatchObject({ name: "The winter blog", url: blog.url });
    expect(connected.checks.map(({ code }) => code)).toEqual([
      "reachable",
      "api_found",
      "signed_in",
      "can_moderate",
    ]);
    account = { id: "a1", settings, externalId: connected.externalId, handle: connected.handle };
  });

  test("says what is wrong", async () => {
    expect((await codes({ password: "aaaa bbbb cccc dddd eeee ffff" })).failed).toEqual(["wrong_password"]);
    expect((await codes({ user: "nobody" })).failed).toEqual(["wrong_password"]);
    expect((await codes({ site: "http://127.0.0.1:1" })).failed).toEqual(["reachable"]);
    const reader = await blog.addUser("reader", "A reader", "subscriber");
    expect((await codes({ user: "reader", password: reader.password })).failed).toEqual(["can_moderate"]);
  });

  test("tells a host that drops the Authorization header from a wrong password", async () => {
    const stripping = reaching(async (url, init) => {
      const headers = new Headers(init.headers);
      headers.delete("authorization");
      return fetch(url, { ...init, headers });
    });
    expect((await codes({}, stripping)).failed).toEqual(["authorization_stripped"]);
  });

  test("finds the API of a blog with plain permalinks", async () => {
    await blog.setOption("permalink_structure", "");
    try {
      expect((await codes({}, reaching())).failed).toEqual([]);
    } finally {
      await blog.setOption("permalink_structure", "/%postname%/");
    }
  });
});

describe("hearing and answering", () => {
  let post: number;
  let question: InboundMessage;

  test("a comment is heard with its post", async () => {
    expect(await hear()).toEqual([]);
    post = await blog.createPost("It’s here & it’s warm");
    const { id } = await blog.comment({
      ...ana,
      postId: post,
      text: "¿Hay talla M? 5 < 6 & <b>más</b> 😀\n\nGràcies",
    });
    question = await hearOne();
    expect(question).toMatchObject({
      externalId: String(id),
      threadId: `${post}/${id}`,
      parentId: null,
      own: false,
      text: "¿Hay talla M? 5 < 6 & más 😀\n\nGràcies",
      author: { name: "Ana" },
      subject: { externalId: String(post), text: "It’s here & it’s warm" },
      moderation: null,
    });
    const age = Temporal.Now.instant().since(Temporal.Instant.from(question.publishedAt)).total("seconds");
    expect(Math.abs(age)).toBeLessThan(60);
    expect(await hear()).toEqual([]);
  });

  test("a comment on a page is heard with that page", async () => {
    const page = await blog.createPost("About us", "page");
    await blog.comment({ ...ana, postId: page, text: "Where is your shop?" });
    expect(await hearOne()).toMatchObject({ subject: { externalId: String(page), text: "About us" } });
  });

  test("the answer lands below it, word for word, and is found again", async () => {
    const answer = answerTo(
      question,
      "Sí, Ana: 5 < 6 & “más” <b>no bold</b> &amp; 👨‍👩‍👧\n\nhttps://shop.example/?a=1&b=2",
    );
    expect(await wordpress.findSent(account, answer, reach)).toEqual({ found: "no" });
    const sent = await wordpress.send(account, answer, reach);
    if (sent.outcome !== "sent") throw new Error(JSON.stringify(sent));
    const stored = (await blog.comments(post)).find(({ id }) => String(id) === sent.externalId);
    expect(stored).toMatchObject({ parent: Number(question.externalId), status: "approved" });
    expect(await wordpress.findSent(account, answer, reach)).toMatchObject({
      found: "yes",
      externalId: sent.externalId,
    });
    const echo = await hearOne();
    expect(echo).toMatchObject({
      own: true,
      externalId: sent.externalId,
      threadId: question.threadId,
      text: answer.text,
    });
    expect(echo.url).toBe(sent.url);
  });

  test("is never posted twice: lost answers are found, the very words are refused", async () => {
    const answer = answerTo(question, "Only once.");
    const deaf = reaching(async (url, init) => {
      if (init.method !== "POST") return null;
      await fetch(url, init);
      throw new TypeError("fetch failed", {
        cause: Object.assign(new Error("reset"), { code: "ECONNRESET" }),
      });
    });
    expect(await wordpress.send(account, answer, deaf)).toMatchObject({ outcome: "unknown" });
    const found = await wordpress.findSent(account, answer, reach);
    expect(found.found).toBe("yes");
    // The same attempt again runs into WordPress' 409, looks, and finds what it wrote.
    expect(await wordpress.send(account, answer, reach)).toMatchObject({ outcome: "sent" });
    expect((await blog.comments(post)).filter(({ text }) => text === "Only once.")).toHaveLength(1);
    // A later answer with the same words is another answer: it is refused, and the first is not taken for it.
    const later = {
      ...answerTo(question, "Only once."),
      since: Temporal.Now.instant().add({ hours: 1 }).toString(),
    };
    expect(await wordpress.send(account, later, reach)).toMatchObject({
      outcome: "refused",
      refusal: { code: "duplicate" },
    });
    await hear();
  });

  test("an answer written in the blog itself comes back as the brand's own", async () => {
    const outside = await fetch(`${blog.url}/wp-json/wp/v2/comments`, {
      method: "POST",
      headers: {
        authorization: `Basic ${Buffer.from(`${settings.user}:${settings.password}`).toString("base64")}`,
        "content-type": "application/json",
      },
      body: JSON.stringify({ post, parent: Number(question.externalId), content: "Answered from the blog." }),
    });
    expect(outside.status).toBe(201);
    expect(await hearOne()).toMatchObject({
      own: true,
      text: "Answered from the blog.",
      parentId: question.externalId,
    });
  });

  test("a deep answer belongs to the thread of its head", async () => {
    const [, second] = await blog.comments(post);
    await blog.comment({ ...ana, postId: post, text: "And L?", parent: second?.id ?? 0 });
    expect(await hearOne()).toMatchObject({ threadId: question.threadId, parentId: String(second?.id) });
  });

  test("edits, moderation and disappearance are honoured", async () => {
    const id = Number(question.externalId);
    await blog.editComment(id, "¿Hay talla L?");
    expect(await hear()).toMatchObject([
      { type: "edited", externalId: question.externalId, text: "¿Hay talla L?" },
    ]);
    for (const [status, moderation] of [
      ["hold", "held"],
      ["spam", "spam"],
      ["trash", "trash"],
      ["approve", "visible"],
    ] as const) {
      await blog.setStatus(id, status);
      expect(await hear()).toMatchObject([
        { type: "moderated", externalId: question.externalId, moderation },
      ]);
    }
    expect(await hear()).toEqual([]);
    await blog.deleteComment(id);
    expect(await hear()).toMatchObject([{ type: "deleted", externalId: question.externalId }]);
    expect(await hear()).toEqual([]);
  });

  test("what is gone or closed cannot be answered", async () => {
    expect(await wordpress.send(account, answerTo(question, "Too late."), reach)).toMatchObject({
      outcome: "refused",
      refusal: { code: "parent_gone" },
    });
    const closed = await blog.createPost("Soon closed");
    await blog.comment({ ...ana, postId: closed, text: "First!" });
    const comment = await hearOne();
    await blog.closePost(closed);
    expect(await wordpress.send(account, answerTo(comment, "Closed now."), reach)).toMatchObject({
      outcome: "refused",
      refusal: { code: "recipient_closed" },
    });
    expect(
      await wordpress.send(
        { ...account, settings: { ...settings, password: "wrong" } },
        answerTo(comment, "x"),
        reach,
      ),
    ).toMatchObject({
      outcome: "sign_in_again",
    });
  });
});

describe("moderating", () => {
  let held: InboundMessage;

  test("a held comment is heard as held", async () => {
    await blog.setOption("comment_moderation", 1);
    const post = await blog.createPost("Held for a while");
    await blog.comment({ ...ana, postId: post, text: "Please publish me." });
    held = await hearOne();
    expect(held.moderation).toBe("held");
  });

  test("approve, hold, spam, trash and back, each with its undo", async () => {
    const steps = [
      ["approve", "hold", "visible"],
      ["hold", "approve", "held"],
      ["spam", "hold", "spam"],
      ["trash", "spam", "trash"],
      ["hold", "trash", "held"],
    ] as const;
    for (const [action, undo, moderation] of steps) {
      expect(await wordpress.act?.(account, action, target(held), reach)).toEqual({ outcome: "done", undo });
      expect(await hear()).toMatchObject([{ type: "moderated", moderation }]);
    }
    expect(await wordpress.act?.(account, "hold", target(held), reach)).toEqual({ outcome: "done" });
  });

  test("an answer to a held comment publishes both", async () => {
    const sent = await wordpress.send(account, answerTo(held, "Published, and answered."), reach);
    if (sent.outcome !== "sent") throw new Error(JSON.stringify(sent));
    expect(await hear()).toMatchObject([
      { type: "moderated", moderation: "visible" },
      { type: "message", own: true, moderation: null },
    ]);
    const mine = { externalId: sent.externalId, replyTo: sent.replyTo };
    expect(await wordpress.act?.(account, "delete_own", target(held), reach)).toMatchObject({
      outcome: "refused",
    });
    expect(await wordpress.act?.(account, "delete_own", mine, reach)).toEqual({ outcome: "done" });
    expect(await hear()).toMatchObject([{ type: "deleted", externalId: sent.externalId }]);
    expect(await wordpress.act?.(account, "delete_own", mine, reach)).toMatchObject({
      outcome: "refused",
      refusal: { code: "parent_gone" },
    });
  });
});

describe("after an outage", () => {
  let post: number;

  test("every comment that was missed is heard once, oldest first", async () => {
    post = await blog.createPost("Talked about");
    await blog.fill(post, 1250);
    const events = await hear();
    const texts = events.map((event) => (event.type === "message" ? event.text : event.type));
    expect(texts).toEqual(Array.from({ length: 1250 }, (_, index) => `Comment number ${index}`));
    expect(await hear()).toEqual([]);
  });

  test("an old comment's edit is found within a few polls", async () => {
    const { id } = (await blog.comments(post)).at(-400)!;
    await blog.editComment(id, "Changed my mind");
    const events: InboundEvent[] = [];
    for (let round = 0; round < 5; round++) events.push(...(await hear()));
    expect(events).toMatchObject([{ type: "edited", externalId: String(id), text: "Changed my mind" }]);
  });

  test("a blog that is down says so and loses nothing", async () => {
    const { id } = await blog.comment({ ...ana, postId: post, text: "While you were away" });
    const before = cursor;
    const down = reaching(
      async () => new Response("<h1>Error establishing a database connection</h1>", { status: 500 }),
    );
    await expect(wordpress.poll?.(account, cursor, down)).rejects.toMatchObject({
      refusal: { code: "network_down" },
    });
    expect(cursor).toBe(before);
    expect(await hearOne()).toMatchObject({ externalId: String(id) });
  });
});
