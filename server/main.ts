/** `npm start`: reads the configuration, starts the database, brings it up to date, serves, and says where. */
import { randomInt } from "node:crypto";
import { join } from "node:path";
import { serve } from "@hono/node-server";
import { createApp } from "./app.ts";
import { systemClock } from "./platform/clock.ts";
import { readConfig } from "./platform/config.ts";
import { openDatabase } from "./platform/db/connect.ts";
import { type Embedded, startEmbedded } from "./platform/db/embedded.ts";
import { DatabaseIsNewer, migrateToLatest } from "./platform/db/migrate.ts";
import { isDatabaseAway } from "./platform/http/api-error.ts";
import { createAnnouncer } from "./platform/live/announcer.ts";
import { createLog } from "./platform/log.ts";
import type { Platform } from "./platform/platform.ts";
import { openSecrets } from "./platform/secrets.ts";
import { StartError } from "./platform/start-error.ts";
import { warmTriage } from "./triage/index.ts";

const root = join(import.meta.dirname, "..");

/** What was started, and how it is stopped; the last one first. */
const stops: (() => Promise<void> | void)[] = [];

const started = main();
await started.catch(async (error: unknown) => {
  const expected = error instanceof StartError || error instanceof DatabaseIsNewer;
  console.error(expected ? error.message : error);
  // A start that fails leaves nothing running behind it.
  await stopAll();
  process.exit(1);
});

async function main(): Promise<void> {
  const config = readConfig(process.env, process.cwd());
  for (const warning of config.warnings) console.warn(warning);
  const log = createLog({ level: config.logLevel, format: config.logFormat });
  stopWhenTold();
  process.on("unhandledRejection", (error) => {
    // A library that does not wait for its own query must not end the desk with the database's pause.
    if (!isDatabaseAway(error)) throw error;
    log.warn({ err: error }, "the database is away");
  });

  let embedded: Embedded | null = null;
  if (!config.databaseUrl) {
    embedded = await startEmbedded({ folder: config.data, log: (line) => log.info(line) });
    stops.push(() => embedded?.stop());
  }
  const url = config.databaseUrl ?? embedded!.url();
  await migrateToLatest(url);

  const { db, pool, close } = openDatabase(url, { connections: 12 });
  stops.push(close);
  const platform: Platform = {
    db,
    pool,
    log,
    clock: systemClock,
    secrets: openSecrets({ data: config.data, key: config.key, oldKeys: config.oldKeys }),
    fetch: globalThis.fetch,
    announce: createAnnouncer(pool, log),
  };
  const setupCode = config.loopback ? null : String(randomInt(10_000_000, 100_000_000));
  const pages = join(root, "dist/web");
  const app = await createApp({ config, platform, url, alone: embedded !== null, setupCode, pages });
  stops.push(() => app.stop());

  if (config.role === "worker") log.info("this node works without a web");
  else await listen(config, app);
  await app.start();
  warmTriage().catch((error) => log.error({ err: error }, "triage cannot read what it stands on"));
  if (config.role === "worker") return;
  const isNew = !(await db.selectFrom("workspaces").select("name").limit(1).executeTakeFirst());
  console.log(`Escolta is ready: ${config.publicUrl ?? config.localUrl}`);
  if (isNew && setupCode) console.log(`Set-up asks for this code, once: ${setupCode}`);
}

function listen(
  config: { port: number; host: string },
  app: Awaited<ReturnType<typeof createApp>>,
): Promise<void> {
  return new Promise((ready, failed) => {
    const server = serve({ fetch: app.fetch, port: config.port, hostname: config.host }, () => ready());
    server.on("error", (error: NodeJS.ErrnoException) => {
      const inUse = `Port ${config.port} is in use, perhaps by another Escolta. Stop that, or set PORT to another one.`;
      failed(error.code === "EADDRINUSE" ? new StartError("PORT_IN_USE", inUse) : error);
    });
    stops.push(
      () =>
        new Promise<void>((closed) => {
          server.close(() => closed());
          if ("closeIdleConnections" in server) server.closeIdleConnections();
          setTimeout(() => "closeAllConnections" in server && server.closeAllConnections(), 3_000).unref();
        }),
    );
  });
}

/**
 * The first signal stops in good order, last started first; the second one at once. What is still starting is waited for: half
 * of it would go on to look for what has just been stopped. A start that fails ends by itself.
 */
function stopWhenTold(): void {
  let stopping = false;
  const stop = async () => {
    if (stopping) process.exit(1);
    stopping = true;
    const hasStarted = await started.then(
      () => true,
      () => false,
    );
    if (!hasStarted) return;
    await stopAll();
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void stop());
}

/** A step that fails does not keep the others from being taken. */
async function stopAll(): Promise<void> {
  for (const step of stops.splice(0).reverse()) {
    try {
      await step();
    } catch (error) {
      console.error(error);
    }
  }
}
