/** A network for tests that is whatever the test says, and the platform to use it on. */
import { z } from "zod";
import type { Clock } from "../platform/clock.ts";
import { createLog } from "../platform/log.ts";
import type { Platform } from "../platform/platform.ts";
import { openSecrets } from "../platform/secrets.ts";
import type { TestDatabase } from "../test/database.ts";
import type { Author, Channel, InboundEvent, InboundMessage, PollResult } from "./channel.ts";
import { createRegistry } from "./registry.ts";

export const PASSWORD = "the right password";

const settings = z.object({
  address: z.string().trim().min(1).max(100).meta({ field: "text" }),
  password: z.string().min(1, "password_missing").meta({ field: "secret" }),
  hookSecret: z.string().min(32).meta({ field: "generated_secret" }),
  keywords: z.array(z.string()).max(3, "too_many").default([]).meta({ field: "keywords" }),
});
type Settings = z.infer<typeof settings>;

/** What the network does when it is asked; a test changes it. */
export interface Fakery {
  poll(cursor: unknown): Promise<PollResult>;
  profile(author: Author): Promise<Author>;
  subscribe(hookUrl: string): Promise<void>;
}

const text = { text: { max: 300, unit: "characters" }, threads: false, images: null } as const;
const nothing: PollResult = { payloads: [], cursor: null, more: false };

export function fakeNetwork(given: Partial<Fakery> = {}) {
  const fakery: Fakery = {
    poll: async () => nothing,
    profile: async (author) => author,
    subscribe: async () => {},
    ...given,
  };
  const channel: Channel<Settings> = {
    about: {
      network: "fake",
      name: "Fake",
      audiences: { public: text, private: text },
      privateReply: false,
      actions: ["like"],
      pace: "social_public",
      pollEvery: 30,
      reach: true,
      handlePrefix: "@",
      reconciles: true,
      idempotent: true,
    },
    settings,
    async connect({ address, password }, reach) {
      if (password !== PASSWORD) return { ok: false, checks: [{ code: "signed_in", ok: false }] };
      await reach.session.write({ token: "a session of the network" });
      const checks = [{ code: "signed_in", ok: true, params: { user: address } }];
      return {
        ok: true,
        externalId: address,
        handle: `@${address}`,
        name: address,
        avatarUrl: null,
        url: null,
        checks,
      };
    },
    subscribe: (_account, hookUrl) => fakery.subscribe(hookUrl),
    receive({ settings: { hookSecret } }, { headers, url }) {
      const challenge = new URL(url).searchParams.get("challenge");
      if (challenge) return { ok: true, answer: { status: 200, body: challenge } };
      const signed = headers.get("x-secret") === hookSecret;
      return signed ? { ok: true } : { ok: false, status: 401, reason: "wrong_signature" };
    },
    poll: (_account, cursor) => fakery.poll(cursor),
    parse(_account, payload) {
      const read = payload as { events?: InboundEvent[] };
      if (!read.events) throw new Error("no events");
      return read.events;
    },
    send: async () => ({ outcome: "refused", refusal: { code: "rejected" } }),
    findSent: async () => ({ found: "no" }),
    profile: (_account, author) => fakery.profile(author),
  };
  return { channel: channel as Channel, registry: createRegistry([channel as Channel]), fakery };
}

/** A customer's message; what matters is said, the rest is ordinary. */
export function said(externalId: string, given: Partial<InboundMessage> = {}): InboundMessage {
  return {
    type: "message",
    externalId,
    threadId: externalId,
    parentId: null,
    audience: "public",
    author: { externalId: "laia", handle: "laia.example", name: "Laia Puig" },
    own: false,
    text: "Where is my parcel?",
    attachments: [],
    publishedAt: "2026-11-23T10:00:00.000Z",
    url: null,
    subject: null,
    replyTo: { id: externalId },
    ...given,
  };
}

export function testPlatform({ db, pool }: TestDatabase, clock: Clock): Platform {
  const log = createLog({ level: "silent", format: "json" });
  const secrets = openSecrets({ data: "/nonexistent", key: Buffer.alloc(32, 7), oldKeys: [] });
  return { db, pool, clock, log, secrets, fetch, announce: () => {} };
}
