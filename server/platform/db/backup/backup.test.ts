import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Embedded, startEmbedded } from "../embedded.ts";
import { backUp } from "./backup.ts";
import { restore } from "./restore.ts";

const scratch = mkdtempSync(join(tmpdir(), "escolta-backup-"));
chmodSync(scratch, 0o711);
const data = join(scratch, "data");
const log = () => {};
const now = () => Temporal.Instant.from("2026-11-21T10:00:00Z");
const ROWS = 5_000;
const SLOW = { timeout: 180_000 }; // hundreds of files, each waited for until it is on the disk
const running = new Set<Embedded>();

async function start(folder: string): Promise<Embedded> {
  // A log of 32 MB at most: without the slot, what the backup needs would be gone before it ends.
  const server = await startEmbedded({
    folder,
    log,
    settings: { max_wal_size: "32MB", min_wal_size: "32MB" },
  });
  running.add(server);
  return server;
}

async function stop(server: Embedded): Promise<void> {
  running.delete(server);
  await server.stop();
}

async function connect(server: Embedded): Promise<Client> {
  const client = new Client({ connectionString: server.url() });
  client.on("error", () => {});
  await client.connect();
  return client;
}

/** A place in PostgreSQL's log, "0/3000120", as a number. */
function place(lsn: string): bigint {
  const [high, low] = lsn.split("/");
  return (BigInt(`0x${high}`) << 32n) + BigInt(`0x${low}`);
}

async function highest(folder: string): Promise<{ highest: number; rows: number }> {
  const server = await start(folder);
  const client = await connect(server);
  const { rows } = await client.query<{ highest: number; rows: number }>(
    "select max(n)::int as highest, count(*)::int as rows from kept",
  );
  await client.end();
  await stop(server);
  return rows[0]!;
}

beforeAll(async () => {
  const server = await start(data);
  const client = await connect(server);
  await client.query("create table kept (n int primary key, filler text)");
  await client.query(
    "insert into kept select n, repeat(md5(n::text), 20) from generate_series(1, $1::int) n",
    [ROWS],
  );
  await client.end();
  await stop(server);
  mkdirSync(join(data, "files", "2026"), { recursive: true });
  writeFileSync(join(data, "files", "2026", "photo.png"), "pixels");
  writeFileSync(join(data, "escolta.key"), "key\n", { mode: 0o600 });
});

afterAll(async () => {
  for (const server of running) await server.stop();
  rmSync(scratch, { recursive: true, force: true });
}, SLOW.timeout);

test("made while Escolta writes, it holds everything committed before it ended", SLOW, async () => {
  const server = await start(data);
  const client = await connect(server);
  const commits: { n: number; at: bigint }[] = [];
  let writing = true;
  const writer = (async () => {
    for (let n = ROWS + 1; writing; n += 1) {
      await client.query("insert into kept values ($1, repeat(md5($2), 200))", [n, `${n}`]);
      const { rows } = await client.query<{ at: string }>("select pg_current_wal_insert_lsn() as at");
      commits.push({ n, at: place(rows[0]!.at) });
      if (n % 50 === 0) await client.query("select pg_switch_wal(); checkpoint"); // a piece of the log is full, and its forerunners are not needed
    }
  })();
  const target = join(scratch, "live");
  const done = await backUp({ data, target, log, now });
  writing = false;
  await writer;
  await client.end();
  await stop(server);

  const { end } = JSON.parse(readFileSync(join(target, "manifest.json"), "utf8"));
  const inIt = commits.filter(({ at }) => at <= place(end));
  expect(inIt.length).toBeGreaterThan(10);
  expect(inIt.length).toBeLessThan(commits.length);
  expect(done).toMatchObject({ withKey: true });
  expect(statSync(target).mode & 0o777).toBe(0o700);

  const elsewhere = join(scratch, "elsewhere");
  const restored = await restore({ backup: target, data: elsewhere, replace: false, log, now });
  expect(restored).toEqual({ at: "2026-11-21T10:00:00Z", aside: [] });
  expect(readFileSync(join(elsewhere, "files/2026/photo.png"), "utf8")).toBe("pixels");
  expect(readFileSync(join(elsewhere, "escolta.key"), "utf8")).toBe("key\n");
  const found = await highest(elsewhere);
  expect(found.highest).toBeGreaterThanOrEqual(inIt.at(-1)!.n);
  expect(found.rows).toBe(found.highest);
});

test(
  "made while Escolta is stopped, it leaves it stopped, and --replace moves the former data aside",
  SLOW,
  async () => {
    const target = join(scratch, "cold");
    const expected = await highest(data);
    await backUp({ data, target, log, now });
    expect(existsSync(join(data, "postgres", "postmaster.pid"))).toBe(false);

    await expect(restore({ backup: target, data, replace: false, log, now })).rejects.toMatchObject({
      code: "FOLDER_NOT_EMPTY",
    });
    const { aside } = await restore({ backup: target, data, replace: true, log, now });
    expect(aside).toEqual([join(data, "before-restore-20261121T100000Z")]);
    expect(readdirSync(aside[0]!).sort()).toEqual(["escolta.key", "files", "postgres"]);
    expect(await highest(data)).toEqual(expected);
  },
);

test(
  "is refused while Escolta runs, when damaged, when unfinished, and onto an older backup",
  SLOW,
  async () => {
    const target = join(scratch, "refused");
    await backUp({ data, target, log, now });
    await expect(backUp({ data, target, log, now })).rejects.toMatchObject({ code: "TARGET_NOT_EMPTY" });

    const server = await start(data);
    await expect(restore({ backup: target, data, replace: true, log, now })).rejects.toMatchObject({
      code: "FOLDER_IN_USE",
    });
    await stop(server);

    writeFileSync(join(target, "files/2026/photo.png"), "Pixels");
    const elsewhere = join(scratch, "never");
    await expect(
      restore({ backup: target, data: elsewhere, replace: false, log, now }),
    ).rejects.toMatchObject({
      code: "BACKUP_DAMAGED",
      message: expect.stringContaining("files/2026/photo.png"),
    });
    rmSync(join(target, "manifest.json"));
    await expect(
      restore({ backup: target, data: elsewhere, replace: false, log, now }),
    ).rejects.toMatchObject({
      code: "NOT_A_BACKUP",
    });
    expect(existsSync(elsewhere)).toBe(false);
    await expect(backUp({ data: elsewhere, target: join(scratch, "none"), log, now })).rejects.toMatchObject({
      code: "NOTHING_TO_BACK_UP",
    });
  },
);
