/** The brand's own labels, and putting them on conversations: shown before the server has answered. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { Item, Label } from "../../contract/index.ts";
import { api } from "./client.ts";
import { changeShown } from "./queue.ts";

export function useLabels() {
  return useQuery(api.labels.list.queryOptions());
}

export interface Labelling {
  label: Label;
  on: boolean;
  conversations: string[];
}

/** Answers the conversations on which something changed. What the server refuses is taken back, and thrown. */
export function useLabelling(): (wish: Labelling) => Promise<string[]> {
  const queries = useQueryClient();
  return async ({ label, on, conversations }) => {
    // A list on its way tells of the time before.
    await queries.cancelQueries({ queryKey: api.queue.list.key() });
    changeShown(queries, (item) =>
      conversations.includes(item.conversationId) ? labelled(item, label, on) : item,
    );
    try {
      const input = { label: label.id, conversations };
      return (await (on ? api.labels.put.call(input) : api.labels.take.call(input))).changed;
    } finally {
      // A list that is narrowed by a label has one row more or less.
      void queries.invalidateQueries({ queryKey: api.queue.key() });
      void queries.invalidateQueries({ queryKey: api.conversations.key() });
    }
  };
}

function labelled(item: Item, label: Label, on: boolean): Item {
  const others = item.labels.filter(({ id }) => id !== label.id);
  return { ...item, labels: on ? [...others, label] : others };
}
