/**
 * Messages a second from the raw event to the placed work item, triage included, beside a bare batched INSERT of the
 * very rows that this wrote, into the same tables with the same indexes, from strings made beforehand, by one client.
 * Half of the messages are of people who wrote before: they join a conversation and change its item, which costs rows
 * that a bare insert does not have.
 */
import { performance } from "node:perf_hooks";
import { sql } from "kysely";
import type { InboundMessage } from "../server/channels/index.ts";
import { type Lanes, takeInAll } from "../server/intake/intake.ts";
import { keepRaw } from "../server/intake/receive.ts";
import type { Database } from "../server/platform/db/connect.ts";
import { load, type Result, rounded } from "./bench.ts";
import { postgresCpu } from "./cpu.ts";
import { type BenchDesk, openBenchDesk } from "./desk.ts";
import { messageText } from "./texts.ts";
import { seeded } from "./words.ts";

const MESSAGES = 20_000;
const WARM_UP = 4_000;
/** Every second message is of somebody who wrote before in the same run: it joins their conversation. */
const CUSTOMERS = MESSAGES / 2;
const BATCH = 500;
const LANES = 4;

export async function run(): Promise<Result> {
  const desk = await openBenchDesk("intake");
  try {
    await feed(desk, WARM_UP, 1);
    await drain(desk);
    const mark = await highest(desk.database.db);
    await feed(desk, MESSAGES, 2);
    await checkpoint(desk.database.db);
    const cpu = process.cpuUsage();
    const cpuBefore = await postgresCpu(desk.database.url);
    const seconds = await timed(() => drain(desk));
    const used = process.cpuUsage(cpu);
    const cpuAfter = await postgresCpu(desk.database.url);
    const rows = await collect(desk.database.db, mark);
    const one = await bareInsert(rows, 1);
    const several = await bareInsert(rows, 2);
    const perSecond = MESSAGES / seconds;
    const ratio = (one.seconds / MESSAGES) * perSecond;
    return {
      figures: {
        messages_per_second: Math.round(perSecond),
        bare_insert_per_second: Math.round(MESSAGES / one.seconds),
        ratio_to_bare_insert: rounded(ratio),
        bare_insert_two_clients_per_second: Math.round(MESSAGES / several.seconds),
        ratio_to_two_clients: rounded((several.seconds / MESSAGES) * perSecond),
        node_cpu_ms_per_message: Number(((used.user + used.system) / 1000 / MESSAGES).toFixed(3)),
        postgres_cpu_ms_per_message: perMessage(cpuBefore, cpuAfter),
        bare_postgres_cpu_ms_per_message: one.cpu,
        load: load(),
        rows_written: Object.values(rows).reduce((sum, some) => sum + some.count, 0),
      },
      aims: { ratio_to_bare_insert: "≥ 0.6", messages_per_second: "≥ 3,000 on an idle machine" },
      met: ratio >= 0.6 && perSecond >= 3000,
    };
  } finally {
    await desk.close();
  }
}

function perMessage(before: number | null, after: number | null): number | string {
  return before === null || after === null
    ? "unknown"
    : Number((((after - before) * 1000) / MESSAGES).toFixed(3));
}

async function feed(
  { platform, workspaceId, connectionIds }: BenchDesk,
  count: number,
  seed: number,
): Promise<void> {
  const random = seeded(seed);
  const encode = new TextEncoder();
  for (let from = 0; from < count; from += 1000) {
    const bodies = Array.from({ length: Math.min(1000, count - from) }, (_, index) =>
      encode.encode(JSON.stringify(message(random, seed, from + index))),
    );
    const connection = { workspaceId, id: connectionIds[(from / 1000) % connectionIds.length]! };
    await keepRaw(platform.db, connection, "webhook", bodies, platform.clock.now());
  }
}

function message(random: () => number, seed: number, index: number): InboundMessage {
  const person = Math.floor(random() * CUSTOMERS);
  const who = `${seed}-${person}`;
  const number = seed * 10_000_000 + index;
  return {
    type: "message",
    externalId: `bench/${number}`,
    threadId: `bench/thread/${number}`,
    parentId: null,
    audience: "public",
    author: {
      externalId: `u${who}`,
      handle: `user${who}`,
      name: `Customer ${who}`,
      followers: person % 7 === 0 ? 18_400 : 240,
    },
    own: false,
    text: messageText(random).text,
    attachments: [],
    publishedAt: new Date(Date.now() - Math.floor(random() * 600_000)).toISOString(),
    url: null,
    subject: null,
    replyTo: { id: number },
  };
}

/** As the desk itself does: one lane wakes the next when there is work for two. */
async function drain({ intake }: BenchDesk): Promise<void> {
  const running = new Set<Promise<void>>();
  const shared: Lanes = { at: new Map(), piledUp: new Set(), wake };
  wake();
  while (running.size > 0) await Promise.race(running);

  function wake(): void {
    if (running.size === LANES) return;
    const lane = takeInUntilNothingWaits().finally(() => running.delete(lane));
    running.add(lane);
  }
  async function takeInUntilNothingWaits(): Promise<void> {
    while (await takeInAll(intake, shared));
  }
}

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

/* ---------------------------------------------------------------- the reference */

const tables = [
  "customers",
  "handles",
  "conversations",
  "threads",
  "messages",
  "work_items",
  "facts",
] as const;

interface Rows {
  columns: string;
  types: string;
  batches: string[];
  count: number;
}

async function highest(db: Database) {
  const { rows } = await sql<{ at: string; fact: string }>`
    select (select id::text from messages order by id desc limit 1) as at, (select max(id)::text from facts) as fact`.execute(
    db,
  );
  return rows[0]!;
}

/** The rows that came after the mark, as JSON in batches of as many messages' worth as intake wrote at a time. */
async function collect(db: Database, mark: { at: string; fact: string }): Promise<Record<string, Rows>> {
  const collected: Record<string, Rows> = {};
  const after: Record<(typeof tables)[number], string> = {
    customers: `id > '${mark.at}'`,
    handles: `id > '${mark.at}'`,
    conversations: `id > '${mark.at}'`,
    threads: `conversation_id > '${mark.at}'`,
    messages: `id > '${mark.at}'`,
    work_items: `id > '${mark.at}'`,
    facts: `id > ${mark.fact}`,
  };
  for (const table of tables) {
    const described = await sql<{ name: string; type: string }>`
      select column_name as name, udt_name as type from information_schema.columns
      where table_schema = 'public' and table_name = ${table} and is_generated = 'NEVER' and is_identity = 'NO'
        and column_name <> 'xid' order by ordinal_position`.execute(db);
    const columns = described.rows.map((one) => one.name).join(", ");
    const types = described.rows
      .map((one) => `${one.name} ${one.type.replace(/^_(.*)$/, "$1[]")}`)
      .join(", ");
    const { rows } = await sql
      .raw<{ row: object }>(
        `select to_json(t) as row from (select ${columns} from ${table} where ${after[table]} order by ${table === "threads" ? "conversation_id" : "id"}) t`,
      )
      .execute(db);
    const size = Math.ceil(rows.length / (MESSAGES / BATCH));
    const batches: string[] = [];
    for (let from = 0; from < rows.length; from += size)
      batches.push(JSON.stringify(rows.slice(from, from + size).map((one) => one.row)));
    collected[table] = { columns, types, batches, count: rows.length };
  }
  return collected;
}

/** Into a fresh server with the same tables, by so many clients at once. */
async function bareInsert(
  rows: Record<string, Rows>,
  clients: number,
): Promise<{ seconds: number; cpu: number | string }> {
  const desk = await openBenchDesk("bare", workspaceOf(rows));
  try {
    const { db, url } = desk.database;
    await checkpoint(db);
    let next = 0;
    const count = Math.max(...tables.map((table) => rows[table]!.batches.length));
    const client = async () => {
      while (next < count) await insertBatch(db, rows, next++);
    };
    const before = await postgresCpu(url);
    const seconds = await timed(async () => {
      await Promise.all(Array.from({ length: clients }, client));
    });
    return { seconds, cpu: perMessage(before, await postgresCpu(url)) };
  } finally {
    await desk.close();
  }
}

async function insertBatch(db: Database, rows: Record<string, Rows>, index: number): Promise<void> {
  await db.transaction().execute(async (tx) => {
    for (const table of tables) {
      const { columns, types, batches } = rows[table]!;
      const batch = batches[index];
      if (!batch) continue;
      await sql`insert into ${sql.table(table)} (${sql.raw(columns)}) select ${sql.raw(columns)}
        from json_to_recordset(${batch}::json) as r (${sql.raw(types)})`.execute(tx);
    }
  });
}

function workspaceOf(rows: Record<string, Rows>): string {
  return (JSON.parse(rows.messages!.batches[0]!) as { workspace_id: string }[])[0]!.workspace_id;
}

async function checkpoint(db: Database): Promise<void> {
  await sql`checkpoint`.execute(db);
}
