/**
 * Plaza, the practice network, spoken to over HTTP like any other. It pushes a feed of changes and gives the same
 * feed when asked, so an outage is caught up; it keeps our idempotency key, so unknown outcomes settle themselves.
 */
import { z } from "zod";
import type {
  Account,
  Author,
  Channel,
  ConnectCheck,
  Connected,
  PollResult,
  Quota,
  Reach,
} from "../channel.ts";
import { channelErrorOf, type HttpAnswer } from "../http.ts";
import { act } from "./act.ts";
import { ask, read } from "./api.ts";
import { authorOf, parse } from "./inbound.ts";
import { findSent, send } from "./outbound.ts";
import { type Settings, settings } from "./settings.ts";
import { delivered, member } from "./shapes.ts";
import { receive, subscribe } from "./webhook.ts";

export const plaza: Channel<Settings> = {
  about: {
    network: "plaza",
    name: "Plaza",
    audiences: {
      public: {
        text: { max: 500, unit: "graphemes" },
        threads: true,
        images: {
          max: 4,
          maxBytes: 2 * 1024 * 1024,
          types: ["image/png", "image/jpeg", "image/gif", "image/webp"],
          altText: true,
        },
      },
      private: { text: { max: 1000, unit: "graphemes" }, threads: false, images: null },
    },
    privateReply: true,
    actions: ["like", "unlike", "hide", "unhide", "delete_own"],
    pace: "social_public",
    pollEvery: 30,
    reach: true,
    handlePrefix: "@",
    reconciles: true,
    idempotent: true,
  },
  settings,
  connect,
  subscribe,
  receive,
  poll,
  parse,
  send: (account, outbound, reach) => send(account.settings, outbound, reach),
  findSent: (account, outbound, reach) => findSent(account.settings, outbound, reach),
  act,
  profile,
};

const me = z.object({ member, town: z.object({ name: z.string() }) });

/** Checks: `reachable {host, detail?}`, `api_found {status}` when something else answers there, `signed_in {user}`. */
async function connect(given: Settings, reach: Reach): Promise<Connected> {
  const { host } = new URL(given.address);
  const answer = await ask(given, reach, { path: "/me" });
  if (answer.kind !== "answered") {
    return { ok: false, checks: [{ code: "reachable", ok: false, params: { host, detail: answer.detail } }] };
  }
  const reached: ConnectCheck = { code: "reachable", ok: true, params: { host } };
  const found = read(answer, me);
  if (!found) {
    const { status } = answer;
    const code = status === 401 || status === 403 ? "signed_in" : "api_found";
    return { ok: false, checks: [reached, { code, ok: false, params: { status } }] };
  }
  const author = authorOf(given.address, found.member);
  return {
    ok: true,
    externalId: author.externalId,
    handle: found.member.handle,
    name: found.member.name,
    avatarUrl: author.avatarUrl ?? null,
    url: null,
    checks: [reached, { code: "signed_in", ok: true, params: { user: found.member.name } }],
  };
}

const page = delivered.extend({ cursor: z.string(), more: z.boolean() });

async function poll({ settings }: Account<Settings>, cursor: unknown, reach: Reach): Promise<PollResult> {
  const after = typeof cursor === "string" ? cursor : "";
  const answer = await ask(settings, reach, {
    path: `/changes?limit=100&cursor=${encodeURIComponent(after)}`,
  });
  const found = read(answer, page);
  if (!found) throw channelErrorOf(answer, reach.now());
  const { changes, more } = found;
  return {
    payloads: changes.length > 0 ? [{ changes }] : [],
    cursor: found.cursor,
    more,
    quota: quotaOf(answer, reach.now()),
  };
}

function quotaOf(answer: HttpAnswer, now: Temporal.Instant): Quota | null {
  if (answer.kind !== "answered") return null;
  const number = (name: string) => Number.parseInt(answer.headers.get(name) ?? "", 10);
  const [max, left, reset] = [
    number("ratelimit-limit"),
    number("ratelimit-remaining"),
    number("ratelimit-reset"),
  ];
  if (Number.isNaN(max) || Number.isNaN(left)) return null;
  const resetsAt = Number.isNaN(reset) ? null : now.add({ seconds: reset }).toString();
  return { used: max - left, max, resetsAt };
}

/** Who has left the town keeps the face that is known. */
async function profile({ settings }: Account<Settings>, author: Author, reach: Reach): Promise<Author> {
  const answer = await ask(settings, reach, { path: `/members/${encodeURIComponent(author.externalId)}` });
  const found = read(answer, z.object({ member }));
  if (found) return authorOf(settings.address, found.member);
  if (answer.kind === "answered" && answer.status === 404) return author;
  throw channelErrorOf(answer, reach.now());
}
