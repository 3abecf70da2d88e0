/** The rules as lines of a table: each under the place that it is for. Pure. */
import type { DeadlineRule, Settings } from "./settings.ts";
import { PACES } from "./settings.ts";
import { isTheRest, withTheRest } from "./starting-rules.ts";

export interface Line {
  key: number;
  rule: DeadlineRule;
}

/** "network plaza", "pace mail", "any", and "rest" for what no other line is for. */
export type PlaceId = string;

export function linesOf(settings: Pick<Settings, "deadlineRules" | "defaults">): Line[] {
  return withTheRest(settings).map((rule, key) => ({ key, rule }));
}

export function placeOf(rule: DeadlineRule): PlaceId {
  if (isTheRest(rule)) return "rest";
  const { network, pace } = rule.match;
  if (network) return `network ${network}`;
  return pace ? `pace ${pace}` : "any";
}

/** The places in the order of the most specific, each with its lines as they were added. */
export function byPlace(lines: readonly Line[]): { place: PlaceId; lines: Line[] }[] {
  const groups = Map.groupBy(lines, ({ rule }) => placeOf(rule));
  const order = (place: PlaceId) => {
    if (place.startsWith("network ")) return 0;
    if (place.startsWith("pace ")) return 1 + PACES.findIndex((pace) => `pace ${pace}` === place);
    return place === "any" ? 100 : 101;
  };
  return [...groups]
    .map(([place, lines]) => ({ place, lines }))
    .sort((a, b) => order(a.place) - order(b.place));
}

/** One more line for a place: of a complaint, which is what people hurry for. */
export function newLine(lines: readonly Line[], place: PlaceId): Line {
  const [what, name] = place.split(" ");
  const where = what === "network" ? { network: name } : what === "pace" ? { pace: name } : {};
  const rule: DeadlineRule = { match: { ...where, kind: "complaint" }, first: 60, next: 60, resolution: 1 };
  return { key: Math.max(0, ...lines.map(({ key }) => key)) + 1, rule };
}
