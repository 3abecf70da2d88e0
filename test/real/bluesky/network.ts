/** A real Bluesky network on loopback for tests, and people on it. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { Client } from "pg";
import { startEmbedded } from "../../../server/platform/db/embedded.ts";
import { installBluesky, node22 } from "./install.ts";
import { createPerson, type Person } from "./person.ts";

export interface BlueskyNetwork {
  /** The address of the people's own server: what `service` is in the connector's settings. */
  pds: string;
  appView: string;
  appViewDid: string;
  /** A new account `<name>.test`. */
  createPerson(name: string): Promise<Person>;
  /** Stops it all and removes what it wrote. */
  stop(): Promise<void>;
}

/** Installs what is missing (minutes, the first time), then 10–20 s. */
export async function startBluesky(): Promise<BlueskyNetwork> {
  installBluesky();
  const folder = mkdtempSync(join(tmpdir(), "escolta-bluesky-"));
  const stops: (() => Promise<unknown>)[] = [async () => rmSync(folder, { recursive: true, force: true })];
  const stop = async () => {
    for (const one of stops.splice(0).reverse()) await one();
  };
  try {
    const database = await startDatabase();
    stops.push(database.stop);
    const { child, addresses } = await startNetwork(folder, database.url);
    stops.push(() => ended(child));
    return { ...addresses, createPerson: (name) => createPerson(addresses.pds, name), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** In a folder that stays: a server that outlived a killed run is taken over, not left behind. */
async function startDatabase(): Promise<{ url: string; stop: () => Promise<void> }> {
  const server = await startEmbedded({
    folder: join(tmpdir(), `escolta-bluesky-database-${process.getuid?.() ?? ""}`),
    log: () => {},
    fsync: false,
    shared: true,
    settings: { max_connections: "300" },
  });
  const name = `bluesky_${process.pid}`;
  const left = "select datname from pg_database where datname like 'bluesky\\_%'";
  for (const { datname } of await command(server.url(), left)) {
    // Of a run that was killed; one still in use cannot be dropped, and is not.
    await command(server.url(), `drop database if exists ${datname}`).catch(() => {});
  }
  await command(server.url(), `create database ${name}`);
  return {
    url: server.url(name),
    async stop() {
      await command(server.url(), `drop database if exists ${name} with (force)`);
      await server.stop();
    },
  };
}

async function command(url: string, sql: string): Promise<{ datname?: string }[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<{ datname?: string }>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function startNetwork(folder: string, database: string) {
  const child = spawn(node22, ["start.mjs"], {
    cwd: dirname(fileURLToPath(import.meta.url)),
    env: {
      ...process.env,
      DB_POSTGRES_URL: database,
      TMPDIR: folder,
      LOG_ENABLED: "false",
      NODE_OPTIONS: "",
    },
    stdio: ["pipe", "pipe", process.env.BLUESKY_LOG ? "inherit" : "ignore"],
  });
  const line = await untilLine(child, (text) => text.startsWith('{"plc":'));
  const addresses = JSON.parse(line) as { plc: string; pds: string; appView: string; appViewDid: string };
  return { child, addresses };
}

/** Waits for a line of its output; goes on reading afterwards, so that it never blocks on a full pipe. */
function untilLine(child: ChildProcess, wanted: (line: string) => boolean): Promise<string> {
  return new Promise((resolve, reject) => {
    if (!child.stdout) throw new Error("its output is not read");
    createInterface({ input: child.stdout }).on("line", (line) => wanted(line) && resolve(line));
    child.once("error", reject);
    child.once("exit", (code) =>
      reject(new Error(`${child.spawnfile} ended with ${code} before it was ready`)),
    );
  });
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGTERM");
  const patience = setTimeout(() => child.kill("SIGKILL"), 8_000);
  await once(child, "exit");
  clearTimeout(patience);
}
