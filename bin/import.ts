/**
 * `npm run import -- FILE.jsonl [--workspace ID] [--name NAME]`: history in the form of docs/open.md, one message a
 * line, while Escolta runs or while it is stopped. A bad line is named on stderr, the others are taken, and the exit
 * code is 1.
 */

import { randomBytes } from "node:crypto";
import { open } from "node:fs/promises";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import {
  createConnections,
  createRegistry,
  historyMessage,
  insertConnection,
  type OpenConnection,
} from "../server/channels/index.ts";
import { type IntakeDeps, importHistory } from "../server/intake/index.ts";
import { systemClock } from "../server/platform/clock.ts";
import { type Config, readConfig } from "../server/platform/config.ts";
import { openDatabase } from "../server/platform/db/connect.ts";
import { connectionString } from "../server/platform/db/embedded/socket.ts";
import { findPlace, startEmbedded } from "../server/platform/db/embedded.ts";
import { DatabaseIsNewer, migrateToLatest } from "../server/platform/db/migrate.ts";
import { recordFacts } from "../server/platform/facts/facts.ts";
import { createLog } from "../server/platform/log.ts";
import { type Platform, write } from "../server/platform/platform.ts";
import { openSecrets } from "../server/platform/secrets.ts";
import { codeOf, StartError } from "../server/platform/start-error.ts";
import { createRulebook, labelTeaching } from "../server/queue/index.ts";
import { createLearning } from "../server/triage/index.ts";

process.exitCode = await main().catch((error: unknown) => {
  const expected = error instanceof StartError || error instanceof DatabaseIsNewer;
  console.error(expected ? error.message : error);
  return 1;
});

async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { workspace: { type: "string" }, name: { type: "string", default: "history" } },
  });
  const [file] = positionals;
  if (!file || positionals.length > 1) {
    console.error("Name the file: npm run import -- FILE.jsonl [--workspace ID] [--name NAME]");
    return 2;
  }
  const config = readConfig(process.env, process.cwd());
  const { url, end } = await reach(config);
  const { db, pool, close } = openDatabase(url, { connections: 4 });
  try {
    const log = createLog({ level: "warn", format: "pretty" }, process.stderr);
    const secrets = openSecrets(config);
    const platform: Platform = { db, pool, clock: systemClock, log, secrets, fetch, announce: () => {} };
    const registry = createRegistry();
    const deps: IntakeDeps = {
      platform,
      connections: createConnections(platform, registry),
      rulebook: createRulebook((network) => registry.of(network).about.pace),
      // What the desk itself sent is known by its id; nothing of history can be an answer on its way.
      settleEchoes: async () => new Set(),
      taughtOf: createLearning(platform, labelTeaching).taughtOf,
    };
    const workspaceId = await chosenWorkspace(platform, values.workspace);
    const connection = await historyOf(deps, registry.of("open"), workspaceId, values.name);
    const path = resolve(process.env.INIT_CWD ?? process.cwd(), file);
    const done = await importHistory(deps, connection, linesOf(path), {
      read: historyMessage,
      complain: (line, why) => console.error(`line ${line}: ${why}`),
    });
    console.log(
      `${done.lines} lines: ${done.messages} new messages, ${done.bad} lines that could not be read.`,
    );
    if (done.setAside > 0)
      console.log(`${done.setAside} were set aside: see the connection "${values.name}" for the reasons.`);
    return done.bad + done.setAside > 0 ? 1 : 0;
  } catch (error) {
    if (codeOf(error) === "ENOENT" || codeOf(error) === "EISDIR") {
      console.error(`${file} cannot be read: is that the right file?`);
      return 2;
    }
    throw error;
  } finally {
    await close();
    await end();
  }
}

/** Opened when it is read: lines that come before anybody asks for them would be lost. */
async function* linesOf(path: string): AsyncGenerator<string> {
  const file = await open(path);
  yield* file.readLines();
}

/** A running desk's database is used as it is; a stopped one's is started for as long as this takes. */
async function reach(config: Config): Promise<{ url: string; end: () => Promise<void> }> {
  const { databaseUrl, data } = config;
  if (databaseUrl) {
    await migrateToLatest(databaseUrl);
    return { url: databaseUrl, end: async () => {} };
  }
  try {
    const server = await startEmbedded({ folder: data, log: console.error });
    await migrateToLatest(server.url());
    return { url: server.url(), end: () => server.stop() };
  } catch (error) {
    if (codeOf(error) !== "FOLDER_IN_USE") throw error;
    return { url: connectionString(findPlace(data).sockets, "escolta"), end: async () => {} };
  }
}

/** The one there is, or the one that was named. */
async function chosenWorkspace({ db }: Platform, wanted: string | undefined): Promise<string> {
  const all = await db
    .selectFrom("workspaces")
    .select(["workspace_id as id", "name"])
    .orderBy("created_at")
    .execute();
  const found = wanted ? all.filter(({ id }) => id === wanted) : all;
  if (found.length === 1) return found[0]!.id;
  if (all.length === 0)
    throw new StartError("NOT_SET_UP", "Escolta is not set up yet: open it in a browser first.");
  const list = all.map(({ id, name }) => `  ${id}  ${name}`).join("\n");
  throw new StartError("WHICH_WORKSPACE", `Say which workspace with --workspace ID:\n${list}`);
}

/** The connection of that name, made when there is none: it can be shown and removed like any other. */
async function historyOf(
  { platform, connections }: IntakeDeps,
  channel: OpenConnection["channel"],
  workspaceId: string,
  name: string,
): Promise<OpenConnection> {
  const settings = channel.settings.parse({ name, secret: randomBytes(32).toString("base64url") });
  const connected = {
    ok: true as const,
    externalId: `open/${name}`,
    handle: name,
    name,
    avatarUrl: null,
    url: null,
    checks: [],
  };
  const at = platform.clock.now();
  await write(platform, async (tx) => {
    const id = await insertConnection(tx, connections, {
      workspaceId,
      channel,
      settings: settings as Record<string, unknown>,
      connected,
      by: null,
      at,
    });
    if (!id) return;
    const data = { network: "open", handle: name };
    await recordFacts(tx, workspaceId, [{ kind: "connection.made", subjectId: id, actorId: null, at, data }]);
  });
  const { id } = await platform.db
    .selectFrom("connections")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("network", "=", "open")
    .where("external_id", "=", connected.externalId)
    .where("removed_at", "is", null)
    .executeTakeFirstOrThrow();
  return (await connections.open(workspaceId, id))!;
}
