import fc from "fast-check";
import { expect, test } from "vitest";
import { kinds } from "../../contract/index.ts";
import type { WorkItem } from "./item.ts";
import { isGone } from "./left.ts";
import { answer, correct, hear, open, recount } from "./place.ts";
import { previewOf } from "./preview.ts";
import { move } from "./states.ts";
import { heard, NOW, PLACE, rulesAt, workItem } from "./test-items.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const at = (minutes: number) => NOW + minutes * MINUTE;
const hearAt = (item: WorkItem, minutes: number, more: Parameters<typeof heard>[1] = {}) =>
  hear(item, heard(at(minutes), more), rulesAt(at(minutes)));
const answerAt = (item: WorkItem, minutes: number) =>
  answer(item, { at: at(minutes), messageId: "answer" }, rulesAt(at(minutes)));
const leaveAt = (item: WorkItem, minutes: number) =>
  move(item, { to: "finish", reason: "no_reply_needed" }, "me", at(minutes)) as WorkItem;

test("a public question is due in an hour, a complaint in half of it and before the question", () => {
  const question = open(PLACE, heard(NOW), rulesAt(NOW));
  const complaint = open(PLACE, heard(NOW, { labels: { kind: "complaint" } }), rulesAt(NOW));
  expect(question).toMatchObject({ state: "new", dueAt: NOW + HOUR, warnAt: at(45), unanswered: 1 });
  expect(complaint.dueAt).toBe(at(30));
  expect(complaint.pressingAt).toBeLessThan(question.pressingAt);
});

test("five impatient messages are one item, due by the first of them, more pressing, with the strongest labels", () => {
  let item = workItem();
  const first = item;
  for (const minutes of [1, 2, 3, 4]) item = hearAt(item, minutes, { text: `Hello? ${minutes}` });
  expect(item).toMatchObject({ unanswered: 5, dueAt: first.dueAt, preview: "Hello? 4", state: "new" });
  expect(item.pressingAt).toBeLessThan(first.pressingAt);
  const angry = hearAt(item, 5, { labels: { kind: "complaint", mood: "negative", urgency: 2 } });
  const thanks = hearAt(angry, 6, {
    labels: { kind: "praise", mood: "positive", urgency: 0, kindConfidence: 0.4 },
  });
  expect(thanks).toMatchObject({ kind: "complaint", mood: "negative", urgency: 2, unanswered: 7 });
  expect(thanks.weighed.kindConfidence).toBe(0.9);
});

test("an answer stops the clock and waits for the customer; the next message starts the next one", () => {
  const late = { ...workItem(), warnedAt: at(45), lateAt: at(60) };
  const answered = answerAt(late, 70);
  expect(answered).toMatchObject({
    state: "waiting_customer",
    unanswered: 0,
    oldestUnansweredAt: null,
    firstAnsweredAt: at(70),
    answeredAt: at(70),
    warnedAt: null,
    lateAt: null,
    dueAt: late.resolutionDueAt,
  });
  const again = hearAt(answered, 100);
  expect(again).toMatchObject({ state: "new", unanswered: 1, nextDueAt: at(160), dueAt: at(160) });
  expect(answerAt(again, 110)).toMatchObject({ firstAnsweredAt: at(70), answeredAt: at(110) });
});

test("a next answer is due by the oldest message without one, whatever order they come in", () => {
  const answered = answerAt(workItem(), 10);
  const twice = hear(hearAt(answered, 30), { ...heard(at(20)), arrivedAt: at(31) }, rulesAt(at(31)));
  expect(twice).toMatchObject({ oldestUnansweredAt: at(20), dueAt: at(80), lastMessageAt: at(30) });
});

test("a new message brings back what was done, asleep or set aside, to whoever had it", () => {
  const mine = workItem({ state: "open", assigneeId: "me" });
  const asleep = move(mine, { to: "snooze", until: at(500) }, "me", NOW) as WorkItem;
  expect(hearAt(asleep, 5)).toMatchObject({ state: "open", snoozedUntil: null, unanswered: 2 });
  const done = move(answerAt(mine, 5), { to: "finish" }, "me", at(6)) as WorkItem;
  expect(hearAt(done, 10)).toMatchObject({ state: "open", closedAt: null, closedBy: null, unanswered: 1 });
});

test("what left with a reason is not waited for again: the clock starts with the new message", () => {
  const gone = leaveAt(hearAt(workItem(), 1), 2);
  const back = hearAt(gone, 3000);
  expect(back).toMatchObject({ state: "new", reason: null, unanswered: 1, dueAt: at(3060), lateAt: null });
  expect(back.firstPublishedAt).toBe(at(3000));
  const answeredOnce = leaveAt(hearAt(answerAt(workItem(), 5), 6), 7);
  const backAgain = hearAt(answeredOnce, 3000);
  expect(backAgain).toMatchObject({ unanswered: 1, dueAt: at(3060), firstPublishedAt: NOW });
});

test("corrections are kept, whatever the customer writes next, and the place follows", () => {
  const item = workItem({ assigneeId: "me", state: "open" });
  const corrected = correct(item, { kind: "complaint", urgency: 3 }, 1, rulesAt(at(1)));
  expect(corrected).toMatchObject({ kind: "complaint", urgency: 3, pin: 1, dueAt: at(30) });
  expect(corrected.corrected).toEqual(["kind", "urgency"]);
  expect(corrected.pressingAt).toBeLessThan(item.pressingAt - 6 * 24 * HOUR);
  const next = hearAt(answerAt(corrected, 2), 3, {
    labels: { kind: "praise", urgency: 0, mood: "positive" },
  });
  expect(next).toMatchObject({ kind: "complaint", urgency: 3, mood: "positive" });
  expect(correct(next, { kind: "praise" }, 0, rulesAt(at(4)))).toMatchObject({ kind: "praise", pin: 0 });
});

test("a deadline that moves away takes the marks of the old one with it", () => {
  const late = { ...workItem({ kind: "complaint" }), warnedAt: at(20), lateAt: at(30) };
  expect(correct(late, { kind: "question" }, undefined, rulesAt(at(40)))).toMatchObject({
    dueAt: at(60),
    lateAt: null,
    warnedAt: null,
  });
  expect(correct(late, { kind: "question" }, undefined, rulesAt(at(61)))).toMatchObject({ lateAt: at(30) });
});

test("what the network itself calls rubbish never stands on the queue", () => {
  const spam = open(PLACE, heard(NOW, { moderation: "spam" }), rulesAt(NOW));
  expect(spam).toMatchObject({ state: "set_aside", reason: "spam" });
  expect(hearAt(spam, 1, { moderation: "trash" })).toMatchObject({ state: "set_aside", reason: "spam" });
  expect(hearAt(spam, 1)).toMatchObject({ state: "new", reason: null });
  expect(hearAt(workItem(), 1, { moderation: "spam" })).toMatchObject({ state: "new" });
});

test("a recount: nothing left to answer leaves with its reason, an answer taken back is owed again", () => {
  const item = workItem();
  expect(recount(item, [], rulesAt(at(1)))).toMatchObject({
    state: "set_aside",
    reason: "customer_deleted_it",
    unanswered: 0,
  });
  const answeredOnce = hearAt(answerAt(item, 5), 10);
  expect(recount(answeredOnce, [], rulesAt(at(11))).state).toBe("waiting_customer");
  const answered = answerAt(item, 5);
  const done = move(answered, { to: "finish" }, "me", at(6)) as WorkItem;
  for (const one of [answered, done])
    expect(recount(one, [heard(NOW)], rulesAt(at(20)))).toMatchObject({ state: "new", unanswered: 1 });
  expect(recount(leaveAt(item, 2), [heard(NOW)], rulesAt(at(3))).state).toBe("done");
});

test("a preview is one line and ends between characters", () => {
  expect(previewOf("  Hello\n\n there ")).toBe("Hello there");
  expect(previewOf(`${"a".repeat(159)}👍🏽`)).toBe(`${"a".repeat(159)}…`);
});

const step = fc.oneof(
  fc.record({ what: fc.constant("hear" as const), kind: fc.constantFrom(...kinds), spam: fc.boolean() }),
  fc.record({ what: fc.constant("answer" as const) }),
  fc.record({ what: fc.constant("recount" as const), left: fc.integer({ min: 0, max: 3 }) }),
  fc.record({
    what: fc.constant("move" as const),
    move: fc.constantFrom(
      { to: "assign" as const, assigneeId: "me" },
      { to: "snooze" as const, until: NOW * 2 },
      { to: "wake" as const },
      { to: "finish" as const },
      { to: "finish" as const, reason: "no_reply_needed" as const },
      { to: "set_aside" as const, reason: "spam" as const },
      { to: "reopen" as const },
    ),
  }),
);

test("whatever happens, in any order: what the database insists on holds, and there is a deadline", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      let item = workItem();
      for (const [minutes, one] of steps.entries()) {
        if (one.what === "hear")
          item = hearAt(item, minutes, { labels: { kind: one.kind }, moderation: one.spam ? "spam" : null });
        else if (one.what === "answer") item = answerAt(item, minutes);
        else if (one.what === "recount")
          item = recount(
            item,
            Array.from({ length: one.left }, () => heard(NOW)),
            rulesAt(at(minutes)),
          );
        else {
          const next = move(item, one.move, "me", at(minutes));
          if (typeof next !== "string") item = next;
        }
        const answered = item.answerMessageId !== null && item.unanswered === 0;
        if (item.state === "done") expect(answered || item.reason !== null).toBe(true);
        if (item.state === "set_aside") expect(item.reason).not.toBeNull();
        if (item.state === "waiting_customer") expect(answered).toBe(true);
        expect(item.snoozedUntil !== null).toBe(item.state === "snoozed");
        expect(item.closedAt !== null).toBe(isGone(item));
        expect(item.unanswered > 0).toBe(item.oldestUnansweredAt !== null);
        expect(Number.isFinite(item.dueAt)).toBe(true);
        expect(Number.isFinite(item.pressingAt)).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});

test("what was deleted or filed as spam leaves with that reason, also while it slept; taken back, it returns", () => {
  const asleep = move(workItem(), { to: "snooze", until: at(60) }, "me", at(1)) as WorkItem;
  expect(recount(asleep, [], rulesAt(at(2)))).toMatchObject({
    state: "set_aside",
    reason: "customer_deleted_it",
    snoozedUntil: null,
  });
  const spam = recount(workItem(), [], rulesAt(at(2)), "spam");
  expect(spam).toMatchObject({ state: "set_aside", reason: "spam", closedBy: null });
  expect(recount(spam, [heard(NOW)], rulesAt(at(3)))).toMatchObject({
    state: "new",
    reason: null,
    unanswered: 1,
  });
  const person = move(workItem(), { to: "set_aside", reason: "spam" }, "me", at(1)) as WorkItem;
  expect(recount(person, [heard(NOW)], rulesAt(at(3))).state).toBe("set_aside");
});
