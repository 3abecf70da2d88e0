import { Outlet } from "@tanstack/react-router";
import { MeContext, useAskedMe } from "../api/session.ts";

/** Around everything behind the door: whoever is signed in is known to all of it. */
export function SignedIn({ children = <Outlet /> }: { children?: React.ReactNode }) {
  return <MeContext value={useAskedMe()}>{children}</MeContext>;
}
