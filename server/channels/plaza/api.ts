/** HTTP to Plaza: one request with the token, one answer. Knows nothing of messages. */
import { z } from "zod";
import type { Reach, RefusalCode } from "../channel.ts";
import { type Failure, failureOf, type HttpAnswer, type HttpRequest, refusal, requestJson } from "../http.ts";
import type { Settings } from "./settings.ts";

/** A page of changes holds up to a hundred posts of up to 12,000 UTF-16 units, each with the post it stands under. */
const MAX_ANSWER = 16 * 1024 * 1024;

export function ask(
  { address, token }: Pick<Settings, "address" | "token">,
  reach: Reach,
  request: Pick<HttpRequest, "method" | "body" | "headers"> & { path: string },
): Promise<HttpAnswer> {
  const { path, headers, ...rest } = request;
  return requestJson(reach, {
    ...rest,
    url: address + path,
    headers: { authorization: `Bearer ${token}`, ...headers },
    maxBytes: MAX_ANSWER,
  });
}

/** The answer's body in its shape, or null when it is anything but that with a 2xx. */
export function read<T>(answer: HttpAnswer, shape: z.ZodType<T>): T | null {
  if (answer.kind !== "answered" || answer.status < 200 || answer.status > 299) return null;
  return shape.safeParse(answer.json).data ?? null;
}

const CODES: Record<string, RefusalCode> = {
  too_long: "too_long",
  empty: "empty",
  unknown_parent: "parent_gone",
  parent_gone: "parent_gone",
  not_found: "parent_gone",
  recipient_closed: "recipient_closed",
  unknown_media: "media_rejected",
  media_type: "media_rejected",
  media_too_large: "media_rejected",
  too_many_images: "media_rejected",
  forbidden: "not_allowed",
  not_yours: "not_allowed",
};

const refused = z.object({ error: z.object({ code: z.string() }) });

/** What a write came to that was not done, by Plaza's own code before the status. */
export function whyNot(answer: HttpAnswer, now: Temporal.Instant): Failure {
  const code = answer.kind === "answered" ? refused.safeParse(answer.json).data?.error.code : undefined;
  const failure = failureOf(answer, now, code);
  // The key was used with something else: an attempt of ours got through. Looking for it will tell.
  if (code === "key_reused") return { outcome: "unknown", refusal: refusal("duplicate", code) };
  const ours = code && CODES[code];
  return failure.outcome === "refused" && ours
    ? { outcome: "refused", refusal: refusal(ours, code) }
    : failure;
}
