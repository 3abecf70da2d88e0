/**
 * What happens on the desk, as it happens. One tab holds the stream and passes it on to the others: a stream a tab
 * would use up the six connections that a browser gives an origin. The tab that holds it is the one that has the
 * lock; when it closes, another takes over. Without locks (plain http in a local network) each tab has its own
 * stream, but only while it is seen.
 */
import type { LiveEvent } from "../../contract/index.ts";
import { client } from "./client.ts";
import { chosenWorkspace } from "./workspace.ts";

export type Heard = LiveEvent | { type: "resumed" };

/** Calls `hear` with everything that happens, in order, until the returned function is called. */
export function listenLive(hear: (event: Heard) => void): () => void {
  const stop = new AbortController();
  const name = `escolta-live-${chosenWorkspace() ?? ""}`;
  if ("locks" in navigator) shareOneStream(name, hear, stop.signal);
  else streamWhileSeen(hear, stop.signal);
  return () => stop.abort();
}

function shareOneStream(name: string, hear: (event: Heard) => void, stopped: AbortSignal): void {
  const others = new BroadcastChannel(name);
  others.onmessage = (message: MessageEvent<Heard>) => hear(message.data);
  stopped.addEventListener("abort", () => others.close());
  navigator.locks
    .request(name, { signal: stopped }, async () => {
      // Whoever takes over cannot know what the tab before it had heard last.
      hear({ type: "resumed" });
      await follow((event) => {
        hear(event);
        others.postMessage(event);
      }, stopped);
    })
    .catch(() => undefined);
}

function streamWhileSeen(hear: (event: Heard) => void, stopped: AbortSignal): void {
  let current: AbortController | null = null;
  const look = () => {
    if (document.hidden) {
      current?.abort();
      current = null;
    } else if (!current) {
      current = new AbortController();
      hear({ type: "resumed" });
      void follow(hear, AbortSignal.any([current.signal, stopped]));
    }
  };
  look();
  document.addEventListener("visibilitychange", look, { signal: stopped });
}

/** The client comes back by itself, with the id of the last event it heard, for as long as it takes. */
async function follow(hear: (event: Heard) => void, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      const events = await client.live.stream(undefined, {
        signal,
        context: {
          retry: Number.POSITIVE_INFINITY,
          retryDelay: (o) => o.lastEventRetry ?? pause(o.attemptIndex),
        },
      });
      // An event carries its id as a proxy, which no other tab can be sent: what it says is copied out.
      for await (const event of events) tell(hear, { ...event });
    } catch {
      // Signed out, or the server has no stream: ask again later, not at once.
    }
    if (signal.aborted) return;
    await new Promise((done) => setTimeout(done, 5_000));
    hear({ type: "resumed" });
  }
}

function pause(attempt: number): number {
  return Math.min(30_000, 500 * 2 ** Math.min(attempt, 6));
}

/** A listener's own mistake must not look like a lost connection: it is reported, and the stream goes on. */
function tell(hear: (event: Heard) => void, event: Heard): void {
  try {
    hear(event);
  } catch (error) {
    reportError(error);
  }
}
