/** The life of the server's process: found alive, launched, waited for, shut down. */
import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { codeOf, StartError } from "../../start-error.ts";
import type { Binaries } from "./binaries.ts";
import { diskFull, type Place, unwritable } from "./place.ts";
import { alive, commandOf } from "./process.ts";
import { settingsFor } from "./settings.ts";
import { connectTo } from "./socket.ts";

type Log = (line: string) => void;
/** `busy`: it is there and says it is starting up or shutting down. `silent`: there is a process, but it does not answer. */
type State = "answers" | "busy" | "silent" | "absent";

/** Longest wait, ms, for a server that neither answers nor goes away; recovery after a crash is not counted. */
const PATIENCE = 30_000;
/** Codes of PostgreSQL for "starting up", "shutting down" and "too many connections": it is there. */
const PRESENT = ["57P03", "57P01", "53300"];

/** True once a running server answers; false when there is none and one may be launched. */
export async function untilAnswered(place: Place, log: Log): Promise<boolean> {
  let silent = 0;
  for (let waited = 0; ; waited += 50) {
    const state = await stateOf(place, log);
    if (state === "answers") return true;
    if (state === "absent") return false;
    silent = state === "silent" ? silent + 50 : 0;
    if (silent > PATIENCE) throw stuck(place);
    if (waited > 0 && waited % 10_000 === 0)
      log("Waiting for the database: it is starting up or shutting down");
    await sleep(50);
  }
}

async function stateOf(place: Place, log: Log): Promise<State> {
  const answer = await ask(place);
  if (answer === "yes") return "answers";
  if (answer === "busy") return "busy";
  const pid = pidIn(place.cluster);
  if (pid === null) return "absent";
  if (isServer(pid, place)) return "silent";
  if (!alive(pid)) return "absent";
  // After a crash the number may belong to another program, and PostgreSQL would refuse to start because of it.
  log(`Removing ${place.cluster}/postmaster.pid: process ${pid} is not this database`);
  rmSync(join(place.cluster, "postmaster.pid"), { force: true });
  return "absent";
}

async function ask(place: Place): Promise<"yes" | "busy" | "no"> {
  try {
    await (await connectTo(place.sockets, "postgres")).end();
    return "yes";
  } catch (error) {
    return PRESENT.includes(codeOf(error)) ? "busy" : "no";
  }
}

/** The number in postmaster.pid; null where there is none. */
function pidIn(cluster: string): number | null {
  try {
    return Number.parseInt(readFileSync(join(cluster, "postmaster.pid"), "utf8"), 10) || null;
  } catch (error) {
    if (codeOf(error) === "ENOENT") return null;
    throw unwritable(cluster, error);
  }
}

function isServer(pid: number, place: Place): boolean {
  const command = commandOf(pid); // "" where the system hides it: then rather wait than start a second server
  return alive(pid) && (command === "" || command.includes(place.cluster));
}

/** Starts the server and waits until it answers. It is detached: a Ctrl-C in the terminal is not for it. */
export async function launch(
  place: Place,
  binaries: Binaries,
  more: Record<string, string>,
  log: Log,
): Promise<void> {
  const file = join(place.folder, "postgres.log");
  const until = performance.now() + PATIENCE;
  for (;;) {
    const { child, from } = spawnServer(place, binaries, more, file);
    await Promise.race([untilUp(place, child, log), exited(child)]);
    if (child.exitCode === null && child.signalCode === null) return child.unref();
    const said = readFileSync(file).subarray(from).toString("utf8");
    if (/no space left on device/i.test(said)) throw diskFull(place.folder);
    const taken = /lock file "[^"]*" already exists|shared memory block .* still in use/.test(said);
    // Another process was faster, or a killed server is not quite gone.
    if (!taken || performance.now() > until) throw failed(place, file, said);
    await sleep(200);
    if (await untilAnswered(place, log)) return;
  }
}

function spawnServer(place: Place, binaries: Binaries, more: Record<string, string>, file: string) {
  const settings = Object.entries(settingsFor(place.sockets, more)).flatMap(([name, value]) => [
    "-c",
    `${name}=${value}`,
  ]);
  let output: number;
  try {
    if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 10_000_000) renameSync(file, `${file}.1`);
    output = openSync(file, "a", 0o600);
  } catch (error) {
    throw unwritable(place.folder, error);
  }
  const from = statSync(file).size;
  const child = spawn(binaries.postgres, ["-D", place.cluster, ...settings], {
    cwd: "/",
    detached: true,
    stdio: ["ignore", output, output],
    env: { LC_ALL: "C", PATH: process.env.PATH },
    ...place.user,
  });
  child.on("error", () => {});
  closeSync(output);
  return { child, from };
}

async function untilUp(place: Place, child: ChildProcess, log: Log): Promise<void> {
  for (let waited = 0; child.exitCode === null && child.signalCode === null; waited += 25) {
    if ((await ask(place)) === "yes" && pidIn(place.cluster) === child.pid) return;
    if (waited > 0 && waited % 10_000 === 0)
      log("The database is recovering after it was cut off; this can take minutes");
    await sleep(25);
  }
}

function exited(child: ChildProcess): Promise<void> {
  return new Promise((done) => {
    child.once("exit", () => done());
    child.once("error", () => done());
  });
}

/** Fast shutdown: no new connections, open transactions rolled back, everything written, then gone. */
export async function shutDown(place: Place, log: Log): Promise<void> {
  const pid = pidIn(place.cluster);
  if (pid === null || !alive(pid) || !commandOf(pid).includes("postgres")) return;
  process.kill(pid, "SIGINT");
  for (let waited = 0; alive(pid); waited += 20) {
    if (waited === 60_000) {
      log("The database does not stop; ending it hard. It recovers at the next start, nothing saved is lost");
      process.kill(pid, "SIGQUIT");
    }
    await sleep(20);
  }
}

function failed(place: Place, file: string, said: string): StartError {
  const reason = said.match(/(?:FATAL|PANIC): .*/g)?.at(-1) ?? said.trim().split("\n").at(-1);
  return new StartError(
    "START_FAILED",
    `PostgreSQL does not start in ${place.cluster}: ${reason || "no reason given"}. Its log is ${file}.`,
  );
}

function stuck(place: Place): StartError {
  return new StartError(
    "START_FAILED",
    `A PostgreSQL (process ${pidIn(place.cluster)}) keeps ${place.cluster} and does not answer. End it, or wait, and start again.`,
  );
}
