/**
 * The present as the server has it. A device whose clock is wrong would show every deadline wrong: what the clock is
 * off by is learnt from the `Date` of the server's answers, and put right when it is more than a minute.
 */
const OFF_MS = 60_000;
/** An answer that took longer does not say when on its way it was written: the device may have slept meanwhile. */
const QUICK_MS = 5_000;

/** In milliseconds: what is added to the device's clock. */
let correction = 0;
const listeners = new Set<() => void>();

export function serverNow(): Date {
  return new Date(Date.now() + correction);
}

/** From any answer: its `Date` header, and when it was asked for by this device's clock, in milliseconds. */
export function hearServerTime(header: string | null, askedAt: number): void {
  const answeredAt = Date.now();
  const saidAt = Date.parse(header ?? "");
  const took = answeredAt - askedAt;
  if (Number.isNaN(saidAt) || took < 0 || took > QUICK_MS) return;
  const off = saidAt - answeredAt;
  if (Math.abs(off - correction) <= OFF_MS) return;
  correction = Math.abs(off) > OFF_MS ? off : 0;
  for (const tell of listeners) tell();
}

/** Calls `tell` when the present has moved by more than a minute. Answers how to stop. */
export function onServerTime(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}
