/**
 * A desk that has been used for three years, made in minutes: one workspace with so many messages and work items in
 * six languages, in a real embedded PostgreSQL with the desk's own settings. Everything in it is invented and seeded.
 *
 * A world is kept in the system's folder for temporary files and used again until the tables or this file change.
 */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import type { Language } from "../contract/index.ts";
import { appendMessages, type NewMessage } from "../server/conversations/store.ts";
import { insertRows } from "../server/platform/db/bulk.ts";
import { type Database, type OpenDatabase, openDatabase } from "../server/platform/db/connect.ts";
import { type Embedded, startEmbedded } from "../server/platform/db/embedded.ts";
import { migrateToLatest } from "../server/platform/db/migrate.ts";
import { chunks } from "./chunks.ts";
import { inventText, seeded, type Vocabulary, vocabularyOf } from "./words.ts";
import { inventQueue, LANGUAGES, type Matter, type Population, writeItems } from "./world-queue.ts";

export const WORKSPACE = "00000000-0000-7000-8000-0000000000aa";
/** "Now" in this world: all of it happened before. */
export const WORLD_NOW = Date.UTC(2026, 10, 1, 12);

export interface Server {
  /** The world of that name, made where it is not there yet. */
  world(name: string, population: Population): Promise<OpenDatabase>;
  /** The process of the database server that all its others come from. */
  postmaster(): number;
  stop(): Promise<void>;
}

/** Says what it is doing on standard error: standard output belongs to the figures. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

export async function startServer(): Promise<Server> {
  const mine = join(tmpdir(), `escolta-bench-${userInfo().uid}`);
  const folder = join(mine, fingerprint());
  removeOthers(mine, folder);
  const embedded = await startEmbedded({ folder, log: say });
  const opened: OpenDatabase[] = [];
  return {
    async world(name, population) {
      const world = await openWorld(embedded, name, population);
      opened.push(world);
      return world;
    },
    postmaster: () =>
      Number(readFileSync(join(embedded.folder, "postgres/postmaster.pid"), "utf8").split("\n")[0]),
    async stop() {
      for (const one of opened) await one.close();
      await embedded.stop();
    },
  };
}

async function openWorld(embedded: Embedded, name: string, population: Population): Promise<OpenDatabase> {
  const admin = openDatabase(embedded.url("postgres"), { connections: 1 });
  const there = await readText(admin.db, `select datname as text from pg_database where datname = '${name}'`);
  if (!there) {
    say(`Making the world "${name}" (kept in ${embedded.folder} for the next run) …`);
    await sql.raw(`drop database if exists ${name}_unfinished`).execute(admin.db);
    await sql.raw(`create database ${name}_unfinished`).execute(admin.db);
    const url = embedded.url(`${name}_unfinished`);
    await migrateToLatest(url);
    const made = openDatabase(url, { connections: 2 });
    await fill(made.db, population);
    await made.close();
    await sql
      .raw(
        `select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '${name}_unfinished'`,
      )
      .execute(admin.db);
    await sql.raw(`alter database ${name}_unfinished rename to ${name}`).execute(admin.db);
  }
  await admin.close();
  return openDatabase(embedded.url(name), { connections: 4 });
}

async function readText(db: Database, query: string): Promise<string | undefined> {
  const { rows } = await sql.raw<{ text: string }>(query).execute(db);
  return rows[0]?.text;
}

const BATCH = 4000;

async function fill(db: Database, population: Population): Promise<void> {
  const began = performance.now();
  const random = seeded(7);
  const vocabularies = new Map<Language, Vocabulary>(LANGUAGES.map((one) => [one, vocabularyOf(one)]));
  const queue = inventQueue(population, WORLD_NOW, random);
  await foundWorkspace(db, queue.people);
  await writeCustomers(db, queue.matters, vocabularies, random);
  // The largest index is built at the end, as a restore would: the rest grows row by row, as in life.
  await sql`drop index messages_search`.execute(db);
  await writeMessages(db, queue, vocabularies, random);
  say(`  messages written after ${seconds(began)} s`);
  await db.connection().execute(async (one) => {
    await sql`set maintenance_work_mem = '512MB'`.execute(one);
    await sql.raw(searchIndex).execute(one);
  });
  say(`  full-text index built after ${seconds(began)} s`);
  await writeItems(db, WORKSPACE, queue, WORLD_NOW);
  await sql`vacuum analyze`.execute(db);
  await sql`checkpoint`.execute(db);
  say(`  ready after ${seconds(began)} s`);
}

const searchIndex = /create index messages_search [^`]*/.exec(
  readFileSync(join(import.meta.dirname, "../server/platform/db/migrations/0001-core.ts"), "utf8"),
)![0];

async function foundWorkspace(db: Database, people: string[]): Promise<void> {
  const at = new Date(WORLD_NOW).toISOString();
  await sql`
    insert into workspaces (workspace_id, name, languages, country, time_zone, created_at)
    values (${WORKSPACE}, 'Bench', ${[...LANGUAGES]}, 'ES', 'Europe/Madrid', ${at})`.execute(db);
  await sql`
    insert into members (workspace_id, person_id, role, name, initials, joined_at)
    select ${WORKSPACE}, id, 'agent', 'Agent', 'AG', ${at} from unnest(${people}::uuid[]) as id`.execute(db);
}

async function writeCustomers(
  db: Database,
  matters: Matter[],
  vocabularies: Map<Language, Vocabulary>,
  random: () => number,
): Promise<void> {
  const customers = new Map(matters.map((matter) => [matter.customerId, matter]));
  const connections = new Map(matters.map(({ connectionId, network }) => [connectionId, network]));
  await sql`
    insert into connections (workspace_id, id, network, external_id, handle, name, settings, secrets, created_at)
    select ${WORKSPACE}, id, network, id::text, 'bench', 'Bench', '{}', '', now()
    from unnest(${[...connections.keys()]}::uuid[], ${[...connections.values()]}::text[]) as c (id, network)`.execute(
    db,
  );
  for (const part of chunks([...customers.values()], BATCH)) {
    const rows = part.map((one) => {
      const { words } = vocabularies.get(one.language)!;
      const given = words[Math.floor(random() ** 3 * 5000)]!;
      return { ...one, given, family: words[Math.floor(random() ** 2 * 20_000)]! };
    });
    const at = new Date(WORLD_NOW).toISOString();
    await insertRows(
      db,
      "customers",
      {
        workspace_id: "uuid",
        id: "uuid",
        name: "text",
        first_heard_at: "timestamptz",
        last_heard_at: "timestamptz",
      },
      rows.map((row) => ({
        workspace_id: WORKSPACE,
        id: row.customerId,
        name: `${row.given} ${row.family}`,
        first_heard_at: at,
        last_heard_at: at,
      })),
    );
    await insertRows(
      db,
      "handles",
      {
        workspace_id: "uuid",
        id: "uuid",
        network: "text",
        external_id: "text",
        customer_id: "uuid",
        handle: "text",
        name: "text",
        followers: "int",
      },
      rows.map((row) => ({
        workspace_id: WORKSPACE,
        id: row.customerId,
        network: row.network,
        external_id: row.customerId,
        customer_id: row.customerId,
        handle: `${row.given}_${row.family}`,
        name: `${row.given} ${row.family}`,
        followers: row.followers,
      })),
    );
    await insertRows(
      db,
      "conversations",
      {
        workspace_id: "uuid",
        id: "uuid",
        connection_id: "uuid",
        customer_id: "uuid",
        audience: "text",
        revision: "int",
        created_at: "timestamptz",
        last_message_at: "timestamptz",
        last_inbound_at: "timestamptz",
      },
      part.map((one) => ({
        workspace_id: WORKSPACE,
        id: one.conversationId,
        connection_id: one.connectionId,
        customer_id: one.customerId,
        audience: one.audience,
        revision: one.times.length,
        created_at: new Date(one.times[0]!).toISOString(),
        last_message_at: new Date(one.times.at(-1)!).toISOString(),
        last_inbound_at: new Date(one.times[0]!).toISOString(),
      })),
    );
  }
}

/** In the order in which they came in, conversations interleaved, as the table would have them. */
async function writeMessages(
  db: Database,
  { matters, order }: { matters: Matter[]; order: { matter: number; index: number }[] },
  vocabularies: Map<Language, Vocabulary>,
  random: () => number,
): Promise<void> {
  for (const part of chunks(order, BATCH)) {
    const rows = part.map(({ matter, index }): NewMessage => {
      const one = matters[matter]!;
      const inbound = one.inbound[index]!;
      const text = inventText(vocabularies.get(one.language)!, random);
      if (inbound) one.preview = text;
      return {
        id: one.messageIds[index]!,
        conversationId: one.conversationId,
        connectionId: one.connectionId,
        externalId: one.messageIds[index]!,
        parentExternalId: null,
        threadId: one.conversationId,
        direction: inbound ? "inbound" : "outbound",
        audience: one.audience,
        origin: inbound ? "network" : "desk",
        customerId: inbound ? one.customerId : null,
        personId: null,
        replyId: null,
        replyPart: null,
        text,
        language: one.language,
        attachments: null,
        url: null,
        replyTo: null,
        sorted: inbound ? { kind: one.kind, topic: one.topic, mood: one.mood, urgency: one.urgency } : null,
        moderation: null,
        publishedAt: one.times[index]!,
        arrivedAt: one.times[index]! + 2000,
        revision: index + 1,
      };
    });
    await db.transaction().execute((tx) => appendMessages(tx, WORKSPACE, rows));
  }
}

function seconds(began: number): number {
  return Math.round((performance.now() - began) / 1000);
}

/** Another world when the tables change, or what it is filled with. */
function fingerprint(): string {
  const migrations = join(import.meta.dirname, "../server/platform/db/migrations");
  const files = [
    ...readdirSync(migrations)
      .sort()
      .map((file) => join(migrations, file)),
    ...["world.ts", "world-queue.ts", "words.ts"].map((file) => join(import.meta.dirname, file)),
  ];
  const hash = createHash("sha256");
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest("hex").slice(0, 12);
}

/** Worlds of other tables; not one that a bench is still running on. */
function removeOthers(mine: string, current: string): void {
  if (!existsSync(mine)) return;
  for (const name of readdirSync(mine)) {
    const other = join(mine, name);
    if (other !== current && !existsSync(join(other, "postgres/postmaster.pid")))
      rmSync(other, { recursive: true, force: true });
  }
}
