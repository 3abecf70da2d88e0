/** Copies files with their sums, and keeps the list of them: a backup without a whole, matching list is no backup. */
import { createHash } from "node:crypto";
import { chownSync, mkdirSync, readFileSync } from "node:fs";
import { type FileHandle, open, readdir, rename } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";
import { codeOf, StartError } from "../../start-error.ts";
import type { RunAs } from "../embedded/place.ts";

const LIST = "manifest.json";

const manifest = z.object({
  format: z.literal(1),
  /** When the backup ended, ISO. */
  at: z.string(),
  /** PostgreSQL's place in its log where the backup ended ("0/3000120"): everything committed before is in it. */
  end: z.string(),
  /** Major version of PostgreSQL. */
  postgres: z.string(),
  /** Empty folders matter to PostgreSQL too. */
  folders: z.array(z.string()),
  /** Path in the backup → bytes and SHA-256. */
  files: z.record(z.string(), z.object({ bytes: z.int(), sha256: z.string() })),
});

export type Manifest = z.infer<typeof manifest>;
export type Sum = Manifest["files"][string];

/** Written last, whole or not at all. */
export async function writeManifest(backup: string, list: Manifest): Promise<void> {
  await writeNew(join(backup, `${LIST}.new`), JSON.stringify(list, null, 1));
  await rename(join(backup, `${LIST}.new`), join(backup, LIST));
}

/** Reads the list and every file on it. Throws NOT_A_BACKUP, BACKUP_DAMAGED. */
export async function verified(backup: string): Promise<Manifest> {
  const list = readManifest(backup);
  const wrong: string[] = [];
  await each(Object.entries(list.files), async ([path, sum]) => {
    const found = await sumOf(join(backup, path));
    if (found?.sha256 !== sum.sha256 || found.bytes !== sum.bytes) wrong.push(path);
  });
  if (wrong.length === 0) return list;
  throw new StartError(
    "BACKUP_DAMAGED",
    `${wrong.length} of the files in ${backup} are not what was backed up (${wrong.slice(0, 3).join(", ")}${wrong.length > 3 ? ", …" : ""}). Nothing was changed; use another backup.`,
  );
}

function readManifest(backup: string): Manifest {
  try {
    return manifest.parse(JSON.parse(readFileSync(join(backup, LIST), "utf8")));
  } catch (cause) {
    throw new StartError(
      "NOT_A_BACKUP",
      `${backup} is not a finished backup of Escolta (no readable ${LIST}). Name the folder that "npm run backup" made.`,
      { cause },
    );
  }
}

async function sumOf(file: string): Promise<Sum | null> {
  try {
    return await eachPiece(file, async () => {});
  } catch (error) {
    if (codeOf(error) === "ENOENT") return null;
    throw error;
  }
}

/** Several at once: waiting for the disk (fsync) is most of a copy, and the disk writes for many as fast as for one. */
export async function each<T>(items: Iterable<T>, work: (item: T) => Promise<void>): Promise<void> {
  const queue = Iterator.from(items);
  const worker = async (): Promise<void> => {
    for (let next = queue.next(); !next.done; next = queue.next()) await work(next.value);
  };
  await Promise.all(Array.from({ length: 8 }, worker));
}

/** A copy on the disk (fsync) for its owner alone; null when the file has gone meanwhile. */
export async function copyFile(from: string, to: string, owner: RunAs | null = null): Promise<Sum | null> {
  let target: FileHandle | undefined;
  try {
    const sum = await eachPiece(from, async (piece) => {
      target ??= await open(to, "wx", 0o600);
      await target.write(piece);
    });
    target ??= await open(to, "wx", 0o600); // an empty file
    if (owner) await target.chown(owner.uid, owner.gid);
    await target.sync();
    return sum;
  } catch (error) {
    if (codeOf(error) === "ENOENT" && !target) return null;
    throw error;
  } finally {
    await target?.close();
  }
}

async function eachPiece(file: string, use: (piece: Buffer) => Promise<void>): Promise<Sum> {
  const hash = createHash("sha256");
  const source = await open(file, "r");
  const buffer = Buffer.allocUnsafe(1 << 18);
  let bytes = 0;
  try {
    for (;;) {
      const { bytesRead } = await source.read(buffer, 0, buffer.length, null);
      if (bytesRead === 0) return { bytes, sha256: hash.digest("hex") };
      const piece = buffer.subarray(0, bytesRead);
      hash.update(piece);
      bytes += bytesRead;
      await use(piece);
    }
  } finally {
    await source.close();
  }
}

export async function writeNew(file: string, text: string): Promise<Sum> {
  const target = await open(file, "wx", 0o600);
  try {
    await target.writeFile(text);
    await target.sync();
  } finally {
    await target.close();
  }
  return { bytes: Buffer.byteLength(text), sha256: createHash("sha256").update(text).digest("hex") };
}

/** Paths below a folder, folders before what is in them; `leaves` says whose contents are left out. */
export async function walk(
  root: string,
  skip: (path: string) => boolean,
  leaves: (path: string) => boolean = () => false,
): Promise<{ folders: string[]; files: string[] }> {
  const found: { folders: string[]; files: string[] } = { folders: [], files: [] };
  const into = async (folder: string): Promise<void> => {
    const entries = await readdir(join(root, folder), { withFileTypes: true }).catch((error: unknown) => {
      if (codeOf(error) === "ENOENT") return [];
      throw error;
    });
    for (const entry of entries) {
      const path = join(folder, entry.name);
      if (skip(path)) continue;
      if (entry.isFile()) found.files.push(path);
      if (!entry.isDirectory()) continue;
      found.folders.push(path);
      if (!leaves(path)) await into(path);
    }
  };
  await into("");
  return found;
}

/** Puts the files of a list that lie under `prefix` into a folder, which is made for its owner alone. */
export async function takeOut(
  backup: string,
  list: Manifest,
  prefix: string,
  to: string,
  owner: RunAs | null,
): Promise<void> {
  const below = (path: string): string => join(to, path.slice(prefix.length));
  const own = (folder: string): void => {
    mkdirSync(folder, { mode: 0o700 });
    if (owner) chownSync(folder, owner.uid, owner.gid);
  };
  mkdirSync(dirname(to), { recursive: true });
  own(to);
  for (const folder of list.folders) if (folder.startsWith(`${prefix}/`)) own(below(folder));
  const files = Object.keys(list.files).filter((path) => path.startsWith(`${prefix}/`));
  await each(files, async (path) => {
    await copyFile(join(backup, path), below(path), owner);
  });
}
