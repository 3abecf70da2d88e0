import { expect, test } from "vitest";
import type { InboundMessage } from "../channels/index.ts";
import { said } from "../channels/test-channel.ts";
import { fixedClock } from "../platform/clock.ts";
import { testDatabase } from "../test/database.ts";
import { importHistory } from "./import.ts";
import { openDesk } from "./test-desk.ts";

const base = testDatabase();
const clock = fixedClock("2026-11-23T12:00:00Z");

async function* linesOf(...lines: string[]) {
  yield* lines;
}

const line = (message: InboundMessage) => JSON.stringify({ events: [message] });

test("history keeps its times, stands on no queue, names its bad lines, and the second time adds nothing", async () => {
  const desk = await openDesk(base, clock);
  const complaints: [number, string][] = [];
  const read = (value: unknown) => {
    if (!(value as { events?: unknown }).events) throw new Error("events: missing");
  };
  const complain = (number: number, why: string) => complaints.push([number, why]);
  const people = (i: number) => ({ author: { externalId: `p${i % 300}`, handle: null, name: null } });
  const many = Array.from({ length: 1200 }, (_, i) =>
    line(
      said(`old${i}`, {
        publishedAt: `2025-03-${String(1 + (i % 28)).padStart(2, "0")}T09:00:00Z`,
        ...people(i),
      }),
    ),
  );
  const answer = line(
    said("r0", { own: true, parentId: "old0", publishedAt: "2025-03-01T10:00:00Z", text: "Gladly" }),
  );
  const lines = () => linesOf(`\uFEFF${answer}`, "", "{broken", '{"no": 1}', ...many);

  expect(await importHistory(desk, desk.connection, lines(), { read, complain })).toEqual({
    lines: 1204,
    messages: 1201,
    bad: 2,
    setAside: 0,
  });
  expect(complaints).toEqual([
    [3, expect.stringContaining("JSON")],
    [4, "events: missing"],
  ]);
  const messages = await desk.messages();
  expect(messages[0]!.published_at.toString()).toBe("2025-03-01T09:00:00Z");
  expect(messages.every((one) => one.origin === "import")).toBe(true);
  const items = await desk.items();
  expect(items.every((one) => one.state === "set_aside" && one.reason === "answered_elsewhere")).toBe(true);
  expect(await desk.jobs("profile")).toEqual([]);
  expect(await desk.row()).toMatchObject({ last_heard_at: null, lag_seconds: null });

  expect(await importHistory(desk, desk.connection, lines(), { read, complain })).toMatchObject({
    messages: 0,
    bad: 2,
  });
  expect(await desk.items()).toHaveLength(items.length);
});

test("what another node has in hand is waited for", async () => {
  const desk = await openDesk(base, clock);
  const inHand = Promise.withResolvers<void>();
  const working = Promise.withResolvers<void>();
  const other = base.db.transaction().execute(async (tx) => {
    await desk.keep([line(said("m1"))], "import");
    await tx
      .selectFrom("inbound_events")
      .select("id")
      .where("workspace_id", "=", desk.workspaceId)
      .forUpdate()
      .execute();
    inHand.resolve();
    await working.promise;
  });
  await inHand.promise;
  const done = importHistory(desk, desk.connection, linesOf(line(said("m2"))), {
    read: () => {},
    complain: () => {},
  });
  await expect(Promise.race([done, new Promise((r) => setTimeout(r, 300, "still waiting"))])).resolves.toBe(
    "still waiting",
  );
  working.resolve();
  await other;
  expect(await done).toMatchObject({ messages: 2 });
});
