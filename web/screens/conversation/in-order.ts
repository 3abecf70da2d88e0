/** Messages and events in one order of time, with the day said where it changes. */
import type { Conversation, Message } from "../../../contract/index.ts";

type Event = Conversation["events"][number];
export interface Entry {
  /** A moment of the day that begins here; null within a day. */
  day: string | null;
  message?: Message;
  event?: Event;
}

/** Events older than the first message shown are left out: what they belong to is not there. */
export function inOrder(messages: Message[], events: Event[]): Entry[] {
  const from = messages[0] ? Date.parse(messages[0].publishedAt) : 0;
  const entries = [
    ...messages.map((message) => ({
      at: Date.parse(message.publishedAt),
      when: message.publishedAt,
      message,
    })),
    ...events
      .filter((event) => Date.parse(event.at) >= from)
      .map((event) => ({ at: Date.parse(event.at), when: event.at, event })),
  ].toSorted((a, b) => a.at - b.at);
  let before = "";
  return entries.map(({ when, at: _, ...entry }) => {
    const day = new Date(when).toDateString();
    const begins = day !== before;
    before = day;
    return { day: begins ? when : null, ...entry };
  });
}
