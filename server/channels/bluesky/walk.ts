/** Reading a list that only walks backwards, newest first, without missing or endlessly repeating anything. */
import { z } from "zod";
import type { Answer, Failure } from "./api.ts";
import { instant } from "./inbound.ts";

/** How far one list has been read. */
export const markShape = z.object({
  /** ISO 8601: everything shown before this has been heard, but for what the overlap is there for. */
  at: z.string(),
  /** A walk that was broken off: where to go on, how far back to go, and the mark once it is done. */
  walk: z.object({ cursor: z.string(), floor: z.string(), top: z.string() }).nullish(),
});
export type Mark = z.output<typeof markShape>;

export interface Listed {
  uri: string;
  record: { createdAt?: string | null | undefined };
  indexedAt?: string | null | undefined;
}

export interface Page<T> {
  items: T[];
  /** The place in the list of the last entry, whether it is among the items or not; null when it cannot be told. */
  oldest: Temporal.Instant | null;
  /** Null at the end of the list. */
  cursor: string | null;
}

export interface Walked<T> {
  items: T[];
  mark: Mark;
  /** Older ones lie waiting: go on at once. */
  more: boolean;
  failure: Failure | null;
}

/**
 * An item may come up to this much later into the list than its neighbours: lists are sorted by the earlier of
 * `createdAt` and `indexedAt`, and servers index side by side.
 */
const OVERLAP = { minutes: 10 };

/** Reads back to the mark, at most `pages` pages at a time. What comes is not older than the mark less the overlap. */
export async function walkBack<T extends Listed>(
  mark: Mark,
  now: Temporal.Instant,
  pages: number,
  read: (floor: string, cursor: string | undefined) => Promise<Answer<Page<T>>>,
): Promise<Walked<T>> {
  const floor = mark.walk?.floor ?? Temporal.Instant.from(mark.at).subtract(OVERLAP).toString();
  let top = mark.walk?.top ?? mark.at;
  let cursor = mark.walk?.cursor;
  const items: T[] = [];
  for (let page = 0; page < pages; page++) {
    const answer = await read(floor, cursor);
    // A place in a walk of long ago may no longer be known there: begin again at the newest.
    if (!answer.ok && answer.failure.kind === "refused" && page === 0 && cursor) {
      cursor = undefined;
      continue;
    }
    if (!answer.ok) {
      const broken = cursor ? { at: mark.at, walk: { cursor, floor, top } } : mark;
      return { items, mark: broken, more: false, failure: answer.failure };
    }
    const { body } = answer;
    for (const item of body.items) {
      const shown = shownAt(item);
      if (shown && isBefore(shown, Temporal.Instant.from(floor))) continue;
      items.push(item);
      // A server's clock that runs ahead must not hide what comes until ours catches up.
      if (shown && isBefore(Temporal.Instant.from(top), shown))
        top = (isBefore(now, shown) ? now : shown).toString();
    }
    if (!body.cursor || (body.oldest && isBefore(body.oldest, Temporal.Instant.from(floor)))) {
      return { items, mark: { at: top }, more: false, failure: null };
    }
    cursor = body.cursor;
  }
  return {
    items,
    mark: cursor ? { at: mark.at, walk: { cursor, floor, top } } : { at: mark.at },
    more: true,
    failure: null,
  };
}

/** When the network first showed it; a server that does not say leaves the author's word. */
function shownAt(item: Listed): Temporal.Instant | null {
  return instant(item.indexedAt) ?? instant(item.record.createdAt);
}

/** Where it stands in the list. */
export function placeOf(item: Listed): Temporal.Instant | null {
  const shown = shownAt(item);
  const claimed = instant(item.record.createdAt);
  return shown && claimed && isBefore(claimed, shown) ? claimed : shown;
}

function isBefore(a: Temporal.Instant, b: Temporal.Instant): boolean {
  return Temporal.Instant.compare(a, b) < 0;
}
