/** `npm run backup -- FOLDER`: a backup of the data folder, while Escolta runs or while it is stopped. */
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { readConfig } from "../server/platform/config.ts";
import { backUp } from "../server/platform/db/backup/backup.ts";
import { StartError } from "../server/platform/start-error.ts";

async function main(): Promise<number> {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [folder] = positionals;
  if (!folder || positionals.length > 1) {
    console.error("Name the folder for the backup: npm run backup -- FOLDER");
    return 2;
  }
  const config = readConfig(process.env, process.cwd());
  if (config.databaseUrl) {
    console.error(
      "DATABASE_URL is set, so the database is a server of yours: back it up there, with pg_dump or pg_basebackup. " +
        `Keep with it ${config.key ? "ESCOLTA_KEY" : `escolta.key, in ${config.data}`}, without which no secret opens.`,
    );
    return 2;
  }
  const target = resolve(process.env.INIT_CWD ?? process.cwd(), folder);
  const done = await backUp({
    data: config.data,
    target,
    log: console.error,
    now: () => Temporal.Now.instant(),
  });
  console.log(
    `Backed up ${config.data} to ${target}: ${done.files} files, ${(done.bytes / 1e6).toFixed(1)} MB.`,
  );
  console.log(
    done.withKey
      ? "It holds escolta.key, which opens every stored password and token: keep it where only you can read it."
      : "It holds no key. Keep ESCOLTA_KEY safe as well: without it, no stored password or token opens.",
  );
  return 0;
}

process.exitCode = await main().catch((error: unknown) => {
  console.error(error instanceof StartError ? error.message : error);
  return 1;
});
