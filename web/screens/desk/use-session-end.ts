import { useRouter } from "@tanstack/react-router";
import { useEffect } from "react";
import { handsRest } from "../../api/hands.ts";
import { hearSignedOut } from "../../api/session-end.ts";
import { isWriting } from "../../ui/keyboard.ts";

/** Whoever is in the middle of a sentence ends it first: its last words would go into the door's own fields. */
const PAUSE_MS = 800;
const LONGEST_SENTENCE_MS = 15_000;

/** A session that ends sends every screen to the door, and back to where one was; drafts are kept where they are. */
export function useSessionEnd(): void {
  const router = useRouter();
  useEffect(
    () =>
      hearSignedOut(async () => {
        if (isWriting(document.activeElement)) await handsRest(PAUSE_MS, LONGEST_SENTENCE_MS);
        const { pathname, href } = router.state.location;
        if (pathname !== "/sign-in") await router.navigate({ to: "/sign-in", search: { to: href } });
      }),
    [router],
  );
}
