/** HTTP to a Bluesky server (XRPC): one request, one classified answer. Knows nothing of sessions or of messages. */
import type { z } from "zod";
import type { Quota, Reach } from "../channel.ts";
import { type HttpAnswer, refusal, requestJson, retryAfter } from "../http.ts";

/**
 * How asking failed.
 * `unsent`: it never left this machine, or was turned away unread · `lost`: it left, and nothing came back · `throttled` ·
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
  /** Words in the body that must never be shown. */
  secrets?: string[];
}

export interface Wire {
  service: string;
  token?: string;
  /** The service that the server should pass an `app.bsky` request on to. */
  proxy?: string;
}

/** A hundred posts with all that hangs on them. */
const MAX_BYTES = 8 * 1024 * 1024;
/** Without a word from the network, a throttled account rests this long. */
const REST = { seconds: 60 };
/** The server says these with 400 as well as with 401. */
const TOKEN_ERRORS = new Set(["ExpiredToken", "InvalidToken", "AuthMissing", "AuthenticationRequired"]);

export async function xrpc<T>(reach: Reach, wire: Wire, request: Request<T>): Promise<Answer<T>> {
  const url = new URL(`/xrpc/${request.nsid}`, wire.service);
  for (const [name, value] of Object.entries(request.params ?? {})) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined) url.searchParams.append(name, String(one));
    }
  }
  const headers: Record<string, string> = {};
  if (wire.token) headers.authorization = `Bearer ${wire.token}`;
  if (wire.proxy && request.nsid.startsWith("app.bsky.")) headers["atproto-proxy"] = wire.proxy;
  if (request.blob) headers["content-type"] = request.blob.type;
  const body = request.blob?.bytes ?? request.json;
  const { method } = request;
  // A token is never carried to wherever a redirect points.
  return classify(
    reach,
    request,
    await requestJson(reach, {
      method,
      url,
      headers,
      body,
      secrets: request.secrets ?? [],
      maxBytes: MAX_BYTES,
      follow: false,
    }),
  );
}

/** A public document outside XRPC (a DID document, a handle's own file); null whenever it cannot be had. */
export async function fetchText(reach: Reach, url: string): Promise<string | null> {
  const answer = await requestJson(reach, { url, timeoutMs: 10_000, maxBytes: 100_000 });
  return answer.kind === "answered" && answer.status === 200 ? answer.text : null;
}

export function failed(
  kind: FailureKind,
  detail: string,
  error: string | null = null,
  after: string | null = null,
) {
  return {
    ok: false as const,
    failure: { kind, error, detail: refusal("rejected", detail).detail ?? "", after },
  };
}

function classify<T>(reach: Reach, request: Request<T>, answer: HttpAnswer): Answer<T> {
  if (answer.kind === "not_sent") return failed("unsent", answer.detail);
  if (answer.kind === "no_answer") return failed("lost", answer.detail);
  const { status, headers } = answer;
  const json = answer.text === "" ? {} : answer.json;
  if (status >= 200 && status < 300) {
    const body = request.shape.safeParse(json);
    if (body.success) return { ok: true, body: body.data, quota: quotaOf(headers) };
    return failed("broken", `HTTP ${status}: not an answer to ${request.nsid}`);
  }
  const { error, message } = errorOf(json);
  const detail = message ?? error ?? `HTTP ${status}`;
  const after = retryAfter(headers, reach.now());
  if (status === 429) {
    const rest = epochSeconds(headers.get("ratelimit-reset")) ?? after ?? reach.now().add(REST).toString();
    return failed("throttled", detail, error, rest);
  }
  if (status === 503) return failed("unsent", detail, error, after);
  if (status === 401 || (error !== null && TOKEN_ERRORS.has(error)))
    return failed("signed_out", detail, error);
  // A 4xx that is not XRPC's JSON was said by something standing between us and the server.
  const refused = status >= 400 && status < 500 && status !== 408 && error !== null;
  return failed(refused || status === 413 ? "refused" : "broken", detail, error);
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
function epochSeconds(header: string | null): string | null {
  const seconds = Number(header ?? Number.NaN);
  if (!Number.isInteger(seconds) || seconds < 1_000_000_000 || seconds > 100_000_000_000) return null;
  return Temporal.Instant.fromEpochMilliseconds(seconds * 1000).toString();
}
