/**
 * The suite every network must pass: one call in a test of its own beside it. It reads the network's samples/, breaks
 * them in every way, and lets the network fail in every way while an answer is sent.
 */
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Account, Channel, InboundEvent, InboundMessage, Outbound, Reach } from "./channel.ts";
import { ChannelError } from "./channel.ts";
import { fieldsOf, secretNames } from "./fields.ts";
import { nested, SPLINTERS, splintered } from "./test-breaking.ts";
import {
  brokenOff,
  cutShort,
  elsewhere,
  empty,
  endless,
  type Failing,
  failingServer,
  json,
  nobodyThere,
  page,
  silent,
  telling,
} from "./test-failing-server.ts";

export interface Samples<S> {
  /** The network's own folder. */
  folder: string;
  /** The account that the samples were heard by; its secrets are words that stand nowhere else. */
  account: Account<S>;
  /** An answer to a message that is there. */
  outbound: Outbound;
  /** What is answered to everything that is asked before the answer is published; null: this request publishes it. */
  usual(method: string, url: URL): unknown;
  /** An error in the network's own form. */
  error(status: number, words: string): unknown;
}

const NOW = Temporal.Instant.from("2026-11-20T10:10:00Z");
const ACTIONS = ["like", "unlike", "hide", "unhide", "delete_own", "approve", "hold", "spam", "trash"];

export function channelContract<S>(channel: Channel<S>, samples: Samples<S>): void {
  const { about } = channel;
  const { account, folder, outbound } = samples;
  const files = readdirSync(join(folder, "samples")).filter((file) => file.endsWith(".json"));
  const payloads = files.map((file): [string, unknown] => [
    file,
    JSON.parse(readFileSync(join(folder, "samples", file), "utf8")),
  ]);

  describe(`${about.name} keeps the contract`, () => {
    test("what it says of itself is consistent", () => {
      expect(about.network).toBe(basename(folder));
      expect(Object.keys(about.audiences).length).toBeGreaterThan(0);
      for (const rules of Object.values(about.audiences)) {
        const { max, also } = rules.text;
        expect(Math.min(max, also?.max ?? max)).toBeGreaterThan(0);
        if (!rules.images) continue;
        expect(Math.min(rules.images.max, rules.images.maxBytes)).toBeGreaterThan(0);
        for (const type of rules.images.types) expect(type).toMatch(/^image\/(png|jpeg|gif|webp)$/);
      }
      expect(ACTIONS).toEqual(expect.arrayContaining(about.actions));
      expect(new Set(about.actions).size).toBe(about.actions.length);
      expect(about.actions.length > 0).toBe(channel.act !== undefined);
      expect(about.pollEvery === null).toBe(channel.poll === undefined);
      if (about.pollEvery !== null) expect(about.pollEvery).toBeGreaterThanOrEqual(10);
      // Either it is asked or it tells: else nothing is ever heard.
      expect(Boolean(channel.poll ?? channel.receive)).toBe(true);
    });

    test("every setting says what kind of field it is, and what is secret is marked so", () => {
      const { shape } = channel.settings as unknown as {
        shape: Record<string, { meta(): { field?: string } | undefined }>;
      };
      const fields = fieldsOf(channel as Channel);
      expect(fields.map(({ name }) => name)).toEqual(Object.keys(shape));
      for (const { name, field } of fields) {
        expect(shape[name]?.meta()?.field, name).toBe(field);
        if (/pass|secret|token|key$/i.test(name)) expect(secretNames(channel as Channel)).toContain(name);
      }
      expect(secretsOf(channel, account).length).toBeGreaterThan(0);
    });

    test.each(payloads)("%s is read, twice the same", (_, payload) => {
      const before = JSON.stringify(payload);
      const events = channel.parse(account, payload);
      expect(events.length).toBeGreaterThan(0);
      for (const event of events) expectSound(event);
      expect(channel.parse(account, structuredClone(payload))).toEqual(events);
      expect(JSON.stringify(payload), "the payload is left as it was").toBe(before);
    });

    test("who has the account's own id is the brand, and nobody else", () => {
      const messages = payloads.flatMap(([, payload]) =>
        channel.parse(account, payload).flatMap((event) => (isMessage(event) ? [{ payload, event }] : [])),
      );
      expect(messages.some(({ event }) => event.own)).toBe(true);
      expect(messages.some(({ event }) => !event.own)).toBe(true);
      for (const { payload, event } of messages) {
        const other = { ...account, externalId: event.author.externalId };
        const seen = channel.parse(other, payload).filter(isMessage);
        expect(seen.find(({ externalId }) => externalId === event.externalId)?.own).toBe(true);
        if (event.own) expect(event.author.externalId).toBe(account.externalId);
      }
    });

    test.each([null, [], "x", {}, 7, true, { events: {} }, { changes: [null] }, nested(20_000)])(
      "garbage %# is refused in a few words, or says nothing",
      (garbage) => expectReadOrRefused(channel, account, garbage),
    );

    test("a payload broken anywhere is still read soundly, or refused in a few words", () => {
      const broken = fc
        .tuple(fc.constantFrom(...payloads.map(([, payload]) => payload)), fc.nat(), SPLINTERS)
        .map(([payload, place, splinter]) => splintered(payload, place, splinter));
      fc.assert(
        fc.property(fc.oneof({ arbitrary: broken, weight: 6 }, fc.jsonValue(), fc.anything()), (payload) =>
          expectReadOrRefused(channel, account, payload),
        ),
        { numRuns: 600 },
      );
    });
  });

  describe(`${about.name} while an answer goes out`, async () => {
    const server = await failingServer();
    const secrets = secretsOf(channel, account);

    /** What comes of sending while the request that publishes, or every request, is answered so. */
    async function sent(failing: Failing, everything: boolean, given: Partial<Reach> = {}) {
      server.asked.length = 0;
      server.answer = (asked, response) => {
        const usual = everything ? null : samples.usual(asked.method, asked.url);
        (usual === null ? failing : json(200, usual))(asked, response);
      };
      const outcome = await channel.send(account, outbound, reach(given));
      expectNoSecret(outcome, secrets);
      if (outcome.outcome !== "sent") expectForPeople(outcome.refusal);
      return outcome;
    }

    function reach(given: Partial<Reach> = {}): Reach {
      let session: unknown = null;
      const write = async (value: unknown): Promise<void> => {
        session = value;
      };
      return {
        fetch: server.fetch,
        now: () => NOW,
        signal: AbortSignal.timeout(10_000),
        session: { read: async () => session, write },
        ...given,
      };
    }

    test.each<[string, Failing, string[]]>([
      ["401", telling(401, samples.error), ["sign_in_again"]],
      ["403", telling(403, samples.error), ["refused"]],
      ["429", json(429, {}, { "retry-after": "120" }), ["later"]],
      ["429 on a page", page(429), ["later"]],
      ["503", json(503, {}), ["later"]],
      ["500", telling(500, samples.error), ["unknown"]],
      ["502 on a page", page(502), ["unknown"]],
      ["a page with 200", page(200), ["unknown"]],
      ["a page with 403", page(403), ["refused", "unknown"]],
      ["nothing with 200", empty, ["unknown"]],
      ["something else with 200", json(200, { ok: true }), ["unknown"]],
      ["a list with 201", json(201, []), ["unknown"]],
      ["an answer cut short", cutShort, ["unknown"]],
      ["an answer without an end", endless, ["unknown"]],
      ["the line breaking after it was sent", brokenOff, ["unknown"]],
      ["a redirect to elsewhere", elsewhere, ["refused", "unknown"]],
    ])("published, answered by %s", async (_, failing, allowed) => {
      const outcome = await sent(failing, false);
      expect(allowed, JSON.stringify(outcome)).toContain(outcome.outcome);
      expect(server.asked.map(({ url }) => url.hostname)).not.toContain("elsewhere.example");
    });

    test("a network that says when to come back is believed", async () => {
      const outcome = await sent(json(429, {}, { "retry-after": "120" }), false);
      expect(outcome).toMatchObject({ outcome: "later", after: NOW.add({ seconds: 120 }).toString() });
    });

    test("published, and never answered", async () => {
      const outcome = await sent(silent, false, { signal: AbortSignal.timeout(400) });
      expect(outcome.outcome).toBe("unknown");
    });

    test("nobody there: nothing was published", async () => {
      const outcome = await sent(silent, true, { fetch: nobodyThere });
      expect(outcome.outcome).toBe("later");
    });

    test.each<[string, Failing, Partial<Reach>]>([
      ["401", telling(401, samples.error), {}],
      ["403", telling(403, samples.error), {}],
      ["429", json(429, {}, { "retry-after": "120" }), {}],
      ["500", telling(500, samples.error), {}],
      ["a page with 200", page(200), {}],
      ["nothing", empty, {}],
      ["a broken line", brokenOff, {}],
      ["silence", silent, { signal: AbortSignal.timeout(400) }],
      ["nobody there", silent, { fetch: nobodyThere }],
    ])("%s to everything: nothing is sent, found or heard", async (name, failing, given) => {
      const one = { externalId: outbound.parent.externalId, replyTo: outbound.parent.replyTo };
      expect((await sent(failing, true, given)).outcome).not.toBe("sent");
      const again = () => reach(given.signal ? { signal: AbortSignal.timeout(400) } : given);
      expect(["later", "cannot_tell"]).toContain((await channel.findSent(account, outbound, again())).found);
      const connected = await channel.connect(account.settings, again());
      // Who is never asked anything can be content with any 2xx.
      if (about.pollEvery !== null) expect(connected.ok).toBe(false);
      else expect(connected.checks.every(({ ok }) => ok)).toBe(/200|nothing/.test(name));
      expectNoSecret(connected, secrets);
      for (const action of about.actions)
        expect((await channel.act!(account, action, one, again())).outcome).not.toBe("done");
      if (!channel.poll) return;
      const why: unknown = await channel.poll(account, null, again()).catch((error: unknown) => error);
      expect(why).toBeInstanceOf(ChannelError);
      expectForPeople((why as ChannelError).refusal);
      expectNoSecret((why as ChannelError).message, secrets);
    });
  });
}

/* ---------------------------------------------------------------- what must hold */

function isMessage(event: InboundEvent): event is InboundMessage {
  return event.type === "message";
}

function expectSound(event: InboundEvent): void {
  const at = event.type === "message" ? event.publishedAt : event.at;
  expect(() => Temporal.Instant.from(at), at).not.toThrow();
  if ("externalId" in event) expect(event.externalId).toMatch(/\S/);
  const author = "author" in event ? [event.author.avatarUrl, event.author.profileUrl] : [];
  if ("author" in event) expect(event.author.externalId).toMatch(/\S/);
  const told = isMessage(event)
    ? [event.url, event.subject?.url, ...event.attachments.map(({ url }) => url)]
    : [];
  // Addresses are opened by people: never a script.
  for (const url of [...author, ...told])
    if (url) expect(url).toMatch(/^(https?:\/\/|\/(?!\/)|data:image\/)/i);
}

function expectReadOrRefused<S>(channel: Channel<S>, account: Account<S>, payload: unknown): void {
  let events: InboundEvent[];
  try {
    events = channel.parse(account, payload);
  } catch (error) {
    expect(error).toBeInstanceOf(Error);
    // A TypeError is a parser that tripped, not one that refused.
    expect(error).not.toBeInstanceOf(TypeError);
    expect((error as Error).message.length).toBeLessThanOrEqual(300);
    return;
  }
  for (const event of events) expectSound(event);
}

function expectForPeople({ detail = "" }: { detail?: string }): void {
  expect([...detail].length).toBeLessThanOrEqual(300);
  expect(detail).not.toMatch(/<\/?[a-z]/i);
}

function secretsOf<S>(channel: Channel<S>, { settings }: Account<S>): string[] {
  return secretNames(channel as Channel).map((name) => String((settings as Record<string, unknown>)[name]));
}

function expectNoSecret(said: unknown, secrets: string[]): void {
  for (const secret of secrets) {
    expect(JSON.stringify(said)).not.toContain(secret);
    expect(JSON.stringify(said)).not.toContain(Buffer.from(`:${secret}`).toString("base64").slice(2, -3));
  }
}
