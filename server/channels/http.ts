/**
 * One HTTP exchange with a network, told apart by what matters to a sender: it never left, it may have arrived, or
 * it was answered. Bodies are bounded, nobody waits for ever, and a redirect never carries a credential to another
 * host. Every network's `api.ts` goes through here with the `fetch` it is given.
 */
import { ChannelError, type Reach, type Refusal, type RefusalCode } from "./channel.ts";
import { plainText } from "./text.ts";

export interface HttpRequest {
  method?: "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE";
  url: string | URL;
  headers?: Record<string, string>;
  /** An object is sent as JSON; text, bytes and forms as they are. */
  body?: unknown;
  /** Milliseconds for the whole exchange, its body included; 20,000 unless told. */
  timeoutMs?: number;
  /** The most that is read of an answer, after decompression; 1 MiB unless told. */
  maxBytes?: number;
  /** Words that are sent and must never be shown; the credential of an `authorization` header needs no naming. */
  secrets?: string[];
  /** GET and HEAD follow redirects within their own origin, or from http to https of the same host. */
  follow?: boolean;
}

interface Answered {
  kind: "answered";
  status: number;
  headers: Headers;
  text: string;
  /** The body as JSON; undefined when it is not JSON. */
  json: unknown;
  /** Where the answer came from, after redirects. */
  url: string;
}

export type HttpAnswer =
  | Answered
  /** It never reached the other side (no such host, refused, bad certificate): nothing happened there. */
  | { kind: "not_sent"; detail: string }
  /** It may have arrived: time-out, connection lost, or an answer that could not be read to its end. */
  | { kind: "no_answer"; detail: string; status: number | null };

const DEFAULT_TIMEOUT_MS = 20_000;
const DEFAULT_MAX_BYTES = 1024 * 1024;
const MAX_REDIRECTS = 3;

/** Never throws. `reach.signal` ends it early, as a time-out would. */
export async function requestJson(
  reach: Pick<Reach, "fetch" | "signal">,
  request: HttpRequest,
): Promise<HttpAnswer> {
  let url: URL;
  let init: RequestInit;
  try {
    url = new URL(request.url);
    init = prepared(request);
  } catch {
    // Node repeats the header that it cannot send, and with it the credential.
    return { kind: "not_sent", detail: "an address or a credential that cannot be sent" };
  }
  const hide = hiding(secretsIn(request));
  if (reach.signal.aborted) return { kind: "not_sent", detail: "stopped before it was sent" };

  const timeout = AbortSignal.timeout(request.timeoutMs ?? DEFAULT_TIMEOUT_MS);
  init.signal = AbortSignal.any([reach.signal, timeout]);
  const follows = request.follow !== false && (init.method === "GET" || init.method === "HEAD");
  let status: number | null = null;
  try {
    for (let hops = 0; ; hops++) {
      const response = await reach.fetch(url, init);
      status = response.status;
      const next = follows && hops < MAX_REDIRECTS ? redirectTarget(url, response) : null;
      if (!next) {
        const read = await readBounded(response, request.maxBytes ?? DEFAULT_MAX_BYTES);
        const text = response.ok ? read : hide(read);
        return {
          kind: "answered",
          status,
          headers: response.headers,
          text,
          json: jsonOf(text),
          url: String(url),
        };
      }
      await response.body?.cancel();
      url = next;
    }
  } catch (error) {
    if (timeout.aborted) return { kind: "no_answer", detail: "timed out", status };
    if (reach.signal.aborted) return { kind: "no_answer", detail: "stopped while waiting", status };
    const detail = hide(messageOf(error));
    return status === null && neverArrived(error)
      ? { kind: "not_sent", detail }
      : { kind: "no_answer", detail, status };
  }
}

function prepared(request: HttpRequest): RequestInit {
  const headers = new Headers({ accept: "application/json", ...request.headers });
  const init: RequestInit = { method: request.method ?? "GET", headers, redirect: "manual" };
  const { body } = request;
  if (body === undefined || body === null) return init;
  if (typeof body === "string" || body instanceof FormData || body instanceof URLSearchParams) {
    return { ...init, body };
  }
  if (body instanceof Uint8Array) return { ...init, body: new Uint8Array(body) };
  if (!headers.has("content-type")) headers.set("content-type", "application/json");
  return { ...init, body: JSON.stringify(body) };
}

/** What was sent and nobody may see again: some servers repeat a request in their complaint about it. */
function secretsIn({ headers = {}, secrets = [] }: HttpRequest): string[] {
  const [, credential = ""] = /^\S+\s+(.+)$/.exec(headers.authorization ?? "") ?? [];
  const decoded = /^basic /i.test(headers.authorization ?? "")
    ? Buffer.from(credential, "base64").toString("utf8")
    : "";
  return [credential, decoded, decoded.slice(decoded.indexOf(":") + 1), ...secrets].filter(
    (secret) => secret.length >= SHORTEST_SECRET,
  );
}

/** A shorter word may stand in any text by chance. */
const SHORTEST_SECRET = 4;

function hiding(secrets: string[]): (text: string) => string {
  const forms = secrets.flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)]);
  return (text) => forms.reduce((rest, secret) => rest.replaceAll(secret, "…"), text);
}

/** The address to go on to; null when the redirect leads to another host, or from https back to http. */
function redirectTarget(from: URL, response: Response): URL | null {
  if (![301, 302, 303, 307, 308].includes(response.status)) return null;
  const location = response.headers.get("location");
  if (!location || !URL.canParse(location, from)) return null;
  const to = new URL(location, from);
  const upgraded = from.protocol === "http:" && to.protocol === "https:" && to.hostname === from.hostname;
  return to.origin === from.origin || upgraded ? to : null;
}

class TooLarge extends Error {}

async function readBounded(response: Response, maxBytes: number): Promise<string> {
  if (!response.body) return "";
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body) {
    size += chunk.byteLength;
    if (size > maxBytes) throw new TooLarge(`the answer is larger than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  // The decoder also drops a byte order mark, which some blogs put before their JSON.
  return new TextDecoder().decode(Buffer.concat(chunks));
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

const BEFORE_SENDING = new Set([
  "ENOTFOUND",
  "EAI_AGAIN",
  "ECONNREFUSED",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "EADDRNOTAVAIL",
  "UND_ERR_CONNECT_TIMEOUT",
  "EPROTO",
]);

/** Only what certainly happened before a byte of the request left; everything else may have arrived. */
function neverArrived(error: unknown): boolean {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  if (cause instanceof AggregateError && cause.errors.length > 0) return cause.errors.every(neverArrived);
  if (!(cause instanceof Error)) return false;
  const code = "code" in cause && typeof cause.code === "string" ? cause.code : "";
  // Node names certificate trouble in three families; fetch itself refuses some ports and schemes.
  const certificate = /CERT|ERR_TLS|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)/.test(code);
  return BEFORE_SENDING.has(code) || certificate || /^(bad port|unknown scheme)/.test(cause.message);
}

function messageOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (cause instanceof AggregateError && cause.errors[0] instanceof Error) return cause.errors[0].message;
  return cause instanceof Error ? cause.message : "no connection";
}

/* ---------------------------------------------------------------- what an answer means */

/** ISO 8601 from `Retry-After` (seconds or a date), never before `now`; null when it does not say. */
export function retryAfter(headers: Headers, now: Temporal.Instant): string | null {
  const value = headers.get("retry-after")?.trim();
  if (!value) return null;
  const seconds = /^\d{1,9}$/.test(value)
    ? Number(value)
    : (Date.parse(value) - now.epochMilliseconds) / 1000;
  if (!Number.isFinite(seconds)) return null;
  // A week at most: a wrong clock over there must not silence a connection for years.
  const wait = Math.min(Math.max(Math.ceil(seconds), 0), 7 * 86_400);
  return now.add({ seconds: wait }).toString();
}

/** What a write came to when it did not succeed, by its status alone. Networks put their own codes before it. */
export type Failure =
  | { outcome: "later"; after: string | null; refusal: Refusal }
  | { outcome: "sign_in_again" | "refused" | "unknown"; refusal: Refusal };

/**
 * A status of 500, 502 or 504 to a write says nothing about whether it was done: unknown. 503 and 429 say it was not.
 * `detail` is the network's own words, when it gave any.
 */
export function failureOf(answer: HttpAnswer, now: Temporal.Instant, detail?: string): Failure {
  if (answer.kind === "not_sent") {
    return { outcome: "later", after: null, refusal: refusal("network_down", answer.detail) };
  }
  if (answer.kind === "no_answer")
    return { outcome: "unknown", refusal: refusal("network_down", answer.detail) };
  const { status } = answer;
  const words = detail ?? `HTTP ${status}`;
  const after = retryAfter(answer.headers, now);
  if (status === 429) return { outcome: "later", after, refusal: refusal("rate_limited", words) };
  if (status === 503) return { outcome: "later", after, refusal: refusal("network_down", words) };
  if (status === 401) return { outcome: "sign_in_again", refusal: refusal("sign_in_again", words) };
  if (status >= 500 || status === 408 || (status >= 200 && status < 300)) {
    return { outcome: "unknown", refusal: refusal("network_down", words) };
  }
  return { outcome: "refused", refusal: refusal(REFUSED_BY_STATUS[status] ?? "rejected", words) };
}

const REFUSED_BY_STATUS: Record<number, RefusalCode> = {
  403: "not_allowed",
  404: "parent_gone",
  409: "duplicate",
  410: "parent_gone",
  413: "too_long",
};

/** The same for a read: what the health of the connection shows. */
export function channelErrorOf(answer: HttpAnswer, now: Temporal.Instant, detail?: string): ChannelError {
  if (answer.kind !== "answered") return new ChannelError(refusal("network_down", answer.detail));
  const words = detail ?? `HTTP ${answer.status}`;
  const after = retryAfter(answer.headers, now);
  if (answer.status === 429) return new ChannelError(refusal("rate_limited", words), after);
  if (answer.status === 401) return new ChannelError(refusal("sign_in_again", words));
  if (answer.status === 403) return new ChannelError(refusal("not_allowed", words));
  // A page of HTML with status 200 is a log-in wall or a host's parking page: not the network.
  if (answer.status >= 500 || answer.status < 300)
    return new ChannelError(refusal("network_down", words), after);
  return new ChannelError(refusal("rejected", words), after);
}

/** The network's own words for people: no markup, one line, at most 300 characters. */
export function refusal(code: RefusalCode, detail?: string | null): Refusal {
  const words = plainText(detail ?? "")
    .replace(/\s+/g, " ")
    .trim();
  if (!words) return { code };
  return { code, detail: [...words].slice(0, 300).join("") };
}
