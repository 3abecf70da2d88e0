/** What has left the queue, and for which of the reasons that no person gave. */
import type { WorkItem } from "./item.ts";
import { leave } from "./states.ts";

export function isRubbish(moderation: string | null | undefined): boolean {
  return moderation === "spam" || moderation === "trash";
}

/** Set aside because the network said so, and no person: when the network takes it back, it is a message like any. */
export function isNetworksSpam(item: Pick<WorkItem, "state" | "reason" | "closedBy">): boolean {
  return item.state === "set_aside" && item.reason === "spam" && item.closedBy === null;
}

export function isGone(item: Pick<WorkItem, "state">): boolean {
  return item.state === "done" || item.state === "set_aside";
}

/** History from before the desk: it is searched and shown, sets off no alarm and never stands on the queue. */
export function setAsImported(item: WorkItem, at: number): WorkItem {
  return leave(item, "set_aside", "answered_elsewhere", null, null, at);
}

/** No person and no live message ever touched it. */
export function isImported(item: Pick<WorkItem, "state" | "reason" | "closedBy">): boolean {
  return item.state === "set_aside" && item.reason === "answered_elsewhere" && item.closedBy === null;
}
