import { useEffect, useState } from "react";
import type { Item } from "../../../contract/index.ts";

/** What is ticked in the list; what leaves the list is no longer ticked. */
export function useSelection(shown: Item[]) {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const items = ids.size === 0 ? NONE : shown.filter(({ id }) => ids.has(id));
  const gone = items.length < ids.size;
  useEffect(() => {
    if (gone) setIds(new Set(items.map(({ id }) => id)));
  });
  return {
    ids,
    items,
    toggle: (id: string) =>
      setIds((before) => {
        const after = new Set(before);
        if (!after.delete(id)) after.add(id);
        return after;
      }),
    clear: () => setIds(new Set()),
  };
}

const NONE: Item[] = [];
