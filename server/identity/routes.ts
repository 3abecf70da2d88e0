import type { Platform } from "../platform/platform.ts";
import { desk } from "./api.ts";
import type { Country } from "./countries.ts";
import { peopleRoutes } from "./people-routes.ts";
import { permissionsOf } from "./permissions.ts";
import { setupRoutes } from "./setup-routes.ts";
import { membersOf } from "./store.ts";

export interface IdentityDeps {
  platform: Pick<Platform, "db" | "clock" | "log" | "announce">;
  publicUrl: string | null;
  /** What set-up asks for where others can reach the machine; null: nothing. */
  setupCode: string | null;
  /** The calendar belongs to the queue, above: its functions are passed in. */
  holidaysOf(
    country: Country,
    region: string | null,
    year: number,
  ): { date: string; name: Record<string, string> }[];
  regionsOf(country: Country): { code: string; name: string }[];
  /** A practice stands on a network, above: its id, once it is there and connected. */
  openPractice(brandId: string, by: string): Promise<string>;
}

/** Handlers of `contract.setup`, `contract.session` and `contract.people`. */
export function identityRoutes(deps: IdentityDeps) {
  const { db } = deps.platform;
  return {
    setup: setupRoutes(deps),
    people: peopleRoutes(deps),
    session: {
      me: desk.session.me.handler(async ({ context: { caller, session, identity } }) => {
        const { personId, workspaceId, name, initials, article } = caller;
        const all = await identity.memberships(personId);
        const team = await membersOf(db, workspaceId);
        const toView = (one: (typeof all)[number]) => ({
          id: one.workspaceId,
          ...one.workspace,
          role: one.role,
        });
        return {
          person: {
            id: personId,
            name,
            initials,
            article,
            email: session.email,
            twoFactor: session.twoFactor,
          },
          workspace: toView(caller),
          workspaces: all.map(toView),
          may: [...permissionsOf(caller)],
          team: team.map(({ joinedAt: _, ...one }) => one),
        };
      }),
    },
  };
}
