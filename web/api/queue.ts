/** The queue: its list, its counts, and every move of an item. */

import type { InfiniteData, Query, QueryClient } from "@tanstack/react-query";
import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Conversation, Item, Message, QueueFilter } from "../../contract/index.ts";
import { api } from "./client.ts";
import { handsRest } from "./hands.ts";
import { type Asked, type Page, type Sort, sameOr, sharedPages, standsIn, withRows } from "./rows.ts";

export type Batch = Awaited<ReturnType<typeof api.queue.finish.call>>;
type Listed = InfiniteData<Page>;

/** As many ids as one question may name. */
const MOST = 200;
const MINUTE_MS = 60_000;

/** A list narrowed by time (late, waiting) changes although nothing happens: it is looked at once a minute. */
export function useQueueList(filter: QueueFilter, sort: Sort) {
  const byTime = filter.late !== undefined || filter.waitingMinutes !== undefined;
  return useInfiniteQuery(
    api.queue.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ ...filter, sort, limit: 50, cursor }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (last) => last.next ?? undefined,
      placeholderData: keepPreviousData,
      refetchInterval: byTime ? MINUTE_MS : false,
      structuralSharing: (before, after) => shared(before as Listed | undefined, after as Listed),
    }),
  );
}

export function useCounts() {
  return useQuery(api.queue.counts.queryOptions());
}

export function useViews() {
  return useQuery(api.queue.views.list.queryOptions());
}

/** Puts items as the server has just answered them into everything that shows them. */
export function useKeepItems(): (items: Item[]) => void {
  const queries = useQueryClient();
  return (items) => {
    showItems(queries, items);
    tellConversations(queries, items);
  };
}

/**
 * Asks the lists on the screen for the rows that these ids are about, and puts them where they belong. The other lists
 * are asked for again when they come on the screen.
 */
export async function askRows(queries: QueryClient, about: ReadonlySet<string>): Promise<void> {
  const lists = listsOf(queries);
  const asking = lists.filter((list) => list.isActive()).map((list) => askRowsOf(queries, list, about));
  for (const list of lists) if (!list.isActive()) list.invalidate();
  await Promise.all(asking);
}

/** How many rows the lists on the screen hold. */
export function rowsHeld(queries: QueryClient): number {
  let rows = 0;
  for (const list of listsOf(queries))
    if (list.isActive())
      for (const page of (list.state.data as Listed | undefined)?.pages ?? []) rows += page.items.length;
  return rows;
}

async function askRowsOf(queries: QueryClient, list: Query, about: ReadonlySet<string>): Promise<void> {
  const { sort = "pressing", ...filter } = askedBy(list);
  const ids = [...about];
  for (let from = 0; from < ids.length; from += MOST) {
    const part = ids.slice(from, from + MOST);
    const asked = performance.now();
    const { items } = await api.queue.rows.call({ ...filter, about: part });
    await handsRest();
    // A page on its way brings with it the pages as they were when it was asked for.
    await list.promise?.catch(() => undefined);
    const holds = (id: string) => (movedUntil.get(id) ?? 0) < asked;
    const known = new Set(part.filter(holds));
    const rows = items.filter(({ id }) => holds(id));
    change(queries, list, (pages) => withRows(pages, sort, known, rows));
  }
}

/**
 * When the last move of mine of an item was done, for ever while one is under way: what was asked for before that tells of
 * the time before it, and would undo it on the screen.
 */
const movedUntil = new Map<string, number>();

/**
 * A move of these items, on the screen before the server has heard of it. What is refused, or all of it when there is
 * no answer, stands as before (`onBack` is told first); the error is the caller's to say.
 */
export async function moveAtOnce(
  queries: QueryClient,
  items: Item[],
  moved: (item: Item) => Item,
  call: () => Promise<Batch>,
  onBack: (items: Item[]) => void = () => {},
): Promise<Batch> {
  for (const { id } of items) movedUntil.set(id, Number.POSITIVE_INFINITY);
  showItems(queries, items.map(moved));
  try {
    const batch = await call();
    const refused = items.filter(({ id }) => batch.refused.some((one) => one.id === id));
    onBack(refused);
    showItems(queries, [...batch.done, ...refused]);
    return batch;
  } catch (error) {
    onBack(items);
    showItems(queries, items);
    throw error;
  } finally {
    for (const { id } of items) movedUntil.set(id, performance.now());
    tellConversations(queries, items);
  }
}

/** What one has read is told to nobody else: only its row and its own page change. */
export function showRead(queries: QueryClient, conversationId: string, read: boolean): void {
  changeShown(queries, (item) =>
    item.conversationId === conversationId && item.unread === read ? { ...item, unread: !read } : item,
  );
}

/** Changes items wherever they are shown, where they stand; `change` answers the same object for those it leaves alone. */
export function changeShown(queries: QueryClient, of: (item: Item) => Item): void {
  for (const list of listsOf(queries)) {
    change(queries, list, (pages) =>
      pages.map((page) => {
        const items = page.items.map(of);
        return items.every((item, index) => item === page.items[index]) ? page : { ...page, items };
      }),
    );
  }
  for (const page of conversationsOf(queries)) {
    put<Conversation>(queries, page, (before) => {
      const item = before.item && of(before.item);
      return item === before.item ? before : { ...before, item };
    });
  }
}

export type Correction = Partial<Pick<Item, "kind" | "topic" | "mood" | "urgency" | "language" | "pin">>;

/** What it is, set right: said at once; its deadline and its place follow with the answer. */
export function useCorrect(item: Item, onError: (error: unknown) => void): (change: Correction) => void {
  const queries = useQueryClient();
  return (change) => {
    const correct = async () => {
      const { item: done } = await api.queue.correct.call({ id: item.id, ...change });
      return { done: [done], refused: [] };
    };
    moveAtOnce(queries, [item], (before) => ({ ...before, ...change }), correct).catch(onError);
  };
}

/** What one message is, set right: said at once; its conversation follows with the answer. */
export function useCorrectMessage(
  message: Message,
  onChanged: (message: Message) => void,
  onError: (error: unknown) => void,
): (change: Omit<Correction, "pin">) => void {
  const queries = useQueryClient();
  return async (change) => {
    show(sortedRight(message.sorted, change));
    try {
      const { sorted, item } = await api.queue.correctMessage.call({ id: message.id, ...change });
      show(sorted);
      if (item) showItems(queries, [item]);
    } catch (error) {
      show(message.sorted);
      onError(error);
    }
  };

  function show(sorted: unknown): void {
    const now = { ...message, sorted };
    for (const page of conversationsOf(queries))
      put<Conversation>(queries, page, (before) => {
        const messages = withMessage(before.messages, now);
        return messages === before.messages ? before : { ...before, messages };
      });
    onChanged(now);
  }
}

/** As the server will answer it. */
function sortedRight(sorted: unknown, change: object): unknown {
  if (typeof sorted !== "object" || sorted === null) return sorted;
  const reasons: { question?: string }[] =
    "reasons" in sorted && Array.isArray(sorted.reasons) ? sorted.reasons : [];
  const kept = reasons.filter(({ question = "" }) => !(question in change));
  const said = Object.keys(change).map((question) => ({ question, code: "corrected" }));
  return { ...sorted, ...change, reasons: [...kept, ...said] };
}

/** The message in its place, where it is one of these; else the very same. */
export function withMessage(messages: Message[], now: Message): Message[] {
  return messages.some(({ id }) => id === now.id)
    ? messages.map((one) => (one.id === now.id ? now : one))
    : messages;
}

/** In each list where it would stand, out of the others, and in its conversation. */
export function showItems(queries: QueryClient, items: Item[]): void {
  const me = queries.getQueryData(api.session.me.queryKey())?.person.id ?? "";
  const about = new Set(items.map(({ id }) => id));
  for (const list of listsOf(queries)) {
    const asked = askedBy(list);
    const rows = items.filter((item) => standsIn(item, asked, me));
    change(queries, list, (pages) => withRows(pages, asked.sort ?? "pressing", about, rows));
  }
  const byConversation = new Map(items.map((item) => [item.conversationId, item]));
  for (const page of conversationsOf(queries)) {
    put<Conversation>(queries, page, (before) => {
      const item = byConversation.get(before.id);
      return item ? { ...before, item: before.item ? sameOr(before.item, item) : item } : before;
    });
  }
}

/** The counts, and what else a move shows in the thread: the server knows it. */
function tellConversations(queries: QueryClient, items: Item[]): void {
  void queries.invalidateQueries({ queryKey: api.queue.counts.key() });
  for (const { conversationId } of items) {
    const input = { id: conversationId };
    void queries.invalidateQueries({ queryKey: api.conversations.get.key({ input }) });
  }
}

function listsOf(queries: QueryClient): Query[] {
  return queries.getQueryCache().findAll({ queryKey: api.queue.list.key({ type: "infinite" }) });
}

function conversationsOf(queries: QueryClient): Query[] {
  return queries.getQueryCache().findAll({ queryKey: api.conversations.get.key({ type: "query" }) });
}

/** What a list was asked for stands in its key. */
function askedBy({ queryKey }: Query): Asked {
  const { input = {} } = queryKey[1] as { input?: Asked & { limit?: number; cursor?: string } };
  const { limit: _, cursor: __, ...asked } = input;
  return asked;
}

function change(queries: QueryClient, list: Query, of: (pages: Page[]) => Page[]): void {
  put<Listed>(queries, list, (before) => {
    const pages = of(before.pages);
    return pages.every((page, index) => page === before.pages[index]) ? before : { ...before, pages };
  });
}

/** What was to be asked for again still is: a row put right says nothing of the others. */
function put<T>(queries: QueryClient, query: Query, of: (before: T) => T): void {
  const before = query.state.data as T | undefined;
  const after = before && of(before);
  if (after === before) return;
  const { isInvalidated } = query.state;
  queries.setQueryData(query.queryKey, after);
  if (isInvalidated) query.invalidate();
}

/** The very same object where nothing changed: what is given anew on every look would be drawn for ever. */
function shared(before: Listed | undefined, after: Listed): Listed {
  if (!before || before === after) return after;
  const pages = sharedPages(before.pages, after.pages);
  const same =
    pages.length === before.pages.length && pages.every((page, index) => page === before.pages[index]);
  return same && String(before.pageParams) === String(after.pageParams) ? before : { ...after, pages };
}
