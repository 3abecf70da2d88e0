import type { Weighed } from "./item.ts";

/** Rules leave these alone from now on: a person has decided, or a rule has done it once. Labels by their ids. */
export function settledNow(weighed: Weighed, what: string[]): Weighed {
  if (what.length === 0) return weighed;
  return { ...weighed, settled: [...new Set([...(weighed.settled ?? []), ...what])] };
}
