/**
 * Where the cluster and its socket live, and who runs the server. PostgreSQL refuses to run as root, so root lends it
 * an unprivileged user; that user must be able to walk to the folder, which it cannot through a home of mode 0700.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, realpathSync, statSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { codeOf, StartError } from "../../start-error.ts";
import { socketFile } from "./socket.ts";

export interface RunAs {
  uid: number;
  gid: number;
}

export interface Place {
  /** The folder that holds the cluster, the server's log and, where needed, a copy of its binaries. */
  folder: string;
  /** `<folder>/postgres`: PostgreSQL's own data directory. */
  cluster: string;
  /** The folder of the socket: the cluster itself, or a short one where the path would be too long. */
  sockets: string;
  /** Whom the server runs as; null: as this process. */
  user: RunAs | null;
  /** It is not the folder asked for. */
  moved: boolean;
}

/** Longest path of a socket in bytes: sun_path less its closing zero (unix(7): 108 on Linux, 104 on macOS). */
const LONGEST_SOCKET = process.platform === "linux" ? 107 : 103;
/** In this order: a user made for us, the host's own PostgreSQL's, the one that owns nothing. */
const UNPRIVILEGED = ["escolta", "postgres", "nobody"];

/** Makes the folder if need be and finds who can use it. Throws FOLDER_UNWRITABLE, NO_USER, SOCKET_UNSAFE. */
export function findPlace(wanted: string): Place {
  const root = process.getuid?.() === 0;
  const asked = realFolder(wanted, root);
  const user = root ? unprivilegedUser(asked) : null;
  if (!user) refuseForeignCluster(join(asked, "postgres"));
  const moved = user !== null && !canReach(asked, user) && !opened(asked, user);
  if (moved && existsSync(join(asked, "postgres", "PG_VERSION"))) throw outOfReach(asked, user);
  const folder = moved ? realFolder(substituteFor(asked), root) : asked;
  const cluster = join(folder, "postgres");
  const sockets =
    Buffer.byteLength(socketFile(cluster)) > LONGEST_SOCKET ? shortFolder(cluster, user) : cluster;
  return { folder, cluster, sockets, user, moved };
}

function realFolder(folder: string, root: boolean): string {
  try {
    makeFolder(resolve(folder), root);
    return realpathSync(folder);
  } catch (error) {
    throw unwritable(folder, error);
  }
}

/**
 * Folders that root makes can be walked through by the server's user, but not listed. `mkdir -p` with a mode would close
 * the parents too, so they are made one by one.
 */
function makeFolder(folder: string, root: boolean): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  if (dirname(folder) !== folder) makeFolder(dirname(folder), root);
  try {
    mkdirSync(folder);
  } catch (error) {
    if (codeOf(error) === "EEXIST" && statSync(folder).isDirectory()) return;
    throw error;
  }
  if (root) chmodSync(folder, 0o711);
}

export function unwritable(folder: string, cause: unknown): StartError {
  const code = codeOf(cause);
  if (code === "ENOSPC") return diskFull(folder);
  return new StartError(
    "FOLDER_UNWRITABLE",
    `Escolta cannot write in ${folder} (${code || String(cause)}). Give this user the folder, or name another one in ESCOLTA_DATA.`,
    { cause },
  );
}

export function diskFull(folder: string): StartError {
  return new StartError(
    "DISK_FULL",
    `The disk that holds ${folder} is full. Free some space there and start again; nothing that was saved is lost.`,
  );
}

/** The owner of a cluster that is there already keeps it. */
function unprivilegedUser(folder: string): RunAs {
  const owner = statSync(join(folder, "postgres"), { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  for (const name of UNPRIVILEGED) {
    const uid = idOf("-u", name);
    const gid = idOf("-g", name);
    if (uid && gid) return { uid, gid };
  }
  throw new StartError(
    "NO_USER",
    "PostgreSQL does not run as root, and there is no user escolta, postgres or nobody to run it as. " +
      "Make one (useradd --system escolta), start Escolta as an ordinary user, or set DATABASE_URL to a PostgreSQL server.",
  );
}

function idOf(flag: "-u" | "-g", name: string): number | null {
  const asked = spawnSync("id", [flag, name], { encoding: "utf8", cwd: "/" });
  const id = Number(asked.stdout);
  return asked.status === 0 && Number.isInteger(id) && id > 0 ? id : null;
}

/** `initdb` asks for the name of its user; `docker run --user 1234` has none. Called only before a cluster is made. */
export function refuseNamelessUser(): void {
  try {
    userInfo();
  } catch (cause) {
    throw new StartError(
      "NO_USER",
      `The user id ${process.getuid?.()} has no entry in /etc/passwd, and PostgreSQL asks for one. ` +
        "Run Escolta as a user that has, or set DATABASE_URL to a PostgreSQL server.",
      { cause },
    );
  }
}

function refuseForeignCluster(cluster: string): void {
  const owner = statSync(cluster, { throwIfNoEntry: false })?.uid;
  if (owner === undefined || owner === process.getuid?.()) return;
  throw new StartError(
    "FOLDER_UNWRITABLE",
    `${cluster} belongs to user id ${owner}, and PostgreSQL starts only as its owner. Start Escolta as that user (or as root), or name another folder in ESCOLTA_DATA.`,
  );
}

/** Asked by trying, as that user: modes alone do not tell (access lists, mounts). */
function canReach(folder: string, user: RunAs): boolean {
  return spawnSync("/bin/sh", ["-c", 'test -x "$1/."', "sh", folder], { cwd: "/", ...user }).status === 0;
}

/** Starting an empty database elsewhere would look like the loss of everything. */
function outOfReach(folder: string, user: RunAs): StartError {
  return new StartError(
    "FOLDER_UNWRITABLE",
    `The database in ${folder} runs as user id ${user.uid}, who can no longer walk to that folder. Open the folders above it to others ("chmod o+x" on each), or move the data and name its new place in ESCOLTA_DATA.`,
  );
}

/** A folder that root closed is opened to the server's group alone, and only to walk through; what lies above it is not ours. */
function opened(folder: string, user: RunAs): boolean {
  const { uid, mode } = statSync(folder);
  if (uid !== 0 || (mode & 0o077) !== 0 || !canReach(dirname(folder), user)) return false;
  chownSync(folder, 0, user.gid);
  chmodSync(folder, 0o710);
  return canReach(folder, user);
}

function substituteFor(folder: string): string {
  return join("/var/lib/escolta", `${basename(dirname(folder))}-${shortHash(folder)}`);
}

/** In a folder that anybody may write to, so it must be ours: nobody else may stand between us and the server. */
function shortFolder(cluster: string, user: RunAs | null): string {
  const uid = user?.uid ?? process.getuid?.() ?? 0;
  const base = [tmpdir(), "/tmp"].find((path) => path.length <= 40) ?? "/tmp";
  const folder = join(base, `escolta-${shortHash(cluster)}`);
  try {
    mkdirSync(folder, { mode: 0o700 });
    if (user) chownSync(folder, user.uid, user.gid);
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw unwritable(folder, error);
  }
  const found = lstatSync(folder);
  if (found.isDirectory() && found.uid === uid && (found.mode & 0o077) === 0) return folder;
  throw new StartError(
    "SOCKET_UNSAFE",
    `${folder}, needed for the database's socket because the data folder's path is long, belongs to somebody else. ` +
      "Remove it, or name a data folder with a shorter path in ESCOLTA_DATA.",
  );
}

function shortHash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 10);
}
