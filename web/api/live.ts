/**
 * What happens on the desk, as it happens. One tab holds the stream and passes it on to the others: a stream a tab
 * would use up the six connections that a browser gives an origin. The tab that holds it is the one that has the
 * lock; when it closes, another takes over. Without locks (plain http in a local network) each tab has its own
 * stream, but only while it is seen.
 */
import { ORPCError } from "@orpc/client";
import type { LiveEvent } from "../../contract/index.ts";
import { client } from "./client.ts";
import { tellStream } from "./connection.ts";
import { onWaking } from "./waking.ts";
import { chosenWorkspace } from "./workspace.ts";

export type Heard = LiveEvent | { type: "resumed" };
/** What the tabs tell each other: what was heard, and whether the stream is there. */
type Told = Heard | { type: "stream"; up: boolean };

const ENDED_MS = 1_000;
const REFUSED_MS = 5_000;
const LONGEST_PAUSE_MS = 10_000;

/** Calls `hear` with everything that happens, in order, until the returned function is called. */
export function listenLive(hear: (event: Heard) => void): () => void {
  const stop = new AbortController();
  const name = `escolta-live-${chosenWorkspace() ?? ""}`;
  const take = (told: Told) => {
    if (told.type === "stream") tellStream(told.up);
    else hear(told);
  };
  if ("locks" in navigator) shareOneStream(name, take, stop.signal);
  else streamWhileSeen(take, stop.signal);
  return () => stop.abort();
}

function shareOneStream(name: string, take: (told: Told) => void, stopped: AbortSignal): void {
  const others = new BroadcastChannel(name);
  others.onmessage = (message: MessageEvent<Told>) => take(message.data);
  stopped.addEventListener("abort", () => others.close());
  navigator.locks
    .request(name, { signal: stopped }, async () => {
      // Whoever takes over cannot know what the tab before it had heard last.
      take({ type: "resumed" });
      await follow((told) => {
        take(told);
        if (!stopped.aborted) others.postMessage(told);
      }, stopped);
    })
    .catch(() => undefined);
}

function streamWhileSeen(take: (told: Told) => void, stopped: AbortSignal): void {
  let current: AbortController | null = null;
  const look = () => {
    if (document.hidden) {
      current?.abort();
      current = null;
    } else if (!current) {
      current = new AbortController();
      take({ type: "resumed" });
      void follow(take, AbortSignal.any([current.signal, stopped]));
    }
  };
  look();
  document.addEventListener("visibilitychange", look, { signal: stopped });
}

/** The client comes back by itself, with the id of the last event it heard, for as long as it takes. */
async function follow(take: (told: Told) => void, signal: AbortSignal): Promise<void> {
  const again = () => {
    take({ type: "stream", up: false });
    return (came: boolean) => {
      if (!came) return;
      take({ type: "stream", up: true });
      // What was asked while nobody answered is asked again.
      take({ type: "resumed" });
    };
  };
  while (!signal.aborted) {
    let pause = ENDED_MS;
    const awake = new AbortController();
    const stopWatching = onWaking(() => awake.abort());
    try {
      const events = await client.live.stream(undefined, {
        signal: AbortSignal.any([signal, awake.signal]),
        context: {
          retry: Number.POSITIVE_INFINITY,
          retryDelay: (o) => o.lastEventRetry ?? pauseAfter(o.attemptIndex),
          shouldRetry: ({ error }) => !awake.signal.aborted && !isRefusal(error),
          onRetry: again,
        },
      });
      take({ type: "stream", up: true });
      // An event carries its id as a proxy, which no other tab can be sent: what it says is copied out.
      for await (const event of events) tell(take, { ...event });
    } catch {
      // Signed out, or the server has no stream: ask again later, not at once.
      pause = awake.signal.aborted ? 0 : REFUSED_MS;
    }
    stopWatching();
    if (signal.aborted) return;
    await new Promise((done) => setTimeout(done, pause));
    take({ type: "resumed" });
  }
}

/** The desk answers, and says no: that is another matter than a desk that does not answer. */
function isRefusal(error: unknown): boolean {
  return error instanceof ORPCError && error.status < 500;
}

function pauseAfter(attempt: number): number {
  return Math.min(LONGEST_PAUSE_MS, 500 * 2 ** Math.min(attempt, 6));
}

/** A listener's own mistake must not look like a lost connection: it is reported, and the stream goes on. */
function tell(take: (told: Told) => void, event: LiveEvent): void {
  try {
    take(event);
  } catch (error) {
    reportError(error);
  }
}
