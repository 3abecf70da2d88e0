/**
 * `npm run types`: writes server/platform/db/types.ts from a freshly migrated database of its own. Run it after a
 * migration; with `-- --verify` it only says whether the file is up to date.
 */
import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbedded } from "../server/platform/db/embedded.ts";
import { migrateToLatest } from "../server/platform/db/migrate.ts";

const root = join(import.meta.dirname, "..");
const folder = mkdtempSync(join(tmpdir(), "escolta-types-"));
chmodSync(folder, 0o711);
const server = await startEmbedded({ folder: join(folder, "data"), log: () => {}, fsync: false });
try {
  await migrateToLatest(server.url());
  const made = spawnSync(
    join(root, "node_modules/.bin/kysely-codegen"),
    [
      "--dialect",
      "postgres",
      "--url",
      server.url(),
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
  process.exitCode = made.status ?? 1;
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
