import { expect, test } from "vitest";
import { itemStates } from "../../contract/index.ts";
import type { WorkItem } from "./item.ts";
import { type Move, move, standing } from "./states.ts";
import { NOW, workItem } from "./test-items.ts";

const MINUTE = 60_000;
const moves: Move[] = [
  { to: "assign", assigneeId: "me" },
  { to: "snooze", until: NOW + MINUTE },
  { to: "wake" },
  { to: "finish", reason: "no_reply_needed" },
  { to: "set_aside", reason: "spam" },
  { to: "reopen" },
];
const inState = (state: WorkItem["state"], more: Partial<WorkItem> = {}) =>
  workItem({ state, snoozedUntil: state === "snoozed" ? NOW + MINUTE : null, ...more });
const moved = (item: WorkItem, step: Move) => {
  const next = move(item, step, "me", NOW);
  if (typeof next === "string") throw new Error(next);
  return next;
};

test("which move may start where", () => {
  const table = Object.fromEntries(
    itemStates.map((state) => [
      state,
      moves.map((step) => {
        const next = move(inState(state), step, "me", NOW);
        return typeof next === "string" ? next : next.state;
      }),
    ]),
  );
  expect(table).toEqual({
    new: ["open", "snoozed", "not_snoozed", "done", "set_aside", "not_left"],
    open: ["open", "snoozed", "not_snoozed", "done", "set_aside", "not_left"],
    waiting_customer: ["waiting_customer", "snoozed", "not_snoozed", "done", "set_aside", "not_left"],
    waiting_department: ["waiting_department", "snoozed", "not_snoozed", "done", "set_aside", "not_left"],
    snoozed: ["snoozed", "snoozed", "new", "done", "set_aside", "not_left"],
    done: ["already_left", "already_left", "not_snoozed", "already_left", "already_left", "new"],
    set_aside: ["already_left", "already_left", "not_snoozed", "already_left", "already_left", "new"],
  });
});

test("nothing leaves without an answer or a reason, and `other` is no reason without a note", () => {
  const unanswered = inState("open");
  const halfAnswered = inState("open", { answerMessageId: "a", unanswered: 1 });
  const answered = inState("waiting_customer", { answerMessageId: "a", unanswered: 0 });
  expect(move(unanswered, { to: "finish" }, "me", NOW)).toBe("not_answered");
  expect(move(halfAnswered, { to: "finish" }, "me", NOW)).toBe("not_answered");
  expect(moved(answered, { to: "finish" })).toMatchObject({ state: "done", reason: null, closedBy: "me" });
  expect(move(unanswered, { to: "finish", reason: "other", note: " " }, "me", NOW)).toBe("reason_needs_note");
  expect(move(answered, { to: "set_aside", reason: "other" }, "me", NOW)).toBe("reason_needs_note");
  expect(moved(unanswered, { to: "finish", reason: "other", note: "Rang her" })).toMatchObject({
    state: "done",
    reason: "other",
    reasonNote: "Rang her",
    closedAt: NOW,
  });
});

test("coming back takes the reason away and keeps who was in charge", () => {
  const gone = moved(inState("open", { assigneeId: "me" }), { to: "set_aside", reason: "spam" });
  expect(moved(gone, { to: "reopen" })).toMatchObject({
    state: "open",
    assigneeId: "me",
    reason: null,
    closedAt: null,
    closedBy: null,
  });
});

test("a snoozed item wakes on the queue, also when it was the customer's turn", () => {
  const waiting = inState("waiting_customer", { answerMessageId: "a", unanswered: 0, assigneeId: "me" });
  const asleep = moved(waiting, { to: "snooze", until: NOW + MINUTE });
  expect(asleep).toMatchObject({ state: "snoozed", snoozedUntil: NOW + MINUTE });
  expect(moved(asleep, { to: "wake" })).toMatchObject({ state: "open", snoozedUntil: null });
  expect(move(waiting, { to: "snooze", until: NOW }, "me", NOW)).toBe("moment_has_passed");
});

test("putting somebody in charge opens it, nobody makes it new again, and asleep it stays asleep", () => {
  expect(moved(inState("new"), { to: "assign", assigneeId: "me" }).state).toBe("open");
  expect(moved(inState("open", { assigneeId: "me" }), { to: "assign", assigneeId: null }).state).toBe("new");
  expect(moved(inState("snoozed"), { to: "assign", assigneeId: "me" })).toMatchObject({
    state: "snoozed",
    assigneeId: "me",
  });
});

test("every move that is made counts as one change", () => {
  for (const step of moves.slice(0, 2)) expect(moved(inState("open"), step).revision).toBe(2);
});

test("where an item stands by itself", () => {
  expect(standing(workItem({ unanswered: 0, answerMessageId: "a" }))).toBe("waiting_customer");
  expect(standing(workItem({ unanswered: 1, answerMessageId: "a" }))).toBe("new");
  expect(standing(workItem({ unanswered: 1, assigneeId: "me" }))).toBe("open");
});
