import { describe, expect, test } from "vitest";
import { historyMessage, MAX_EVENTS, parse } from "./inbound.ts";
import delivery from "./samples/delivery.json" with { type: "json" };

const least = { id: "m1", publishedAt: "2026-11-20T10:00:00Z" };

describe("a delivery", () => {
  test("of several events keeps their order", () => {
    const [full, bare, edited, deleted] = parse(null, delivery);
    expect(full).toMatchObject({
      type: "message",
      externalId: "review-981",
      threadId: "product-77/ana",
      author: { externalId: "u-5512", name: "Ana P.", followers: 12 },
      text: "¿Para cuándo mi pedido? <b>Gracias</b>",
      publishedAt: "2026-11-20T10:00:00Z",
      subject: { externalId: "product-77", own: true, publishedAt: null },
      replyTo: { review: 981 },
    });
    expect(bare).toMatchObject({
      externalId: "review-982",
      threadId: "review-982",
      text: "",
      audience: "public",
      own: false,
      author: { externalId: "anonymous/review-982", name: null },
    });
    expect(edited).toEqual({
      type: "edited",
      externalId: "review-981",
      text: "¿Para cuándo mi pedido 4411?",
      at: "2026-11-20T10:05:00Z",
    });
    expect(deleted).toEqual({ type: "deleted", externalId: "review-982", at: "2026-11-20T10:06:00Z" });
  });

  test("of one event needs no list", () => expect(parse(null, least)).toHaveLength(1));

  test("is taken up to a thousand events", () => {
    const events = Array.from({ length: MAX_EVENTS }, (_, index) => ({ ...least, id: `m${index}` }));
    expect(parse(null, { events })).toHaveLength(MAX_EVENTS);
    expect(() => parse(null, { events: [...events, least] })).toThrow("events: 1001, at most 1000");
  });

  test.each([
    [{ ...least, id: "" }, "id:"],
    [{ ...least, publishedAt: "yesterday" }, "publishedAt:"],
    [{ ...least, publishedAt: "2026-11-20T10:00:00" }, "publishedAt:"],
    [{ ...least, type: "liked" }, "type: one of"],
    [{ ...least, url: "javascript:alert(1)" }, "url:"],
    [{ events: [least, { ...least, audience: "secret" }] }, "events.1.audience:"],
    [{ events: [null] }, "events.0: not an object"],
    [[], "body: "],
    [null, "body: not an object"],
    ["text", "body: not an object"],
  ])("%# with a mistake names its place", (body, place) => {
    expect(() => parse(null, body)).toThrow(place);
  });
});

test("a line of history is a message, the brand's own as well", () => {
  expect(historyMessage({ ...least, own: true, text: "We are on it." })).toMatchObject({ own: true });
  expect(() => historyMessage({ type: "deleted", id: "m1", at: least.publishedAt })).toThrow("type:");
  expect(() => historyMessage("not json")).toThrow();
});
