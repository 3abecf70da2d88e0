import { EventEmitter } from "node:events";
import { Logger, type Runner, run, type TaskList, type WorkerEvents } from "graphile-worker";
import { sql } from "kysely";
import type pg from "pg";
import type { Database, Tx } from "../db/connect.ts";
import type { Log } from "../log.ts";
import type { Node } from "./nodes.ts";

/** What happens later, by name. A handler that throws is tried again, later each time. */
export type JobHandlers = Record<string, (payload: never) => Promise<void>>;

/**
 * Enqueues in the caller's transaction: the job exists if, and only if, what it is about does.
 * The same `key` again moves the job instead of making a second one.
 */
export async function enqueue(
  tx: Tx | Database,
  job: { name: string; payload: unknown; key: string; at?: Temporal.Instant; tries?: number },
): Promise<void> {
  await sql`select graphile_worker.add_job(${job.name}, payload => ${JSON.stringify(job.payload)}::json,
    job_key => ${job.key}, run_at => ${job.at?.toString() ?? null}::timestamptz, max_attempts => ${job.tries ?? 25})`.execute(
    tx,
  );
}

/** Starts this node's workers; their names go on the node's row, so that a dead node's jobs can be freed. */
export async function startWorkers(options: {
  pool: pg.Pool;
  handlers: JobHandlers;
  log: Log;
  concurrency: number;
  node: Node;
}): Promise<Runner> {
  const taskList: TaskList = {};
  for (const [name, handle] of Object.entries(options.handlers)) {
    taskList[name] = async (payload) => handle(payload as never);
  }
  const events: WorkerEvents = new EventEmitter();
  events.on("worker:create", ({ worker }) => options.node.owns(worker.workerId));
  return run({
    pgPool: options.pool,
    taskList,
    events,
    concurrency: options.concurrency,
    noHandleSignals: true,
    crontab: "",
    pollInterval: 1000,
    logger: new Logger(() => (level, message) => {
      if (level === "error") options.log.error({ part: "jobs" }, message);
      else if (level === "warning") options.log.warn({ part: "jobs" }, message);
    }),
  });
}
