/**
 * The life of a work item as data, and the one function that moves it. Every way out of the queue needs an answer or
 * a reason; the database holds the same rule as a constraint.
 */
import type { ItemState, LeaveReason } from "../../contract/index.ts";
import type { WorkItem } from "./item.ts";
import { settledNow } from "./settled.ts";

export type Move =
  | { to: "assign"; assigneeId: string | null }
  | { to: "snooze"; until: number }
  | { to: "wake" }
  | { to: "finish"; reason?: LeaveReason | undefined; note?: string | undefined }
  | { to: "set_aside"; reason: LeaveReason; note?: string | undefined }
  | { to: "reopen" };

export type MoveRefusal =
  | "already_left"
  | "not_left"
  | "not_snoozed"
  | "not_answered"
  | "reason_needs_note"
  | "moment_has_passed";

const waiting: ItemState[] = ["new", "open", "waiting_customer", "waiting_department", "snoozed"];
const left: ItemState[] = ["done", "set_aside"];

/** From which states each move may start, and what is said otherwise. */
const allowed: Record<Move["to"], { from: ItemState[]; otherwise: MoveRefusal }> = {
  assign: { from: waiting, otherwise: "already_left" },
  snooze: { from: waiting, otherwise: "already_left" },
  wake: { from: ["snoozed"], otherwise: "not_snoozed" },
  finish: { from: waiting, otherwise: "already_left" },
  set_aside: { from: waiting, otherwise: "already_left" },
  reopen: { from: left, otherwise: "not_left" },
};

export function move(
  item: WorkItem,
  step: Move,
  actorId: string | null,
  now: number,
): WorkItem | MoveRefusal {
  const { from, otherwise } = allowed[step.to];
  if (!from.includes(item.state)) return otherwise;
  const next = { ...item, revision: item.revision + 1 };
  switch (step.to) {
    case "assign":
      next.assigneeId = step.assigneeId;
      next.weighed = settledNow(item.weighed, ["assignee"]);
      if (item.state === "new" || item.state === "open") next.state = step.assigneeId ? "open" : "new";
      return next;
    case "snooze":
      if (step.until <= now) return "moment_has_passed";
      return { ...next, state: "snoozed", snoozedUntil: step.until };
    case "wake":
      // Also what waited for the customer: whoever snoozed it wanted to see it again.
      return comeBack(next);
    case "finish": {
      if (item.unanswered > 0 || item.answerMessageId === null) {
        if (!step.reason) return "not_answered";
        if (step.reason === "other" && !step.note?.trim()) return "reason_needs_note";
      }
      return leave(next, "done", step.reason ?? null, step.note ?? null, actorId, now);
    }
    case "set_aside":
      if (step.reason === "other" && !step.note?.trim()) return "reason_needs_note";
      return leave(next, "set_aside", step.reason, step.note ?? null, actorId, now);
    case "reopen":
      return comeBack(next);
    default:
      return step satisfies never;
  }
}

export function leave(
  item: WorkItem,
  state: "done" | "set_aside",
  reason: LeaveReason | null,
  note: string | null,
  actorId: string | null,
  now: number,
): WorkItem {
  return { ...item, state, reason, reasonNote: note, closedAt: now, closedBy: actorId, snoozedUntil: null };
}

/** Back on the queue, in the charge of whoever had it. */
export function comeBack(item: WorkItem): WorkItem {
  const next = {
    ...item,
    reason: null,
    reasonNote: null,
    closedAt: null,
    closedBy: null,
    snoozedUntil: null,
  };
  return { ...next, state: item.assigneeId ? "open" : "new" };
}

/** Where an item stands that nobody has moved: with us while something is unanswered, else with the customer. */
export function standing(item: WorkItem): ItemState {
  if (item.unanswered === 0 && item.answerMessageId !== null) return "waiting_customer";
  return item.assigneeId ? "open" : "new";
}
