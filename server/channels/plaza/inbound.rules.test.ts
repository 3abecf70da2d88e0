import { createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Account } from "../channel.ts";
import { plaza } from "./index.ts";
import sample from "./samples/changes.json" with { type: "json" };
import { type Settings, settings } from "./settings.ts";

const uuid = (n: number) => `01900000-0000-7000-8000-${String(n).padStart(12, "0")}`;
const joana = uuid(2);
const brand = sample.changes[1]!.post!.author!.id;

const account: Account<Settings> = {
  id: "connection",
  externalId: brand,
  handle: "casarovira",
  settings: { address: "http://127.0.0.1:8000/plaza/api", token: "t", webhookSecret: "s".repeat(32) },
};

describe("reading the feed", () => {
  const events = plaza.parse(account, sample);

  test("every kind of change becomes its event, in order", () => {
    expect(events.map(({ type }) => type)).toEqual([
      "message",
      "message",
      "message",
      "reactions",
      "edited",
      "moderated",
      "moderated",
      "deleted",
      "message",
      "message",
      "edited",
      "deleted",
    ]);
  });

  test("a public post with its image, its author's reach and nothing above it", () => {
    expect(events[0]).toEqual({
      type: "message",
      externalId: uuid(1),
      threadId: uuid(1),
      parentId: null,
      audience: "public",
      author: { externalId: joana, handle: "joana", name: "Joana Vidal", avatarUrl: null, followers: 214 },
      own: false,
      idempotencyKey: null,
      text: "The Arinsal lamp came broken @casarovira 👩‍👩‍👧‍👦",
      attachments: [{ kind: "image", url: `/plaza/api/media/${uuid(3)}`, alt: "a broken shade" }],
      publishedAt: "2026-11-20T10:12:04Z",
      url: null,
      subject: null,
      replyTo: { post: uuid(1) },
      moderation: null,
    });
  });

  test("our own answer comes back as ours, with our key and what it stands under", () => {
    expect(events[1]).toMatchObject({
      own: true,
      idempotencyKey: "out-1",
      threadId: uuid(1),
      parentId: uuid(1),
      subject: { externalId: uuid(1), own: false },
    });
  });

  test("names and texts stay as they were written", () => {
    expect(events[2]).toMatchObject({ author: { name: "Camille <b>Roche</b>", followers: 18_400 } });
    expect(events[4]).toMatchObject({ externalId: uuid(1), text: "The Arinsal lamp came broken" });
  });

  test("private messages of a chat", () => {
    expect(events[8]).toMatchObject({ audience: "private", own: false, text: "call me on 312 416" });
    expect(events[9]).toMatchObject({ audience: "private", own: true, idempotencyKey: "out-2" });
    const [asked, answered] = [events[8], events[9]];
    if (asked?.type !== "message" || answered?.type !== "message") throw new Error("not messages");
    expect(answered.threadId).toBe(asked.threadId);
    expect(answered.replyTo).toEqual({ chat: asked.threadId });
  });

  test.each([
    [
      "/plaza/api/faces/joana-w.svg",
      "/plaza/api/faces/joana-w.svg",
      "https://plaza.example/plaza/api/faces/joana-w.svg",
    ],
    ["https://faces.example/joana.png", "https://faces.example/joana.png", "https://faces.example/joana.png"],
    ["data:image/png;base64,AA==", "data:image/png;base64,AA==", "data:image/png;base64,AA=="],
    ["//elsewhere.example/x.svg", null, null],
    ["/\\elsewhere.example/x.svg", null, null],
    ["/\t/elsewhere.example/x.svg", null, null],
    ["javascript:alert(1)", null, null],
  ])("a face %j: a path on this machine, a whole address of a Plaza elsewhere", (avatar, here, far) => {
    const [first] = sample.changes;
    const post = { ...first!.post!, author: { ...first!.post!.author!, avatar } };
    const faceAt = (address: string) => {
      const at = { ...account, settings: { ...account.settings, address } };
      const [event] = plaza.parse(at, { changes: [{ ...first, post }] });
      return event?.type === "message" ? event.author.avatarUrl : undefined;
    };
    expect(faceAt(account.settings.address)).toBe(here);
    expect(faceAt("https://plaza.example/api")).toBe(far);
  });

  test("an image of a Plaza elsewhere has its whole address", () => {
    const far = { ...account, settings: { ...account.settings, address: "https://plaza.example/api" } };
    expect(plaza.parse(far, sample)[0]).toMatchObject({
      attachments: [{ url: `https://plaza.example/api/media/${uuid(3)}` }],
    });
  });

  test("kinds it does not know are passed over; a broken change is said", () => {
    expect(plaza.parse(account, { changes: [{ kind: "poke", at: "x" }] })).toEqual([]);
    expect(() =>
      plaza.parse(account, { changes: [{ kind: "post", at: "2026-11-20T10:00:00Z", post: {} }] }),
    ).toThrow("a change of kind post cannot be read at post.id");
    for (const payload of [null, "", {}, { changes: 7 }, { changes: [7] }]) {
      expect(() => plaza.parse(account, payload)).toThrow("not a page of changes");
    }
  });
});

describe("what is pushed", () => {
  const delivery = (signature: string | null, body: Uint8Array) => ({
    method: "POST",
    url: "/hook",
    headers: new Headers(signature === null ? {} : { "Plaza-Signature": signature }),
    body,
    receivedAt: Temporal.Instant.from("2025-11-20T10:00:00Z"),
  });
  const signed = (secret: string, body: Uint8Array) =>
    `t=1763632800,v1=${createHmac("sha256", secret).update("1763632800.").update(body).digest("hex")}`;

  test("is taken over its very bytes and with its own secret only", () => {
    const { webhookSecret } = account.settings;
    fc.assert(
      fc.property(fc.uint8Array(), fc.uint8Array(), (one, other) => {
        expect(plaza.receive?.(account, delivery(signed(webhookSecret, one), one))).toEqual({ ok: true });
        const forged = plaza.receive?.(account, delivery(signed("x".repeat(32), one), one));
        expect(forged).toMatchObject({ ok: false, status: 401 });
        const changed = plaza.receive?.(account, delivery(signed(webhookSecret, one), other));
        expect(changed?.ok).toBe(Buffer.compare(one, other) === 0);
      }),
    );
  });

  test.each([null, "", "t=1,v1=", "v1=00,t=1", `t=1,v1=${"z".repeat(64)}`])(
    "not with the signature %j",
    (header) => {
      expect(plaza.receive?.(account, delivery(header, new Uint8Array()))).toMatchObject({
        ok: false,
        status: 401,
      });
    },
  );
});

describe("settings", () => {
  test.each([
    ["https://plaza.example/api/", true],
    ["http://127.0.0.1:8000/plaza/api", true],
    ["http://[::1]:8000/plaza/api", true],
    ["http://plaza.example/api", false],
    ["https://user:pw@plaza.example", false],
    ["plaza", false],
  ])("the address %s: %s", (address, ok) => {
    expect(settings.safeParse({ ...account.settings, address }).success).toBe(ok);
  });
});
