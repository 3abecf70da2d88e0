/** The whole desk on a test's database, listening on a port of its own. */
import { createServer } from "node:net";
import { join } from "node:path";
import { serve } from "@hono/node-server";
import { type App, createApp } from "../app.ts";
import { systemClock } from "../platform/clock.ts";
import { createAnnouncer } from "../platform/live/announcer.ts";
import { createLog } from "../platform/log.ts";
import type { Platform } from "../platform/platform.ts";
import { openSecrets } from "../platform/secrets.ts";
import type { TestDatabase } from "./database.ts";

export interface TestApp {
  base: string;
  app: App;
  platform: Platform;
  stop(): Promise<void>;
}

export async function startTestApp(
  { db, pool, url }: TestDatabase,
  given: { setupCode?: string; port?: number } = {},
): Promise<TestApp> {
  const port = given.port ?? (await freePort());
  const base = `http://127.0.0.1:${port}`;
  const log = createLog({ level: process.env.TEST_LOG === "1" ? "debug" : "silent", format: "json" });
  const platform: Platform = {
    db,
    pool,
    log,
    clock: systemClock,
    secrets: openSecrets({ data: "", key: Buffer.alloc(32, 7), oldKeys: [] }),
    fetch: globalThis.fetch,
    announce: createAnnouncer(pool, log),
  };
  const app = await createApp({
    config: {
      publicUrl: null,
      localUrl: base,
      loopback: true,
      role: "all",
      bodyLimit: 12_000_000,
      trustProxy: false,
    },
    platform,
    url,
    alone: true,
    setupCode: given.setupCode ?? null,
    pages: join(import.meta.dirname, "../../dist/web"),
  });
  const server = serve({ fetch: app.fetch, port, hostname: "127.0.0.1" });
  await new Promise((ready) => server.once("listening", ready));
  await app.start();
  return {
    base,
    app,
    platform,
    async stop() {
      await app.stop();
      if ("closeAllConnections" in server) server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((found) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => found(typeof address === "object" && address ? address.port : 0));
    });
  });
}
