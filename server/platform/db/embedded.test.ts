import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, expect, test } from "vitest";
import { type Embedded, type EmbeddedOptions, startEmbedded } from "./embedded.ts";

const scratch = mkdtempSync(join(tmpdir(), "escolta-embedded-"));
chmodSync(scratch, 0o711); // as root, the server's own user must be able to walk through
const running = new Set<Embedded>();
const children = new Set<ChildProcess>();

afterAll(async () => {
  for (const child of children) child.kill("SIGKILL");
  for (const embedded of running) await embedded.stop();
  rmSync(scratch, { recursive: true, force: true });
});

async function start(folder: string, more: Partial<EmbeddedOptions> = {}): Promise<Embedded> {
  const embedded = await startEmbedded({ folder, log: () => {}, fsync: false, ...more });
  running.add(embedded);
  return embedded;
}

async function stop(embedded: Embedded): Promise<void> {
  running.delete(embedded);
  await embedded.stop();
}

async function ask(embedded: Embedded, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: embedded.url() });
  client.on("error", () => {});
  await client.connect();
  const { rows } = await client.query<Record<string, unknown>>(sql).finally(() => client.end());
  return rows.flatMap((row) => Object.values(row));
}

/** Another Node that starts the same folder, says what came of it in one line, and stays. */
async function startInChild(folder: string): Promise<{ child: ChildProcess; said: string }> {
  const program = `
    import { startEmbedded } from ${JSON.stringify(join(import.meta.dirname, "embedded.ts"))};
    startEmbedded({ folder: ${JSON.stringify(folder)}, log: () => {}, fsync: false })
      .then(() => console.log("started"), (error) => console.log(error.code));
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", program], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.add(child);
  const [line] = await once(child.stdout, "data");
  return { child, said: String(line).trim() };
}

function pidOf(folder: string): number {
  return Number.parseInt(readFileSync(join(folder, "postgres", "postmaster.pid"), "utf8"), 10);
}

test("survives kill -9 of the Escolta that started it, and is adopted with its data", async () => {
  const folder = join(scratch, "adopt");
  const first = await start(folder);
  expect(first.adopted).toBe(false);
  await ask(first, "create table kept as select 42 as answer");
  await stop(first);

  const { child, said } = await startInChild(folder);
  expect(said).toBe("started");
  const server = pidOf(folder);
  child.kill("SIGKILL");
  await once(child, "exit");

  const second = await start(folder);
  expect(second.adopted).toBe(true);
  expect(pidOf(folder)).toBe(server);
  expect(await ask(second, "select answer from kept")).toEqual([42]);
  await stop(second);
});

test("refuses a second Escolta on the folder while the first lives, and does it no harm", async () => {
  const folder = join(scratch, "refuse");
  const first = await start(folder);
  const { said } = await startInChild(folder);
  expect(said).toBe("FOLDER_IN_USE");
  await expect(startEmbedded({ folder, log: () => {} })).rejects.toMatchObject({
    code: "FOLDER_IN_USE",
    message: expect.stringContaining(`process ${process.pid}`),
  });
  expect(await ask(first, "select 1")).toEqual([1]);
  await stop(first);
});

test("of two that start at the same moment on a new folder exactly one wins", async () => {
  const folder = join(scratch, "race");
  const both = await Promise.all([startInChild(folder), startInChild(folder)]);
  expect(both.map(({ said }) => said).sort()).toEqual(["FOLDER_IN_USE", "started"]);
  for (const { child } of both) {
    child.kill("SIGKILL");
    await once(child, "exit");
  }
  await stop(await start(folder));
});

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test("stop really stops, and several that share it stop it with the last", async () => {
  const folder = join(scratch, "stop");
  const one = await start(folder, { shared: true });
  const other = await start(folder, { shared: true });
  const server = pidOf(folder);
  await stop(one);
  expect(await ask(other, "select 1")).toEqual([1]);
  await stop(other);
  // Its folder is free before the last of its process has been cleared away.
  await expect.poll(() => isThere(server), { timeout: 10_000 }).toBe(false);
  expect(readdirSync(join(folder, "postgres"))).not.toContain("postmaster.pid");
});

test("starts the server again when it is killed under a living Escolta, or left a pid that is not its own", async () => {
  const folder = join(scratch, "killed");
  const embedded = await start(folder, { fsync: true });
  await ask(embedded, "create table kept as select 42 as answer");
  process.kill(pidOf(folder), "SIGKILL");
  await expect
    .poll(() => ask(embedded, "select answer from kept").catch(() => null), { timeout: 20_000 })
    .toEqual([42]);
  await stop(embedded);

  writeFileSync(join(folder, "postgres", "postmaster.pid"), `${process.pid}\n${join(folder, "postgres")}\n`);
  await stop(await start(folder));
});

test("listens on no TCP port, keeps checksums, and sorts text without the host's library", async () => {
  const embedded = await start(join(scratch, "settings"));
  const sql = `select current_setting('listen_addresses') as tcp, current_setting('data_checksums') as sums, datlocprovider::text,
                      datlocale, pg_encoding_to_char(encoding) from pg_database where datname = 'escolta'`;
  expect(await ask(embedded, sql)).toEqual(["", "on", "b", "C.UTF-8", "UTF8"]);
  await stop(embedded);
});

test("a data folder with a path too long for a socket gets a short one", async () => {
  const folder = join(scratch, "l".repeat(100), "data");
  const embedded = await start(folder);
  expect(await ask(embedded, "select 1")).toEqual([1]);
  await stop(embedded);
  rmdirSync(new URL(embedded.url().replace("@/", "@socket/")).searchParams.get("host")!);
});

test.each([
  ["another major version", "OTHER_VERSION", { PG_VERSION: "15\n" }],
  ["somebody else's files", "FOLDER_NOT_A_CLUSTER", { "holiday.jpg": "" }],
])("refuses %s and leaves it as it is", async (name, code, files) => {
  const folder = join(scratch, name.replaceAll(/\W/g, ""));
  mkdirSync(join(folder, "postgres"), { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, "postgres", file), text);
  await expect(startEmbedded({ folder, log: () => {} })).rejects.toMatchObject({ name: "StartError", code });
  expect(readdirSync(join(folder, "postgres"))).toEqual(Object.keys(files));
});

test.runIf(process.getuid?.() === 0)(
  "as root under a closed folder, the database lives where its user can walk to",
  async () => {
    const closed = join(scratch, "closed");
    mkdirSync(closed, { mode: 0o700 });
    const lines: string[] = [];
    const embedded = await start(join(closed, "data"), { log: (line) => lines.push(line) });
    expect(embedded.folder).toMatch(/^\/var\/lib\/escolta\/closed-/);
    expect(lines[0]).toContain(embedded.folder);
    await stop(embedded);
    rmSync(embedded.folder, { recursive: true });

    mkdirSync(join(scratch, "leaf"), { mode: 0o700 });
    const leaf = await start(join(scratch, "leaf"));
    expect(leaf.folder).toBe(join(scratch, "leaf"));
    expect(statSync(leaf.folder).mode & 0o777).toBe(0o710);
    await stop(leaf);

    const own = await start(join(scratch, "open", "data"));
    await stop(own);
    chmodSync(join(scratch, "open"), 0o700);
    await expect(start(own.folder)).rejects.toMatchObject({ code: "FOLDER_UNWRITABLE" });
  },
);

test("says that a folder cannot be written", async () => {
  writeFileSync(join(scratch, "file"), "");
  const folder = join(scratch, "file", "data");
  await expect(startEmbedded({ folder, log: () => {} })).rejects.toMatchObject({ code: "FOLDER_UNWRITABLE" });
});
