/**
 * Whether the server has newer screens than the ones in this tab. It writes the name of its build into the page and into
 * every answer; when the two differ it is said once, and loaded only when somebody asks for it.
 */
import { useSyncExternalStore } from "react";

const own = document.querySelector<HTMLMetaElement>('meta[name="escolta-build"]')?.content ?? null;
let newest = own;
let putOff: string | null = null;
const listeners = new Set<() => void>();

/** From the header of any answer; null where nothing was built, as in development. */
export function hearBuild(build: string | null): void {
  if (own === null || build === null || build === newest) return;
  newest = build;
  for (const tell of listeners) tell();
}

export function useNewVersion(): { ready: boolean; putOff: () => void } {
  const ready = useSyncExternalStore(subscribe, () => newest !== own && newest !== putOff);
  return {
    ready,
    putOff: () => {
      putOff = newest;
      for (const tell of listeners) tell();
    },
  };
}

/** Whether this tab's screens are no longer the server's: a part that is missing then will not come back. */
export function useOutdated(): boolean {
  return useSyncExternalStore(subscribe, () => newest !== own);
}

/**
 * A part of the screens that is loaded when it is needed is gone when the server has a new build. The router would load
 * the page anew by itself, once for each such message, and remembers which: told that it did, it leaves that to people.
 */
export function watchMissingParts(): void {
  addEventListener("vite:preloadError", (event) => {
    sessionStorage.setItem(`tanstack_router_reload:${event.payload.message}`, "1");
    fetch("/", { method: "HEAD", cache: "no-store" }).then(
      ({ headers }) => hearBuild(headers.get("escolta-build")),
      () => undefined,
    );
  });
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}
