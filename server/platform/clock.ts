/** Where the time comes from. It is passed to whoever needs it; rules take instants. */
export interface Clock {
  now(): Temporal.Instant;
}

export const systemClock: Clock = { now: () => Temporal.Now.instant() };

/** A clock that moves only when told to: tests, drills, replays. Days and longer are counted in UTC. */
export interface FixedClock extends Clock {
  advance(duration: Temporal.Duration | Temporal.DurationLike | string): void;
}

/** `start` as an instant or its ISO text, "2026-11-21T10:00:00Z". */
export function fixedClock(start: Temporal.Instant | string): FixedClock {
  let now = Temporal.Instant.from(start);
  return {
    now: () => now,
    advance(duration) {
      now = now.toZonedDateTimeISO("UTC").add(duration).toInstant();
    },
  };
}
