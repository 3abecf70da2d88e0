/** What may go wrong, as a code with its values; the words are put by `useErrorWords`. */
import { ORPCError } from "@orpc/client";
import type { Coded } from "../../contract/index.ts";

export type Failure =
  | { kind: "sign_in" }
  | { kind: "forbidden"; needs: string }
  | { kind: "not_found" }
  | { kind: "refused"; why: Coded }
  | { kind: "offline" }
  | { kind: "server" };

/** The server said no; anything else is the connection, or a fault of the screens themselves. */
export function isAnswer(error: unknown): boolean {
  return error instanceof ORPCError;
}

export function asFailure(error: unknown): Failure {
  if (!(error instanceof ORPCError)) return { kind: "offline" };
  const data: unknown = error.data;
  if (error.code === "SIGN_IN" || error.status === 401) return { kind: "sign_in" };
  if (error.code === "FORBIDDEN" || error.status === 403) {
    return { kind: "forbidden", needs: has(data, "needs") ? String(data.needs) : "" };
  }
  if (error.code === "NOT_FOUND" || error.status === 404) return { kind: "not_found" };
  if (error.code === "REFUSED" && isCoded(data)) return { kind: "refused", why: data };
  if (error.status === 400) return { kind: "refused", why: { code: "bad_input" } };
  return { kind: "server" };
}

function isCoded(data: unknown): data is Coded {
  return has(data, "code") && typeof data.code === "string";
}

function has<K extends string>(data: unknown, key: K): data is Record<K, unknown> {
  return typeof data === "object" && data !== null && key in data;
}
