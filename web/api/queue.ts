/** The queue: its list, its counts, and every move of an item. */

import type { InfiniteData, QueryClient } from "@tanstack/react-query";
import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Conversation, Item, QueueFilter } from "../../contract/index.ts";
import { api } from "./client.ts";

type Page = Awaited<ReturnType<typeof api.queue.list.call>>;
export type Batch = Awaited<ReturnType<typeof api.queue.finish.call>>;

export function useQueueList(filter: QueueFilter, sort: "pressing" | "due" | "newest") {
  return useInfiniteQuery(
    api.queue.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ ...filter, sort, limit: 50, cursor }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (last) => last.next ?? undefined,
      placeholderData: keepPreviousData,
    }),
  );
}

export function useCounts() {
  return useQuery(api.queue.counts.queryOptions());
}

export function useViews() {
  return useQuery(api.queue.views.list.queryOptions());
}

/** Puts changed items into everything that shows them, before the server is asked again. */
export function useKeepItems(): (items: Item[]) => void {
  const queries = useQueryClient();
  return (items) => keepItems(queries, items);
}

/** Changes items wherever they are shown, until the server is asked again. */
export function useChangeItems(): (change: (item: Item) => Item) => void {
  const queries = useQueryClient();
  return (change) => changeItems(queries, change);
}

function keepItems(queries: QueryClient, items: Item[]): void {
  const byId = new Map(items.map((item) => [item.id, item]));
  changeItems(queries, (item) => byId.get(item.id) ?? item);
  void queries.invalidateQueries({ queryKey: api.queue.key() });
  for (const item of items) {
    const input = { id: item.conversationId };
    void queries.invalidateQueries({ queryKey: api.conversations.get.key({ input }) });
  }
}

function changeItems(queries: QueryClient, change: (item: Item) => Item): void {
  queries.setQueriesData<InfiniteData<Page>>(
    { queryKey: api.queue.list.key({ type: "infinite" }) },
    (before) =>
      before
        ? {
            ...before,
            pages: before.pages.map((page) => ({
              ...page,
              items: page.items.map(change),
            })),
          }
        : before,
  );
  queries.setQueriesData<Conversation>(
    { queryKey: api.conversations.get.key({ type: "query" }) },
    (before) => (before?.item ? { ...before, item: change(before.item) } : before),
  );
}
