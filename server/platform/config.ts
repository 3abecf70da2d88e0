/**
 * Everything an operator can set, from the environment and, under it, a `.env` file in the working folder. All mistakes
 * are collected and said at once, each with what to write instead; values that are secrets are never repeated.
 */
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseEnv } from "node:util";
import { z } from "zod";
import { StartError } from "./start-error.ts";

export interface Config {
  port: number;
  host: string;
  /** Only this machine can reach it, so set-up needs no one-time code. */
  loopback: boolean;
  /** Absolute path of the data folder: the key, the files and, without `databaseUrl`, the database. */
  data: string;
  /** Null: the embedded PostgreSQL. */
  databaseUrl: string | null;
  role: "all" | "web" | "worker";
  /** The operator's key for stored secrets, 32 bytes; null: the one in the data folder. */
  key: Buffer | null;
  /** Keys that opened secrets before, still tried. */
  oldKeys: Buffer[];
  /** Where people reach the desk, without a slash at the end; null: at whatever address they open it. */
  publicUrl: string | null;
  /** Where this very machine reaches it. */
  localUrl: string;
  logLevel: "debug" | "info" | "warn" | "error" | "silent";
  logFormat: "json" | "pretty";
  /** A proxy of the operator's stands before the desk: its X-Forwarded-* headers are believed. */
  trustProxy: boolean;
  /** Largest body of a request, in bytes. */
  bodyLimit: number;
  /** For the console at start: nothing is wrong, but it may not be what was meant. */
  warnings: string[];
}

type Env = Record<string, string | undefined>;

/** Throws `StartError` CONFIG_INVALID with one line a mistake. `terminal`: a person reads the log as it comes. */
export function readConfig(env: Env, cwd: string, terminal = process.stdout.isTTY === true): Config {
  const given = withoutEmpty({ ...dotEnv(cwd), ...withoutEmpty(env) });
  const read = variables.safeParse(given);
  if (!read.success)
    throw invalid(read.error.issues.map((issue) => `${String(issue.path[0])}: ${issue.message}`));
  const v = read.data;
  if (v.ESCOLTA_ROLE !== "all" && !v.DATABASE_URL)
    throw invalid([
      `ESCOLTA_ROLE: "${v.ESCOLTA_ROLE}" means several nodes on one database. Set DATABASE_URL to it, or write "all".`,
    ]);
  return {
    port: v.PORT,
    host: v.HOST,
    loopback: isLoopback(v.HOST),
    data: resolve(cwd, v.ESCOLTA_DATA),
    databaseUrl: v.DATABASE_URL ?? null,
    role: v.ESCOLTA_ROLE,
    key: v.ESCOLTA_KEY ?? null,
    oldKeys: v.ESCOLTA_OLD_KEYS,
    publicUrl: v.PUBLIC_URL ?? null,
    localUrl: `http://${nameOf(v.HOST)}:${v.PORT}`,
    logLevel: v.LOG_LEVEL,
    logFormat: v.LOG_FORMAT ?? (terminal ? "pretty" : "json"),
    trustProxy: v.ESCOLTA_TRUST_PROXY,
    bodyLimit: v.ESCOLTA_BODY_LIMIT,
    warnings: warningsFor(given, v),
  };
}

function oneOf<const T extends string>(...words: T[]) {
  return z.enum(words, {
    error: ({ input }) => `"${input}" is not known. Write one of ${words.join(", ")}.`,
  });
}

const port = z
  .string()
  .refine((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535, {
    error: ({ input }) => `"${input}" is not a port. Write a number from 0 (any free one) to 65535.`,
  })
  .transform(Number);

const databaseUrl = z.string().refine((text) => /^postgres(ql)?:\/\//.test(text), {
  error: "not the address of a PostgreSQL server. Write postgres://user:password@host:5432/database.",
});

const publicUrl = z
  .string()
  .refine(
    (text) =>
      URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).pathname === "/",
    {
      error: ({ input }) =>
        `"${input}" is not the address of a site. Write it like https://care.example.org, without a path.`,
    },
  )
  .transform((text) => new URL(text).origin);

const KEY_HOW = 'Write 32 random bytes in base64 or hex; "openssl rand -base64 32" makes them.';

const key = z
  .string()
  .refine((text) => keyFrom(text) !== null, { error: `not a key of 32 bytes. ${KEY_HOW}` })
  .transform((text) => keyFrom(text)!);

const oldKeys = z
  .string()
  .transform((text) => text.split(",").map((part) => keyFrom(part)))
  .refine((keys) => keys.every((one) => one !== null), {
    error: "not a list of keys. Write them as ESCOLTA_KEY, with commas between.",
  })
  .transform((keys) => keys.filter((one) => one !== null));

const yesOrNo = oneOf("true", "false", "1", "0", "yes", "no").transform((word) =>
  ["true", "1", "yes"].includes(word),
);

const UNITS: Record<string, number> = { "": 1, B: 1, KB: 1_000, MB: 1_000_000, KIB: 1_024, MIB: 1_048_576 };

const size = z
  .string()
  .refine((text) => bytesIn(text) >= 1_000, {
    error: ({ input }) => `"${input}" is not a size. Write it like 10MB or 500kB, at least 1kB.`,
  })
  .transform(bytesIn);

const variables = z.object({
  PORT: port.default(4700),
  HOST: z.string().trim().default("127.0.0.1"),
  ESCOLTA_DATA: z.string().default("./data"),
  DATABASE_URL: databaseUrl.optional(),
  ESCOLTA_ROLE: oneOf("all", "web", "worker").default("all"),
  ESCOLTA_KEY: key.optional(),
  ESCOLTA_OLD_KEYS: oldKeys.default([]),
  PUBLIC_URL: publicUrl.optional(),
  LOG_LEVEL: oneOf("debug", "info", "warn", "error", "silent").default("info"),
  LOG_FORMAT: oneOf("json", "pretty").optional(),
  ESCOLTA_TRUST_PROXY: yesOrNo.default(false),
  ESCOLTA_BODY_LIMIT: size.default(10_000_000),
});

function warningsFor(given: Env, v: z.infer<typeof variables>): string[] {
  const known = Object.keys(variables.shape);
  const unknown = Object.keys(given).filter((name) => name.startsWith("ESCOLTA_") && !known.includes(name));
  const ours = known.filter((name) => name.startsWith("ESCOLTA_")).join(", ");
  const warnings = unknown.map(
    (name) => `${name} is not a setting of Escolta and does nothing. There are ${ours}.`,
  );
  if (v.ESCOLTA_ROLE !== "all" && !v.ESCOLTA_KEY)
    warnings.push(
      "ESCOLTA_KEY is not set: every node must have the same key, here the one in its data folder.",
    );
  return warnings;
}

/** 32 bytes from base64 (with or without padding, either alphabet) or hex; else null. */
export function keyFrom(text: string): Buffer | null {
  const word = text.trim();
  if (/^[0-9a-f]{64}$/i.test(word)) return Buffer.from(word, "hex");
  if (!/^[A-Za-z0-9+/_-]{43}=?$/.test(word)) return null;
  return Buffer.from(word, "base64");
}

/** Units of 1,000 as on a disk's label, KiB and MiB of 1,024; 0 for what is no size. */
function bytesIn(text: string): number {
  const [, number = "", unit = ""] = /^\s*(\d+(?:\.\d+)?)\s*([a-z]*)\s*$/i.exec(text) ?? [];
  return Math.round(Number(number) * (UNITS[unit.toUpperCase()] ?? 0));
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host);
}

/** A host as an address bar takes it; one that means "every address" is reached as this machine. */
function nameOf(host: string): string {
  if (isLoopback(host) || host === "0.0.0.0" || host === "::") return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}

function dotEnv(cwd: string): Env {
  const file = join(cwd, ".env");
  return existsSync(file) ? parseEnv(readFileSync(file, "utf8")) : {};
}

/** `NAME=` in a file or a compose list means "not set". */
function withoutEmpty(env: Env): Env {
  return Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ""),
  );
}

function invalid(lines: string[]): StartError {
  return new StartError(
    "CONFIG_INVALID",
    `Escolta's settings need a change:\n${lines.map((line) => `  ${line}`).join("\n")}`,
  );
}
