/** Nothing jumps: rows keep their place, what is new waits behind a count until it is asked for. */
import { useEffect, useMemo, useState } from "react";
import { broughtBack } from "./order.ts";

/**
 * `shown` in its own order, without what is gone; what comes after the last row is added at the end; what I brought
 * back myself takes its place at once; everything else that is new waits. A list of ten thousand is gone through once.
 */
export function steady(
  shown: string[],
  fresh: string[],
  mine: ReadonlySet<string> = new Set(),
): { shown: string[]; waiting: string[] } {
  if (isSame(fresh, shown)) return { shown, waiting: NONE };
  const places = placesOf(shown);
  const isStill = new Uint8Array(shown.length);
  const unseen: string[] = [];
  let aboveEnd = 0;
  for (const id of fresh) {
    const place = places.get(id);
    if (place === undefined) unseen.push(id);
    else {
      isStill[place] = 1;
      aboveEnd = unseen.length;
    }
  }
  if (!isStill.includes(1)) return { shown: fresh, waiting: [] };
  const kept = isStill.includes(0) ? shown.filter((_, place) => isStill[place]) : shown;
  const all = aboveEnd < unseen.length ? [...kept, ...unseen.slice(aboveEnd)] : kept;
  const between = unseen.slice(0, aboveEnd);
  const back = between.filter((id) => mine.has(id));
  if (back.length === 0) return { shown: all, waiting: between };
  return { shown: withBack(all, back, fresh), waiting: between.filter((id) => !mine.has(id)) };
}

/** Each where it belongs: after the nearest row before it that is shown. */
function withBack(shown: string[], back: string[], fresh: string[]): string[] {
  const all = [...shown];
  for (const id of back) {
    const before = fresh.slice(0, fresh.indexOf(id)).findLast((one) => all.includes(one));
    all.splice(before === undefined ? 0 : all.indexOf(before) + 1, 0, id);
  }
  return all;
}

/** `key`: another list (tab, order, filter) starts anew. What is shown stays the same array until it changes. */
export function useSteady<T extends { id: string }>(key: string, fresh: T[]) {
  const [held, setHeld] = useState<{ key: string; ids: string[] }>({ key, ids: [] });
  const before = held.key === key ? held.ids : NONE;
  const { ids, shown, waiting } = useMemo(() => {
    const ids = fresh.map((one) => one.id);
    return { ids, ...steady(before, ids, broughtBack()) };
  }, [before, fresh]);
  const rows = useMemo(() => inPlaces(shown, fresh), [shown, fresh]);
  const changed = held.key !== key || shown !== held.ids;
  useEffect(() => {
    if (changed) setHeld({ key, ids: shown });
  });
  return { shown: rows, waiting: waiting.length, showNew: () => setHeld({ key, ids }) };
}

/** Those of `all` that are shown, in the order of `shown`. */
function inPlaces<T extends { id: string }>(shown: string[], all: T[]): T[] {
  const places = placesOf(shown);
  const rows = new Array<T | undefined>(shown.length).fill(undefined);
  for (const one of all) {
    const place = places.get(one.id);
    if (place !== undefined) rows[place] = one;
  }
  return rows.filter((row) => row !== undefined);
}

/** Where each stands, found out once for each array: while messages come, what is shown stays the same for long. */
const placesIn = new WeakMap<string[], Map<string, number>>();

function placesOf(ids: string[]): Map<string, number> {
  let places = placesIn.get(ids);
  if (!places) {
    places = new Map(ids.map((id, place) => [id, place]));
    placesIn.set(ids, places);
  }
  return places;
}

const NONE: string[] = [];

function isSame(a: string[], b: string[]): boolean {
  return a.length === b.length && a.every((id, index) => id === b[index]);
}
