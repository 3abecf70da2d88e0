import { ORPCError } from "@orpc/server";
import type { Log } from "../log.ts";

/** Node and PostgreSQL say so when the database cannot be reached, or has no room: a pause, not a mistake of the request. */
export function isDatabaseAway(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code === "string" && /^(08|53|57P|58|ECONNREFUSED|ECONNRESET|ENOENT|EPIPE)/.test(code))
    return true;
  return (
    error instanceof Error &&
    /Connection terminated|timeout exceeded when trying to connect/.test(error.message)
  );
}

/** What a handler did not expect: logged whole here, told to nobody outside. */
export function inward(error: unknown, log: Log): unknown {
  if (error instanceof ORPCError && error.status < 500) return error;
  if (isDatabaseAway(error)) {
    log.warn({ err: error }, "the database is away");
    return new ORPCError("SERVICE_UNAVAILABLE", { status: 503 });
  }
  log.error({ err: error }, "a request failed");
  return error;
}
