/**
 * `npm run test:real`: the connectors against the real software of their networks, which is installed first. Arguments
 * go on to Vitest: `npm run test:real -- bluesky` runs one network's tests, and installs for that one only.
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { installBluesky } from "../test/real/bluesky/install.ts";
import { installWordPress } from "../test/real/wordpress/install.ts";

const root = join(import.meta.dirname, "..");
const networks: Record<string, () => void> = { bluesky: installBluesky, wordpress: installWordPress };

const given = process.argv.slice(2);
const named = Object.keys(networks).filter((network) =>
  given.some((word) => !word.startsWith("-") && word.includes(network)),
);
const missing = (named.length > 0 ? named : Object.keys(networks)).flatMap((network) =>
  whatIsMissing(network),
);
if (missing.length > 0) {
  const asRoot =
    process.getuid?.() === 0 ? "" : "\nRun it once as root on Debian or Ubuntu, and it installs them itself.";
  console.error(`The real networks cannot be tested here.\n${missing.join("\n")}${asRoot}`);
  process.exit(1);
}

const vitest = [join(root, "node_modules/vitest/vitest.mjs"), "run"];
const config = ["--config", join(root, "test/real/vitest.config.ts")];
const ran = spawnSync(process.execPath, [...vitest, ...config, ...given], { cwd: root, stdio: "inherit" });
process.exit(ran.status ?? 1);

function whatIsMissing(network: string): string[] {
  try {
    networks[network]?.();
    return [];
  } catch (error) {
    return [`${network}: ${(error as Error).message}`];
  }
}
