/** A desk as people run it: a process of its own with its embedded PostgreSQL, spoken to over HTTP alone. */
import { type ChildProcess, spawn } from "node:child_process";
import { createHmac } from "node:crypto";
import { constants, setPriority } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { connectionString } from "../server/platform/db/embedded/socket.ts";
import { findPlace } from "../server/platform/db/embedded.ts";
import { end, freePort, sleep } from "./local.ts";

const root = join(import.meta.dirname, "..");

export interface ServedDesk {
  /** The data folder. */
  folder: string;
  base: string;
  port: number;
  app: ChildProcess;
  /** The owner's session, from set-up on. */
  cookie: string;
  /** Where the owner works: in the practice, if set-up opened one. */
  workspaceId: string;
}

/** Where a system without a connector posts to: a path, and what its deliveries are signed with. */
export interface OpenHook {
  path: string;
  secret: string;
}

/** `yields`: where both want a processor, the server and its database let everybody else go first. */
export async function serve(folder: string, { yields = false } = {}): Promise<ServedDesk> {
  const port = await freePort();
  const desk: ServedDesk = {
    folder,
    base: `http://127.0.0.1:${port}`,
    port,
    app: null as never,
    cookie: "",
    workspaceId: "",
  };
  try {
    await start(desk, yields);
  } catch (error) {
    await end(desk.app, "SIGTERM");
    throw error;
  }
  return desk;
}

/** Starts the app on the folder's data, on the same port as before; throws when it is not ready within two minutes. */
export async function start(desk: ServedDesk, yields = false): Promise<void> {
  desk.app = spawn(process.execPath, ["server/main.ts"], {
    cwd: root,
    env: {
      ...process.env,
      PORT: String(desk.port),
      HOST: "127.0.0.1",
      ESCOLTA_DATA: desk.folder,
      LOG_LEVEL: "error",
      DATABASE_URL: "",
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
  // At once: what it starts, threads and processes, is born with it.
  if (yields && desk.app.pid) setPriority(desk.app.pid, constants.priority.PRIORITY_BELOW_NORMAL);
  for (let tries = 0; tries < 1200; tries++) {
    const ready = await fetch(`${desk.base}/readyz`).catch(() => null);
    if (ready?.ok) return;
    await sleep(100);
  }
  throw new Error("the desk did not come up within two minutes");
}

/** `plaza` opens a practice, and that is where one works from then on; `connect` leaves the desk without a network. */
export async function setUp(desk: ServedDesk, door: "plaza" | "connect"): Promise<void> {
  const made = await fetch(`${desk.base}/api/setup`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: desk.base },
    body: JSON.stringify({
      brand: "Casa Rovira",
      languages: ["ca", "es"],
      country: "AD",
      region: null,
      owner: { name: "Eva Gil", email: "eva@example.com", password: "a long enough password" },
      door,
    }),
  });
  if (!made.ok) throw new Error(`set-up answered ${made.status}: ${await made.text()}`);
  desk.cookie = made.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
  const { workspaceId, practiceId } = (await made.json()) as {
    workspaceId: string;
    practiceId: string | null;
  };
  desk.workspaceId = practiceId ?? workspaceId;
}

export async function connectOpen(desk: ServedDesk, settings: object = {}): Promise<OpenHook> {
  const { connection, secret } = await ask<{ connection: { hookUrl: string }; secret: string }>(
    desk,
    "POST",
    "/connections",
    { network: "open", settings: { name: "Shop", ...settings } },
  );
  return { path: new URL(connection.hookUrl).pathname, secret };
}

export async function ask<T>(desk: ServedDesk, method: string, path: string, body?: object): Promise<T> {
  const response = await fetch(`${desk.base}/api${path}`, {
    method,
    headers: {
      cookie: desk.cookie,
      "escolta-workspace": desk.workspaceId,
      origin: desk.base,
      "content-type": "application/json",
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
    signal: AbortSignal.timeout(20_000),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text.slice(0, 300)}`);
  return JSON.parse(text) as T;
}

/** The headers of a delivery of this body. */
export function signed(hook: OpenHook, body: string): Record<string, string> {
  const t = Math.floor(Date.now() / 1000);
  const v1 = createHmac("sha256", hook.secret).update(`${t}.${body}`).digest("hex");
  return { "content-type": "application/json", "escolta-signature": `t=${t},v1=${v1}` };
}

/** A connection to its database, for counting. */
export async function connectTo(desk: ServedDesk): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: connectionString(findPlace(desk.folder).sockets, "escolta"),
  });
  await client.connect();
  return client;
}
