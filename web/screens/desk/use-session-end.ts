import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useEffect } from "react";

/** A session that ends sends every screen to the door, and back to where one was; drafts are kept where they are. */
export function useSessionEnd(): void {
  const queries = useQueryClient();
  const router = useRouter();
  useEffect(() => {
    const toTheDoor = (error: unknown) => {
      const { pathname, href } = router.state.location;
      if (!isSignedOut(error) || pathname === "/sign-in") return;
      void router.navigate({ to: "/sign-in", search: { to: href } });
    };
    const asked = queries.getQueryCache().subscribe(({ query }) => toTheDoor(query.state.error));
    const done = queries
      .getMutationCache()
      .subscribe(({ mutation }) => mutation && toTheDoor(mutation.state.error));
    return () => {
      asked();
      done();
    };
  }, [queries, router]);
}

function isSignedOut(error: unknown): boolean {
  return typeof error === "object" && error !== null && "code" in error && error.code === "SIGN_IN";
}
