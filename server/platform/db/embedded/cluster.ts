/** Makes the cluster and the database in it. */
import { spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { escapeIdentifier } from "pg";
import { codeOf, StartError } from "../../start-error.ts";
import type { Binaries } from "./binaries.ts";
import { diskFull, type Place, refuseNamelessUser, unwritable } from "./place.ts";
import { alive } from "./process.ts";
import { connectTo, ROLE } from "./socket.ts";

export const MAJOR = "18";
const UNFINISHED = "postgres.new-";

/** The major version that made a cluster; null where there is none. */
export function majorOf(cluster: string): string | null {
  const file = join(cluster, "PG_VERSION");
  return existsSync(file) ? readFileSync(file, "utf8").trim() : null;
}

/**
 * Makes the cluster if there is none: beside its place, then renamed, so that a half-made one is never taken for whole
 * and of two processes at once exactly one succeeds. Throws FOLDER_NOT_A_CLUSTER, NO_USER, DISK_FULL, START_FAILED.
 */
export function initialise(
  place: Place,
  binaries: Binaries,
  { fsync, log }: { fsync: boolean; log: (line: string) => void },
): void {
  if (majorOf(place.cluster) !== null) return;
  refuseOtherContents(place.cluster);
  if (!place.user) refuseNamelessUser();
  sweepUnfinished(place.folder);
  log(`Making the database in ${place.cluster}`);
  const unfinished = join(place.folder, `${UNFINISHED}${process.pid}`);
  try {
    mkdirSync(unfinished, { mode: 0o700 });
    if (place.user) chownSync(unfinished, place.user.uid, place.user.gid);
  } catch (error) {
    throw unwritable(place.folder, error);
  }
  try {
    runInitdb(place, binaries, unfinished, fsync);
    moveInPlace(unfinished, place.cluster);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** Comparing text by code point needs no library of the host, so an update of the host cannot break an index. */
function runInitdb(place: Place, { initdb }: Binaries, folder: string, fsync: boolean): void {
  const locale = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  const trust = ["--auth-local=trust", "--auth-host=reject"]; // the socket's folder is closed to everybody else
  const safety = ["--data-checksums", ...(fsync ? [] : ["--no-sync"])];
  const made = spawnSync(
    initdb,
    [`--pgdata=${folder}`, `--username=${ROLE}`, "--no-instructions", ...locale, ...trust, ...safety],
    { cwd: "/", encoding: "utf8", env: { LC_ALL: "C", PATH: process.env.PATH }, ...place.user },
  );
  if (made.status === 0) return;
  const said = `${made.error?.message ?? ""}${made.stderr ?? ""}`.trim();
  if (/no space left/i.test(said)) throw diskFull(place.folder);
  throw new StartError(
    "START_FAILED",
    `PostgreSQL could not make its folder ${place.cluster}: ${said || "no reason given"}`,
  );
}

function moveInPlace(made: string, cluster: string): void {
  try {
    renameSync(made, cluster);
  } catch (error) {
    const other = majorOf(cluster) !== null && ["ENOTEMPTY", "EEXIST"].includes(codeOf(error));
    if (!other) throw unwritable(cluster, error);
  }
}

function refuseOtherContents(cluster: string): void {
  if (!existsSync(cluster) || readdirSync(cluster).length === 0) return;
  throw new StartError(
    "FOLDER_NOT_A_CLUSTER",
    `${cluster} holds something that is not a PostgreSQL database. Move it away, or name another folder in ESCOLTA_DATA.`,
  );
}

/** What a killed first start left behind. */
function sweepUnfinished(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(UNFINISHED) || alive(Number(name.slice(UNFINISHED.length)))) continue;
    rmSync(join(folder, name), { recursive: true, force: true });
  }
}

export async function createDatabase(place: Place, name: string): Promise<void> {
  const client = await connectTo(place.sockets, "postgres");
  try {
    const found = await client.query("select 1 from pg_database where datname = $1", [name]);
    if (found.rowCount === 0) await client.query(`create database ${escapeIdentifier(name)}`);
  } catch (error) {
    // Another process made it between the question and the order.
    if (!["42P04", "23505"].includes(codeOf(error))) throw error;
  } finally {
    await client.end();
  }
}
