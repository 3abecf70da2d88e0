import type { Account, Channel, InboundEvent, InboundMessage } from "../channels/index.ts";
import { cleaned } from "./clean.ts";
import type { RawEvent, Source } from "./receive.ts";

export interface ReadEvent<E extends InboundEvent = InboundEvent> {
  event: E;
  source: Source;
  receivedAt: number;
}

export interface Reading {
  events: ReadEvent[];
  unreadable: { id: string; error: string }[];
}

/** Raw payloads → what happened. One that cannot be read does not hold up the others. */
export function readAll(channel: Channel, account: Account, raws: RawEvent[]): Reading {
  const reading: Reading = { events: [], unreadable: [] };
  for (const raw of raws) {
    try {
      const payload: unknown = JSON.parse(utf8.decode(raw.body));
      const events = channel.parse(account, payload).map((event) => tidy(event, raw.receivedAt));
      for (const event of events)
        reading.events.push({ event, source: raw.source, receivedAt: raw.receivedAt });
    } catch (error) {
      reading.unreadable.push({ id: raw.id, error: error instanceof Error ? error.message : String(error) });
    }
  }
  return reading;
}

const utf8 = new TextDecoder("utf-8");
const LONGEST_ID = 500;

/**
 * What every network may get wrong: NULs and lone surrogates (PostgreSQL refuses them: the message is kept with a
 * replacement character), no author, a clock that runs ahead or says nothing.
 */
function tidy(event: InboundEvent, receivedAt: number): InboundEvent {
  const clean = cleaned(event);
  if ("externalId" in clean && (!clean.externalId || clean.externalId.length > LONGEST_ID))
    throw new Error("an id is empty or over 500 characters");
  if (clean.type === "message") return tidyMessage(clean, receivedAt);
  return { ...clean, at: new Date(believed(clean.at, receivedAt)).toISOString() };
}

function tidyMessage(message: InboundMessage, receivedAt: number): InboundMessage {
  const author = message.author.externalId
    ? message.author
    : { ...message.author, externalId: `unknown:${message.externalId}`, name: message.author.name || "—" };
  return {
    ...message,
    author,
    publishedAt: new Date(believed(message.publishedAt, receivedAt)).toISOString(),
  };
}

/** What comes from the future counts from its arrival, and so does what has no time, or one before the networks were. */
function believed(moment: string, receivedAt: number): number {
  const said = Date.parse(moment);
  return Number.isFinite(said) && said > 0 ? Math.min(said, receivedAt) : receivedAt;
}
