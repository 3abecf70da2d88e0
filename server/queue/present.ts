import type { z } from "zod";
import type { CustomerSummary, Item, Label, Person } from "../../contract/index.ts";
import type { WorkItem } from "./item.ts";
import { isGone } from "./left.ts";
import { whyPressing } from "./pressing.ts";

/** What of a work item is shown. */
export type Shown = Omit<
  WorkItem,
  | "customerId"
  | "weighed"
  | "firstPublishedAt"
  | "firstArrivedAt"
  | "answeredAt"
  | "answerMessageId"
  | "scheduleVersion"
  | "firstDueAt"
  | "nextDueAt"
  | "resolutionDueAt"
  | "warnedAt"
  | "lateAt"
  | "openedAt"
  | "closedBy"
>;

/** What stands beside it and is kept elsewhere. */
export interface Around {
  customer: z.infer<typeof CustomerSummary>;
  assignee: z.infer<typeof Person> | null;
  unread: boolean;
  labels: Label[];
}

/** A work item as the browser gets it; the number and its parts are those of `now`, in epoch milliseconds. */
export function present(item: Shown, around: Around, now: number): Item {
  const due = isGone(item) ? null : item.dueAt;
  return {
    id: item.id,
    conversationId: item.conversationId,
    connectionId: item.connectionId,
    network: item.network,
    audience: item.audience,
    state: item.state,
    reason: item.reason,
    reasonNote: item.reasonNote,
    customer: around.customer,
    preview: item.preview,
    language: item.language,
    kind: item.kind,
    topic: item.topic,
    mood: item.mood,
    urgency: item.urgency,
    reach: item.reach,
    corrected: item.corrected,
    labels: around.labels,
    assignee: around.assignee,
    unanswered: item.unanswered,
    unread: around.unread,
    waitingSince: moment(item.oldestUnansweredAt),
    arrivedAt: moment(item.oldestUnansweredArrivedAt),
    dueAt: moment(due),
    dueFor: due === null ? null : dueFor(item),
    warnAt: due === null ? null : moment(item.warnAt),
    snoozedUntil: moment(item.snoozedUntil),
    pressingAt: iso(item.pressingAt),
    priority: whyPressing(now, item.dueAt ?? item.pressingAt, item),
    pin: item.pin,
    lastMessageAt: iso(item.lastMessageAt),
    closedAt: moment(item.closedAt),
    revision: item.revision,
  };
}

/** Which of the three deadlines is in force: as in `deadlines.ts`. */
function dueFor(item: Shown): Item["dueFor"] {
  if (item.unanswered === 0) return "resolution";
  return item.firstAnsweredAt === null ? "first_answer" : "next_answer";
}

function moment(ms: number | null): string | null {
  return ms === null ? null : iso(ms);
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
