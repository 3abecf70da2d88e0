import type { Log } from "../log.ts";

export interface Rounds {
  /** Runs the work now, or again as soon as the run that is under way has ended. */
  nudge(): void;
  isResting(): boolean;
  stop(): Promise<void>;
}

/**
 * Does the same work again and again: every `everyMs`, and at once when nudged, never twice at the same time in this
 * process. Work returns true when more is waiting. Other nodes make their own rounds, so the work itself must be safe
 * beside another of its kind. An error is logged and the next round comes all the same.
 */
export function makeRounds(name: string, everyMs: number, log: Log, work: () => Promise<boolean>): Rounds {
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = false;

  const go = async () => {
    try {
      do {
        again = false;
        while (!stopped && (await work())) again = true;
      } while (again && !stopped);
    } catch (error) {
      log.error({ err: error, rounds: name }, "a round failed");
    } finally {
      running = null;
    }
  };
  const nudge = () => {
    again = true;
    if (!stopped) running ??= go();
  };
  const timer = setInterval(nudge, everyMs);
  return {
    nudge,
    isResting: () => running === null,
    async stop() {
      stopped = true;
      clearInterval(timer);
      await running;
    },
  };
}
