import { useQueryClient } from "@tanstack/react-query";
import { Outlet, useNavigate, useRouter } from "@tanstack/react-router";
import { Suspense, useEffect, useState } from "react";
import { applyLive } from "../../api/apply-live.ts";
import { listenLive } from "../../api/live.ts";
import { useKeys } from "../../ui/keyboard.ts";
import { Toasts } from "../../ui/toasts.tsx";
import { MovesProvider } from "../queue/moves/moves.tsx";
import css from "./desk.module.css";
import { KeyList } from "./key-list.tsx";
import { Offline } from "./offline.tsx";
import { PracticeBand } from "./practice-band.tsx";
import { Rail } from "./rail.tsx";

/** What stands around every screen behind the door: the rail, the live stream, the keys, what was just done. */
export function Desk() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const router = useRouter();
  const [keysShown, setKeysShown] = useState(false);

  useEffect(() => listenLive(applyLive(queries)), [queries]);
  useEffect(() => {
    // A session that ends sends every screen to the door, and back to where one was.
    const cache = queries.getQueryCache();
    return cache.subscribe(({ query }) => {
      const error: unknown = query.state.error;
      if (isSignedOut(error))
        void router.navigate({ to: "/sign-in", search: { to: router.state.location.href } });
    });
  }, [queries, router]);
  useKeys({
    "/": () => void navigate({ to: "/search" }),
    "?": () => setKeysShown(true),
    "g q": () => void navigate({ to: "/queue" }),
  });

  return (
    <MovesProvider>
      <div className={css.desk}>
        <Rail onKeys={() => setKeysShown(true)} />
        <div className={css.screen}>
          <Offline />
          <PracticeBand />
          <Suspense>
            <Outlet />
          </Suspense>
        </div>
      </div>
      <Toasts />
      {keysShown ? <KeyList onClose={() => setKeysShown(false)} /> : null}
    </MovesProvider>
  );
}

function isSignedOut(error: unknown): boolean {
  return typeof error === "object" && error !== null && "code" in error && error.code === "SIGN_IN";
}
