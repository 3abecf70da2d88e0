import { useSyncExternalStore } from "react";

export const PHONE = "(max-width: 799px)";
/** Queue and conversation side by side with little room: keys and second words give way. */
export const NARROW = "(max-width: 1099px)";
export const WIDE = "(min-width: 1200px)";

export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (tell) => {
      const list = matchMedia(query);
      list.addEventListener("change", tell);
      return () => list.removeEventListener("change", tell);
    },
    () => matchMedia(query).matches,
  );
}
