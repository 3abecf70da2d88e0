/** Of a long thread only what is in sight is there: a conversation of 400 messages opens as one of four does. */
import { useVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useLayoutEffect, useRef } from "react";
import type { Entry } from "./in-order.ts";

export type ThreadRow = Entry | "subject" | "earlier";

/** Of text in the column: what is guessed until an entry has been drawn. */
const LINE = 24;
const SIGNS_A_LINE = 72;
const AROUND = 60;
/** Nearer to the end than this, one stands at the end. */
export const END_PX = 40;

/** One begins at the end and stays there as messages come; what is put before does not move what one reads. */
export function useThreadEntries(
  scroller: RefObject<HTMLDivElement | null>,
  entries: Entry[],
  { subject, earlier }: { subject: boolean; earlier: boolean },
) {
  const before: ThreadRow[] = [];
  if (subject) before.push("subject");
  if (earlier) before.push("earlier");
  const at = (index: number): ThreadRow | undefined => before[index] ?? entries[index - before.length];
  const count = before.length + entries.length;
  const rows = useVirtualizer<HTMLDivElement, HTMLDivElement>({
    count,
    // What is at the end is drawn first: nothing is drawn that is not seen.
    initialRect: { width: 0, height: innerHeight },
    initialOffset: () => sum(count, (index) => guess(at(index))) - innerHeight,
    useFlushSync: false,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => guess(at(index)),
    getItemKey: (index) => keyOf(at(index)),
    anchorTo: "end",
    followOnAppend: true,
    scrollEndThreshold: END_PX,
    overscan: 2,
  });
  useLayoutEffect(() => rows.scrollToEnd(), [rows]);
  const place = useRef<{ key: string; below: number } | null>(null);
  const first = before.length;
  useLayoutEffect(() => {
    if (!place.current) return;
    const { key, below } = place.current;
    const index = first + entries.findIndex((entry) => keyOf(entry) === key);
    const [start] = rows.getOffsetForIndex(index, "start") ?? [];
    if (start !== undefined) rows.scrollToOffset(start - below);
    place.current = null;
  }, [entries, first, rows]);

  const items = rows.getVirtualItems();
  return {
    rows,
    /** Called just before earlier entries come: what is first now stays where it is. */
    keepPlace() {
      const { start = 0 } = items.find(({ index }) => index === first) ?? {};
      if (entries[0]) place.current = { key: keyOf(entries[0]), below: start - (rows.scrollOffset ?? 0) };
    },
    height: rows.getTotalSize(),
    top: items[0]?.start ?? 0,
    visible: items.flatMap(({ key, index }) => {
      const entry = at(index);
      return entry === undefined ? [] : { key: String(key), index, entry };
    }),
  };
}

function keyOf(row: ThreadRow | undefined): string {
  if (typeof row !== "object") return row ?? "";
  return row.message?.id ?? row.event?.id ?? row.day ?? "";
}

function guess(row: ThreadRow | undefined): number {
  if (typeof row !== "object") return AROUND;
  const day = row.day ? LINE : 0;
  if (!row.message) return day + LINE;
  return day + AROUND + Math.ceil(row.message.text.length / SIGNS_A_LINE) * LINE;
}

function sum(count: number, of: (index: number) => number): number {
  return Array.from({ length: count }, (_, index) => of(index)).reduce((all, one) => all + one, 0);
}
