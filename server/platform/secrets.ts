/**
 * Secrets at rest: tokens and passwords of the networks, sealed with a key that only the operator has. A sealed value is
 * bound to its workspace and purpose, so a row copied elsewhere in the database does not open there.
 *
 *     1 byte version · 8 bytes key id · 12 bytes nonce · 16 bytes tag · the JSON, AES-256-GCM
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { keyFrom } from "./config.ts";
import { codeOf, StartError } from "./start-error.ts";

export interface SealedFor {
  workspaceId: string;
  /** What it is and whose: "connection:<id>". */
  purpose: string;
}

export interface Secrets {
  /** `plain` is anything JSON can hold. */
  seal(plain: unknown, owner: SealedFor): Buffer;
  /** Throws `SecretError`: WRONG_KEY when none of the keys sealed it, SECRET_DAMAGED when bytes or owner differ. */
  open(sealed: Buffer, owner: SealedFor): unknown;
}

export class SecretError extends Error {
  override readonly name = "SecretError";
  readonly code: "WRONG_KEY" | "SECRET_DAMAGED";

  constructor(code: SecretError["code"], message: string) {
    super(message);
    this.code = code;
  }
}

interface Wanted {
  /** The data folder, where the key is kept when the operator gives none. */
  data: string;
  /** ESCOLTA_KEY. */
  key: Buffer | null;
  /** ESCOLTA_OLD_KEYS: tried for opening, never for sealing. */
  oldKeys: Buffer[];
}

const KEY_FILE = "escolta.key";
const VERSION = 1;
const ALGORITHM = "aes-256-gcm";

/**
 * Takes the operator's key, or the one in the data folder, made at the first start. A key in the folder still opens what
 * it sealed after ESCOLTA_KEY has been set. Throws `StartError` KEY_UNREADABLE.
 */
export function openSecrets({ data, key, oldKeys }: Wanted): Secrets {
  const stored = readKeyFile(data);
  const sealing = key ?? stored ?? makeKeyFile(data);
  const keys = new Map(
    [sealing, ...(stored ? [stored] : []), ...oldKeys].toReversed().map((one) => [idOf(one), one]),
  );
  return {
    seal: (plain, owner) => seal(plain, owner, sealing),
    open: (sealed, owner) => open(sealed, owner, keys),
  };
}

function seal(plain: unknown, owner: SealedFor, key: Buffer): Buffer {
  const nonce = randomBytes(12);
  const head = Buffer.concat([Buffer.of(VERSION), Buffer.from(idOf(key), "hex"), nonce]);
  const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(boundTo(owner, head));
  const body = Buffer.concat([cipher.update(JSON.stringify(plain), "utf8"), cipher.final()]);
  return Buffer.concat([head, cipher.getAuthTag(), body]);
}

function open(sealed: Buffer, owner: SealedFor, keys: Map<string, Buffer>): unknown {
  if (sealed.length < 37 || sealed[0] !== VERSION) throw damaged();
  const head = sealed.subarray(0, 21);
  const key = keys.get(head.toString("hex", 1, 9));
  if (!key) throw wrongKey();
  const decipher = createDecipheriv(ALGORITHM, key, head.subarray(9)).setAAD(boundTo(owner, head));
  decipher.setAuthTag(sealed.subarray(21, 37));
  try {
    return JSON.parse(
      Buffer.concat([decipher.update(sealed.subarray(37)), decipher.final()]).toString("utf8"),
    );
  } catch {
    throw damaged();
  }
}

function boundTo({ workspaceId, purpose }: SealedFor, head: Buffer): Buffer {
  return Buffer.concat([head, Buffer.from(JSON.stringify([workspaceId, purpose]))]);
}

/** Tells keys apart without telling anything of them. */
function idOf(key: Buffer): string {
  return createHash("sha256").update("escolta key id\0").update(key).digest("hex").slice(0, 16);
}

function wrongKey(): SecretError {
  return new SecretError(
    "WRONG_KEY",
    "This secret was sealed with another key. Set ESCOLTA_KEY to the key it was sealed with (or put that escolta.key back " +
      "in the data folder); after a change of keys, name the former ones in ESCOLTA_OLD_KEYS. If the key is lost, enter the secret again.",
  );
}

function damaged(): SecretError {
  return new SecretError(
    "SECRET_DAMAGED",
    "This secret was changed or moved since it was sealed. Enter it again.",
  );
}

function readKeyFile(data: string): Buffer | null {
  const file = join(data, KEY_FILE);
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if (codeOf(error) === "ENOENT") return null;
    throw unreadable(file, codeOf(error), error);
  }
  const key = keyFrom(text);
  if (!key) throw unreadable(file, "it does not hold a key", null);
  return key;
}

/** Appears whole or not at all, and of two processes at once one makes it and both read it. */
function makeKeyFile(data: string): Buffer {
  const file = join(data, KEY_FILE);
  const unfinished = `${file}.${process.pid}`;
  try {
    mkdirSync(data, { recursive: true });
    writeFileSync(unfinished, `${randomBytes(32).toString("base64")}\n`, { mode: 0o600, flush: true });
    try {
      linkSync(unfinished, file);
    } catch (error) {
      if (codeOf(error) !== "EEXIST") throw error;
    } finally {
      rmSync(unfinished);
    }
  } catch (error) {
    throw unreadable(file, codeOf(error), error);
  }
  return readKeyFile(data)!;
}

function unreadable(file: string, why: string, cause: unknown): StartError {
  return new StartError(
    "KEY_UNREADABLE",
    `Escolta cannot use its key ${file} (${why}). Put the right file there, readable by this user, or set ESCOLTA_KEY.`,
    { cause },
  );
}
