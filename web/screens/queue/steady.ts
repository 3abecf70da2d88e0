/** Nothing jumps: rows keep their place, what is new waits behind a count until it is asked for. */
import { useEffect, useMemo, useState } from "react";
import { broughtBack } from "./order.ts";

/**
 * `shown` in its own order, without what is gone; what comes after the last row is added at the end; what I brought
 * back myself takes its place at once; everything else that is new waits.
 */
export function steady(
  shown: string[],
  fresh: string[],
  mine: ReadonlySet<string> = new Set(),
): { shown: string[]; waiting: string[] } {
  if (isSame(fresh, shown)) return { shown, waiting: NONE };
  const there = new Set(fresh);
  const kept = shown.filter((id) => there.has(id));
  if (kept.length === 0) return { shown: fresh, waiting: [] };
  const known = new Set(kept);
  const end = fresh.findLastIndex((id) => known.has(id));
  const all = [...kept, ...fresh.slice(end + 1)];
  const between = fresh.slice(0, end).filter((id) => !known.has(id));
  for (const id of between.filter((one) => mine.has(one))) {
    const before = fresh.slice(0, fresh.indexOf(id)).findLast((one) => all.includes(one));
    all.splice(before === undefined ? 0 : all.indexOf(before) + 1, 0, id);
  }
  return { shown: isSame(all, shown) ? shown : all, waiting: between.filter((id) => !mine.has(id)) };
}

/** `key`: another list (tab, order, filter) starts anew. What is shown stays the same array until it changes. */
export function useSteady<T extends { id: string }>(key: string, fresh: T[]) {
  const [held, setHeld] = useState<{ key: string; ids: string[] }>({ key, ids: [] });
  const before = held.key === key ? held.ids : NONE;
  const { ids, shown, waiting } = useMemo(() => {
    const ids = fresh.map((one) => one.id);
    return { ids, ...steady(before, ids, broughtBack()) };
  }, [before, fresh]);
  const rows = useMemo(() => {
    const byId = new Map(fresh.map((one) => [one.id, one]));
    return shown.flatMap((id) => byId.get(id) ?? []);
  }, [shown, fresh]);
  const changed = held.key !== key || shown !== held.ids;
  useEffect(() => {
    if (changed) setHeld({ key, ids: shown });
  });
  return { shown: rows, waiting: waiting.length, showNew: () => setHeld({ key, ids }) };
}

const NONE: string[] = [];

function isSame(a: string[], b: string[]): boolean {
  return a.length === b.length && a.every((id, index) => id === b[index]);
}
