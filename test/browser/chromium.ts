/**
 * Chromium out of an npm package. It is unpacked once a machine, user and version, in a folder of our own: the package
 * itself reuses whatever lies in the temporary folder, even another version or one that is half written. Its `args` are
 * for a cloud function (one process, no web security) and have no place in a test.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import unpacked, { inflate } from "@sparticuz/chromium";
import { type Browser, chromium, type LaunchOptions } from "playwright-core";

export async function openChromium(args: string[] = []): Promise<Browser> {
  // The package is for Linux; on a Mac the Chrome that is installed does as well.
  if (process.platform !== "linux") return chromium.launch({ channel: "chrome", args });
  const options = await launchOptions();
  return chromium.launch({ ...options, args: [...(options.args ?? []), ...args] });
}

async function launchOptions(): Promise<LaunchOptions> {
  const folder = await unpack();
  const executablePath = join(folder, "chromium");
  const env = { ...process.env } as Record<string, string>;
  if (!existsSync("/etc/fonts/fonts.conf")) env.FONTCONFIG_PATH = join(folder, "fonts");
  // Where the system has no NSS and the like, the package's own.
  if (spawnSync(executablePath, ["--version"]).status !== 0) {
    env.LD_LIBRARY_PATH = [join(folder, "al2023/lib"), env.LD_LIBRARY_PATH].filter(Boolean).join(":");
  }
  return { executablePath, env, args: userInfo().uid === 0 ? ["--no-sandbox"] : [] };
}

/** Beside, and moved to its place when it is whole: two test files may begin at once. */
async function unpack(): Promise<string> {
  const build = createRequire(import.meta.url).resolve("@sparticuz/chromium");
  const home = build.slice(0, build.lastIndexOf("build"));
  const { version } = JSON.parse(readFileSync(join(home, "package.json"), "utf8")) as { version: string };
  const folder = join(tmpdir(), `escolta-chromium-${version}-${userInfo().uid}`);
  if (existsSync(folder)) return folder;
  const before = process.env.TMPDIR;
  const fresh = mkdtempSync(`${folder}.`);
  process.env.TMPDIR = fresh;
  try {
    await unpacked.executablePath();
    await inflate(join(home, "bin/al2023.tar.br"));
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
  try {
    renameSync(fresh, folder);
  } catch {
    rmSync(fresh, { recursive: true, force: true }); // another file was there first
  }
  return folder;
}
