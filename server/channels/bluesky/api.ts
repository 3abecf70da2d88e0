/** HTTP to a Bluesky server (XRPC): one request, one classified answer. Knows nothing of sessions or of messages. */
import type { z } from "zod";
import type { Quota, Reach } from "../channel.ts";

/**
 * How asking failed.
 * `unsent`: it never left this machine · `lost`: it left, and nothing came back · `throttled` ·
 * `signed_out`: the token or the password is not accepted · `refused`: the request itself (4xx) ·
 * `broken`: 5xx, a redirect, or something that is not what the method answers.
 */
export type FailureKind = "unsent" | "lost" | "throttled" | "signed_out" | "refused" | "broken";

export interface Failure {
  kind: FailureKind;
  /** The network's own error name: "RecordNotFound". */
  error: string | null;
  /** Plain text, at most 300 characters. */
  detail: string;
  /** ISO 8601: not before, where the network said so. */
  after: string | null;
}

export type Answer<T> = { ok: true; body: T; quota: Quota | null } | { ok: false; failure: Failure };

export interface Request<T> {
  method: "GET" | "POST";
  /** "app.bsky.feed.getPosts" */
  nsid: string;
  /** A list is sent as the same name repeated. */
  params?: Record<string, string | number | string[] | undefined>;
  json?: unknown;
  blob?: { bytes: Uint8Array; type: string };
  shape: z.ZodType<T>;
}

export interface Wire {
  service: string;
  token?: string;
  /** The service that the server should pass an `app.bsky` request on to. */
  proxy?: string;
}

const TIMEOUT_MS = 20_000;
/** Without a word from the network, a throttled account rests this long. */
const REST_SECONDS = 60;
const NEVER_LEFT = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
  "CERT_HAS_EXPIRED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "ERR_TLS_CERT_ALTNAME_INVALID",
]);
/** The server says these with 400 as well as with 401. */
const TOKEN_ERRORS = new Set(["ExpiredToken", "InvalidToken", "AuthMissing", "AuthenticationRequired"]);

export async function xrpc<T>(reach: Reach, wire: Wire, request: Request<T>): Promise<Answer<T>> {
  if (reach.signal.aborted) return failed("unsent", "stopping");
  const url = new URL(`/xrpc/${request.nsid}`, wire.service);
  for (const [name, value] of Object.entries(request.params ?? {})) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined) url.searchParams.append(name, String(one));
    }
  }
  const headers = new Headers({ accept: "application/json" });
  if (wire.token) headers.set("authorization", `Bearer ${wire.token}`);
  if (wire.proxy && request.nsid.startsWith("app.bsky.")) headers.set("atproto-proxy", wire.proxy);
  if (request.blob) headers.set("content-type", request.blob.type);
  else if (request.json !== undefined) headers.set("content-type", "application/json");
  const body = request.blob ? new Uint8Array(request.blob.bytes) : JSON.stringify(request.json);

  try {
    const response = await reach.fetch(url, {
      method: request.method,
      headers,
      ...(body === undefined ? {} : { body }),
      // A token is never carried to wherever a redirect points.
      redirect: "manual",
      signal: AbortSignal.any([reach.signal, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    return classify(reach, request, response, await response.text());
  } catch (error) {
    return fromThrown(error);
  }
}

/** A public document outside XRPC (a DID document, a handle's own file); null whenever it cannot be had. */
export async function fetchText(reach: Reach, url: string): Promise<string | null> {
  try {
    const response = await reach.fetch(url, {
      signal: AbortSignal.any([reach.signal, AbortSignal.timeout(TIMEOUT_MS / 2)]),
    });
    return response.ok ? (await response.text()).slice(0, 100_000) : null;
  } catch {
    return null;
  }
}

export function failed(
  kind: FailureKind,
  detail: string,
  error: string | null = null,
  after: string | null = null,
) {
  return { ok: false as const, failure: { kind, error, detail: plain(detail), after } };
}

function classify<T>(reach: Reach, request: Request<T>, response: Response, text: string): Answer<T> {
  const json = parseJson(text);
  if (response.ok) {
    const body = request.shape.safeParse(json);
    if (body.success) return { ok: true, body: body.data, quota: quotaOf(response.headers) };
    return failed("broken", `HTTP ${response.status}: not an answer to ${request.nsid}`);
  }
  const { error, message } = errorOf(json);
  const detail = message ?? error ?? `HTTP ${response.status}`;
  if (response.status === 429) return failed("throttled", detail, error, resetAt(reach, response.headers));
  if (response.status === 401 || (error !== null && TOKEN_ERRORS.has(error))) {
    return failed("signed_out", detail, error);
  }
  // A 4xx that is not XRPC's JSON was said by something standing between us and the server.
  const refused =
    response.status >= 400 && response.status < 500 && response.status !== 408 && error !== null;
  return failed(refused || response.status === 413 ? "refused" : "broken", detail, error);
}

function fromThrown(error: unknown) {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = codeOf(cause) ?? codeOf(error);
  const detail = code ?? (error instanceof Error ? error.name : "no answer");
  return failed(code !== null && NEVER_LEFT.has(code) ? "unsent" : "lost", detail);
}

function codeOf(error: unknown): string | null {
  return typeof error === "object" && error !== null && "code" in error && typeof error.code === "string"
    ? error.code
    : null;
}

function parseJson(text: string): unknown {
  if (text === "") return {};
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function errorOf(json: unknown): { error: string | null; message: string | null } {
  if (typeof json !== "object" || json === null) return { error: null, message: null };
  const { error, message } = json as { error?: unknown; message?: unknown };
  return {
    error: typeof error === "string" ? error : null,
    message: typeof message === "string" && message !== "" ? message : null,
  };
}

function quotaOf(headers: Headers): Quota | null {
  const max = Number(headers.get("ratelimit-limit") ?? Number.NaN);
  const left = Number(headers.get("ratelimit-remaining") ?? Number.NaN);
  if (!Number.isFinite(max) || !Number.isFinite(left) || max <= 0) return null;
  return { used: Math.max(0, max - left), max, resetsAt: epochSeconds(headers.get("ratelimit-reset")) };
}

/** `RateLimit-Reset` is an epoch in seconds here, not a delay. */
function resetAt(reach: Reach, headers: Headers): string {
  const retry = Number(headers.get("retry-after") ?? Number.NaN);
  const fallback = reach
    .now()
    .add({ seconds: retry > 0 && retry <= 86_400 ? Math.ceil(retry) : REST_SECONDS });
  return epochSeconds(headers.get("ratelimit-reset")) ?? fallback.toString();
}

function epochSeconds(header: string | null): string | null {
  const seconds = Number(header ?? Number.NaN);
  if (!Number.isInteger(seconds) || seconds < 1_000_000_000 || seconds > 100_000_000_000) return null;
  return Temporal.Instant.fromEpochMilliseconds(seconds * 1000).toString();
}

/** For people to read: no mark-up, no control characters. */
function plain(text: string): string {
  return text
    .replace(/<[^>]*>/g, " ")
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim()
    .slice(0, 300);
}
