/** Of a long thread only what is in sight is there: a conversation of 400 messages opens as one of four does. */
import { useVirtualizer, type VirtualItem } from "@tanstack/react-virtual";
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from "react";
import { flushSync } from "react-dom";
import type { Entry } from "./in-order.ts";

export type ThreadRow = Entry | "subject" | "earlier";

/** Of text in the column: what is guessed until an entry has been drawn. */
const LINE = 24;
const SIGNS_A_LINE = 72;
const AROUND = 60;
/** Nearer to the end than this, one stands at the end. */
export const END_PX = 40;

/** As tall as the thread before: the next one is drawn for the same place. */
let lastHeight = 0;

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
  const inSight = lastHeight || innerHeight;
  const rows = useVirtualizer<HTMLDivElement, HTMLDivElement>({
    count,
    // What is at the end is drawn first: nothing is drawn that is not seen.
    initialRect: { width: 0, height: inSight },
    initialOffset: () => sum(count, (index) => guess(at(index))) - inSight,
    useFlushSync: false,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => guess(at(index)),
    getItemKey: (index) => keyOf(at(index)),
    anchorTo: "end",
    followOnAppend: true,
    scrollEndThreshold: END_PX,
    overscan: 2,
  });
  useLayoutEffect(() => {
    rows.scrollToEnd();
    lastHeight = scroller.current?.clientHeight ?? 0;
  }, [rows, scroller]);
  const { measure, measured } = useMeasureAfterPaint(rows.measureElement);
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
    measure,
    scrollToEnd: () => rows.scrollToEnd(),
    /** Called just before earlier entries come: what is first now stays where it is. */
    keepPlace() {
      const { start = 0 } = items.find(({ index }) => index === first) ?? {};
      if (entries[0]) place.current = { key: keyOf(entries[0]), below: start - (rows.scrollOffset ?? 0) };
    },
    styles: stylesOf(items, count, rows.getTotalSize(), measured()),
    visible: items.flatMap(({ key, index }) => {
      const entry = at(index);
      return entry === undefined ? [] : { key: String(key), index, entry };
    }),
  };
}

/**
 * Heights are asked for once the first frame is painted: asked before, the browser would lay the page out for each
 * answer, and nothing of it is seen, since the end of a thread stands right without.
 */
function useMeasureAfterPaint(measureNow: (element: HTMLDivElement | null) => void) {
  const waiting = useRef<Set<HTMLDivElement> | null>(new Set());
  const measure = useCallback(
    (element: HTMLDivElement | null) => {
      if (!waiting.current) measureNow(element);
      else if (element) waiting.current.add(element);
    },
    [measureNow],
  );
  useEffect(() => {
    const measureAll = () => {
      const elements = waiting.current ?? [];
      waiting.current = null;
      flushSync(() => {
        for (const element of elements) if (element.isConnected) measureNow(element);
      });
    };
    const frame = requestAnimationFrame(() => setTimeout(measureAll));
    return () => cancelAnimationFrame(frame);
  }, [measureNow]);
  return { measure, measured: () => waiting.current === null };
}

/** Styles of the whole, and of what is in sight in it. */
function stylesOf(items: VirtualItem[], count: number, height: number, measured: boolean) {
  if (items.length === count) return { whole: {}, inSight: {} };
  if (!measured) return { whole: { height }, inSight: { position: "absolute", bottom: 0 } } as const;
  const transform = `translateY(${items[0]?.start ?? 0}px)`;
  return { whole: { height }, inSight: { position: "absolute", top: 0, transform } } as const;
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
