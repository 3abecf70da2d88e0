import { useRouter } from "@tanstack/react-router";
import { useEffect } from "react";
import { hearSignedOut } from "../../api/session-end.ts";

/** A session that ends sends every screen to the door, and back to where one was; drafts are kept where they are. */
export function useSessionEnd(): void {
  const router = useRouter();
  useEffect(
    () =>
      hearSignedOut(() => {
        const { pathname, href } = router.state.location;
        if (pathname !== "/sign-in") void router.navigate({ to: "/sign-in", search: { to: href } });
      }),
    [router],
  );
}
