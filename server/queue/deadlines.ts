/**
 * The three milestones of a work item as instants: first answer, next answer, resolution; which one is in force, and
 * when to warn. Pure arithmetic over a calendar; everything in epoch milliseconds.
 */
import type { Calendar } from "./calendar.ts";
import type { Deadline } from "./default-deadlines.ts";

export interface DeadlineInput {
  calendar: Calendar;
  /** From `deadlinesFor`. */
  deadline: Deadline;
  /** "published": what the customer feels, the default. "arrived": what the agent can be asked for. */
  clockFrom: "published" | "arrived";
  /** The customer's first message of this item. */
  openedPublishedMs: number;
  openedArrivedMs: number;
  /** The oldest customer message without an answer; null when everything has one. Both or neither. */
  unansweredPublishedMs: number | null;
  unansweredArrivedMs: number | null;
  /** The first human answer. */
  firstAnsweredMs: number | null;
}

export type Milestone = "first" | "next" | "resolution";

export interface Deadlines {
  /** Stays what it was when the answer is there: its verdict is judged by it. */
  firstDue: number;
  /** Null unless something is unanswered after the first answer. */
  nextDue: number | null;
  resolutionDue: number;
  /** The one in force: the first answer, then the next while something is unanswered, else the resolution. */
  inForce: Milestone;
  dueAt: number;
  warnAt: number;
  /** The schedule does not open for two years: the minutes were counted by the calendar, day and night. */
  neverOpens: boolean;
}

const MINUTE = 60_000;
/** Warn when a quarter of the time is left (care practice, our own figure) … */
const WARNING_SHARE = 0.25;
/** … and never with less than this many business minutes to go. */
const WARNING_MINUTES = 15;

export function computeDeadlines(input: DeadlineInput): Deadlines {
  const { calendar, deadline } = input;
  const opened = startOf(input.clockFrom, input.openedPublishedMs, input.openedArrivedMs);
  const unanswered =
    input.unansweredPublishedMs === null
      ? null
      : startOf(input.clockFrom, input.unansweredPublishedMs, input.unansweredArrivedMs ?? opened);
  const resolution = Math.round(deadline.resolution * calendar.dayMinutes);

  const firstDue = due(calendar, opened, deadline.first);
  const resolutionDue = due(calendar, opened, resolution);
  const answered = input.firstAnsweredMs !== null;
  const nextDue = answered && unanswered !== null ? due(calendar, unanswered, deadline.next) : null;
  const inForce: Milestone = unanswered === null ? "resolution" : answered ? "next" : "first";

  const start = inForce === "next" && unanswered !== null ? unanswered : opened;
  const allotted = inForce === "first" ? deadline.first : inForce === "next" ? deadline.next : resolution;
  return {
    firstDue,
    nextDue,
    resolutionDue,
    inForce,
    dueAt: inForce === "first" ? firstDue : (nextDue ?? resolutionDue),
    warnAt: due(calendar, start, allotted - warningOf(allotted)),
    neverOpens: calendar.addBusinessMinutes(opened, 0) === null,
  };
}

/** A message that says it is from the future was written by a wrong clock: it counts from its arrival. */
function startOf(clock: "published" | "arrived", publishedMs: number, arrivedMs: number): number {
  return clock === "arrived" ? arrivedMs : Math.min(publishedMs, arrivedMs);
}

/**
 * Business minutes before the deadline at which to warn. "A quarter of the time left, or 15 minutes" is read as
 * whichever comes earlier: two hours' warning on eight is useful, four minutes' on fifteen is not. Never before the
 * start: with 15 minutes in all the warning is there at once.
 */
function warningOf(allotted: number): number {
  return Math.min(allotted, Math.max(allotted * WARNING_SHARE, WARNING_MINUTES));
}

/** Nothing stands on the queue without a deadline, not even when the brand has closed for good. */
function due(calendar: Calendar, fromMs: number, minutes: number): number {
  return calendar.addBusinessMinutes(fromMs, minutes) ?? fromMs + minutes * MINUTE;
}
