import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import {
  type Fact,
  type FactCursor,
  factsAfter,
  factsOfWorkspaceAfter,
  latestCursor,
} from "../facts/facts.ts";
import type { Platform } from "../platform.ts";
import { factsChannel, presenceChannel } from "./announcer.ts";

/** Somebody's passing state (reading, typing): told to who listens now, never kept. */
export interface Passing {
  workspaceId: string;
  data: unknown;
}

export type Live = { type: "fact"; fact: Fact } | { type: "passing"; passing: Passing } | { type: "reset" };

export interface Hub {
  /** What happens in a workspace from `after` on (from now on when null), without a gap, until the signal ends it. */
  listen(workspaceId: string, after: FactCursor | null, signal: AbortSignal): AsyncGenerator<Live>;
  /** Passing states, for who keeps them in memory. */
  onPassing(listener: (passing: Passing) => void): void;
  tell(passing: Passing): Promise<void>;
  stop(): Promise<void>;
}

const READ = 500;
/** More than this missed and the browser had better ask for everything again. */
const TOO_MUCH = 5_000;
const LOOK_MS = 1_000;
/** A transaction that is still running may hold back facts already announced: look again soon. */
const HELD_BACK_MS = 30;
/** Looks keep this distance, however many nodes give notice. */
const APART_MS = 10;

/** One LISTEN connection a node; all streams of the node are fed from it. */
export async function startHub(platform: Pick<Platform, "db" | "pool" | "log">, url: string): Promise<Hub> {
  const { db, pool, log } = platform;
  const streams = new Map<string, Set<Stream>>();
  const passingListeners: ((passing: Passing) => void)[] = [];
  let cursor = await latestCursor(db);
  let stopped = false;
  let reading: Promise<void> | null = null;
  let announced = false;
  let lookNow = () => {};

  const client = await keepListening(
    url,
    log,
    () => stopped,
    (channel, payload) => {
      if (channel === factsChannel) return read(true);
      const passing = JSON.parse(payload) as Passing;
      for (const listener of passingListeners) listener(passing);
      for (const stream of streams.get(passing.workspaceId) ?? []) stream.push({ type: "passing", passing });
    },
  );
  const timer = setInterval(() => read(false), LOOK_MS);

  function read(wasAnnounced: boolean): void {
    announced ||= wasAnnounced;
    if (wasAnnounced) lookNow();
    reading ??= readOn()
      .catch((error: unknown) => log.warn({ err: error }, "could not read new facts"))
      .finally(() => {
        reading = null;
      });
  }

  /** Reads until three looks in a row find nothing: facts of a transaction still running come a moment later. */
  async function readOn(): Promise<void> {
    for (let emptyLooks = 0; !stopped && (announced || emptyLooks < 3); ) {
      announced = false;
      const facts = await factsAfter(db, cursor, READ);
      for (const fact of facts) {
        cursor = fact.cursor;
        for (const stream of streams.get(fact.workspaceId) ?? []) stream.push({ type: "fact", fact });
      }
      emptyLooks = facts.length > 0 ? 0 : emptyLooks + 1;
      if (facts.length === READ) continue;
      await sleep(APART_MS);
      if (!announced) await noticeOr(HELD_BACK_MS - APART_MS);
    }
  }

  function noticeOr(milliseconds: number): Promise<void> {
    return new Promise((done) => {
      const later = setTimeout(done, milliseconds);
      lookNow = () => {
        clearTimeout(later);
        done();
      };
    });
  }

  return {
    async *listen(workspaceId, after, signal) {
      const stream = new Stream(signal);
      const here = streams.get(workspaceId) ?? new Set();
      streams.set(workspaceId, here.add(stream));
      try {
        let last = after;
        for (let told = 0; last !== null; ) {
          // Backfill first; what comes meanwhile waits in the stream and is passed over when it was told already.
          const missed: Fact[] = await factsOfWorkspaceAfter(db, workspaceId, last, READ);
          for (const fact of missed) yield { type: "fact", fact };
          last = missed.at(-1)?.cursor ?? last;
          told += missed.length;
          if (missed.length < READ) break;
          if (told >= TOO_MUCH) {
            yield { type: "reset" };
            last = null;
          }
        }
        for await (const event of stream) {
          if (event.type === "fact" && last && !isAfter(event.fact.cursor, last)) continue;
          yield event;
        }
      } finally {
        here.delete(stream);
        if (here.size === 0) streams.delete(workspaceId);
      }
    },
    onPassing(listener) {
      passingListeners.push(listener);
    },
    async tell(passing) {
      await pool.query("select pg_notify($1, $2)", [presenceChannel, JSON.stringify(passing)]);
    },
    async stop() {
      stopped = true;
      clearInterval(timer);
      for (const all of streams.values()) for (const stream of all) stream.end();
      await client.end();
      await reading;
    },
  };
}

export function isAfter(a: FactCursor, b: FactCursor): boolean {
  const [ax, bx] = [BigInt(a.xid), BigInt(b.xid)];
  return ax > bx || (ax === bx && BigInt(a.id) > BigInt(b.id));
}

/** A queue between the hub and one browser. A browser that does not keep up is told to ask for everything again. */
class Stream {
  #waiting: Live[] = [];
  #wake: (() => void) | null = null;
  #ended = false;
  constructor(signal: AbortSignal) {
    if (signal.aborted) this.end();
    signal.addEventListener("abort", () => this.end(), { once: true });
  }
  push(event: Live): void {
    if (this.#waiting.length >= TOO_MUCH) this.#waiting = [{ type: "reset" }];
    this.#waiting.push(event);
    this.#wake?.();
  }
  end(): void {
    this.#ended = true;
    this.#wake?.();
  }
  async *[Symbol.asyncIterator](): AsyncGenerator<Live> {
    while (!this.#ended) {
      const event = this.#waiting.shift();
      if (event) yield event;
      else
        await new Promise<void>((wake) => {
          this.#wake = wake;
        });
    }
  }
}

/** A dedicated connection that LISTENs, and comes back by itself when the server went away. */
async function keepListening(
  url: string,
  log: Platform["log"],
  stopped: () => boolean,
  heard: (channel: string, payload: string) => void,
): Promise<{ end(): Promise<void> }> {
  let client: pg.Client | null = null;
  let retry: NodeJS.Timeout | undefined;
  // A connection that fails while it is made both rejects and ends: one retry for the two.
  const later = () => {
    clearTimeout(retry);
    if (!stopped()) retry = setTimeout(again, 1000);
  };
  const connect = async () => {
    const next = new pg.Client({ connectionString: url });
    next.on("notification", (notice) => heard(notice.channel, notice.payload ?? ""));
    next.on("error", (error) => log.warn({ err: error }, "the live connection was lost"));
    next.on("end", later);
    await next.connect();
    await next.query(`listen ${factsChannel}`);
    await next.query(`listen ${presenceChannel}`);
    client = next;
    heard(factsChannel, "");
  };
  const again = () => {
    connect().catch(later);
  };
  await connect();
  return {
    async end() {
      clearTimeout(retry);
      await client?.end();
    },
  };
}
