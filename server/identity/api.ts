/**
 * Where every handler starts: `desk.queue.list.use(may("see_queue")).handler(({ input, context }) => …)` for what needs
 * a member, `api.setup.state.handler(…)` for the few things that need nobody.
 */
import { implement, os } from "@orpc/server";
import { contract } from "../../contract/index.ts";
import type { Caller } from "./caller.ts";
import type { Identity } from "./identity.ts";
import { type Permission, requirePermission } from "./permissions.ts";
import { notFound, signIn } from "./refusals.ts";

/** One request. In a test: `{ headers, responseHeaders: new Headers(), address: "127.0.0.1", identity }`. */
export interface RequestContext {
  headers: Headers;
  /** Copied onto the response: cookies. */
  responseHeaders: Headers;
  address: string;
  identity: Identity;
}

export const api = implement(contract).$context<RequestContext>();

const withRequest = os.$context<RequestContext>();

/** 401 without a session; 404 where the person is not a member: nobody learns that a workspace exists. */
export const signedIn = withRequest.middleware(async ({ context, next }) => {
  const { headers, responseHeaders, identity } = context;
  const session = await identity.sessionFor(headers, responseHeaders);
  if (!session) throw signIn();
  const membership = await identity.membershipFor(session.personId, headers);
  if (!membership) throw notFound();
  const caller: Caller = { ...membership, personId: session.personId };
  return next({ context: { caller, session } });
});

export const desk = api.use(signedIn);

/** 403 unless the caller's role allows it here. */
export function may(permission: Permission) {
  return os.$context<{ caller: Caller }>().middleware(async ({ context, next }) => {
    requirePermission(context.caller, permission);
    return next();
  });
}
