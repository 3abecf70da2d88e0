/**
 * Open: whatever has no connector yet. Another system posts signed JSON to the desk's hook and takes answers at a
 * callback of its own. `docs/open.md` is its page.
 */
import type {
  Account,
  Channel,
  Connected,
  Delivery,
  FoundSent,
  Outbound,
  Reach,
  Received,
  SendOutcome,
} from "../channel.ts";
import { refusal } from "../http.ts";
import { deliver, lookUp } from "./api.ts";
import { parse, readDelivery } from "./inbound.ts";
import { lookupOutcome, MAX_CHARACTERS, replyBody, sendOutcome } from "./outbound.ts";
import { type Settings, settings } from "./settings.ts";
import { SIGNATURE_HEADER, whyNotSigned } from "./signature.ts";

const rules = { text: { max: MAX_CHARACTERS, unit: "characters" }, threads: false, images: null } as const;

export const open: Channel<Settings> = {
  about: {
    network: "open",
    name: "Open",
    audiences: { public: rules, private: rules },
    privateReply: false,
    actions: [],
    pace: "mail",
    pollEvery: null,
    reach: false,
    handlePrefix: "",
    reconciles: true,
    idempotent: true,
  },
  capabilities: ({ settings: { callbackUrl, lookup } }) => ({
    ...(callbackUrl ? {} : { audiences: {} }),
    reconciles: lookup,
  }),
  settings,
  connect,
  receive,
  parse,
  send,
  findSent,
};

/** A callback is tried with a signed ping. It may be deployed later, so a failure is told and does not stop. */
async function connect(given: Settings, reach: Reach): Promise<Connected> {
  const connected: Connected = {
    ok: true,
    externalId: `open/${given.name}`,
    handle: given.name,
    name: given.name,
    avatarUrl: null,
    url: null,
    checks: [],
  };
  if (!given.callbackUrl) return { ...connected, checks: [{ code: "no_callback", ok: false }] };
  const answer = await deliver(given, reach, "ping", { type: "ping" });
  const ok = answer.kind === "answered" && answer.status >= 200 && answer.status < 300;
  const detail = answer.kind === "answered" ? `HTTP ${answer.status}` : answer.detail;
  return { ...connected, checks: [{ code: "callback_answers", ok, params: { detail } }] };
}

/**
 * Over the raw bytes, before anything is parsed. A body that cannot be read is refused there and then with the place
 * of the mistake: whoever posts it is a program that somebody is writing, and nothing of it was taken.
 */
function receive(account: Account<Settings>, delivery: Delivery): Received {
  const header = delivery.headers.get(SIGNATURE_HEADER);
  const wrong = whyNotSigned(account.settings.secret, header, delivery.body, delivery.receivedAt);
  if (wrong) return { ok: false, status: 401, reason: wrong };
  try {
    readDelivery(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(delivery.body)));
    return { ok: true };
  } catch (error) {
    const detail = error instanceof Error ? error.message.slice(0, 300) : "cannot be read";
    return { ok: true, answer: { status: 422, body: JSON.stringify({ error: "invalid_event", detail }) } };
  }
}

async function send(account: Account<Settings>, outbound: Outbound, reach: Reach): Promise<SendOutcome> {
  if (!account.settings.callbackUrl)
    return { outcome: "refused", refusal: refusal("not_allowed", "no callback") };
  if (outbound.text.trim() === "") return { outcome: "refused", refusal: refusal("empty") };
  if (outbound.text.length > MAX_CHARACTERS) return { outcome: "refused", refusal: refusal("too_long") };
  const answer = await deliver(account.settings, reach, outbound.id, replyBody(outbound));
  return sendOutcome(answer, reach.now());
}

async function findSent(account: Account<Settings>, outbound: Outbound, reach: Reach): Promise<FoundSent> {
  if (!account.settings.lookup || !account.settings.callbackUrl) return { found: "cannot_tell" };
  return lookupOutcome(await lookUp(account.settings, reach, outbound.id), reach.now());
}
