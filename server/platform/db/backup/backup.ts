/**
 * A backup of everything Escolta keeps in its data folder, made while it runs or while it is stopped: the cluster as
 * PostgreSQL's low-level backup asks for it (continuous archiving, "Making a Base Backup Using the Low Level API"), the
 * write-ahead log that makes the copy whole, the files, and the key.
 */
import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { basename, dirname, join, sep } from "node:path";
import type { Client } from "pg";
import { codeOf, StartError } from "../../start-error.ts";
import { majorOf } from "../embedded/cluster.ts";
import { findPlace, type Place, unwritable } from "../embedded/place.ts";
import { connectTo } from "../embedded/socket.ts";
import { startEmbedded } from "../embedded.ts";
import { copyFile, each, type Manifest, type Sum, walk, writeManifest, writeNew } from "./files.ts";

export interface BackupOptions {
  /** The data folder of Escolta. */
  data: string;
  /** A folder that does not exist yet, or is empty. */
  target: string;
  log: (line: string) => void;
  now: () => Temporal.Instant;
}

export interface BackupDone {
  files: number;
  bytes: number;
  /** The backup holds the key that opens the secrets in it. */
  withKey: boolean;
}

/** Everything committed before it ends is in it. Throws `StartError`: also NOTHING_TO_BACK_UP, TARGET_NOT_EMPTY. */
export async function backUp({ data, target, log, now }: BackupOptions): Promise<BackupDone> {
  const place = findPlace(data);
  const major = majorOf(place.cluster);
  if (!major) {
    throw new StartError(
      "NOTHING_TO_BACK_UP",
      `There is no database in ${place.folder}. Is ESCOLTA_DATA the right folder?`,
    );
  }
  prepare(target, [place.cluster, join(data, "files")]);
  const list: Manifest = { format: 1, at: "", end: "", postgres: major, folders: [], files: {} };
  const ended = await running(place, log);
  try {
    await copyCluster(place, target, list);
    await copyTree(join(data, "files"), join(target, "files"), "files", list);
    const key = await copyFile(join(data, "escolta.key"), join(target, "escolta.key"));
    if (key) list.files["escolta.key"] = key;
    list.at = now().toString({ smallestUnit: "second" });
    await writeManifest(target, list);
    const sums = Object.values(list.files);
    return {
      files: sums.length,
      bytes: sums.reduce((all, { bytes }) => all + bytes, 0),
      withKey: key !== null,
    };
  } catch (error) {
    for (const name of readdirSync(target)) rmSync(join(target, name), { recursive: true, force: true });
    throw explained(error, target);
  } finally {
    await ended();
  }
}

function prepare(target: string, sources: string[]): void {
  if (sources.some((source) => `${target}${sep}`.startsWith(`${source}${sep}`))) {
    throw new StartError(
      "TARGET_NOT_EMPTY",
      `${target} lies inside what is backed up. Name a folder elsewhere, best on another disk.`,
    );
  }
  try {
    mkdirSync(target, { recursive: true, mode: 0o700 });
    if (readdirSync(target).length === 0) return;
  } catch (error) {
    throw unwritable(target, error);
  }
  throw new StartError("TARGET_NOT_EMPTY", `${target} is not empty. Name a new folder for each backup.`);
}

/** A stopped Escolta's database is started for the time of the backup; a running one's is used as it is. */
async function running(place: Place, log: (line: string) => void): Promise<() => Promise<void>> {
  try {
    const server = await startEmbedded({ folder: place.folder, log });
    return () => server.stop();
  } catch (error) {
    if (codeOf(error) === "FOLDER_IN_USE") return async () => {};
    throw error;
  }
}

async function copyCluster(place: Place, target: string, list: Manifest): Promise<void> {
  const to = join(target, "postgres");
  const session = await connectTo(place.sockets, "postgres", "escolta backup"); // start and stop must be one session
  try {
    // The slot keeps the log from its beginning; being temporary, it goes with the session, even if we are killed.
    await session.query("select pg_create_physical_replication_slot($1, true, true)", [
      `escolta_backup_${process.pid}`,
    ]);
    const first = await firstValue(
      session,
      "select pg_walfile_name(pg_backup_start('escolta', fast => true)) as value",
    );
    await copyTree(place.cluster, to, "postgres", list, { skip: isPassing, leaves: isEmptied });
    const stop = await session.query<{ end: string; last: string; label: string; map: string }>(
      `select lsn::text as end, pg_walfile_name(lsn) as last, labelfile as label, spcmapfile as map
       from pg_backup_stop(wait_for_archive => false)`,
    );
    const { end = "", last = "", label = "", map = "" } = stop.rows[0] ?? {};
    list.end = end;
    list.files["postgres/backup_label"] = await writeNew(join(to, "backup_label"), label);
    if (map) list.files["postgres/tablespace_map"] = await writeNew(join(to, "tablespace_map"), map);
    for (const file of readdirSync(join(place.cluster, "pg_wal")).filter((name) =>
      isNeeded(name, first, last),
    )) {
      list.files[`postgres/pg_wal/${file}`] = await copied(
        join(place.cluster, "pg_wal", file),
        join(to, "pg_wal", file),
      );
    }
  } finally {
    await session.end().catch(() => {});
  }
}

async function firstValue(session: Client, sql: string): Promise<string> {
  const { rows } = await session.query<{ value: string }>(sql);
  return rows[0]?.value ?? "";
}

/** Belongs to the running server, or is made anew at every start. */
function isPassing(path: string): boolean {
  const name = basename(path);
  if (
    dirname(path) === "." &&
    /^(postmaster\.(pid|opts)|\.s\.PGSQL\..*|backup_label.*|tablespace_map.*)$/.test(name)
  )
    return true;
  return name.startsWith("pgsql_tmp") || name.startsWith("pg_internal.init");
}

/** Folders whose contents mean nothing to another server, and the log, of which only a part is needed. */
function isEmptied(path: string): boolean {
  const emptied = [
    "pg_dynshmem",
    "pg_notify",
    "pg_replslot",
    "pg_serial",
    "pg_snapshots",
    "pg_stat_tmp",
    "pg_subtrans",
  ];
  return [...emptied, "pg_wal/archive_status", "pg_wal/summaries"].includes(path) || path === "pg_wal";
}

/** Names of the log's pieces are 24 hexadecimal digits, in order on one timeline. */
function isNeeded(name: string, first: string, last: string): boolean {
  return name.endsWith(".history") || (/^[0-9A-F]{24}$/.test(name) && name >= first && name <= last);
}

async function copyTree(
  from: string,
  to: string,
  prefix: string,
  list: Manifest,
  { skip, leaves }: { skip: (path: string) => boolean; leaves: (path: string) => boolean } = NOTHING,
): Promise<void> {
  if (!existsSync(from)) return;
  const found = await walk(from, skip, leaves);
  for (const folder of ["", ...found.folders]) {
    mkdirSync(join(to, folder), { mode: 0o700 });
    list.folders.push(join(prefix, folder));
  }
  const copy = async (file: string): Promise<void> => {
    const sum = await copyFile(join(from, file), join(to, file));
    if (sum) list.files[join(prefix, file)] = sum; // a table dropped meanwhile: the log knows
  };
  // PostgreSQL's own tool copies pg_control last too: it must not tell of less than the other files hold.
  const [others, control] = [found.files.filter((file) => !isControl(file)), found.files.filter(isControl)];
  await each(others, copy);
  await each(control, copy);
}

function isControl(path: string): boolean {
  return basename(path) === "pg_control";
}

const NOTHING = { skip: () => false, leaves: () => false };

async function copied(from: string, to: string): Promise<Sum> {
  const sum = await copyFile(from, to);
  if (sum) return sum;
  throw new StartError("BACKUP_FAILED", `${from} went away during the backup. Run it again.`);
}

function explained(error: unknown, target: string): unknown {
  const code = codeOf(error);
  if (error instanceof StartError) return error;
  if (["ENOSPC", "EACCES", "EPERM", "EROFS", "EIO"].includes(code)) return unwritable(target, error);
  const why = error instanceof Error ? error.message : String(error);
  return new StartError(
    "BACKUP_FAILED",
    `The backup did not succeed (${why}). Was Escolta stopped meanwhile? Run it again.`,
    {
      cause: error,
    },
  );
}
