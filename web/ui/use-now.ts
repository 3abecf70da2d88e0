import { useSyncExternalStore } from "react";
import { onServerTime, serverNow } from "../server-time.ts";

/** The present as the server has it, to the minute: rings and counters move together and only then. */
export function useNow(): Date {
  return useSyncExternalStore(subscribe, () => now);
}

let now = serverNow();
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setTimeout> | null = null;
onServerTime(move);

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
  const fresh = serverNow();
  if (Math.abs(fresh.getTime() - now.getTime()) > 1000) move();
  timer = setTimeout(tick, 60_000 - (fresh.getTime() % 60_000) + 50);
}

function move(): void {
  now = serverNow();
  for (const tell of listeners) tell();
}
