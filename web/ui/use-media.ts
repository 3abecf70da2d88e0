import { useSyncExternalStore } from "react";

export const PHONE = "(max-width: 799px)";
/** Queue and conversation side by side with little room: keys and second words give way. */
export const NARROW = "(max-width: 1099px)";
export const WIDE = "(min-width: 1200px)";

/** One watch for each query, however many ask: the browser makes a list anew each time it is asked. */
const watches = new Map<string, { subscribe: (tell: () => void) => () => void; matches: () => boolean }>();

export function useMedia(query: string): boolean {
  const { subscribe, matches } = watchOf(query);
  return useSyncExternalStore(subscribe, matches);
}

function watchOf(query: string) {
  const known = watches.get(query);
  if (known) return known;
  const list = matchMedia(query);
  const watch = {
    subscribe(tell: () => void) {
      list.addEventListener("change", tell);
      return () => list.removeEventListener("change", tell);
    },
    matches: () => list.matches,
  };
  watches.set(query, watch);
  return watch;
}
