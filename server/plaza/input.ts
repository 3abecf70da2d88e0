import { z } from "zod";
import type { PlazaContext } from "./context.ts";
import { Refused } from "./refusal.ts";
import { uuidPattern } from "./words.ts";

/** The body, read and checked. Throws 400: `bad_json`, `invalid` ({ path }), `bad_text` ({ path }). */
export async function readJson<T>(c: PlazaContext, schema: z.ZodType<T>): Promise<T> {
  const input = schema.safeParse(parseJson(await c.req.arrayBuffer()));
  if (!input.success) {
    throw new Refused(400, "invalid", { path: input.error.issues[0]?.path.join(".") ?? "" });
  }
  refuseBadText(input.data, "");
  return input.data;
}

function parseJson(bytes: ArrayBuffer): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new Refused(400, "bad_json");
  }
}

/** PostgreSQL takes no NUL in a text and no lone surrogate in JSON: said here, in words, instead of a 500 later. */
function refuseBadText(value: unknown, path: string): void {
  if (typeof value === "string") {
    if (value.includes("\0") || !value.isWellFormed()) throw new Refused(400, "bad_text", { path });
  } else if (value && typeof value === "object") {
    for (const [key, inner] of Object.entries(value)) refuseBadText(inner, path ? `${path}.${key}` : key);
  }
}

/** An id from the path; what is not even an id is simply not found. */
export function idFrom(c: PlazaContext, name = "id"): string {
  const id = c.req.param(name) ?? "";
  if (!uuidPattern.test(id)) throw new Refused(404, "not_found");
  return id.toLowerCase();
}

export function textFrom(c: PlazaContext, name: string): string {
  const text = c.req.query(name) ?? "";
  refuseBadText(text, name);
  return text;
}

/** `?limit=`, 1 to 100, 50 unless told. */
export function limitFrom(c: PlazaContext): number {
  const limit = Number(c.req.query("limit") ?? "50");
  if (!Number.isInteger(limit) || limit < 1) throw new Refused(400, "invalid", { path: "limit" });
  return Math.min(limit, 100);
}

/** `?before=` the id of the last one seen: the page after it. */
export function beforeFrom(c: PlazaContext): string | null {
  const before = c.req.query("before");
  if (before === undefined) return null;
  if (!uuidPattern.test(before)) throw new Refused(400, "invalid", { path: "before" });
  return before;
}

export function idempotencyKeyFrom(c: PlazaContext): string | null {
  const key = c.req.header("Idempotency-Key");
  if (key === undefined) return null;
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) throw new Refused(400, "invalid", { path: "Idempotency-Key" });
  return key;
}

export const id = z.string().regex(uuidPattern).toLowerCase();
/** A member, by id or by @handle. */
export const who = z.string().min(1).max(64);
export const moment = z.iso.datetime({ offset: true }).transform((text) => Temporal.Instant.from(text));
