import { setImmediate as breathe } from "node:timers/promises";
import { sql } from "kysely";
import type { OpenConnection } from "../channels/index.ts";
import { findByHandle, type Heard, keepCustomers } from "../customers/index.ts";
import type { Tx } from "../platform/db/connect.ts";
import type { Language } from "../triage/index.ts";
import { takeAhead } from "./ahead.ts";
import { applyChanges } from "./changes.ts";
import { type BatchContext, findKnown } from "./known.ts";
import { type CustomerMessage, enter, keepLedger, openLedger } from "./ledger.ts";
import { lookUpStrangers } from "./profiles.ts";
import type { ReadEvent } from "./read.ts";
import { ask, type Ruled } from "./ruling.ts";
import { sortOrMark } from "./sorting.ts";

/**
 * The story of a batch of inbound events, in the caller's transaction: who wrote, in which conversation, what it is,
 * where it stands on the queue. Every step is one statement for the whole batch.
 */
export async function writeBatch(
  tx: Tx,
  connection: OpenConnection,
  events: ReadEvent[],
  context: BatchContext,
): Promise<void> {
  const messages = oncePerId(events.filter(isCustomers));
  const atOnce = await tryTurn(tx, connection);
  const before = await meet(tx, connection, messages);
  const sorted = await sortAll(connection, before, context);
  if (!atOnce) await awaitTurn(tx, connection);
  const { fresh, authors } = atOnce ? before : await meet(tx, connection, messages);

  const others = events.filter((read) => !isCustomers(read));
  const ahead = await takeAhead(tx, connection, [...idsOf(fresh), ...idsOf(others)]);

  if (fresh.length > 0) await placeMessages(tx, connection, { fresh, authors }, sorted, context);
  const changes = [...others, ...ahead];
  if (changes.length > 0) await applyChanges(tx, connection, changes, context);
}

/** What is new in a batch, and who of its authors has written before. */
interface Met {
  fresh: CustomerMessage[];
  authors: KnownAuthors;
}
type KnownAuthors = Awaited<ReturnType<typeof findByHandle>>;

async function meet(tx: Tx, connection: OpenConnection, messages: CustomerMessage[]): Promise<Met> {
  const known = await findKnown(tx, connection, idsOf(messages));
  const fresh = messages.filter(({ event }) => !known.has(event.externalId));
  const wrote = [...new Set(fresh.map(({ event }) => event.author.externalId))];
  return { fresh, authors: await findByHandle(tx, connection.workspaceId, connection.network, wrote) };
}

/** Sorting and the rules take about a fifth of a millisecond a message: after so many, whoever waits for this thread has a turn. */
const AT_A_STRETCH = 20;

async function sortAll(
  connection: OpenConnection,
  { fresh, authors }: Met,
  context: BatchContext,
): Promise<Map<string, Ruled>> {
  const sorted = new Map<string, Ruled>();
  for (let from = 0; from < fresh.length; from += AT_A_STRETCH) {
    if (from > 0) await breathe();
    const stretch = fresh.slice(from, from + AT_A_STRETCH);
    const understood = sortOrMark(
      stretch.map(({ event: { text, audience, author } }) => {
        const prior = (authors.get(author.externalId)?.language ?? null) as Language | null;
        return { text, audience, prior };
      }),
      context,
    );
    for (const [at, { event, source }] of stretch.entries()) {
      const one = understood[at]!;
      // Rules are for what comes, and labels too: history stays as it was.
      const isHistory = source === "import";
      const ruled = isHistory ? null : ask(event.text, connection, one, context.brandRules);
      sorted.set(event.externalId, ruled ?? { sorted: one.sorted, ruling: null, recognised: [] });
    }
  }
  return sorted;
}

/**
 * Two batches of one account would meet in its conversations: one writes at a time. Whoever finds another at it sorts
 * meanwhile, which is what costs time and touches nothing, waits, and looks again at what is new.
 */
async function tryTurn(tx: Tx, connection: OpenConnection): Promise<boolean> {
  const { rows } = await sql<{ free: boolean }>`
    select pg_try_advisory_xact_lock(${turnOf(connection)}) as free`.execute(tx);
  return rows[0]!.free;
}

async function awaitTurn(tx: Tx, connection: OpenConnection): Promise<void> {
  await sql`select pg_advisory_xact_lock(${turnOf(connection)})`.execute(tx);
}

function turnOf({ id }: OpenConnection) {
  return sql`hashtextextended(${`intake ${id}`}, 0)`;
}

async function placeMessages(
  tx: Tx,
  connection: OpenConnection,
  { fresh, authors }: Met,
  sorted: Map<string, Ruled>,
  context: BatchContext,
): Promise<void> {
  const { workspaceId, network } = connection;
  const customers = await keepCustomers(tx, workspaceId, network, whoWrote(fresh, sorted), authors);
  const ledger = await openLedger(tx, connection, fresh, customers);

  for (const read of fresh) {
    const { author, externalId } = read.event;
    enter(ledger, connection, read, sorted.get(externalId)!, customers.get(author.externalId)!, context);
  }
  await keepLedger(tx, connection, ledger, context);
  const strangers = fresh.filter(
    ({ event, source }) => source !== "import" && !authors.has(event.author.externalId),
  );
  await lookUpStrangers(
    tx,
    connection,
    strangers.map(({ event }) => customers.get(event.author.externalId)!),
  );
}

function isCustomers(read: ReadEvent): read is CustomerMessage {
  return read.event.type === "message" && !read.event.own;
}

function oncePerId(messages: CustomerMessage[]): CustomerMessage[] {
  const seen = new Map<string, CustomerMessage>();
  for (const read of messages) if (!seen.has(read.event.externalId)) seen.set(read.event.externalId, read);
  return [...seen.values()].sort((a, b) => Date.parse(a.event.publishedAt) - Date.parse(b.event.publishedAt));
}

function idsOf(events: ReadEvent[]): string[] {
  return [...new Set(events.flatMap(({ event }) => (event.type === "message" ? event.externalId : [])))];
}

function whoWrote(fresh: CustomerMessage[], sorted: Map<string, Ruled>): Map<string, Heard> {
  const heard = new Map<string, Heard>();
  for (const { event, receivedAt } of fresh) {
    const { language } = sorted.get(event.externalId)!.sorted;
    heard.set(event.author.externalId, {
      author: event.author,
      at: Temporal.Instant.fromEpochMilliseconds(receivedAt),
      language: language === "und" ? (heard.get(event.author.externalId)?.language ?? null) : language,
    });
  }
  return heard;
}
