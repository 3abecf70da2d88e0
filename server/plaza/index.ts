import type { Hono } from "hono";
import type { Kysely } from "kysely";
import { createAlarm } from "./alarm.ts";
import { directForever } from "./cast/rounds.ts";
import type { Log, Plaza, PlazaEnv } from "./context.ts";
import { createRoutes } from "./routes/index.ts";
import type { PlazaTables } from "./tables.ts";
import { type FoundedTown, foundTown, type NewTown, removeTown } from "./towns.ts";
import { deliverForever } from "./webhooks.ts";

export type { Log } from "./context.ts";
export type { FoundedTown, NewTown } from "./towns.ts";

/**
 * Plaza, the practice network: a small social network with its own tables (schema `plaza`) and its own HTTP API,
 * described in routes/index.ts. It owns towns and everything in them, the invented customers too, and knows nothing of the desk, which speaks to
 * it as to any network. It promises that a town never sees another, that the feed of changes loses nothing, and that
 * one idempotency key writes once.
 */
export interface PlazaServer {
  /** Mount it anywhere: `app.route("/plaza/api", plaza.app)`. */
  app: Hono<PlazaEnv>;
  foundTown(town: NewTown): Promise<FoundedTown>;
  /** Takes a town away with everything in it. */
  removeTown(townId: string): Promise<void>;
  /** Begins to push to webhooks, and lets the casts speak. */
  start(): void;
  /** Ends both, and every request that the weather holds. */
  stop(): Promise<void>;
}

export interface PlazaOptions<Tables> {
  /** Any Kysely: its own tables are added here. On a pool that reads timestamptz as Temporal.Instant and int8 as bigint. */
  db: Kysely<Tables>;
  clock: { now(): Temporal.Instant };
  /** For the webhooks. */
  fetch: typeof fetch;
  log: Log;
  /** 0 to 1: whether a request meets the weather, and who of the cast speaks when. */
  chance?: () => number;
  /** Where it is mounted: the path of the faces that browsers load. */
  path?: string;
}

export function createPlaza<Tables>({
  db,
  clock,
  fetch,
  log,
  chance = Math.random,
  path = "/plaza/api",
}: PlazaOptions<Tables>): PlazaServer {
  const stopping = new AbortController();
  const alarm = createAlarm(stopping.signal);
  const plaza: Plaza = {
    db: (db as unknown as Kysely<PlazaTables>).withSchema("plaza"),
    now: () => clock.now().round("millisecond"),
    fetch,
    log,
    chance,
    faceAt: (seed) => `${path}/faces/${seed}.svg`,
    markAt: (letters) => `${path}/marks/${encodeURIComponent(letters)}.svg`,
    wake: () => alarm.wake(),
    stopping: stopping.signal,
  };
  let running: Promise<unknown> | null = null;
  return {
    app: createRoutes(plaza),
    foundTown: (town) => foundTown(plaza, town),
    removeTown: (townId) => removeTown(plaza, townId),
    start() {
      running ??= Promise.all([deliverForever(plaza, alarm), directForever(plaza)]);
    },
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
