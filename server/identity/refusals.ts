/**
 * The four refusals of `contract/endpoint.ts`, thrown from anywhere below a handler. oRPC compares them with the
 * endpoint's error map, so that they reach the browser as defined errors.
 */
import { ORPCError } from "@orpc/server";
import type { Coded } from "../../contract/words.ts";
import type { Permission } from "./permissions.ts";

export function signIn() {
  return new ORPCError("SIGN_IN", { status: 401 });
}

export function forbidden(needs: Permission) {
  return new ORPCError("FORBIDDEN", { status: 403, data: { needs } });
}

export function notFound() {
  return new ORPCError("NOT_FOUND", { status: 404 });
}

/** What was asked cannot be done as things stand. */
export function refused(code: string, params?: Coded["params"]) {
  return new ORPCError("REFUSED", { status: 422, data: params ? { code, params } : { code } });
}
