/** For the contract tests: what may stand in a payload where something else was meant. */
import fc from "fast-check";

export const SPLINTERS = fc.oneof(
  fc.constantFrom(
    null,
    [],
    {},
    "",
    "x",
    -1,
    0,
    1e308,
    true,
    "javascript:alert(1)",
    "\u0000",
    "\ud800",
    "at://x",
  ),
  fc.constantFrom("x".repeat(100_000), "0000-00-00T00:00:00Z", "2026-02-31T25:00:00Z", nested(500)),
  fc.jsonValue(),
);

export function nested(deep: number): unknown {
  return JSON.parse("[".repeat(deep) + "]".repeat(deep));
}

/** The payload with another value in one of its places, chosen by a number. */
export function splintered(payload: unknown, place: number, splinter: unknown): unknown {
  const copy: unknown = structuredClone(payload);
  const places: [Record<string, unknown>, string][] = [];
  const walk = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    for (const key of Object.keys(value)) {
      places.push([value as Record<string, unknown>, key]);
      walk((value as Record<string, unknown>)[key]);
    }
  };
  walk(copy);
  const [holder, key] = places[place % places.length]!;
  holder[key] = splinter;
  return copy;
}
