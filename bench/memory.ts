/**
 * What one desk takes after a million messages: Node with the whole desk in it, and PostgreSQL with all its processes,
 * when the desk has been started on that database and its pool has listed and searched. Pages that processes share
 * are counted once (PSS), where the system says so.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { searchMessages } from "../server/conversations/search.ts";
import { openDatabase } from "../server/platform/db/connect.ts";
import { listQueue } from "../server/queue/index.ts";
import { type Result, rounded } from "./bench.ts";
import { freePort } from "./local.ts";
import { drawWord, seeded, vocabularyOf } from "./words.ts";
import { say, startServer, WORKSPACE, WORLD_NOW } from "./world.ts";
import { LANGUAGES } from "./world-queue.ts";

const AIM_MB = 600;

export async function run(): Promise<Result> {
  const server = await startServer();
  const data = mkdtempSync(join(tmpdir(), "escolta-memory-"));
  let desk: ChildProcess | undefined;
  try {
    const world = await server.world("large", { messages: 1_000_000, items: 200_000, open: 0.05 });
    const port = await freePort();
    desk = spawn(process.execPath, [join(import.meta.dirname, "../server/main.ts")], {
      cwd: data,
      env: {
        ...process.env,
        DATABASE_URL: world.url,
        ESCOLTA_DATA: data,
        PORT: String(port),
        HOST: "127.0.0.1",
      },
      stdio: ["ignore", "ignore", "inherit"],
    });
    await untilReady(`http://127.0.0.1:${port}/readyz`, desk);
    await work(world.url);
    for (let n = 0; n < 200; n++) await fetch(`http://127.0.0.1:${port}/healthz`);
    const postgres = memoryOf(familyOf(server.postmaster()));
    const node = memoryOf([desk.pid!]);
    return {
      figures: {
        "node, MB": node.mb,
        "PostgreSQL, MB": postgres.mb,
        "PostgreSQL, processes": familyOf(server.postmaster()).length,
        "together, MB": rounded(node.mb + postgres.mb),
        counted: node.kind,
      },
      aims: { "together, MB": `≤ ${AIM_MB}` },
      met: node.mb + postgres.mb <= AIM_MB,
    };
  } finally {
    await ended(desk);
    await server.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

/** As ten people would, for a while, on the connections of one node: the database's caches fill. */
async function work(url: string): Promise<void> {
  const opened = openDatabase(url, { connections: 10 });
  const random = seeded(5);
  const now = Temporal.Instant.fromEpochMilliseconds(WORLD_NOW);
  const vocabularies = LANGUAGES.map(vocabularyOf);
  const looking = { workspaceId: WORKSPACE, personId: WORKSPACE, now };
  for (let n = 0; n < 60; n++)
    await Promise.all(
      vocabularies.flatMap((vocabulary) => [
        listQueue(opened.db, looking, {
          filter: { languages: [vocabulary.language] },
          sort: "due",
          limit: 50,
        }),
        searchMessages(
          opened.db,
          { id: WORKSPACE, languages: LANGUAGES },
          { words: drawWord(vocabulary, random), sort: "best", limit: 30, offset: 0 },
          now,
        ),
      ]),
    );
  await opened.close();
}

/** A process and all that it started. */
function familyOf(root: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync("/proc"))
    if (/^\d+$/.test(name)) {
      const stat = readOr(`/proc/${name}/stat`);
      const parent = /\) \S (\d+)/.exec(stat)?.[1];
      if (parent) parents.set(Number(name), Number(parent));
    }
  return [...parents.keys()].filter((pid) => pid === root || parents.get(pid) === root);
}

function memoryOf(pids: number[]): { mb: number; kind: "PSS" | "RSS" } {
  const kilobytes = (pid: number, file: string, line: RegExp) =>
    Number(line.exec(readOr(`/proc/${pid}/${file}`))?.[1] ?? Number.NaN);
  const pss = pids.map((pid) => kilobytes(pid, "smaps_rollup", /^Pss:\s+(\d+)/m));
  if (pss.every((value) => !Number.isNaN(value))) return { mb: megabytes(pss), kind: "PSS" };
  return { mb: megabytes(pids.map((pid) => kilobytes(pid, "status", /^VmRSS:\s+(\d+)/m))), kind: "RSS" };
}

function megabytes(kilobytes: number[]): number {
  return Math.round(kilobytes.reduce((sum, value) => sum + (value || 0), 0) / 1024);
}

/** Empty for a process that ended meanwhile, or is not ours to look into. */
function readOr(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

async function untilReady(url: string, desk: ChildProcess): Promise<void> {
  for (const deadline = performance.now() + 60_000; performance.now() < deadline; ) {
    if (desk.exitCode !== null) break;
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await new Promise((after) => setTimeout(after, 200));
  }
  throw new Error(`the desk did not get ready: ${url}`);
}

async function ended(desk: ChildProcess | undefined): Promise<void> {
  if (!desk || desk.exitCode !== null) return;
  const gone = new Promise((done) => desk.once("exit", done));
  desk.kill("SIGTERM");
  await Promise.race([gone, new Promise((after) => setTimeout(after, 10_000))]);
  if (desk.exitCode === null && desk.kill("SIGKILL")) say("The desk had to be ended.");
}
