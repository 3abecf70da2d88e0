import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Outbound } from "../channel.ts";
import { about } from "./about.ts";
import { findSpans } from "./facets.ts";
import { postRecord, problemWith, recordKey } from "./outbound.ts";
import { settings } from "./settings.ts";

const TID = /^[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}$/;

describe("the record's name", () => {
  test("is a valid record key, the same for every attempt, another for another answer", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(recordKey(a)).toMatch(TID);
        expect(recordKey(a)).toBe(recordKey(a));
        if (a !== b) expect(recordKey(a)).not.toBe(recordKey(b));
      }),
    );
  });

  test("carries the time of a version 7 id, so that names sort as answers were written", () => {
    const ten = recordKey("019aa0d4-3600-7aaa-8000-000000000001");
    const later = recordKey("019aa0d4-5d10-7aaa-8000-000000000002"); // ten seconds on
    expect(ten < later).toBe(true);
  });

  test("parts made in the same millisecond have their own", () => {
    const keys = Array.from({ length: 2000 }, (_, i) =>
      recordKey(`019aa0d4-3600-7aaa-8000-${String(i).padStart(12, "0")}`),
    );
    expect(new Set(keys).size).toBe(2000);
  });
});

describe("facets", () => {
  const cut = (text: string) =>
    findSpans(text).map((span) => [
      span.kind,
      Buffer.from(text).subarray(span.start, span.end).toString(),
      span.value,
    ]);

  test("count bytes, not characters", () => {
    expect(cut("👩‍👩‍👧 Bon dia @anna.example! Mireu https://acme.example/è?a=(1). #àgil")).toEqual([
      ["mention", "@anna.example", "anna.example"],
      ["link", "https://acme.example/è?a=(1)", "https://acme.example/è?a=(1)"],
      ["tag", "#àgil", "àgil"],
    ]);
  });

  test.each([
    ["an e-mail address", "hola@acme.example"],
    ["a number", "comanda #4471"],
    ["a name without a domain", "@anna"],
    ["a bare scheme", "https://"],
  ])("leave %s alone", (_, text) => expect(cut(text)).toEqual([]));

  test("leave out what closes the sentence", () => {
    expect(cut("(vegeu https://acme.example/ajuda)")).toEqual([
      ["link", "https://acme.example/ajuda", "https://acme.example/ajuda"],
    ]);
    expect(cut("Gràcies #Acme!")).toEqual([["tag", "#Acme", "Acme"]]);
  });

  test("never cut a character in two, whatever the text", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("é", "😡", " ", "@", "a.b", "https://x.y/", "#", "日", ")", ".", "\u0301")),
        (parts) => {
          const text = parts.join("");
          for (const [, written, value] of cut(text)) {
            expect(written).not.toContain("\ufffd");
            expect(written?.toLowerCase()).toContain(value?.toLowerCase());
          }
        },
      ),
    );
  });
});

describe("limits", () => {
  const outbound: Outbound = {
    id: "1",
    since: "2026-11-20T10:00:00Z",
    audience: "public",
    text: "Hola",
    images: [],
    threadId: "t",
    parent: { externalId: "p", replyTo: null, author: { externalId: "a", handle: null } },
  };
  const image = { bytes: Buffer.from("\x89PNG\r\n\x1a\n…", "latin1"), type: "image/png", alt: "" };
  const heavy = Buffer.concat([image.bytes, Buffer.alloc(1_000_000)]);

  test.each<[string, Partial<Outbound>, string | null]>([
    ["300 families are 300 graphemes, but too many bytes", { text: "👩‍👩‍👧".repeat(300) }, "too_long"],
    ["300 emoji", { text: "😡".repeat(300) }, null],
    ["301 letters", { text: "a".repeat(301) }, "too_long"],
    ["10,000 combining marks", { text: `a${"\u0301".repeat(10_000)}` }, "too_long"],
    ["nothing", { text: " \n" }, "empty"],
    ["a picture alone", { text: "", images: [image] }, null],
    ["five pictures", { images: [image, image, image, image, image] }, "media_rejected"],
    ["a heavy picture", { images: [{ ...image, bytes: heavy }] }, "media_rejected"],
    [
      "a page that calls itself a picture",
      { images: [{ ...image, bytes: Buffer.from("<html>") }] },
      "media_rejected",
    ],
    [
      "a jpeg that calls itself a png",
      { images: [{ ...image, bytes: Buffer.from([0xff, 0xd8, 0xff, 0xe0]) }] },
      "media_rejected",
    ],
    [
      "a webp",
      { images: [{ ...image, type: "image/webp", bytes: Buffer.from("RIFF\n\x01\x02\x03WEBPVP8 ") }] },
      null,
    ],
    ["a picture nobody can see", { images: [{ ...image, type: "image/tiff" }] }, "media_rejected"],
    ["in private", { audience: "private" }, "not_allowed"],
  ])("%s", (_, change, problem) => expect(problemWith({ ...outbound, ...change }, about)).toBe(problem));
});

test("the record names root and parent, and the DID of whom it mentions", () => {
  const root = { uri: "at://did:plc:r/app.bsky.feed.post/1", cid: "r" };
  const record = postRecord({
    text: "@anna.example ja està",
    replyTo: { uri: "at://did:plc:a/app.bsky.feed.post/2", cid: "a", root },
    spans: [{ kind: "mention", start: 0, end: 13, value: "anna.example", did: "did:plc:a" }],
    images: [{ blob: { $type: "blob" }, alt: "la caixa" }],
    createdAt: "2026-11-20T10:00:00Z",
  });
  expect(record).toEqual({
    $type: "app.bsky.feed.post",
    text: "@anna.example ja està",
    createdAt: "2026-11-20T10:00:00Z",
    reply: { root, parent: { uri: "at://did:plc:a/app.bsky.feed.post/2", cid: "a" } },
    facets: [
      {
        index: { byteStart: 0, byteEnd: 13 },
        features: [{ $type: "app.bsky.richtext.facet#mention", did: "did:plc:a" }],
      },
    ],
    embed: { $type: "app.bsky.embed.images", images: [{ image: { $type: "blob" }, alt: "la caixa" }] },
  });
});

describe("settings", () => {
  test("an @ before the handle and a slash after the address do not matter", () => {
    const typed = { handle: " @Acme.Example ", appPassword: "x", service: "https://pds.acme.example/" };
    expect(settings.parse(typed)).toMatchObject({
      handle: "acme.example",
      service: "https://pds.acme.example",
      keywords: [],
    });
  });

  test.each([
    ["http://pds.acme.example", false],
    ["http://127.0.0.1:2583", true],
    ["http://localhost:2583", true],
    ["http://127.0.0.1.evil.example", false],
    ["https://name:word@pds.acme.example", false],
    ["ftp://pds.acme.example", false],
    ["", true],
  ])("the address %s: %s", (service, accepted) => {
    expect(settings.safeParse({ handle: "acme.example", appPassword: "x", service }).success).toBe(accepted);
  });
});
