/**
 * A Request Tracker 5 of its own: its database in a scratch folder, its web server (Starman, four workers) on loopback,
 * nobody's privileges. PostgreSQL has the desk's own settings, on a socket as the desk's. Request Tracker's scrips are
 * switched off: at a new ticket they would only write mails, which the desk does not do either.
 */
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { settingsFor } from "../../server/platform/db/embedded/settings.ts";
import { findPlace, type Place } from "../../server/platform/db/embedded.ts";
import { end, freePort, sleep } from "../local.ts";
import { installRequestTracker, POSTGRES } from "./install.ts";

const run = promisify(execFile);
const PASSWORD = "a long enough password";

export interface RequestTracker {
  port: number;
  /** The session of its first user, who may do everything. */
  cookie: string;
  version: string;
  connectTo(): Promise<pg.Client>;
  stop(): Promise<void>;
}

/** Up in about 15 seconds. Installs what is missing (root). */
export async function startRequestTracker(): Promise<RequestTracker> {
  installRequestTracker();
  const folder = mkdtempSync(join(tmpdir(), "escolta-rt-"));
  chmodSync(folder, 0o711);
  const place = findPlace(folder);
  const started: ChildProcess[] = [];
  const stop = async () => {
    for (const child of started.toReversed()) await end(child, "SIGINT");
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const port = await freePort();
    const env = writeSettings(place, port);
    started.push(await startDatabase(place));
    const connectTo = () => connect(place);
    await run("/usr/sbin/rt-setup-database-5", setUpArguments(folder), { env, cwd: "/", ...place.user });
    const client = await connectTo();
    await client.query("update scrips set disabled = 1");
    await client.end();
    started.push(startWeb(place, port, env));
    const cookie = await signIn(port);
    const about = await fetch(`http://127.0.0.1:${port}/REST/2.0/rt`, { headers: { cookie } });
    const { Version: version } = (await about.json()) as { Version: string };
    return { port, cookie, version, connectTo, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What is read instead of Debian's own settings; the folders are those that its user writes to. */
function writeSettings({ folder, sockets, user }: Place, port: number): NodeJS.ProcessEnv {
  const folders = ["pages", "sessions", "more.d"].map((name) => join(folder, name));
  for (const path of [...folders, join(folder, "postgres")]) {
    mkdirSync(path, { mode: 0o700 });
    if (user) chownSync(path, user.uid, user.gid);
  }
  const settings = `
Set($rtname, 'peer');
Set($Organization, 'peer.example');
Set($WebDomain, '127.0.0.1');
Set($WebPort, ${port});
Set($DatabaseType, 'Pg');
Set($DatabaseHost, '${sockets}');
Set($DatabaseName, 'rt');
Set($DatabaseUser, 'rt');
Set($DatabasePassword, 'rt');
Set($DatabaseAdmin, 'postgres');
Set($SendmailPath, '/bin/true');
Set($LogToSyslog, undef);
Set($LogToSTDERR, 'error');
$RT::MasonDataDir = '${folders[0]}';
$RT::MasonSessionDir = '${folders[1]}';
1;
`;
  writeFileSync(join(folder, "RT_SiteConfig.pm"), settings);
  writeFileSync(join(folder, "password"), `${PASSWORD}\n`);
  return {
    PATH: process.env.PATH,
    LC_ALL: "C.UTF-8",
    RT_SITE_CONFIG: join(folder, "RT_SiteConfig.pm"),
    RT_SITE_CONFIG_DIR: folders[2],
  };
}

/** On a socket in its own folder, which is closed to others. */
async function startDatabase(place: Place): Promise<ChildProcess> {
  const { cluster, sockets, user } = place;
  const options = { cwd: "/", ...user };
  const trust = ["--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C"];
  await run(join(POSTGRES, "initdb"), [`--pgdata=${cluster}`, ...trust, "--no-instructions"], options);
  const settings = Object.entries(settingsFor(sockets, {})).map(([name, value]) => `--${name}=${value}`);
  const server = spawn(join(POSTGRES, "postgres"), ["-D", cluster, ...settings], {
    ...options,
    stdio: ["ignore", "ignore", "ignore"],
  });
  for (let tries = 0; tries < 100; tries++) {
    const up = await connect(place, "postgres").catch(() => null);
    if (up) {
      await up.end();
      return server;
    }
    await sleep(100);
  }
  await end(server, "SIGINT");
  throw new Error("Request Tracker's PostgreSQL did not come up within 10 seconds");
}

async function connect({ sockets }: Place, database = "rt"): Promise<pg.Client> {
  const client = new pg.Client({ host: sockets, user: "postgres", database });
  await client.connect();
  return client;
}

function setUpArguments(folder: string): string[] {
  const admin = ["--dba", "postgres", "--dba-password", "none"];
  return ["--action", "init", ...admin, "--root-password-file", join(folder, "password")];
}

function startWeb({ user }: Place, port: number, env: NodeJS.ProcessEnv): ChildProcess {
  const server = "/usr/share/request-tracker5/libexec/rt-server";
  const listen = ["--listen", `127.0.0.1:${port}`, "--workers", "4", "--max-requests", "1000000"];
  return spawn("/usr/bin/starman", [...listen, server], { env, cwd: "/", ...user, stdio: "ignore" });
}

async function signIn(port: number): Promise<string> {
  const form = new URLSearchParams({ user: "root", pass: PASSWORD });
  for (let tries = 0; tries < 300; tries++) {
    const answer = await fetch(`http://127.0.0.1:${port}/NoAuth/Login.html`, {
      method: "POST",
      body: form,
      redirect: "manual",
    }).catch(() => null);
    const cookie = answer?.headers.getSetCookie()[0]?.split(";")[0];
    await answer?.arrayBuffer();
    if (cookie) return cookie;
    await sleep(200);
  }
  throw new Error("Request Tracker did not come up within a minute");
}
