/** The server's log: JSON lines for machines, one readable line for a person at a terminal. Secrets never reach it. */
import { styleText } from "node:util";
import pino, { type Logger } from "pino";

export type Log = Logger;

export interface LogOptions {
  level: "debug" | "info" | "warn" | "error" | "silent";
  format: "json" | "pretty";
}

const SECRET = [
  "authorization",
  "cookie",
  "set-cookie",
  "password",
  "appPassword",
  "token",
  "accessToken",
  "refreshToken",
  "accessJwt",
  "refreshJwt",
  "secret",
  "secrets",
];

/** Whatever bears one of these names is taken out, at the top and two levels down (`req.headers.cookie`). */
const PATHS = SECRET.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`]);

/** `out` is where lines go, standard output unless a test says otherwise. */
export function createLog(
  { level, format }: LogOptions,
  out: { write(line: string): unknown } = process.stdout,
): Log {
  const stream = format === "json" ? out : { write: (line: string) => out.write(readable(line)) };
  return pino({ level, base: null, redact: { paths: PATHS, censor: "[removed]" } }, stream);
}

const LEVELS: Record<number, { word: string; colour: "gray" | "cyan" | "yellow" | "red" }> = {
  20: { word: "debug", colour: "gray" },
  30: { word: "info", colour: "cyan" },
  40: { word: "warn", colour: "yellow" },
  50: { word: "error", colour: "red" },
  60: { word: "fatal", colour: "red" },
};

interface Line {
  level: number;
  time: number;
  msg?: string;
  err?: { stack?: string; message?: string };
  [more: string]: unknown;
}

/** `10:15:02 warn  The network is slow account=… ms=812`, and an error's stack below it. */
function readable(json: string): string {
  const { level, time, msg = "", err, ...more }: Line = JSON.parse(json);
  const { word, colour } = LEVELS[level] ?? { word: `${level}`, colour: "gray" };
  const values = Object.entries(more).map(
    ([name, value]) => `${name}=${typeof value === "string" ? value : JSON.stringify(value)}`,
  );
  const head = `${new Date(time).toTimeString().slice(0, 8)} ${styleText(colour, word.padEnd(5))} ${msg}`;
  const stack = err ? `\n  ${(err.stack ?? err.message ?? "").replaceAll("\n", "\n  ")}` : "";
  return `${[head, ...values.map((text) => styleText("gray", text))].join(" ")}${stack}\n`;
}
