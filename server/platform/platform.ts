import type pg from "pg";
import type { Clock } from "./clock.ts";
import type { Database, Tx } from "./db/connect.ts";
import type { Log } from "./log.ts";
import type { Secrets } from "./secrets.ts";

/** What every feature stands on: passed down, never global. */
export interface Platform {
  db: Database;
  /** pg's own types; for libraries. */
  pool: pg.Pool;
  clock: Clock;
  log: Log;
  secrets: Secrets;
  /** Reaches the world outside; tests pass their own. */
  fetch: typeof fetch;
  /** Tells every node's browsers that there are new facts: coalesced, outside the writers' transactions. */
  announce(): void;
}

/** One transaction; when it has committed, whoever listens is told. */
export async function write<T>(
  platform: Pick<Platform, "db" | "announce">,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const result = await platform.db.transaction().execute(work);
  platform.announce();
  return result;
}
