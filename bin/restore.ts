/** `npm run restore -- FOLDER [--replace]`: puts a backup in the place of the data folder, while Escolta is stopped. */
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { readConfig } from "../server/platform/config.ts";
import { restore } from "../server/platform/db/backup/restore.ts";
import { StartError } from "../server/platform/start-error.ts";

async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { replace: { type: "boolean", default: false } },
  });
  const [folder] = positionals;
  if (!folder || positionals.length > 1) {
    console.error("Name the backup's folder: npm run restore -- FOLDER [--replace]");
    return 2;
  }
  const config = readConfig(process.env, process.cwd());
  if (config.databaseUrl) {
    console.error(
      "DATABASE_URL is set, so the database is a server of yours: restore it there, with pg_restore or its base backup.",
    );
    return 2;
  }
  const backup = resolve(process.env.INIT_CWD ?? process.cwd(), folder);
  const { data } = config;
  const done = await restore({
    backup,
    data,
    replace: values.replace,
    log: console.error,
    now: () => Temporal.Now.instant(),
  });
  console.log(`Restored the backup of ${done.at} to ${data}. Start Escolta with "npm start".`);
  if (done.aside.length > 0) console.log(`What was there is kept in ${done.aside.join(" and ")}.`);
  return 0;
}

process.exitCode = await main().catch((error: unknown) => {
  console.error(error instanceof StartError ? error.message : error);
  return 1;
});
