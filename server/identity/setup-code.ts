/**
 * The one-time code that set-up asks for when others can reach the machine. It is printed at start and lives in this
 * process alone. Ten wrong tries in a row close it for a minute.
 */
import { createHash, timingSafeEqual } from "node:crypto";
import type { Clock } from "../platform/clock.ts";
import { refused } from "./refusals.ts";

const TRIES = 10;
const PAUSE = Temporal.Duration.from({ minutes: 1 });

/** Answers a check that throws REFUSED `setup_code_wrong` or `setup_code_locked` { seconds }. `code` null: none is asked. */
export function setupCodeCheck(code: string | null, clock: Clock): (given: string | undefined) => void {
  let wrong = 0;
  let closedUntil = Temporal.Instant.fromEpochMilliseconds(0);
  return (given) => {
    if (code === null) return;
    const left = clock.now().until(closedUntil);
    if (left.sign > 0) throw refused("setup_code_locked", { seconds: Math.ceil(left.total("seconds")) });
    if (given !== undefined && sameText(given.trim(), code)) {
      wrong = 0;
      return;
    }
    wrong += 1;
    if (wrong >= TRIES) {
      wrong = 0;
      closedUntil = clock.now().add(PAUSE);
    }
    throw refused("setup_code_wrong");
  };
}

/** In a time that says nothing about where they differ, nor about the length. */
function sameText(a: string, b: string): boolean {
  const hash = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(hash(a), hash(b));
}
