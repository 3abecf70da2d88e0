/**
 * From nothing to the first page: what is committed is cloned, and `npm start` is run in the clone with whatever Node the
 * machine has; then it is stopped and started again. Beside it, in the same run: `npm ci` alone in another clone, and
 * the database and a Node that does nothing alone. npm's cache is the machine's: cold or warm, as it happens to be.
 */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { startEmbedded } from "../server/platform/db/embedded.ts";
import { load, type Result, rounded } from "./bench.ts";
import { end, freePort, sleep } from "./local.ts";
import { say } from "./world.ts";

const root = join(import.meta.dirname, "..");
const AIM_FIRST = 60;
const AIM_SECOND = 2;
/** How often a page is asked for, ms; it is what the figures can be wrong by. */
const LOOK = 20;
const PATIENCE = 15 * 60_000;
const SECOND_STARTS = 3;

/** Seconds since `npm start`. */
interface First {
  installed: number;
  built: number;
  page: number;
  /** It ended when npm was told to. */
  stopped: boolean;
}

interface Next {
  ready: number;
  stopped: boolean;
}

export async function run(): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), "escolta-bench-start-"));
  chmodSync(folder, 0o711);
  const clone = join(folder, "clone");
  const env = asFromAShell();
  const system = execFileSync("node", ["-v"], { env, encoding: "utf8" }).trim();
  const npm = execFileSync("npm", ["-v"], { env, encoding: "utf8", cwd: folder }).trim();
  try {
    say(`npm start in a fresh clone, with Node ${system} and npm ${npm}`);
    const cloned = await seconds(() => cloneInto(clone));
    const first = await firstStart(clone, env);
    const nexts: Next[] = [];
    for (let n = 0; n < SECOND_STARTS; n++) nexts.push(await nextStart(clone, env));
    const again = nexts.map(({ ready }) => ready);
    const stops = [first, ...nexts].every(({ stopped }) => stopped);
    const second = again.toSorted((a, b) => a - b)[1]!;
    say("the same by itself: the database, a Node that does nothing, npm ci");
    const database = await databaseAlone(join(clone, "data"));
    const node = await seconds(() =>
      ended(spawn(join(clone, "node_modules/.bin/node"), ["-e", ""], { env })),
    );
    const bare = join(folder, "bare");
    await cloneInto(bare);
    const ci = await seconds(() => ended(spawn("npm", ["ci"], { cwd: bare, env, stdio: "ignore" })));
    return {
      figures: {
        "Node and npm of the machine": `${system}, ${npm}; npm's cache as it was`,
        "git clone, s": cloned,
        "npm start to the first page, s": rounded(first.page),
        "of it npm ci, s": rounded(first.installed),
        "of it building the web app, s": rounded(first.built - first.installed),
        "of it the first start itself, s": rounded(first.page - first.built),
        "npm ci alone, s": ci,
        "first page, ratio to npm ci alone": rounded(first.page / ci),
        "second npm start to ready, s": second,
        "all second starts, s": again.join(", "),
        "database start and an empty Node alone, s": rounded(database + node),
        "second start, ratio to those": rounded(second / (database + node)),
        "SIGTERM to npm stops the desk": stops ? "yes" : "no, the desk had to be told itself",
        "waiting for a processor": load(),
      },
      aims: {
        "npm start to the first page, s": `≤ ${AIM_FIRST}`,
        "second npm start to ready, s": `≤ ${AIM_SECOND}`,
        "SIGTERM to npm stops the desk": "yes",
      },
      met: first.page <= AIM_FIRST && second <= AIM_SECOND && stops,
    };
  } finally {
    // Whatever happened above, no database is left behind.
    if (existsSync(join(clone, "data"))) await databaseAlone(join(clone, "data")).catch(() => {});
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Run by npm, this process has npm's settings and the project's own Node first on its path: somebody who clones has neither. */
function asFromAShell(): NodeJS.ProcessEnv {
  const env = { ...process.env };
  const kept =
    /^npm_config_(registry|cache|userconfig|globalconfig|cafile|proxy|https_proxy|noproxy|offline)$/i;
  const ours = /^(npm_|ESCOLTA_|INIT_CWD$|DATABASE_URL$|PORT$|HOST$|PUBLIC_URL$|LOG_)/i;
  for (const name of Object.keys(env))
    if ((ours.test(name) && !kept.test(name)) || /^NODE(_(ENV|OPTIONS|PATH|COMPILE_CACHE))?$/.test(name))
      delete env[name];
  env.PATH = (env.PATH ?? "")
    .split(":")
    .filter((folder) => !/node_modules\/\.bin|node-gyp-bin/.test(folder))
    .join(":");
  return env;
}

function cloneInto(folder: string): Promise<void> {
  return ended(spawn("git", ["clone", "--quiet", "--local", root, folder], { stdio: ["ignore", 2, 2] }));
}

/** Its parts end at what `npm start` leaves behind: what it says before it builds, and the built pages' mark. */
async function firstStart(clone: string, env: NodeJS.ProcessEnv): Promise<First> {
  const port = await freePort();
  const began = performance.now();
  const since = () => (performance.now() - began) / 1000;
  const start = npmStart(clone, port, env);
  let building: number | undefined;
  createInterface({ input: start.stderr! }).on("line", (line) => {
    if (line.startsWith("Building the web app")) building = since();
    else if (!line.startsWith("Installing packages")) say(line);
  });
  const come = async () => {
    await until(start, () => existsSync(join(clone, "dist/web.hash")));
    const built = since();
    const page = `http://127.0.0.1:${port}/`;
    await until(start, async () => (await fetch(page)).status === 200);
    return { installed: building ?? built, built, page: since() };
  };
  return thenStopped(start, come);
}

/** Seconds until it says that it is ready. */
async function nextStart(clone: string, env: NodeJS.ProcessEnv): Promise<Next> {
  const port = await freePort();
  const began = performance.now();
  const start = npmStart(clone, port, env);
  start.stderr?.pipe(process.stderr, { end: false });
  return thenStopped(start, async () => {
    await until(start, async () => (await fetch(`http://127.0.0.1:${port}/readyz`)).ok);
    return { ready: rounded((performance.now() - began) / 1000) };
  });
}

async function thenStopped<T>(
  start: ChildProcess,
  come: () => Promise<T>,
): Promise<T & { stopped: boolean }> {
  try {
    const figures = await come();
    return { ...figures, stopped: await stop(start) };
  } catch (error) {
    await stop(start);
    throw error;
  }
}

/** In a process group of its own, so that what npm leaves behind can be found. */
function npmStart(clone: string, port: number, env: NodeJS.ProcessEnv): ChildProcess {
  return spawn("npm", ["start"], {
    cwd: clone,
    env: { ...env, PORT: String(port) },
    stdio: ["ignore", "ignore", "pipe"],
    detached: true,
  });
}

/** Tells npm to end, as a service manager does; false when that left the desk running. */
async function stop(start: ChildProcess): Promise<boolean> {
  await end(start, "SIGTERM");
  if (await hasEnded(start.pid!, 2_000)) return true;
  process.kill(-start.pid!, "SIGTERM");
  if (!(await hasEnded(start.pid!, 20_000))) process.kill(-start.pid!, "SIGKILL");
  return false;
}

async function hasEnded(group: number, patience: number): Promise<boolean> {
  for (let waited = 0; waited <= patience; waited += 50) {
    try {
      process.kill(-group, 0);
    } catch {
      return true;
    }
    await sleep(50);
  }
  return false;
}

async function until(start: ChildProcess, so: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + PATIENCE;
  while (!(await Promise.resolve(so()).catch(() => false))) {
    if (start.exitCode !== null || start.signalCode !== null)
      throw new Error(`npm start ended by itself (${start.exitCode ?? start.signalCode})`);
    if (performance.now() > deadline) throw new Error("npm start did not come so far within 15 minutes");
    await sleep(LOOK);
  }
}

async function databaseAlone(data: string): Promise<number> {
  const began = performance.now();
  const embedded = await startEmbedded({ folder: data, log: () => {} });
  const took = rounded((performance.now() - began) / 1000);
  await embedded.stop();
  return took;
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return rounded((performance.now() - began) / 1000);
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((done, failed) => {
    child.once("error", failed);
    child.once("exit", (code) =>
      code === 0 ? done() : failed(new Error(`${child.spawnfile} ended with ${code}`)),
    );
  });
}
