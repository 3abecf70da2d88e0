/** Work items and messages for tests: what matters is said, the rest is ordinary. */
import { openCalendar } from "./calendar.ts";
import { DEFAULT_DEADLINES } from "./default-deadlines.ts";
import type { HeardMessage, Labels, WorkItem } from "./item.ts";
import { type NewPlace, open, type PlaceRules } from "./place.ts";
import { alwaysOpen } from "./schedule.ts";

export const NOW = Date.UTC(2026, 10, 23, 10, 0);

/** Open day and night, so that minutes are minutes. */
const calendar = openCalendar(alwaysOpen("Europe/Andorra"));

export function rulesAt(now: number): PlaceRules {
  return {
    now,
    scheduleVersion: 1,
    calendarOf: () => calendar,
    deadlines: DEFAULT_DEADLINES,
    paceOf: () => "social_public",
  };
}

export const PLACE: NewPlace = {
  id: "00000000-0000-7000-8000-000000000001",
  conversationId: "00000000-0000-7000-8000-000000000002",
  connectionId: "00000000-0000-7000-8000-000000000003",
  customerId: "00000000-0000-7000-8000-000000000004",
  network: "plaza",
  audience: "public",
};

export function heard(
  at: number,
  given: Partial<Omit<HeardMessage, "labels">> & { labels?: Partial<Labels> } = {},
): HeardMessage {
  return {
    publishedAt: at,
    arrivedAt: at,
    text: "Where is my parcel?",
    followers: null,
    moderation: null,
    ...given,
    labels: {
      language: "en",
      kind: "question",
      topic: "order_tracking",
      mood: "neutral",
      urgency: 1,
      kindConfidence: 0.9,
      personalData: false,
      ...given.labels,
    },
  };
}

export function workItem(changed: Partial<WorkItem> = {}): WorkItem {
  return { ...open(PLACE, heard(NOW), rulesAt(NOW)), ...changed };
}
