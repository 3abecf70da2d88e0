import { beforeEach, expect, test } from "vitest";
import { ChannelError, type PollResult } from "../channels/index.ts";
import { said } from "../channels/test-channel.ts";
import { type FixedClock, fixedClock } from "../platform/clock.ts";
import { testDatabase } from "../test/database.ts";
import { takeUpLostPolls } from "./polls.ts";
import { openDesk } from "./test-desk.ts";

const base = testDatabase();
let clock: FixedClock;
let desk: Awaited<ReturnType<typeof openDesk>>;

beforeEach(async () => {
  clock = fixedClock("2026-11-23T12:00:00Z");
  desk = await openDesk(base, clock);
});

const page = (ids: string[], cursor: unknown, more = false): PollResult => ({
  payloads: ids.map((id) => ({ events: [said(id)] })),
  cursor,
  more,
});
const job = () => ({ workspaceId: desk.workspaceId, connectionId: desk.connection.id });
const poll = () => desk.intake.jobs.poll(job());
const nextIn = async () => {
  const [next, ...more] = await desk.jobs("poll");
  expect(more).toEqual([]);
  return next ? (next.run_at.getTime() - clock.now().epochMilliseconds) / 1000 : null;
};

test("everything new is kept page by page with its cursor, and the next poll is set", async () => {
  const asked: unknown[] = [];
  desk.fakery.poll = async (cursor) => {
    asked.push(cursor);
    const pages = [page(["a", "b"], { at: 1 }, true), page(["c"], { at: 2 }, true), page([], { at: 3 })];
    return { ...pages[asked.length - 1]!, quota: { used: asked.length, max: 100, resetsAt: null } };
  };
  await poll();
  expect(asked).toEqual([null, { at: 1 }, { at: 2 }]);
  expect(await desk.raws()).toMatchObject([{ source: "poll" }, {}, {}]);
  expect(await desk.row()).toMatchObject({
    cursor: { at: 3 },
    last_polled_at: clock.now(),
    quota: { used: 3 },
  });
  expect(await nextIn()).toBe(30);
  await desk.takeAll();
  expect(await desk.messages()).toHaveLength(3);
});

test("a network with no end of news lets the others have their turn", async () => {
  let pages = 0;
  desk.fakery.poll = async () => page([], { pages: ++pages }, true);
  await poll();
  expect(pages).toBe(20);
  expect(await nextIn()).toBe(0);
});

test("an outage is waited out, longer each time, keeps the cursor, and is over with the first answer", async () => {
  desk.fakery.poll = async () => page([], "here");
  await poll();
  desk.fakery.poll = async () => {
    throw new ChannelError({ code: "network_down", detail: "HTTP\u0000 502" });
  };
  const waits: (number | null)[] = [];
  for (let i = 0; i < 5; i++) {
    await poll();
    waits.push(await nextIn());
    clock.advance({ seconds: waits.at(-1)! });
  }
  expect(waits).toEqual([30, 30, 60, 120, 240]);
  expect(await desk.row()).toMatchObject({
    failure: { code: "network_down", detail: "HTTP\ufffd 502" },
    cursor: "here",
  });
  desk.fakery.poll = async (cursor) => page(["a"], `${cursor} and on`);
  await poll();
  expect(await desk.row()).toMatchObject({
    failure: null,
    failing_since: null,
    retry_at: null,
    cursor: "here and on",
  });
  expect(await desk.facts()).toEqual(["connection.failing", "connection.recovered"]);
});

test("a network that asks for patience gets it; one that wants a new sign-in is left alone until somebody does", async () => {
  desk.fakery.poll = async () => {
    throw new ChannelError({ code: "rate_limited" }, clock.now().add({ hours: 1 }).toString());
  };
  await poll();
  expect(await nextIn()).toBe(3600);
  await desk.intake.ensurePolls();
  expect(await nextIn()).toBe(3600);

  desk.fakery.poll = async () => {
    throw new ChannelError({ code: "sign_in_again" });
  };
  await base.pool.query("select graphile_worker.remove_job($1)", [`poll:${desk.connection.id}`]);
  await poll();
  expect(await nextIn()).toBe(null);
  expect(await desk.row()).toMatchObject({ state: "needs_sign_in" });
  await desk.intake.ensurePolls();
  expect(await nextIn()).toBe(null);
});

test("a connector's own mistake is an outage of that connection, not of the desk", async () => {
  desk.fakery.poll = async () => {
    throw new TypeError("undefined is not a function");
  };
  await poll();
  expect(await desk.row()).toMatchObject({
    failure: { code: "rejected", detail: "undefined is not a function" },
  });
  expect(await nextIn()).toBe(30);
});

test("of two polls at once one goes on; the other keeps nothing twice", async () => {
  let arrived = 0;
  const both = Promise.withResolvers<void>();
  desk.fakery.poll = async (cursor) => {
    if (++arrived === 2) both.resolve();
    await both.promise;
    return page(["a"], `${cursor}+`);
  };
  await Promise.all([poll(), poll()]);
  expect(await desk.raws()).toHaveLength(1);
  expect((await desk.row()).cursor).toBe("null+");
});

test("paused and removed connections are not asked, and their job ends", async () => {
  desk.fakery.poll = async () => {
    throw new Error("asked all the same");
  };
  await base.db
    .updateTable("connections")
    .set({ state: "paused" })
    .where("id", "=", desk.connection.id)
    .execute();
  await poll();
  await desk.intake.ensurePolls();
  await base.db
    .updateTable("connections")
    .set({ state: "connected", removed_at: clock.now() })
    .where("id", "=", desk.connection.id)
    .execute();
  await poll();
  expect(await nextIn()).toBe(null);
  expect((await desk.row()).failure).toBe(null);
});

test("a poll whose job was lost is taken up again, one that waits is not", async () => {
  await takeUpLostPolls(desk);
  expect(await nextIn()).toBe(null);
  clock.advance({ minutes: 10 });
  await takeUpLostPolls(desk);
  expect(await nextIn()).toBe(0);
});
