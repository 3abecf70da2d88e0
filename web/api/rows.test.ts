import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Item } from "../../contract/index.ts";
import { type Page, sharedPages, standsIn, withRows } from "./rows.ts";

/** Of what the list looks at; the rest is ordinary. */
function row(id: string, minute: number, changed: Partial<Item> = {}): Item {
  const at = new Date(Date.UTC(2026, 10, 28, 9, minute)).toISOString();
  const item: Partial<Item> = {
    id,
    conversationId: `conversation of ${id}`,
    state: "open",
    customer: { id: `customer of ${id}`, name: id, handle: null, avatarUrl: null, followers: null },
    kind: "question",
    topic: "other",
    mood: "neutral",
    language: "ca",
    urgency: 1,
    assignee: null,
    pressingAt: at,
    dueAt: at,
    lastMessageAt: at,
    ...changed,
  };
  return item as Item;
}

const ids = (pages: Page[]) => pages.map(({ items }) => items.map(({ id }) => id).join(""));
const about = (...names: string[]) => new Set(names);
const two: Page[] = [
  { items: [row("a", 1), row("c", 3)], next: "2" },
  { items: [row("e", 5), row("g", 7)], next: "3" },
];

describe("rows put where they belong", () => {
  test("a new one between its neighbours, one beyond the last page nowhere", () => {
    const pages = withRows(two, "pressing", about("b", "f", "z"), [row("z", 9), row("f", 6), row("b", 2)]);
    expect(ids(pages)).toEqual(["abc", "efg"]);
    const whole: Page[] = [two[0]!, { ...two[1]!, next: null }];
    expect(ids(withRows(whole, "pressing", about("z"), [row("z", 9)]))).toEqual(["ac", "egz"]);
    expect(ids(withRows([{ items: [], next: null }], "due", about("z"), [row("z", 9)]))).toEqual(["z"]);
  });
  test("one that has another moment now moves; newest first goes the other way", () => {
    expect(ids(withRows(two, "pressing", about("a"), [row("a", 6)]))).toEqual(["c", "eag"]);
    const newest: Page[] = [{ items: [row("b", 5), row("a", 3)], next: null }];
    expect(ids(withRows(newest, "newest", about("a"), [row("a", 8)]))).toEqual(["ab"]);
  });
  test("what is asked about and not answered goes: by item, conversation or customer", () => {
    for (const id of ["c", "conversation of c", "customer of c"])
      expect(ids(withRows(two, "pressing", about(id), []))).toEqual(["a", "eg"]);
    expect(withRows(two, "pressing", about("someone else"), [])[0]).toBe(two[0]);
  });
  test("a page goes as far as it went when it was asked for, also without its last row", () => {
    const [first] = sharedPages([], [{ items: [row("a", 1), row("e", 5)], next: "2" }]);
    const gone = withRows([first!], "pressing", about("e"), []);
    expect(ids(gone)).toEqual(["a"]);
    expect(ids(withRows(gone, "pressing", about("c", "f"), [row("c", 3), row("f", 6)]))).toEqual(["ac"]);
    const empty = withRows(gone, "pressing", about("a"), []);
    expect(ids(withRows(empty, "pressing", about("c"), [row("c", 3)]))).toEqual(["c"]);
  });
  test("what did not change stays the same object, and so does its page", () => {
    const pages = withRows(two, "pressing", about("e", "a"), [
      row("e", 5, { preview: "new words" }),
      row("a", 1),
    ]);
    expect(pages[0]).toBe(two[0]);
    expect(pages[1]?.items[0]?.preview).toBe("new words");
    expect(pages[1]?.items[1]).toBe(two[1]!.items[1]);
  });
  test("nothing is lost, nothing is twice, and all stand in order", () => {
    const minutes = fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 20 });
    const sorts = fc.constantFrom("pressing" as const, "due" as const, "newest" as const);
    fc.assert(
      fc.property(minutes, minutes, sorts, (before, after, sort) => {
        const items = before.map((minute, n) => row(String(n).padStart(2, "0"), minute));
        const whole = withRows([{ items: [], next: null }], sort, about(), items);
        const rows = after.map((minute, n) => row(String(n * 2).padStart(2, "0"), minute));
        const pages = withRows(whole, sort, about(...rows.map(({ id }) => id)), rows);
        const shown = pages.flatMap((page) => page.items);
        expect(shown.map(({ id }) => id).sort()).toEqual(
          [...new Set([...items, ...rows].map(({ id }) => id))].sort(),
        );
        const times = shown.map(({ pressingAt }) => pressingAt);
        expect(times).toEqual(sort === "newest" ? times.toSorted().reverse() : times.toSorted());
      }),
    );
  });
});

test("pages asked for again keep what did not change, wherever it stands now", () => {
  const again = [{ items: [row("new", 0), row("a", 1)], next: "2" }];
  const [page] = sharedPages(two, structuredClone(again));
  expect(page?.items[1]).toBe(two[0]!.items[0]);
  expect(sharedPages(two, structuredClone(two))[1]).toBe(two[1]);
});

test("a move is known to leave a list, or to enter another", () => {
  const me = "me";
  const mine = row("a", 1, { assignee: { id: me, name: "Eva", initials: "E" } });
  expect(standsIn(mine, { tab: "mine" }, me)).toBe(true);
  expect(standsIn(mine, { tab: "team" }, me)).toBe(false);
  expect(standsIn(mine, { assignee: "nobody" }, me)).toBe(false);
  expect(standsIn(row("b", 1), { tab: "mine" }, me)).toBe(false);
  expect(standsIn({ ...mine, state: "done" }, {}, me)).toBe(false);
  expect(standsIn({ ...mine, state: "done" }, { states: ["done"] }, me)).toBe(true);
  expect(standsIn({ ...mine, kind: "praise" }, { kinds: ["complaint"] }, me)).toBe(false);
  expect(standsIn({ ...mine, urgency: 1 }, { urgencyFrom: 2 }, me)).toBe(false);
});
