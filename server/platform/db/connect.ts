import { Kysely, PostgresDialect, type Transaction } from "kysely";
import pg from "pg";
import { keepStatements } from "./kept.ts";
import type { DB } from "./types.ts";

export type Database = Kysely<DB>;
export type Tx = Transaction<DB>;

export interface OpenDatabase {
  db: Database;
  /** A plain pool with pg's own types (Dates), for libraries that know nothing of Temporal. */
  pool: pg.Pool;
  url: string;
  close(): Promise<void>;
}

// pg writes an object parameter as JSON: without this an Instant would arrive in double quotes.
Object.defineProperty(Temporal.Instant.prototype, "toPostgres", {
  value(this: Temporal.Instant) {
    return this.toString();
  },
  configurable: true,
});

/** How long somebody waits for a connection, before they are told that the database is away. */
const PATIENCE_MS = 15_000;

/**
 * Opens Kysely on a pool of its own whose timestamps are Temporal Instants and whose bigints are BigInt, and beside it
 * a plain pool. Setting the parsers globally would break better-auth and graphile-worker.
 */
export function openDatabase(url: string, options: { connections?: number } = {}): OpenDatabase {
  const max = options.connections ?? 10;
  const wanted = { connectionString: url, max, connectionTimeoutMillis: PATIENCE_MS };
  const ours = askingOurWay(quiet(new pg.Pool({ ...wanted, types: { getTypeParser } })));
  const pool = quiet(new pg.Pool(wanted));
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool: ours }) });
  return {
    db,
    pool,
    url,
    async close() {
      await db.destroy();
      await pool.end();
    },
  };
}

/** A server that goes away ends idle clients with an error event; without a listener that ends the process. */
function quiet(pool: pg.Pool): pg.Pool {
  pool.on("error", () => {});
  pool.on("connect", (client) => {
    client.on("error", () => {});
  });
  return pool;
}

/** How Kysely's clients ask: what comes often is prepared, and every statement is asked with a callback. */
function askingOurWay(pool: pg.Pool): pg.Pool {
  const nameOf = keepStatements();
  pool.on("connect", (client) => {
    const query = client.query.bind(client) as (...given: unknown[]) => unknown;
    const asked = (text: string, values: unknown): unknown[] => {
      const name = nameOf(text);
      return name ? [{ name, text, values }] : [text, values];
    };
    // Asked for a promise, pg holds the rows of past queries until a full collection (measured: a pause of 10 ms every
    // ninety lists); asked with a callback it does not.
    const asking = (text: unknown, values?: unknown, callback?: unknown) =>
      callback || typeof values === "function" || typeof text !== "string"
        ? query(text, values, callback)
        : new Promise((answered, failed) => {
            query(...asked(text, values), (error: unknown, result: unknown) => {
              if (error) failed(error);
              else answered(result);
            });
          });
    client.query = asking as typeof client.query;
  });
  return pool;
}

const { builtins } = pg.types;

function getTypeParser(oid: number, format?: "text" | "binary") {
  if (format !== "binary") {
    if (oid === builtins.TIMESTAMPTZ) return toInstant;
    if (oid === builtins.INT8) return BigInt;
  }
  return pg.types.getTypeParser(oid, format);
}

/** PostgreSQL writes `2026-11-21 10:00:00.5+00`; ISO wants a T, and Temporal takes the short offset. */
function toInstant(text: string): Temporal.Instant {
  return Temporal.Instant.from(text.replace(" ", "T"));
}
