/**
 * Signing in. A server allows 30 new sessions in five minutes and 300 a day, so one session is kept and refreshed:
 * refresh once, else sign in once, else say so.
 */
import { z } from "zod";
import type { Reach } from "../channel.ts";
import { type Answer, type Failure, failed, fetchText, type Request, xrpc } from "./api.ts";
import type { Settings } from "./settings.ts";

const DEFAULT_SERVICE = "https://bsky.social";
const HANDLE_RESOLVER = "https://public.api.bsky.app";
const PLC_DIRECTORY = "https://plc.directory";
const DID = /^did:[a-z]+:[a-zA-Z0-9.:%_-]+$/;

const tokens = z.object({
  did: z.string(),
  handle: z.string(),
  accessJwt: z.string(),
  refreshJwt: z.string(),
});
const kept = tokens.extend({
  /** What it was made from: a session of other settings is not used. */
  madeFor: z.string(),
  service: z.string(),
});
export type Session = z.output<typeof kept>;

/** Asks as the signed-in account. A failure before the request itself left is `unsent`, never `lost`. */
export async function ask<T>(settings: Settings, reach: Reach, request: Request<T>): Promise<Answer<T>> {
  const session = await held(settings, reach);
  const first = session ? { ok: true as const, body: session } : await renew(settings, reach, null);
  if (!first.ok) return beforehand(first.failure);
  const answer = await xrpc(reach, wire(settings, first.body), request);
  if (answer.ok || answer.failure.kind !== "signed_out") return answer;
  const next = await renew(settings, reach, first.body);
  return next.ok ? xrpc(reach, wire(settings, next.body), request) : beforehand(next.failure);
}

/** A new session from the password, kept for later calls. */
export async function signIn(settings: Settings, reach: Reach): Promise<Answer<Session>> {
  const service = settings.service || (await findService(settings.handle, reach)) || DEFAULT_SERVICE;
  const json = { identifier: settings.handle, password: settings.appPassword };
  const answer = await xrpc(
    reach,
    { service },
    {
      method: "POST",
      nsid: "com.atproto.server.createSession",
      json,
      secrets: [settings.appPassword],
      shape: tokens,
    },
  );
  if (answer.ok) return keep(reach, { ...answer.body, madeFor: madeFor(settings), service });
  const { failure } = answer;
  // Whatever the server has against this sign-in (wrong password, second factor, account closed), people must act.
  if (failure.kind === "refused") return failed("signed_out", failure.detail, failure.error);
  return answer;
}

const underWay = new Map<string, Promise<Answer<Session>>>();

/** One renewal at a time for an account: whoever comes meanwhile waits for the same. */
async function renew(settings: Settings, reach: Reach, stale: Session | null): Promise<Answer<Session>> {
  const key = `${madeFor(settings)}\n${settings.appPassword}`;
  const others = underWay.get(key);
  if (others) {
    const answer = await others;
    return answer.ok ? keep(reach, answer.body) : answer;
  }
  const mine = renewNow(settings, reach, stale).finally(() => underWay.delete(key));
  underWay.set(key, mine);
  return mine;
}

async function renewNow(settings: Settings, reach: Reach, stale: Session | null): Promise<Answer<Session>> {
  const meanwhile = await held(settings, reach);
  if (meanwhile && meanwhile.accessJwt !== stale?.accessJwt)
    return { ok: true, body: meanwhile, quota: null };
  if (!stale) return signIn(settings, reach);
  const answer = await xrpc(
    reach,
    { service: stale.service, token: stale.refreshJwt },
    {
      method: "POST",
      nsid: "com.atproto.server.refreshSession",
      shape: tokens,
    },
  );
  if (answer.ok) return keep(reach, { ...stale, ...answer.body });
  const { kind } = answer.failure;
  return kind === "signed_out" || kind === "refused" ? signIn(settings, reach) : answer;
}

async function held(settings: Settings, reach: Reach): Promise<Session | null> {
  const session = kept.safeParse(await reach.session.read());
  return session.success && session.data.madeFor === madeFor(settings) ? session.data : null;
}

async function keep(reach: Reach, session: Session): Promise<Answer<Session>> {
  await reach.session.write(session);
  return { ok: true, body: session, quota: null };
}

function madeFor(settings: Settings): string {
  return `${settings.handle} ${settings.service}`;
}

function wire(settings: Settings, session: Session) {
  const proxy = settings.appView.includes("#") ? settings.appView : `${settings.appView}#bsky_appview`;
  return { service: session.service, token: session.accessJwt, ...(settings.appView ? { proxy } : {}) };
}

function beforehand(failure: Failure): { ok: false; failure: Failure } {
  const kind = failure.kind === "throttled" || failure.kind === "signed_out" ? failure.kind : "unsent";
  return { ok: false, failure: { ...failure, kind } };
}

/** handle → DID → DID document → the account's own server; null where one of the steps fails. */
async function findService(handle: string, reach: Reach): Promise<string | null> {
  const did = await resolveHandle(handle, reach);
  if (!did) return null;
  const address = did.startsWith("did:web:")
    ? `https://${decodeURIComponent(did.slice(8))}/.well-known/did.json`
    : `${PLC_DIRECTORY}/${did}`;
  const text = await fetchText(reach, address);
  const shape = z.object({ service: z.array(z.object({ id: z.string(), serviceEndpoint: z.unknown() })) });
  const document = shape.safeParse(text === null ? null : parsed(text));
  const entry = document.data?.service.find((service) => service.id.endsWith("#atproto_pds"));
  const endpoint = typeof entry?.serviceEndpoint === "string" ? URL.parse(entry.serviceEndpoint) : null;
  return endpoint?.protocol === "https:" ? endpoint.origin : null;
}

async function resolveHandle(handle: string, reach: Reach): Promise<string | null> {
  const answer = await xrpc(
    reach,
    { service: HANDLE_RESOLVER },
    {
      method: "GET",
      nsid: "com.atproto.identity.resolveHandle",
      params: { handle },
      shape: z.object({ did: z.string() }),
    },
  );
  const did = answer.ok
    ? answer.body.did
    : await fetchText(reach, `https://${handle}/.well-known/atproto-did`);
  return did && DID.test(did.trim()) ? did.trim() : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
