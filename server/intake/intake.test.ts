import { beforeEach, expect, test } from "vitest";
import { said } from "../channels/test-channel.ts";
import { type FixedClock, fixedClock } from "../platform/clock.ts";
import { testDatabase } from "../test/database.ts";
import { createIntake } from "./index.ts";
import { takeIn } from "./intake.ts";
import { openDesk } from "./test-desk.ts";

const base = testDatabase();
const NOON = "2026-11-23T12:00:00Z";
const at = (minutes: number) => Temporal.Instant.from(NOON).add({ minutes }).toString();
let clock: FixedClock;
let desk: Awaited<ReturnType<typeof openDesk>>;

beforeEach(async () => {
  clock = fixedClock(NOON);
  desk = await openDesk(base, clock);
});

const question = (id: string, minutes = -10, more = {}) => said(id, { publishedAt: at(minutes), ...more });
const from = (name: string) => ({ author: { externalId: name, handle: name, name } });
const ours = (id: string, parentId: string | null, minutes: number, more = {}) =>
  said(id, {
    own: true,
    parentId,
    publishedAt: at(minutes),
    author: { externalId: "vinyes", handle: null, name: null },
    text: "On its way",
    ...more,
  });

test("the same event fifty times, at once and one after the other, is one message and one item", async () => {
  await desk.hear(Array.from({ length: 50 }, () => [question("m1")]));
  for (let i = 0; i < 3; i++) await desk.hear([[question("m1"), question("m1")]]);
  expect(await desk.messages()).toHaveLength(1);
  expect(await desk.items()).toMatchObject([{ state: "new", unanswered: 1 }]);
  expect(await desk.raws()).toEqual([]);
  expect(await desk.facts()).toEqual(["message.heard"]);
  expect((await desk.row()).lag_seconds).toBe(600);
});

test("a thousand events in one payload, from a thousand people, all stand on the queue", async () => {
  await desk.hear([Array.from({ length: 1000 }, (_, i) => question(`m${i}`, -10, from(`p${i}`)))]);
  expect(await desk.items()).toHaveLength(1000);
  expect(new Set((await desk.messages()).map((one) => one.conversation_id)).size).toBe(1000);
});

test("an edit, a deletion and an answer that come before their message wait for it", async () => {
  await desk.hear([
    [{ type: "edited", externalId: "m1", text: "Where is my second parcel?", at: at(-5) }],
    [{ type: "edited", externalId: "m1", text: "An older text", at: at(-6) }],
    [{ type: "deleted", externalId: "m2", at: at(-4) }],
    // Ours in two parts, the later one first.
    [ours("r2", "r1", -1), ours("r1", "m3", -2)],
    [ours("r1", "m3", -2)],
  ]);
  expect(await desk.messages()).toEqual([]);
  await desk.hear([
    [question("m1", -10, from("a")), question("m2", -10, from("b")), question("m3", -10, from("c"))],
  ]);
  const items = await desk.items();
  const byState = Object.fromEntries(items.map((one) => [one.state, one]));
  expect(byState.new).toMatchObject({ preview: "Where is my second parcel?" });
  expect(byState.set_aside).toMatchObject({ reason: "customer_deleted_it", preview: "" });
  expect(byState.waiting_customer).toMatchObject({
    unanswered: 0,
    answered_at: Temporal.Instant.from(at(-1)),
  });
  expect((await desk.messages()).map((one) => one.external_id).sort()).toEqual([
    "m1",
    "m2",
    "m3",
    "r1",
    "r2",
  ]);
  const ahead = await base.db
    .selectFrom("changes_ahead")
    .selectAll()
    .where("workspace_id", "=", desk.workspaceId)
    .execute();
  expect(ahead).toEqual([]);
});

test("of two edits the later word stays, whichever is heard last", async () => {
  await desk.hear([[question("m1")]]);
  await desk.hear([[{ type: "edited", externalId: "m1", text: "the second", at: at(-2) }]]);
  await desk.hear([[{ type: "edited", externalId: "m1", text: "the first", at: at(-3) }]]);
  expect(await desk.messages()).toMatchObject([
    { text: "the second", earlier_texts: [{ text: "Where is my parcel?" }] },
  ]);
});

test("truncated JSON is set aside with its body, holds up nothing, and is replayed when it can be read", async () => {
  await desk.keep([
    JSON.stringify({ events: [question("m1")] }),
    '{"events": [',
    '{"no": "events"}',
    "\u0000",
  ]);
  await desk.takeAll();
  expect(await desk.messages()).toHaveLength(1);
  const aside = await desk.raws();
  expect(aside.map(({ body, tries }) => [body.toString(), tries])).toEqual([
    ['{"events": [', 1],
    ['{"no": "events"}', 1],
    ["\u0000", 1],
  ]);
  expect(aside[1]!.error).toBe("no events");
  await base.db
    .updateTable("inbound_events")
    .set({ body: Buffer.from(JSON.stringify({ events: [question("m2")] })), set_aside_at: null, error: null })
    .where("id", "=", aside[0]!.id)
    .execute();
  await desk.takeAll();
  expect(await desk.messages()).toHaveLength(2);
  expect(await desk.raws()).toHaveLength(2);
});

test("what PostgreSQL or people find hard is kept: NULs, half characters, no author, no text, marks, markup", async () => {
  const marks = `a${"\u0301".repeat(10_000)}`;
  const texts = [
    "before\u0000after",
    "half \ud83d of one",
    "",
    marks,
    "‮مرحبا‬ 👩‍👩‍👧‍👦",
    "<script>alert(1)</script>",
  ];
  const events = texts.map((text, i) => question(`m${i}`, -10 + i, { text, ...from(`p${i}`) }));
  const nobody = question("m9", -1, { author: { externalId: "", handle: null, name: "\u0000" } });
  await desk.hear([[...events, nobody]]);
  const kept = await desk.messages();
  expect(kept.map(({ text }) => text)).toEqual([
    "before\ufffdafter",
    "half \ufffd of one",
    ...texts.slice(2),
    "Where is my parcel?",
  ]);
  expect(await desk.items()).toHaveLength(7);
  expect(await desk.raws()).toEqual([]);
});

test("a clock in the future counts from the arrival, and so does none at all", async () => {
  await desk.hear([
    [question("m1", 60 * 24 * 400, from("a")), said("m2", { publishedAt: "soon", ...from("b") })],
  ]);
  const now = Temporal.Instant.from(NOON);
  expect((await desk.messages()).map((one) => one.published_at)).toEqual([now, now]);
  expect((await desk.items()).map((one) => one.due_at)).toEqual([
    now.add({ hours: 1 }),
    now.add({ hours: 1 }),
  ]);
});

test("one event that the database refuses is set aside, the other 199 pass, with two lanes at work", async () => {
  await desk.hear([[question("m0")]]);
  const payloads = Array.from({ length: 200 }, (_, i) => {
    const poison = { type: "reactions", externalId: "m0", likes: 3e9, shares: 0, replies: 0, at: at(0) };
    return JSON.stringify({ events: [i === 137 ? poison : question(`n${i}`, -10, from(`p${i}`))] });
  });
  await desk.keep(payloads);
  await Promise.all([desk.takeAll(), desk.takeAll()]);
  await desk.takeAll();
  expect(await desk.messages()).toHaveLength(200);
  const aside = await desk.raws();
  expect(aside).toHaveLength(1);
  expect(aside[0]!.body.toString()).toBe(payloads[137]);
  expect(aside[0]!.error).toMatch(/out of range/);
});

test("what passes by itself is tried again and nothing is set aside", async () => {
  await desk.keep([JSON.stringify({ events: [ours("r1", "m1", -5), question("m1")] })]);
  let failures = 3;
  const settleEchoes = async () => {
    if (failures-- > 0) throw Object.assign(new Error("deadlock detected"), { code: "40P01" });
    return new Set<string>();
  };
  const deps = { ...desk, settleEchoes };
  for (let i = 0; i < 3; i++) await expect(takeIn(deps, desk.connection)).rejects.toThrow("deadlock");
  expect((await desk.raws())[0]).toMatchObject({ set_aside_at: null, tries: 0 });
  expect(await takeIn(deps, desk.connection)).toBe(1);
  expect(await desk.items()).toMatchObject([{ state: "waiting_customer" }]);
});

test("one account whose secrets do not open does not hold up the others", async () => {
  const other = await openDesk(base, clock);
  await base.db
    .updateTable("connections")
    .set({ secrets: Buffer.alloc(40) })
    .where("id", "=", desk.connection.id)
    .execute();
  await desk.keep([JSON.stringify({ events: [question("m1")] })]);
  await other.hear([[question("m1")]]);
  expect(await other.messages()).toHaveLength(1);
  expect(await desk.raws()).toHaveLength(1);
});

test("our reply from the network's own app stops the clock, and a later message starts it again", async () => {
  await desk.hear([[question("m1", -30)]]);
  await desk.hear([[ours("r1", "m1", -20)]]);
  expect(await desk.items()).toMatchObject([
    { state: "waiting_customer", unanswered: 0, first_answered_at: Temporal.Instant.from(at(-20)) },
  ]);
  expect((await desk.messages())[1]).toMatchObject({ direction: "outbound", origin: "outside" });
  expect(await desk.facts()).toContain("message.sent_outside");
  await desk.hear([[question("m2", -10, { threadId: "m1", parentId: "r1" })]]);
  expect(await desk.items()).toMatchObject([
    { state: "new", unanswered: 1, next_due_at: Temporal.Instant.from(at(50)) },
  ]);
  // Heard late, from before the last word: it changes nothing.
  await desk.hear([[ours("r0", "m1", -25)]]);
  expect(await desk.items()).toMatchObject([{ state: "new", answered_at: Temporal.Instant.from(at(-20)) }]);
});

test("a reply from outside between two messages of a snoozed item leaves it snoozed", async () => {
  await desk.hear([[question("m1", -30), question("m2", -10, { threadId: "m1" })]]);
  const until = Temporal.Instant.from(at(600));
  await base.db
    .updateTable("work_items")
    .set({ state: "snoozed", snoozed_until: until })
    .where("workspace_id", "=", desk.workspaceId)
    .execute();
  await desk.hear([[ours("r1", "m1", -20)]]);
  expect(await desk.items()).toMatchObject([{ state: "snoozed", snoozed_until: until, unanswered: 1 }]);
  expect(await desk.raws()).toEqual([]);
});

test("what the customer deletes is gone from the text and the queue, with that reason", async () => {
  await desk.hear([[question("m1", -10, { text: "my secret number" })]]);
  await desk.hear([[{ type: "deleted", externalId: "m1", at: at(0) }]]);
  expect(await desk.items()).toMatchObject([
    { state: "set_aside", reason: "customer_deleted_it", preview: "" },
  ]);
  expect(await desk.messages()).toMatchObject([
    { text: "", sorted: null, deleted_at: Temporal.Instant.from(NOON) },
  ]);
});

test("a deletion after the answer: the item stays with the customer, its preview does not keep the words", async () => {
  await desk.hear([[question("m1", -30), ours("r1", "m1", -20)]]);
  await desk.hear([[{ type: "deleted", externalId: "m1", at: at(0) }]]);
  expect(await desk.items()).toMatchObject([{ state: "waiting_customer", preview: "" }]);
});

test("impatient messages in several threads become one item; another person's do not, nor a day later", async () => {
  await desk.hear([
    [question("m1", -30), question("m2", -20), question("m3", -10), question("m4", -10, from("pau"))],
  ]);
  await desk.hear([[question("m5", -5)]]);
  expect((await desk.items()).map((one) => one.unanswered).sort()).toEqual([1, 4]);
  clock.advance({ hours: 30 });
  await desk.hear([[question("m6", 30 * 60)]]);
  expect(await desk.items()).toHaveLength(3);
});

test("what the network files as spam is not queued and touches nothing; taken back, it is a message like any", async () => {
  const spam = (id: string, minutes: number, more = {}) =>
    question(id, minutes, { moderation: "spam", ...more });
  await desk.hear([[spam("s1", -30)]]);
  expect(await desk.items()).toMatchObject([{ state: "set_aside", reason: "spam" }]);
  await desk.hear([[{ type: "moderated", externalId: "s1", moderation: "visible", at: at(0) }]]);
  expect(await desk.items()).toMatchObject([{ state: "new", reason: null, unanswered: 1 }]);
  await desk.hear([[spam("s2", -20, { threadId: "s1" })]]);
  expect(await desk.items()).toMatchObject([{ unanswered: 1, preview: "Where is my parcel?" }]);
  await desk.hear([[{ type: "moderated", externalId: "s1", moderation: "spam", at: at(1) }]]);
  expect(await desk.items()).toMatchObject([{ state: "set_aside", reason: "spam", unanswered: 0 }]);
  await desk.hear([[{ type: "moderated", externalId: "s1", moderation: "visible", at: at(2) }]]);
  expect(await desk.items()).toMatchObject([{ state: "new", unanswered: 1 }]);
});

test("history is shown and searched, and takes nothing from the queue nor puts anything on it", async () => {
  await desk.hear([[question("live", -30)]]);
  const [before] = await desk.items();
  await desk.hear(
    [
      [
        question("old1", -5000, { threadId: "live" }),
        question("old2", -9000, from("pau")),
        ours("old3", "old2", -8000),
      ],
      [ours("old4", "live", -20)],
    ],
    "import",
  );
  const items = await desk.items();
  expect(items.find((one) => one.id === before!.id)).toMatchObject({
    state: "new",
    unanswered: 1,
    revision: before!.revision,
  });
  expect(items.find((one) => one.id !== before!.id)).toMatchObject({
    state: "set_aside",
    reason: "answered_elsewhere",
    warned_at: null,
    late_at: null,
  });
  expect((await desk.messages()).map((one) => one.origin)).toEqual([
    "import",
    "import",
    "import",
    "network",
    "import",
  ]);
  expect((await desk.facts()).slice(1)).toEqual(Array(4).fill("message.imported"));
  // The person of old writes again: that is the matter of today.
  await desk.hear([[question("new", -1, from("pau"))]]);
  expect((await desk.items()).filter((one) => one.state === "new")).toHaveLength(2);
});

test("a matter reopened beside a newer one that has left goes on where it is open", async () => {
  await desk.hear([[question("m1", -30)]]);
  const [first] = await desk.items();
  const left = { state: "set_aside", reason: "spam", closed_at: clock.now() };
  await base.db.updateTable("work_items").set(left).where("id", "=", first!.id).execute();
  clock.advance({ hours: 24 * 8 });
  await desk.hear([[question("m2", 24 * 60 * 8, { threadId: "m1" })]]);
  const second = (await desk.items()).find((one) => one.id !== first!.id)!;
  await base.db.updateTable("work_items").set(left).where("id", "=", second.id).execute();
  await base.db
    .updateTable("work_items")
    .set({ state: "new", reason: null, closed_at: null })
    .where("id", "=", first!.id)
    .execute();
  await desk.hear([[question("m3", 24 * 60 * 8 + 1, { threadId: "m1" })]]);
  expect(await desk.raws()).toEqual([]);
  expect((await desk.items()).find((one) => one.id === first!.id)).toMatchObject({
    state: "new",
    unanswered: 2,
  });
});

test("strangers are looked up a moment later, and what waits of theirs is placed anew", async () => {
  desk.fakery.profile = async (author) => ({ ...author, name: "Laia P.", followers: 250_000 });
  await desk.hear([
    [question("m1"), question("m2", -5, { author: { ...from("pau").author, followers: 3 } })],
  ]);
  const [job, ...more] = await desk.jobs("profile");
  expect(more).toEqual([]);
  const before = (await desk.items()).find((one) => one.reach === null)!;
  await createIntake(desk).jobs.profile(job!.payload as never);
  const after = (await desk.items()).find((one) => one.id === before.id)!;
  expect(after.reach).toBe(250_000);
  expect(after.points).toBeGreaterThan(before.points);
  expect(await desk.facts()).toContain("customer.looked_up");
  await desk.hear([[question("m3", -1)]]);
  expect(await desk.jobs("profile")).toHaveLength(1);
});

test("what is filed as spam or approved from here moves on the queue at once, and the network's echo does nothing", async () => {
  await desk.hear([[question("m1")]]);
  const moderated = (moderation: "spam" | "visible", minutes: number) =>
    ({ type: "moderated", externalId: "m1", moderation, at: at(minutes) }) as const;
  const act = (event: ReturnType<typeof moderated>) =>
    base.db.transaction().execute((tx) => desk.intake.takeInOwn(tx, desk.connection, event));

  await act(moderated("spam", 0));
  expect(await desk.messages()).toMatchObject([{ moderation: "spam" }]);
  expect(await desk.items()).toMatchObject([{ state: "set_aside", reason: "spam", unanswered: 0 }]);
  await desk.hear([[moderated("spam", 1)]]);
  await act(moderated("visible", 2));
  expect(await desk.items()).toMatchObject([{ state: "new", reason: null, unanswered: 1 }]);
  await desk.hear([[moderated("visible", 3)]]);
  expect(await desk.facts()).toEqual(["message.heard", "message.moderated", "message.moderated"]);
});
