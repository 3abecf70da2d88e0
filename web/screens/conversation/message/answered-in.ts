/** How fast an answer came: from the oldest message that waited for it. Pure. */
import type { Message } from "../../../../contract/index.ts";

type Said = Pick<Message, "id" | "direction" | "publishedAt" | "deletedAt"> & {
  delivery: Pick<NonNullable<Message["delivery"]>, "state" | "part"> | null;
};

/** In minutes; null where nothing waited, or where what did is not among these messages. Oldest first. */
export function answeredIn(messages: Said[], answer: Said): number | null {
  const end = messages.findIndex(({ id }) => id === answer.id);
  if (end === -1 || (answer.delivery && answer.delivery.part > 0)) return null;
  let waiting: Said | null = null;
  for (const message of messages.slice(0, end).toReversed()) {
    if (message.direction === "outbound" && hasGoneOut(message)) break;
    if (message.direction === "inbound") waiting = message;
  }
  if (!waiting) return null;
  return Math.max(0, Math.floor((Date.parse(answer.publishedAt) - Date.parse(waiting.publishedAt)) / 60_000));
}

/** One that was withdrawn or refused answered nothing. */
function hasGoneOut({ delivery }: Said): boolean {
  return !delivery || !["withdrawn", "refused"].includes(delivery.state);
}
