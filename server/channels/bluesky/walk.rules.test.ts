import fc from "fast-check";
import { expect, test } from "vitest";
import { failed } from "./api.ts";
import { type Listed, type Mark, placeOf, walkBack } from "./walk.ts";

const START = Temporal.Instant.from("2026-11-20T10:00:00Z");
const after = (seconds: number) => START.add({ seconds }).toString();
/** Sorts as the network's cursor does: by place, then by name. */
const key = (item: Listed) => `${placeOf(item)} ${item.uri.padStart(4, "0")}`;

/** Posts as they appear, each with a date up to 10 minutes older; and looks at the list, some of which fail. */
const day = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ post: fc.integer({ min: 0, max: 600 }) }) },
    { weight: 2, arbitrary: fc.record({ look: fc.constantFrom("all", "first", "fails", "forgets") }) },
  ),
  { maxLength: 80 },
);

test("whatever comes late, however often a look fails, everything is heard", async () => {
  await fc.assert(
    fc.asyncProperty(day, fc.integer({ min: 1, max: 7 }), async (steps, pageSize) => {
      const list: Listed[] = [];
      const heard = new Set<string>();
      let mark: Mark = { at: after(0) };
      let clock = 0;
      // Every so often the network forgets where earlier walks stood.
      let age = 0;
      const look = async (kind: string) => {
        if (kind === "forgets") age++;
        let pages = 0;
        const walked = await walkBack(
          mark,
          START.add({ seconds: clock }),
          kind === "all" ? 100 : 1,
          async (_floor, cursor) => {
            if (kind === "fails" && pages++ > 0) return failed("broken", "502");
            const [of, place] = cursor?.split("|") ?? [];
            if (place && of !== String(age)) return failed("refused", "", "InvalidCursor");
            const sorted = list.toSorted((a, b) => key(b).localeCompare(key(a)));
            const from = place ? sorted.findIndex((item) => key(item) < place) : 0;
            const items = from < 0 ? [] : sorted.slice(from, from + pageSize);
            const last = items.at(-1);
            const oldest = last ? placeOf(last) : null;
            return {
              ok: true,
              quota: null,
              body: { items, oldest, cursor: last ? `${age}|${key(last)}` : null },
            };
          },
        );
        for (const item of walked.items) heard.add(item.uri);
        mark = walked.mark;
      };
      for (const step of steps) {
        clock += 40;
        if ("look" in step) await look(step.look);
        else
          list.push({
            uri: String(list.length),
            indexedAt: after(clock),
            record: { createdAt: after(clock - step.post) },
          });
      }
      // A broken walk is finished first, then the newest are read.
      await look("all");
      await look("all");
      expect([...heard].sort()).toEqual(list.map((item) => item.uri).sort());
    }),
    { numRuns: 300 },
  );
});

test("a server whose clock runs ahead does not make us deaf until ours catches up", async () => {
  const item = { uri: "1", indexedAt: after(86_400), record: {} };
  const { mark } = await walkBack({ at: after(0) }, START, 1, async () => ({
    ok: true,
    quota: null,
    body: { items: [item], oldest: null, cursor: null },
  }));
  expect(mark).toEqual({ at: after(0) });
});
