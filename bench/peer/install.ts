/** Request Tracker 5 and a PostgreSQL for it, from Debian's packages. */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";

const PACKAGES = "request-tracker5 rt5-db-postgresql rt5-standalone starman postgresql-15";

export const POSTGRES = "/usr/lib/postgresql/15/bin";

const NEEDED = [
  "/usr/sbin/rt-setup-database-5",
  "/usr/share/request-tracker5/libexec/rt-server",
  "/usr/bin/starman",
  `${POSTGRES}/postgres`,
];

/** Does nothing when it is all there. Needs root and Debian 12 otherwise, and says so. */
export function installRequestTracker(): void {
  const missing = NEEDED.filter((path) => !existsSync(path));
  if (missing.length === 0) return;
  const command = `apt-get install -y --no-install-recommends ${PACKAGES}`;
  if (process.getuid?.() !== 0)
    throw new Error(`Request Tracker 5 is not installed (no ${missing[0]}). As root, run: ${command}`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  // Standard output belongs to the figures.
  execFileSync("apt-get", ["update", "-q"], { env, stdio: ["ignore", "ignore", "inherit"] });
  execFileSync("apt-get", command.split(" ").slice(1), { env, stdio: ["ignore", "ignore", "inherit"] });
  const still = NEEDED.filter((path) => !existsSync(path));
  if (still.length > 0)
    throw new Error(`Request Tracker 5 was installed, but there is no ${still.join(", ")}.`);
}
