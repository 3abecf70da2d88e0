/** A list of the queue, and what changed in it: each row put where it belongs, without asking for the pages again. */
import type { Item, QueueFilter } from "../../contract/index.ts";

export type Sort = "pressing" | "due" | "newest";
export interface Page {
  items: Item[];
  next: string | null;
  /** Its last row when it was asked for: the next page begins after it, also when that row has gone. */
  end?: Item | undefined;
}

/** What a list is asked for: as in the contract, every part may be left out. */
export type Asked = Partial<{ [Part in keyof QueueFilter]: QueueFilter[Part] | undefined }> & {
  sort?: Sort | undefined;
};

/**
 * `rows` are all that stand in the list of those that `about` names; what is about one of them and not among the rows
 * goes. A row beyond the last page is left to the page that will be asked for. Everything else stays the same object.
 */
export function withRows(pages: Page[], sort: Sort, about: ReadonlySet<string>, rows: Item[]): Page[] {
  const fresh = new Map(rows.map((row) => [row.id, row]));
  const placed = new Set<string>();
  const kept = pages.map((page) => {
    if (!speaksOf(page, about) && !speaksOf(page, fresh.keys())) return page;
    const items = page.items.flatMap((item) => {
      const row = fresh.get(item.id);
      if (!row) return isAbout(item, about) ? [] : item;
      if (keyOf(row, sort) !== keyOf(item, sort)) return [];
      placed.add(row.id);
      return sameOr(item, row);
    });
    return sameItems(page.items, items) ? page : { ...page, items };
  });
  const moved = rows.filter(({ id }) => !placed.has(id)).sort((a, b) => order(a, b, sort));
  return moved.length === 0 ? kept : putIn(kept, moved, sort);
}

function putIn(pages: Page[], rows: Item[], sort: Sort): Page[] {
  let left = rows;
  return pages.map((page, index) => {
    const end = page.end ?? page.items.at(-1);
    const toTheEnd = index === pages.length - 1 && page.next === null;
    // They are in order: those that belong here come first.
    const first = left.findIndex((row) => end === undefined || order(row, end, sort) > 0);
    const here = toTheEnd || first === -1 ? left : left.slice(0, first);
    if (here.length === 0) return page;
    left = left.slice(here.length);
    return { ...page, items: merged(page.items, here, sort) };
  });
}

function merged(items: Item[], rows: Item[], sort: Sort): Item[] {
  const all: Item[] = [];
  let next = 0;
  for (const item of items) {
    for (let row = rows[next]; row && order(row, item, sort) < 0; row = rows[++next]) all.push(row);
    all.push(item);
  }
  return [...all, ...rows.slice(next)];
}

/** As the server orders them: by one moment, ties by id; what has none comes last. */
function order(a: Item, b: Item, sort: Sort): number {
  const [first, second] = [keyOf(a, sort), keyOf(b, sort)];
  if (first !== second) return first - second;
  const byId = a.id < b.id ? -1 : Number(a.id > b.id);
  return sort === "newest" ? -byId : byId;
}

function keyOf(item: Item, sort: Sort): number {
  switch (sort) {
    case "pressing":
      return Date.parse(item.pressingAt);
    case "due":
      return item.dueAt === null ? Number.MAX_VALUE : Date.parse(item.dueAt);
    case "newest":
      return -Date.parse(item.lastMessageAt);
    default:
      return sort satisfies never;
  }
}

/** All ids that a page's rows have: of ten thousand rows none is looked at to find the one that changed. */
const named = new WeakMap<Page, Set<string>>();

function speaksOf(page: Page, ids: Iterable<string>): boolean {
  let names = named.get(page);
  if (!names) {
    names = new Set(
      page.items.flatMap(({ id, conversationId, customer }) => [id, conversationId, customer.id]),
    );
    named.set(page, names);
  }
  for (const id of ids) if (names.has(id)) return true;
  return false;
}

export function isAbout({ id, conversationId, customer }: Item, about: ReadonlySet<string>): boolean {
  return about.has(id) || about.has(conversationId) || about.has(customer.id);
}

/**
 * Whether an item as somebody has just made it would still stand in this list. What only time or the server can tell
 * (late, waiting for so long, answered since) is taken to be as it was.
 */
export function standsIn(item: Item, asked: Asked, me: string): boolean {
  const states = asked.states?.length ? asked.states : ["new", "open"];
  if (!states.includes(item.state)) return false;
  const assignee = item.assignee?.id ?? null;
  if (asked.tab === "mine" && assignee !== me) return false;
  if (asked.tab === "team" && assignee === me) return false;
  if (asked.assignee && assignee !== (asked.assignee === "nobody" ? null : asked.assignee)) return false;
  const labels: [string, string[] | undefined][] = [
    [item.kind, asked.kinds],
    [item.topic, asked.topics],
    [item.mood, asked.moods],
    [item.language, asked.languages],
  ];
  if (labels.some(([value, wanted]) => wanted?.length && !wanted.includes(value))) return false;
  if (asked.labels?.length && !item.labels.some(({ id }) => asked.labels?.includes(id))) return false;
  return item.urgency >= (asked.urgencyFrom ?? 0);
}

/** The row as it was where nothing in it changed: what shows it need not be drawn again. */
export function sameOr(before: Item, after: Item): Item {
  return before === after || JSON.stringify(before) === JSON.stringify(after) ? before : after;
}

/** Pages asked for again: rows that did not change stay the same objects, wherever they stand now. */
export function sharedPages(before: Page[], after: Page[]): Page[] {
  const kept = new Set(before.filter((page, index) => page === after[index]));
  const changed = before.filter((page) => !kept.has(page));
  const known = new Map(changed.flatMap(({ items }) => items.map((item) => [item.id, item])));
  return after.map((page, index) => {
    if (kept.has(page)) return page;
    const items = page.items.map((item) => {
      const old = known.get(item.id);
      return old ? sameOr(old, item) : item;
    });
    const same = before[index];
    if (same && same.next === page.next && sameItems(same.items, items)) return same;
    return { ...page, items, end: page.end ?? items.at(-1) };
  });
}

function sameItems(before: Item[], after: Item[]): boolean {
  return before.length === after.length && before.every((item, index) => item === after[index]);
}
