/** A desk without a web for the benches: an embedded PostgreSQL of its own with default durability, one connection. */
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import {
  type Channel,
  createConnections,
  createRegistry,
  type InboundEvent,
} from "../server/channels/index.ts";
import type { IntakeDeps } from "../server/intake/intake.ts";
import { systemClock } from "../server/platform/clock.ts";
import { type OpenDatabase, openDatabase } from "../server/platform/db/connect.ts";
import { type Embedded, startEmbedded } from "../server/platform/db/embedded.ts";
import { migrateToLatest } from "../server/platform/db/migrate.ts";
import { newId } from "../server/platform/ids.ts";
import { createAnnouncer } from "../server/platform/live/announcer.ts";
import { createLog } from "../server/platform/log.ts";
import type { Platform } from "../server/platform/platform.ts";
import { openSecrets } from "../server/platform/secrets.ts";
import { createRulebook, labelTeaching } from "../server/queue/index.ts";
import { createLearning } from "../server/triage/index.ts";

/** A network whose payloads are inbound events already: what is measured is the desk, not a parser. */
export const plainNetwork: Channel = {
  about: {
    network: "bench",
    name: "Bench",
    audiences: { public: { text: { max: 500, unit: "graphemes" }, threads: false, images: null } },
    privateReply: false,
    actions: [],
    pace: "social_public",
    pollEvery: null,
    reach: true,
    handlePrefix: "",
    reconciles: true,
    idempotent: true,
  },
  settings: z.object({}),
  connect: async () => ({ ok: false, checks: [] }),
  parse: (_, payload) => [payload as InboundEvent],
  send: async () => ({ outcome: "refused", refusal: { code: "not_allowed" } }),
  findSent: async () => ({ found: "cannot_tell" }),
};

export interface BenchDesk {
  embedded: Embedded;
  database: OpenDatabase;
  platform: Platform;
  intake: IntakeDeps;
  workspaceId: string;
  /** Two accounts of the brand. */
  connectionIds: string[];
  close(): Promise<void>;
}

export async function openBenchDesk(name: string, workspaceId = newId()): Promise<BenchDesk> {
  const folder = mkdtempSync(join(tmpdir(), `escolta-bench-${name}-`));
  chmodSync(folder, 0o711);
  const embedded = await startEmbedded({ folder: join(folder, "data"), log: () => {} });
  const url = embedded.url();
  await migrateToLatest(url);
  const database = openDatabase(url, { connections: 8 });
  const log = createLog({ level: "error", format: "json" });
  const platform: Platform = {
    db: database.db,
    pool: database.pool,
    log,
    clock: systemClock,
    secrets: openSecrets({ data: folder, key: Buffer.alloc(32, 1), oldKeys: [] }),
    fetch: globalThis.fetch,
    announce: createAnnouncer(database.pool, log),
  };
  const connections = createConnections(platform, createRegistry([plainNetwork]));
  const intake: IntakeDeps = {
    platform,
    connections,
    rulebook: createRulebook(() => "social_public"),
    settleEchoes: async () => new Set(),
    taughtOf: createLearning(platform, labelTeaching).taughtOf,
  };
  await makeWorkspace(database.db, workspaceId);
  const connectionIds = [newId(), newId()];
  for (const id of connectionIds)
    await database.db
      .insertInto("connections")
      .values({
        workspace_id: workspaceId,
        id,
        network: "bench",
        external_id: `brand ${id}`,
        handle: "brand",
        name: "Brand",
        settings: "{}",
        secrets: connections.sealSecrets(workspaceId, id, {}),
        created_at: systemClock.now(),
      })
      .execute();
  return {
    embedded,
    database,
    platform,
    intake,
    workspaceId,
    connectionIds,
    async close() {
      await database.close();
      await embedded.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Monday to Friday 9–19, Saturday 10–14, the holidays of Andorra. */
async function makeWorkspace(db: OpenDatabase["db"], workspaceId: string): Promise<void> {
  const now = systemClock.now();
  await db
    .insertInto("workspaces")
    .values({
      workspace_id: workspaceId,
      name: "Bench",
      languages: ["ca", "es", "it", "pt", "fr", "en"],
      country: "AD",
      time_zone: "Europe/Andorra",
      created_at: now,
    })
    .execute();
  const weekday = [{ from: "09:00", to: "19:00" }];
  const schedule = {
    timeZone: "Europe/Andorra",
    week: {
      1: weekday,
      2: weekday,
      3: weekday,
      4: weekday,
      5: weekday,
      6: [{ from: "10:00", to: "14:00" }],
      7: [],
    },
    holidays: { country: "AD", region: null, off: [] },
    exceptions: [],
  };
  await db
    .insertInto("schedules")
    .values({ workspace_id: workspaceId, version: 1, schedule: JSON.stringify(schedule), created_at: now })
    .execute();
}
