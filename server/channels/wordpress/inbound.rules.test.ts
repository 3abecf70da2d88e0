import { describe, expect, test } from "vitest";
import type { Account, InboundMessage } from "../channel.ts";
import { parse } from "./inbound.ts";
import comment from "./samples/comment.json" with { type: "json" };
import edited from "./samples/edited.json" with { type: "json" };
import hostile from "./samples/hostile.json" with { type: "json" };
import ownReply from "./samples/own-reply.json" with { type: "json" };
import { type Settings, settings, siteKey } from "./settings.ts";

const account: Account<Settings> = {
  id: "a1",
  settings: { site: "https://www.blog.example/", user: "care", password: "x" },
  externalId: "blog.example/user/3",
  handle: "blog.example",
};

function message(raw: unknown): InboundMessage {
  const [event] = parse(account, raw);
  if (event?.type !== "message") throw new Error("not a message");
  return event;
}

describe("a comment", () => {
  test("is heard with its thread, post, words and moderation", () => {
    expect(message(comment)).toEqual({
      type: "message",
      externalId: "42",
      threadId: "7/40",
      parentId: "41",
      audience: "public",
      author: {
        externalId: expect.stringMatching(/^blog\.example\/mail\/[0-9a-f]{32}$/),
        handle: null,
        name: "Ana & Pol",
        avatarUrl: "https://secure.gravatar.com/avatar/x?s=96",
        profileUrl: "https://ana.example/",
        followers: null,
      },
      own: false,
      text: "¿Hay talla M?\n5 < 6 & nada esta (https://shop.example/m)",
      attachments: [],
      publishedAt: "2026-11-20T10:00:00Z",
      url: "https://blog.example/winter/#comment-42",
      subject: {
        externalId: "7",
        text: "The winter collection – it’s here",
        url: "https://blog.example/winter/",
        publishedAt: "2026-11-18T08:00:00Z",
        own: true,
      },
      replyTo: { post: 7, comment: 42, top: 40 },
      moderation: "held",
    });
  });

  test("by the brand's own user is its own", () => {
    expect(message(ownReply)).toMatchObject({
      own: true,
      moderation: null,
      author: { externalId: account.externalId },
    });
  });

  test("with markup, no name, no date and no post is still a message", () => {
    const heard = message(hostile);
    expect(heard.text).not.toMatch(/[<>]|onerror|steal/);
    expect(heard.text).toContain("bold");
    expect(heard).toMatchObject({
      author: { externalId: "blog.example/comment/44", name: null, profileUrl: null },
      publishedAt: "2026-11-20T10:06:00Z",
      url: null,
      moderation: "spam",
      subject: { externalId: "9", text: "" },
    });
  });

  test("of one e-mail address is of one person; without one, of one name", () => {
    const by = (author_name: string, author_email: string) =>
      message({ ...comment, comment: { ...comment.comment, author_name, author_email } }).author.externalId;
    expect(by("Ana", "ana@example.es")).toBe(by("Anna P.", "ANA@example.es "));
    expect(by("Ana", "ana@example.es")).not.toBe(by("Ana", "other@example.es"));
    expect(by("Ana", "")).toBe(by(" ana", ""));
    expect(by("Ana", "ana@example.es")).not.toContain("ana@");
  });
});

describe("what became of a comment", () => {
  test("edited, moderated, deleted", () => {
    const at = "2026-11-20T10:07:00Z";
    expect(parse(account, edited)).toEqual([{ type: "edited", externalId: "42", text: "¿Hay talla L?", at }]);
    const moderated = (status: string) => parse(account, { kind: "moderated", id: 42, status, at })[0];
    expect(moderated("approved")).toEqual({ type: "moderated", externalId: "42", moderation: "visible", at });
    expect(moderated("post-trashed")).toMatchObject({ moderation: "trash" });
    expect(moderated("constructor")).toMatchObject({ moderation: "trash" });
    expect(parse(account, { kind: "deleted", id: 42, at })).toEqual([
      { type: "deleted", externalId: "42", at },
    ]);
  });

  test("what cannot be read says so", () => {
    expect(() => parse(account, { kind: "comment" })).toThrow(/WordPress/);
    expect(() => parse(account, null)).toThrow(/WordPress/);
  });
});

describe("the settings", () => {
  test.each([
    ["blog.example", "blog.example"],
    ["https://www.Blog.example/wp-admin/", "blog.example"],
    ["http://127.0.0.1:8088", "127.0.0.1:8088"],
    ["https://example.org/news/?p=1#top", "example.org/news"],
  ])("%s is the blog %s", (site, key) => expect(siteKey({ site })).toBe(key));

  test.each(["", "ftp://blog.example", "https://u:p@blog.example", "not an address"])(
    "%j is none",
    (site) => {
      expect(settings.safeParse({ site, user: "u", password: "p" }).success).toBe(false);
    },
  );
});
