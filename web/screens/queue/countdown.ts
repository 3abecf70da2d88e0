/** How an item stands in time, as the ring and the words beside it show it. */
import type { Item } from "../../../contract/index.ts";

export type Countdown =
  | { tone: "calm" | "short"; share: number; minutes: number }
  | { tone: "late"; minutes: number }
  | { tone: "snoozed"; until: string }
  | { tone: "waiting" }
  | { tone: "none" };

type Timed = Pick<Item, "state" | "dueAt" | "warnAt" | "arrivedAt" | "waitingSince" | "snoozedUntil">;
const SHORT_MINUTES = 15;

/** Minutes are whole: those left are rounded up, those late are rounded down and at least one. */
export function countdown(item: Timed, now: Date): Countdown {
  if (item.state === "done" || item.state === "set_aside") return { tone: "none" };
  if (item.state === "snoozed" && item.snoozedUntil) return { tone: "snoozed", until: item.snoozedUntil };
  if (!item.dueAt) return item.state.startsWith("waiting") ? { tone: "waiting" } : { tone: "none" };
  const due = Date.parse(item.dueAt);
  const left = due - now.getTime();
  if (left <= 0) return { tone: "late", minutes: Math.max(1, Math.floor(-left / 60_000)) };
  const minutes = Math.ceil(left / 60_000);
  const start = Date.parse(item.arrivedAt ?? item.waitingSince ?? item.dueAt);
  const share = due > start ? Math.min(1, left / (due - start)) : 1;
  const short = item.warnAt ? Date.parse(item.warnAt) <= now.getTime() : minutes <= SHORT_MINUTES;
  return { tone: short ? "short" : "calm", share, minutes };
}
