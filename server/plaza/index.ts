import type { Hono } from "hono";
import type { Kysely } from "kysely";
import { createAlarm } from "./alarm.ts";
import type { Log, Plaza, PlazaEnv } from "./context.ts";
import { createRoutes } from "./routes/index.ts";
import type { PlazaTables } from "./tables.ts";
import { type FoundedTown, foundTown, type NewTown, removeTown } from "./towns.ts";
import { deliverForever } from "./webhooks.ts";

export type { Log } from "./context.ts";
export type { FoundedTown, NewTown } from "./towns.ts";

/**
 * Plaza, the practice network: a small social network with its own tables (schema `plaza`) and its own HTTP API,
 * described in routes/index.ts. It owns towns and everything in them, and knows nothing of the desk, which speaks to
 * it as to any network. It promises that a town never sees another, that the feed of changes loses nothing, and that
 * one idempotency key writes once.
 */
export interface PlazaServer {
  /** Mount it anywhere: `app.route("/plaza/api", plaza.app)`. */
  app: Hono<PlazaEnv>;
  foundTown(town: NewTown): Promise<FoundedTown>;
  removeTown(townId: string): Promise<void>;
  /** Begins to push to webhooks. */
  start(): void;
  /** Ends the pushing and every request that the weather holds. */
  stop(): Promise<void>;
}

export interface PlazaOptions<Tables> {
  /** Any Kysely: its own tables are added here. On a pool that reads timestamptz as Temporal.Instant and int8 as bigint. */
  db: Kysely<Tables>;
  clock: { now(): Temporal.Instant };
  /** For the webhooks. */
  fetch: typeof fetch;
  log: Log;
  /** 0 to 1: whether a request meets the weather. */
  chance?: () => number;
}

export function createPlaza<Tables>({
  db,
  clock,
  fetch,
  log,
  chance = Math.random,
}: PlazaOptions<Tables>): PlazaServer {
  const stopping = new AbortController();
  const alarm = createAlarm(stopping.signal);
  const plaza: Plaza = {
    db: (db as unknown as Kysely<PlazaTables>).withSchema("plaza"),
    now: () => clock.now().round("millisecond"),
    fetch,
    log,
    chance,
    wake: () => alarm.wake(),
    stopping: stopping.signal,
  };
  let pushing: Promise<void> | null = null;
  return {
    app: createRoutes(plaza),
    foundTown: (town) => foundTown(plaza, town),
    removeTown: (townId) => removeTown(plaza, townId),
    start() {
      pushing ??= deliverForever(plaza, alarm);
    },
    async stop() {
      stopping.abort();
      await pushing;
    },
  };
}
