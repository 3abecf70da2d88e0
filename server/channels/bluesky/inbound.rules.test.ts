import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { InboundMessage } from "../channel.ts";
import type { Payload } from "./inbound.ts";
import { parse } from "./inbound.ts";
import { settings } from "./settings.ts";

const BRAND = "did:plc:brandaaaaaaaaaaaaaaaaaaa";
const ANNA = "did:plc:annabbbbbbbbbbbbbbbbbbbb";
const account = {
  id: "1",
  externalId: BRAND,
  handle: "acme.example",
  settings: settings.parse({ handle: "acme.example", appPassword: "x" }),
};

type HeardPayload = Extract<Payload, { kind: "heard" }>;

function sample<T = HeardPayload>(name: string): T {
  return JSON.parse(readFileSync(new URL(`samples/${name}.json`, import.meta.url), "utf8")) as T;
}

function message(payload: unknown): InboundMessage {
  const [first] = parse(account, payload);
  if (first?.type !== "message") throw new Error("no message");
  return first;
}

describe("a post becomes a message", () => {
  test("a mention: author with reach, thread of its own, and its counts", () => {
    const [heard, reactions] = parse(account, sample("mention"));
    expect(heard).toMatchObject({
      type: "message",
      externalId: `at://${ANNA}/app.bsky.feed.post/3kmention22222`,
      threadId: `at://${ANNA}/app.bsky.feed.post/3kmention22222`,
      parentId: null,
      audience: "public",
      own: false,
      author: { externalId: ANNA, handle: "anna.example", name: "Anna Puig", followers: 1840 },
      text: "@acme.example la comanda 4471 no ha arribat 😡",
      publishedAt: "2026-11-20T10:00:00Z",
      url: `https://bsky.app/profile/${ANNA}/post/3kmention22222`,
      subject: null,
    });
    expect(reactions).toMatchObject({ type: "reactions", likes: 3, shares: 2, replies: 2 });
  });

  test("a reply under the brand's post: its picture, what it stands under, and how to answer it", () => {
    const reply = message(sample("reply-with-picture"));
    const root = { uri: `at://${BRAND}/app.bsky.feed.post/3kroot2222222`, cid: "bafyreiroot" };
    expect(reply.threadId).toBe(root.uri);
    expect(reply.parentId).toBe(root.uri);
    expect(reply.attachments).toEqual([
      { kind: "image", url: "https://cdn.example/full/bafkreiimg", alt: "caixa trencada" },
    ]);
    expect(reply.subject).toMatchObject({
      externalId: root.uri,
      text: "Ja tenim el catàleg d'hivern!",
      own: true,
    });
    expect(reply.replyTo).toEqual({ uri: reply.externalId, cid: "bafyreireply", root });
  });

  test("a quote has what it quotes as its subject, and its film", () => {
    const quote = message(sample("quote-with-video"));
    expect(quote.subject).toMatchObject({ text: "Ja tenim el catàleg d'hivern!", own: true });
    expect(quote.attachments).toEqual([
      { kind: "video", url: "https://video.example/bafkreivid/playlist.m3u8", alt: null },
    ]);
    expect(quote.threadId).toBe(quote.externalId);
  });

  test("the notification alone is enough", () => {
    const reply = message(sample("notification-only"));
    expect(reply).toMatchObject({ text: "Aquesta és la caixa, trencada", attachments: [], subject: null });
    expect(reply.replyTo).toEqual(message(sample("reply-with-picture")).replyTo);
  });

  test("a reply by the brand's account is its own, and says which message it answers", () => {
    const own = message(sample("own-reply"));
    expect(own.own).toBe(true);
    expect(own.parentId).toBe(message(sample("reply-with-picture")).externalId);
  });
});

describe("clocks and odd content", () => {
  test.each([
    ["in the future", "2031-01-01T00:00:00Z", "2026-11-20T10:00:00.812Z"],
    ["of long ago", "1970-01-01T00:00:00Z", "2026-11-20T10:00:00.812Z"],
    ["without a zone", "2026-11-20T10:00:00", "2026-11-20T10:00:00.812Z"],
    ["nonsense", "yesterday", "2026-11-20T10:00:00.812Z"],
    ["missing", null, "2026-11-20T10:00:00.812Z"],
    ["in another zone", "2026-11-20T10:59:00+01:00", "2026-11-20T09:59:00Z"],
  ])("createdAt %s", (_, createdAt, expected) => {
    const payload = sample("mention");
    if (payload.post) payload.post.record.createdAt = createdAt;
    expect(message(payload).publishedAt).toBe(expected);
  });

  test("NUL bytes, lone surrogates and an empty text pass through", () => {
    for (const text of ["a\u0000b", "\ud83d", "", "<script>alert(1)</script>"]) {
      const payload = sample("mention");
      if (payload.post) payload.post.record.text = text;
      expect(message(payload).text).toBe(text);
    }
  });

  test("a handle that no longer belongs to its owner is not shown", () => {
    const payload = sample("quote-with-video");
    if (payload.post) payload.post.author.handle = "handle.invalid";
    expect(message(payload).author.handle).toBeNull();
  });

  test("what cannot be read throws, saying what is missing", () => {
    expect(() => parse(account, null)).toThrow(/unreadable/);
    expect(() => parse(account, { kind: "heard", via: "mention" })).toThrow(/neither/);
    const nobody = { ...sample("notification-only").notification, author: null };
    expect(() => parse(account, { kind: "heard", via: "reply", notification: nobody })).toThrow(
      /nobody wrote it/,
    );
  });
});

test("what became of a post", () => {
  const externalId = `at://${ANNA}/app.bsky.feed.post/3kmention22222`;
  const at = "2026-11-20T12:00:00Z";
  expect(parse(account, sample("counts"))).toEqual([
    { type: "reactions", externalId, likes: 40, shares: 2, replies: 2, at },
  ]);
  expect(parse(account, sample("gone"))).toEqual([{ type: "deleted", externalId, at }]);
  expect(parse(account, sample("edited"))).toMatchObject([{ type: "edited", externalId, at }]);
});
