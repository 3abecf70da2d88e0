import type { api } from "../../../api/client.ts";

export type Settings = Awaited<ReturnType<typeof api.settings.get.call>>;
export type Schedule = Settings["schedule"];
export type Period = Schedule["exceptions"][number]["periods"][number];
export type Exception = Schedule["exceptions"][number];
export type DeadlineRule = Settings["deadlineRules"][number];
export type Match = DeadlineRule["match"];

export const WEEKDAYS = ["1", "2", "3", "4", "5", "6", "7"] as const;
export const PACES = ["social_public", "messaging", "page_comments", "reviews", "mail"] as const;
export const KINDS = ["complaint", "question", "request", "praise", "other"] as const;
