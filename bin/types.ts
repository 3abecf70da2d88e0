/** `npm run types`: writes server/platform/db/types.ts from a freshly migrated database. Run it after a migration. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import pg from "pg";
import { migrateToLatest } from "../server/platform/db/migrate.ts";

const root = join(import.meta.dirname, "..");
const server = process.env.TYPES_DATABASE_URL;
if (!server) throw new Error("TYPES_DATABASE_URL names the server to make the database on");

const name = "escolta_types";
const admin = new pg.Client({ connectionString: server });
await admin.connect();
await admin.query(`drop database if exists ${name}`);
await admin.query(`create database ${name}`);
const target = server.replace(/\/[^/?]*(\?|$)/, `/${name}$1`);
await migrateToLatest(target);
const made = spawnSync(
  join(root, "node_modules/.bin/kysely-codegen"),
  [
    "--dialect",
    "postgres",
    "--url",
    target,
    "--out-file",
    join(root, "server/platform/db/types.ts"),
    "--type-mapping",
    JSON.stringify({ timestamptz: "Temporal.Instant", int8: "bigint", xid8: "string", jsonb: "unknown" }),
    "--include-pattern",
    "{public,plaza}.*",
    ...process.argv.slice(2),
  ],
  { stdio: "inherit" },
);
await admin.query(`drop database ${name}`);
await admin.end();
process.exit(made.status ?? 1);
