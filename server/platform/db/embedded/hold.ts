/**
 * Who has the data folder: an advisory lock in the server itself, held by one connection that is always open. The server
 * gives it to exactly one of two that start at the same moment and takes it back when its holder is killed, so no lock
 * file can be left behind. Losing the connection means the server is gone: it is brought up and held again.
 */
import { hostname } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import type { Client } from "pg";
import { StartError } from "../../start-error.ts";
import type { Place } from "./place.ts";
import { connectTo } from "./socket.ts";

/** "ESCO" in ASCII: any fixed number does, in the database `postgres` nobody else locks anything. */
const LOCK = 0x4553434f;

export interface Hold {
  version: string;
  /** True when this process may stop the server: nobody else shares it. Afterwards the hold no longer repairs itself. */
  mayStop(): Promise<boolean>;
  release(): Promise<void>;
}

interface Wanted {
  place: Place;
  shared: boolean;
  /** Brings the server up if it is not. */
  up: () => Promise<void>;
  log: (line: string) => void;
}

/** Throws FOLDER_IN_USE when another process has the folder, and whatever `up` throws. */
export async function holdFolder(wanted: Wanted): Promise<Hold> {
  let ending = false;
  let client = await take(wanted);
  const answer = await client.query<{ server_version: string }>("show server_version");
  const version = answer.rows[0]?.server_version.split(" ")[0] ?? "";
  const watch = (): void => {
    client.once("end", () => {
      if (!ending) void again();
    });
  };
  const again = async (): Promise<void> => {
    wanted.log("The database went away; starting it again");
    while (!ending) {
      try {
        const taken = await take(wanted);
        if (ending) return await taken.end();
        client = taken;
        return watch();
      } catch (error) {
        wanted.log(
          `The database does not come back: ${error instanceof Error ? error.message : String(error)}`,
        );
        await sleep(2_000);
      }
    }
  };
  watch();
  return {
    version,
    async mayStop() {
      ending = true;
      return !wanted.shared || (await lastOfAll(client));
    },
    async release() {
      ending = true;
      await client.end().catch(() => {});
    },
  };
}

async function take(wanted: Wanted): Promise<Client> {
  for (let tries = 0; ; tries += 1) {
    await wanted.up();
    try {
      return await lock(wanted);
    } catch (error) {
      // It was just shutting down, or a holder just killed is not yet noticed: wait, and bring it up anew.
      if (tries >= (wanted.shared ? 300 : 10)) throw error;
      await sleep(100);
    }
  }
}

async function lock({ place, shared }: Wanted): Promise<Client> {
  const client = await connectTo(place.sockets, "postgres", `escolta ${process.pid} on ${hostname()}`);
  try {
    const ask = shared ? "pg_try_advisory_lock_shared" : "pg_try_advisory_lock";
    const answer = await client.query<{ got: boolean }>(`select ${ask}($1) as got`, [LOCK]);
    if (answer.rows[0]?.got) return client;
    throw await inUse(client, place);
  } catch (error) {
    await client.end().catch(() => {});
    throw error;
  }
}

async function inUse(client: Client, place: Place): Promise<StartError> {
  const holders = await client.query<{ name: string }>(
    `select application_name as name from pg_locks join pg_stat_activity using (pid)
     where locktype = 'advisory' and classid = 0 and objid = $1 and granted`,
    [LOCK],
  );
  const who = holders.rows[0]?.name.replace(/^escolta (\d+)/, "process $1") ?? "another process";
  return new StartError(
    "FOLDER_IN_USE",
    `Another Escolta (${who}) is using ${place.folder}. Stop it first, or give this one its own folder in ESCOLTA_DATA. ` +
      "Several nodes on the same data need DATABASE_URL.",
  );
}

/** Gives up the share and asks for the whole: only the last one gets it. */
async function lastOfAll(client: Client): Promise<boolean> {
  const sql = "select pg_advisory_unlock_shared($1), pg_try_advisory_lock($1) as got";
  const answer = await client.query<{ got: boolean }>(sql, [LOCK]).catch(() => null);
  return answer?.rows[0]?.got ?? false;
}
