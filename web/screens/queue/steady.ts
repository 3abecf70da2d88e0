/** Nothing jumps: rows keep their place, what is new waits behind a count until it is asked for. */
import { useEffect, useState } from "react";

/**
 * `shown` in its own order, without what is gone; what comes after the last row is added at the end; everything else
 * that is new waits.
 */
export function steady(shown: string[], fresh: string[]): { shown: string[]; waiting: string[] } {
  const there = new Set(fresh);
  const kept = shown.filter((id) => there.has(id));
  if (kept.length === 0) return { shown: fresh, waiting: [] };
  const known = new Set(kept);
  const end = fresh.findLastIndex((id) => known.has(id));
  return {
    shown: [...kept, ...fresh.slice(end + 1)],
    waiting: fresh.slice(0, end).filter((id) => !known.has(id)),
  };
}

/** `key`: another list (tab, order, filter) starts anew. */
export function useSteady<T extends { id: string }>(key: string, fresh: T[]) {
  const [held, setHeld] = useState<{ key: string; ids: string[] }>({ key, ids: [] });
  const ids = fresh.map((one) => one.id);
  const now = steady(held.key === key ? held.ids : [], ids);
  const changed = held.key !== key || now.shown.join() !== held.ids.join();
  useEffect(() => {
    if (changed) setHeld({ key, ids: now.shown });
  });
  const byId = new Map(fresh.map((one) => [one.id, one]));
  return {
    shown: now.shown.flatMap((id) => byId.get(id) ?? []),
    waiting: now.waiting.length,
    showNew: () => setHeld({ key, ids }),
  };
}
