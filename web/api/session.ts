/** Who is signed in, and whether Escolta is set up: asked before the first screen, then kept. */
import { useSuspenseQuery } from "@tanstack/react-query";
import { createContext, useContext } from "react";
import { api } from "./client.ts";
import { asFailure } from "./errors.ts";
import { queryClient } from "./query-client.ts";
import { chooseWorkspace } from "./workspace.ts";

const setupState = api.setup.state.queryOptions({ staleTime: Number.POSITIVE_INFINITY });
const me = api.session.me.queryOptions({ staleTime: 5 * 60_000 });

export type Me = Awaited<ReturnType<typeof api.session.me.call>>;

/** Where the first load goes. */
export async function firstPlace(): Promise<"setup" | "sign-in" | "desk"> {
  const [{ done }, person] = await Promise.all([queryClient.ensureQueryData(setupState), signedIn()]);
  if (!done) return "setup";
  return person ? "desk" : "sign-in";
}

async function signedIn(): Promise<Me | null> {
  try {
    return await queryClient.ensureQueryData(me);
  } catch (error) {
    const failure = asFailure(error);
    if (failure.kind === "sign_in") return null;
    // The workspace that this browser remembers may be another person's, or gone.
    if (failure.kind !== "not_found") throw error;
    chooseWorkspace(null);
    return await queryClient.fetchQuery(me);
  }
}

export function setupNeeds() {
  return queryClient.ensureQueryData(setupState);
}

/** Asked once, around everything behind the door: hundreds of parts of a screen then read it for nothing. */
export const MeContext = createContext<Me | null>(null);

export function useAskedMe(): Me {
  return useSuspenseQuery(me).data;
}

/** Behind the door somebody is always signed in: the routes see to it. */
export function useMe(): Me {
  const known = useContext(MeContext);
  if (!known) throw new Error("useMe() is for what stands behind the door: wrap it in <SignedIn>");
  return known;
}

export function useMay(): (permission: string) => boolean {
  const { may } = useMe();
  return (permission) => may.includes(permission);
}

/** After signing in, joining or setting up: everything known before is about somebody else. */
export function startOver(): void {
  queryClient.clear();
}
