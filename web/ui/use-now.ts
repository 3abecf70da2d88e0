import { useSyncExternalStore } from "react";

/** The present, to the minute: rings and counters move together and only then. */
export function useNow(): Date {
  return useSyncExternalStore(subscribe, () => now);
}

let now = new Date();
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setTimeout> | null = null;

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  if (timer === null) tick();
  return () => {
    listeners.delete(tell);
    if (listeners.size === 0 && timer !== null) {
      clearTimeout(timer);
      timer = null;
    }
  };
}

function tick(): void {
  const fresh = new Date();
  if (fresh.getTime() - now.getTime() > 1000) {
    now = fresh;
    for (const tell of listeners) tell();
  }
  timer = setTimeout(tick, 60_000 - (fresh.getTime() % 60_000) + 50);
}
