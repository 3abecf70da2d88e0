import { sql } from "kysely";
import { newId } from "../ids.ts";
import type { Platform } from "../platform.ts";

const BEAT_MS = 5_000;
const DEAD_AFTER = Temporal.Duration.from({ seconds: 30 });

/** One running process of Escolta. */
export interface Node {
  id: string;
  owns(worker: string): void;
  stop(): Promise<void>;
}

/**
 * Puts this process on the list of nodes and keeps saying that it lives. The jobs of nodes that no longer do are
 * freed: by itself the job queue would hold them for four hours. `alone` says that nobody else can be on this
 * database (the embedded server's folder is locked by us), so all the others are dead already.
 */
export async function joinNodes(
  platform: Pick<Platform, "db" | "clock" | "log">,
  role: string,
  alone: boolean,
): Promise<Node> {
  const { db, clock, log } = platform;
  const id = newId();
  const workers: string[] = [];
  const now = clock.now();
  await db.insertInto("nodes").values({ id, role, started_at: now, seen_at: now }).execute();
  await buryTheDead(alone ? now : now.subtract(DEAD_AFTER));

  const beat = setInterval(() => {
    const at = clock.now();
    db.updateTable("nodes")
      .set({ seen_at: at, workers })
      .where("id", "=", id)
      .execute()
      .then(() => buryTheDead(at.subtract(DEAD_AFTER)))
      .catch((error: unknown) => log.warn({ err: error }, "could not say that this node lives"));
  }, BEAT_MS);

  async function buryTheDead(silentSince: Temporal.Instant): Promise<void> {
    const dead = await db
      .deleteFrom("nodes")
      .where("id", "!=", id)
      .where("seen_at", "<=", silentSince)
      .returning("workers")
      .execute();
    const names = dead.flatMap((node) => node.workers);
    if (names.length > 0)
      await sql`select graphile_worker.force_unlock_workers(${names}::text[])`.execute(db);
  }

  return {
    id,
    owns(worker) {
      workers.push(worker);
      db.updateTable("nodes")
        .set({ workers })
        .where("id", "=", id)
        .execute()
        .catch((error: unknown) => log.warn({ err: error }, "could not write down a worker"));
    },
    async stop() {
      clearInterval(beat);
      await db.deleteFrom("nodes").where("id", "=", id).execute();
    },
  };
}
