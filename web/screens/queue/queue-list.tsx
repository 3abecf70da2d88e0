import { useVirtualizer } from "@tanstack/react-virtual";
import { memo, type Ref, useCallback, useEffect, useImperativeHandle, useRef } from "react";
import type { Item } from "../../../contract/index.ts";
import { useWords } from "../../locales/use-words.ts";
import { PHONE, useMedia } from "../../ui/use-media.ts";
import css from "./queue-list.module.css";
import { QueueRow } from "./queue-row.tsx";

export interface ListHandle {
  /** The row that has the focus, or null. */
  focused(): number | null;
  focus(index: number): void;
}

interface Props {
  ref: Ref<ListHandle>;
  items: Item[];
  open: string | null;
  selected: ReadonlySet<string>;
  onToggle: (id: string) => void;
  /** The end comes into sight. */
  onEnd: () => void;
}

/** What happens elsewhere in the list does not draw a row again. */
const Row = memo(QueueRow);

/** Thousands of rows, of which only those in sight are there. */
export function QueueList({ ref, items, open, selected, onToggle, onEnd }: Props) {
  const { t } = useWords();
  const height = useMedia(PHONE) ? 80 : 68;
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 8,
  });
  const measured = useRef(height);
  useEffect(() => {
    if (measured.current !== height) rows.measure();
    measured.current = height;
  }, [height, rows]);

  const latestToggle = useRef(onToggle);
  latestToggle.current = onToggle;
  const toggle = useCallback((id: string) => latestToggle.current(id), []);

  const visible = rows.getVirtualItems();
  const last = visible.at(-1)?.index ?? 0;
  const atEnd = last >= items.length - 10;
  useEffect(() => {
    if (atEnd) onEnd();
  });

  useImperativeHandle(ref, () => ({
    focused() {
      const row = document.activeElement?.closest<HTMLElement>("[data-row]");
      return row && scroller.current?.contains(row) ? Number(row.dataset.row) : null;
    },
    focus(index) {
      rows.scrollToIndex(index, { align: "auto" });
      // At once where the row is drawn: the next key may already mean it.
      if (!focusRow(index)) requestAnimationFrame(() => focusRow(index));
    },
  }));

  function focusRow(index: number): boolean {
    const link = scroller.current?.querySelector<HTMLElement>(`[data-row="${index}"] a`);
    link?.focus({ preventScroll: true });
    return Boolean(link);
  }

  return (
    <div ref={scroller} className={css.scroller}>
      <ul className={css.list} style={{ height: rows.getTotalSize() }} aria-label={t("queue:list")}>
        {visible.map(({ index, start }) => {
          const item = items[index];
          return item ? (
            <Row
              key={item.id}
              item={item}
              index={index}
              of={items.length}
              top={start}
              height={height}
              open={item.conversationId === open}
              selected={selected.has(item.id)}
              onToggle={toggle}
            />
          ) : null;
        })}
      </ul>
    </div>
  );
}
