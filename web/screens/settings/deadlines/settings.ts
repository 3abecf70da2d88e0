import type { api } from "../../../api/client.ts";

export type Settings = Awaited<ReturnType<typeof api.settings.get.call>>;
export type Schedule = Settings["schedule"];
export type Period = Schedule["exceptions"][number]["periods"][number];
export type Exception = Schedule["exceptions"][number];
export type DeadlineRule = Settings["deadlineRules"][number];
export type Match = DeadlineRule["match"];

export const WEEKDAYS = ["1", "2", "3", "4", "5", "6", "7"] as const;
/** A quarter of an hour before one goes home on a Friday: what comes then shows best what a calendar does. */
export function lateOnFriday({ week }: Pick<Schedule, "week">): string {
  const closes = week["5"]?.at(-1)?.to;
  const [hour = 0, minute = 0] = (closes ?? "17:00").split(":").map(Number);
  const before = Math.max(hour * 60 + minute - 15, 0);
  return `${String(Math.floor(before / 60)).padStart(2, "0")}:${String(before % 60).padStart(2, "0")}`;
}

export const PACES = ["social_public", "messaging", "page_comments", "reviews", "mail"] as const;
export const KINDS = ["complaint", "question", "request", "praise", "other"] as const;
