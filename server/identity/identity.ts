/** Who calls, and in which workspace: one query for the session, and one, remembered for seconds, for the memberships. */
import { sql } from "kysely";
import type { Clock } from "../platform/clock.ts";
import type { Database } from "../platform/db/connect.ts";
import { ADDRESS_HEADER, type AuthConfig, createAuth } from "./auth.ts";
import type { Membership, Session } from "./caller.ts";
import { membershipsOf } from "./store.ts";

/** Another node's change of a role is seen after this long; one's own at once. */
const REMEMBER = Temporal.Duration.from({ seconds: 5 });

export type Identity = ReturnType<typeof createIdentity>;

export function createIdentity(deps: AuthConfig & { db: Database; clock: Clock }) {
  const { auth, close } = createAuth(deps);
  const known = new Map<string, { until: Temporal.Instant; memberships: Promise<Membership[]> }>();

  function memberships(personId: string): Promise<Membership[]> {
    const now = deps.clock.now();
    const found = known.get(personId);
    if (found && Temporal.Instant.compare(now, found.until) < 0) return found.memberships;
    const asked = membershipsOf(deps.db, personId);
    known.set(personId, { until: now.add(REMEMBER), memberships: asked });
    asked.catch(() => known.delete(personId));
    return asked;
  }

  /** better-auth hides why it failed. When its database is away, that is what this throws: a pause, not a mistake. */
  const unlessAway = () => sql`select 1`.execute(deps.db);

  return {
    auth,
    close,
    memberships,

    /** After a change of members or of a workspace's name, languages or clock; call it when it is committed. */
    membersChanged(): void {
      known.clear();
    },

    /** Null: nobody is signed in. A session near its end is prolonged; the cookie for it goes into `responseHeaders`. */
    async sessionFor(headers: Headers, responseHeaders?: Headers): Promise<Session | null> {
      // Without a cookie there is nothing to ask the database.
      if (!headers.has("cookie")) return null;
      const { response, headers: out } = await auth.api
        .getSession({ headers, returnHeaders: true })
        .catch(async (error: unknown) => {
          await unlessAway();
          throw error;
        });
      if (responseHeaders) copyCookies(out, responseHeaders);
      if (!response) return null;
      const { id, name, email, twoFactorEnabled } = response.user;
      return { personId: id, name, email, twoFactor: twoFactorEnabled === true };
    },

    /**
     * The person's place in the workspace that the header `escolta-workspace` names, or in their first. Undefined:
     * not a member there, whether or not there is such a workspace.
     */
    async membershipFor(personId: string, headers: Headers): Promise<Membership | undefined> {
      const all = await memberships(personId);
      const wanted = headers.get("escolta-workspace");
      return wanted === null ? all[0] : all.find((one) => one.workspaceId === wanted);
    },

    /** Signs in with a password that was just chosen; the session cookie goes into `responseHeaders`. */
    async signIn(account: { email: string; password: string }, context: SignInContext): Promise<void> {
      const { email, password } = account;
      const { headers } = await auth.api.signInEmail({
        body: { email, password },
        headers: withAddress(context.headers, context.address),
        returnHeaders: true,
      });
      copyCookies(headers, context.responseHeaders);
    },

    /** better-auth's own routes, `/api/auth/*`. `address` is the caller's, as our own server or its proxy saw it. */
    async handle(request: Request, address: string): Promise<Response> {
      const response = await auth.handler(
        new Request(request, { headers: withAddress(request.headers, address) }),
      );
      if (response.status >= 500) await unlessAway();
      return response;
    },
  };
}

export interface SignInContext {
  headers: Headers;
  responseHeaders: Headers;
  address: string;
}

function withAddress(headers: Headers, address: string): Headers {
  const copy = new Headers(headers);
  copy.set(ADDRESS_HEADER, address);
  return copy;
}

function copyCookies(from: Headers, to: Headers): void {
  for (const cookie of from.getSetCookie()) to.append("set-cookie", cookie);
}
