/** Puts a backup in the place of a data folder. Nothing is deleted: what was there is moved aside. */
import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { StartError } from "../../start-error.ts";
import { MAJOR } from "../embedded/cluster.ts";
import { findPlace, type Place, unwritable } from "../embedded/place.ts";
import { untilAnswered } from "../embedded/postmaster.ts";
import { startEmbedded } from "../embedded.ts";
import { copyFile, type Manifest, takeOut, verified } from "./files.ts";

export interface RestoreOptions {
  /** The folder that `backUp` made. */
  backup: string;
  /** The data folder of Escolta, stopped. */
  data: string;
  /** Move aside what is there; without it, a data folder in use is refused. */
  replace: boolean;
  log: (line: string) => void;
  now: () => Temporal.Instant;
}

export interface RestoreDone {
  /** When the backup was made, ISO. */
  at: string;
  /** Where the former data lies now; empty when there was none. */
  aside: string[];
}

/**
 * Verifies the backup, puts it in place and starts the database once, which brings it to the backup's end.
 * Throws `StartError`: NOT_A_BACKUP, BACKUP_DAMAGED, OTHER_VERSION, FOLDER_NOT_EMPTY, FOLDER_IN_USE and those of a start.
 */
export async function restore({ backup, data, replace, log, now }: RestoreOptions): Promise<RestoreDone> {
  log(`Reading ${backup}`);
  const list = await verified(backup);
  refuseOtherVersion(list);
  const place = findPlace(data);
  const former = whatIsThere(place, data);
  if (former.length > 0 && !replace) {
    throw new StartError(
      "FOLDER_NOT_EMPTY",
      `There is data in ${data} already. Add --replace to move it aside (nothing is deleted), or name an empty folder in ESCOLTA_DATA.`,
    );
  }
  await stopLeftover(place, log);
  const unfinished = join(place.folder, `postgres.new-${process.pid}`);
  try {
    await takeOut(backup, list, "postgres", unfinished, place.user);
    const second = now().toString({ smallestUnit: "second" }).replaceAll(/\W/g, "");
    const aside = moveAside(former, `before-restore-${second}`);
    renameSync(unfinished, place.cluster);
    await takeOutRest(backup, list, data);
    log("Starting the restored database once");
    await (await startEmbedded({ folder: data, log })).stop();
    return { at: list.at, aside };
  } catch (error) {
    throw error instanceof StartError ? error : unwritable(data, error);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

function refuseOtherVersion({ postgres }: Manifest): void {
  if (postgres === MAJOR) return;
  throw new StartError(
    "OTHER_VERSION",
    `The backup is of PostgreSQL ${postgres}, and this Escolta brings PostgreSQL ${MAJOR}. Restore it with the Escolta that made it.`,
  );
}

function whatIsThere(place: Place, data: string): string[] {
  return [place.cluster, join(data, "escolta.key"), join(data, "files")].filter((path) => existsSync(path));
}

/** A living Escolta is refused (FOLDER_IN_USE); a database that a killed one left running is stopped. */
async function stopLeftover(place: Place, log: (line: string) => void): Promise<void> {
  if (!existsSync(place.cluster) || !(await untilAnswered(place, log))) return;
  await (await startEmbedded({ folder: place.folder, log })).stop();
}

/** Beside where it lay, so that moving is renaming and cannot stop half-way for want of space. */
function moveAside(former: string[], name: string): string[] {
  const asides = new Set<string>();
  for (const path of former) {
    const aside = join(path, "..", name);
    mkdirSync(aside, { recursive: true, mode: 0o700 });
    renameSync(path, join(aside, path.split("/").at(-1) ?? "data"));
    asides.add(aside);
  }
  return [...asides];
}

async function takeOutRest(backup: string, list: Manifest, data: string): Promise<void> {
  if (list.folders.includes("files")) await takeOut(backup, list, "files", join(data, "files"), null);
  if (list.files["escolta.key"]) await copyFile(join(backup, "escolta.key"), join(data, "escolta.key"));
}
