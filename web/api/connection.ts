/**
 * Whether the desk can be reached. The browser knows when the device has no network; the live stream knows when nobody
 * answers at the other end. What is over within seconds is not worth a word.
 */
import { useSyncExternalStore } from "react";

export type Connection = "well" | "offline" | "silent" | "back";

const SILENT_AFTER_MS = 3_000;
const BACK_FOR_MS = 4_000;

let connection: Connection = "well";
let streamIsUp = true;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

export function useConnection(): Connection {
  return useSyncExternalStore(subscribe, () => connection);
}

/** What the tab that holds the live stream sees of it. */
export function tellStream(up: boolean): void {
  if (streamIsUp === up) return;
  streamIsUp = up;
  look();
}

function look(): void {
  clearTimeout(timer);
  if (!navigator.onLine) become("offline");
  else if (streamIsUp) comeBack();
  else timer = setTimeout(() => become("silent"), SILENT_AFTER_MS);
}

/** Said for a moment to who was told that it was away. */
function comeBack(): void {
  if (connection === "well") return;
  become("back");
  timer = setTimeout(() => become("well"), BACK_FOR_MS);
}

function become(next: Connection): void {
  if (connection === next) return;
  connection = next;
  for (const tell of listeners) tell();
}

function subscribe(tell: () => void): () => void {
  if (listeners.size === 0) {
    addEventListener("online", look);
    addEventListener("offline", look);
    look();
  }
  listeners.add(tell);
  return () => {
    listeners.delete(tell);
    if (listeners.size > 0) return;
    removeEventListener("online", look);
    removeEventListener("offline", look);
  };
}
