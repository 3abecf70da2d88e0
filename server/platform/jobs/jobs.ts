import { EventEmitter } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
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
 * The same `key` again moves the job instead of making a second one, unless it runs already. Jobs of one `queue` run one
 * after the other.
 */
export async function enqueue(
  tx: Tx | Database,
  job: { name: string; payload: unknown; key: string; at?: Temporal.Instant; tries?: number; queue?: string },
): Promise<void> {
  await sql`select graphile_worker.add_job(${job.name}, payload => ${JSON.stringify(job.payload)}::json,
    job_key => ${job.key}, run_at => ${job.at?.toString() ?? null}::timestamptz, max_attempts => ${job.tries ?? 25},
    queue_name => ${job.queue ?? null})`.execute(tx);
}

/** Longest pause between two looks for jobs that nobody told of, and before workers that gave up are started anew. */
const LOOK_MS = 1000;

export interface Workers {
  stop(): Promise<void>;
}

/**
 * Starts this node's workers and keeps them: when they give up (their database away for minutes), others take their
 * place. The name they lock jobs under goes on the node's row, so that a dead node's jobs can be freed.
 */
export async function startWorkers(options: {
  pool: pg.Pool;
  handlers: JobHandlers;
  log: Log;
  concurrency: number;
  node: Node;
}): Promise<Workers> {
  const { pool, handlers, log, concurrency, node } = options;
  const taskList: TaskList = {};
  for (const [name, handle] of Object.entries(handlers)) {
    taskList[name] = async (payload) => handle(payload as never);
  }
  let stopped = false;
  let runner = await begin();
  void keepRunning();
  return {
    async stop() {
      stopped = true;
      await runner.stop().catch(() => {}); // it had stopped by itself
    },
  };

  function begin(): Promise<Runner> {
    const events: WorkerEvents = new EventEmitter();
    events.on("pool:create", ({ workerPool }) => node.owns(workerPool.id));
    return run({
      pgPool: pool,
      taskList,
      events,
      concurrency,
      noHandleSignals: true,
      crontab: "",
      pollInterval: LOOK_MS,
      // By default a finished job is noted down unawaited, and a database that is away at that moment ends the process.
      // With a delay, even of nothing, it ends these workers alone.
      preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
      logger: new Logger(() => (level, message) => {
        if (level === "error") log.error({ part: "jobs" }, message);
        else if (level === "warning") log.warn({ part: "jobs" }, message);
      }),
    });
  }

  async function keepRunning(): Promise<void> {
    while (!stopped) {
      await runner.promise.catch((error: unknown) => log.error({ err: error }, "the job workers gave up"));
      for (let running = false; !stopped && !running; ) {
        await sleep(LOOK_MS);
        running = await replace().catch((error: unknown) => {
          log.warn({ err: error }, "the job workers cannot start yet");
          return false;
        });
      }
    }
  }

  /** What the last ones could not finish, or not note down as finished, is free again: a job may be done twice. */
  async function replace(): Promise<boolean> {
    await node.freeOwn();
    runner = await begin();
    if (stopped) await runner.stop();
    return true;
  }
}
