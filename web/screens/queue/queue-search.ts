/** What of the queue stands in the address: which tab, which order, which filter. Going back brings it back. */
import type { QueueFilter } from "../../../contract/index.ts";

export type Filter = Omit<QueueFilter, "tab">;
export type Tab = QueueFilter["tab"];
export type Sort = "pressing" | "due" | "newest";
export interface QueueSearch {
  tab?: Tab;
  sort?: Sort;
  filter?: Filter;
  /** The person slides over the conversation, where there is no room beside it. */
  person?: boolean;
}

export const TABS: readonly Tab[] = ["mine", "team", "all"];
export const SORTS: readonly Sort[] = ["pressing", "due", "newest"];

/** An address is anybody's input: what does not fit is left out. The server looks at the values. */
export function readQueueSearch(given: Record<string, unknown>): QueueSearch {
  const search: QueueSearch = {};
  const tab = TABS.find((one) => one === given.tab);
  const sort = SORTS.find((one) => one === given.sort);
  if (tab) search.tab = tab;
  if (sort) search.sort = sort;
  if (given.person === true) search.person = true;
  if (typeof given.filter === "object" && given.filter !== null) {
    const filter = readFilter(given.filter as Record<string, unknown>);
    if (countOf(filter) > 0) search.filter = filter;
  }
  return search;
}

const LISTS = [
  "states",
  "kinds",
  "topics",
  "moods",
  "languages",
  "networks",
  "connections",
  "labels",
] as const;
const FIGURES = ["urgencyFrom", "reachFrom", "waitingMinutes"] as const;

function readFilter(given: Record<string, unknown>): Filter {
  const filter: Record<string, unknown> = {};
  for (const key of LISTS) {
    const value = given[key];
    if (!Array.isArray(value)) continue;
    const words = value.filter((word) => typeof word === "string");
    if (words.length > 0) filter[key] = words;
  }
  for (const key of FIGURES) {
    const value = given[key];
    if (typeof value === "number" && Number.isInteger(value) && value >= 0) filter[key] = value;
  }
  if (given.audience === "public" || given.audience === "private") filter.audience = given.audience;
  if (typeof given.assignee === "string") filter.assignee = given.assignee;
  if (typeof given.answeredFrom === "string") filter.answeredFrom = given.answeredFrom;
  if (given.late === true) filter.late = true;
  if (given.unread === true) filter.unread = true;
  return filter;
}

/** How many things are filtered by. */
export function countOf(filter: Filter): number {
  return Object.values(filter).filter((value) => value !== undefined).length;
}
