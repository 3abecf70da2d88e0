import { sql } from "kysely";
import { newId } from "../ids.ts";
import type { Platform } from "../platform.ts";

const BEAT_MS = 5_000;
const DEAD_AFTER = Temporal.Duration.from({ seconds: 30 });

/** One running process of Escolta. */
export interface Node {
  id: string;
  /** Jobs are locked under this name here. */
  owns(workers: string): void;
  /** Frees what is locked under the names so far, whose workers are no more. */
  freeOwn(): Promise<void>;
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
  let workers: string[] = [];
  const now = clock.now();
  await live(now);
  await buryTheDead(alone ? now : now.subtract(DEAD_AFTER));

  const beat = setInterval(() => {
    const at = clock.now();
    live(at)
      .then(() => buryTheDead(at.subtract(DEAD_AFTER)))
      .catch((error: unknown) => log.warn({ err: error }, "could not say that this node lives"));
  }, BEAT_MS);

  /** After the database was away, another node may have taken this one for dead: it is on the list again. */
  async function live(at: Temporal.Instant): Promise<void> {
    await db
      .insertInto("nodes")
      .values({ id, role, started_at: now, seen_at: at, workers })
      .onConflict((conflict) => conflict.column("id").doUpdateSet({ seen_at: at, workers }))
      .execute();
  }

  async function free(names: string[]): Promise<void> {
    if (names.length > 0)
      await sql`select graphile_worker.force_unlock_workers(${names}::text[])`.execute(db);
  }

  async function buryTheDead(silentSince: Temporal.Instant): Promise<void> {
    const dead = await db
      .deleteFrom("nodes")
      .where("id", "!=", id)
      .where("seen_at", "<=", silentSince)
      .returning("workers")
      .execute();
    await free(dead.flatMap((node) => node.workers));
  }

  return {
    id,
    owns(name) {
      workers.push(name);
      live(clock.now()).catch((error: unknown) =>
        log.warn({ err: error }, "could not write down the workers"),
      );
    },
    async freeOwn() {
      await free(workers);
      workers = [];
    },
    async stop() {
      clearInterval(beat);
      await db.deleteFrom("nodes").where("id", "=", id).execute();
    },
  };
}
