/** The real WordPress, its database and PHP, from Debian's packages. */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";

const PACKAGES =
  "wordpress wordpress-theme-twentytwentyone mariadb-server php-cli php-mysql php-curl php-gd php-xml php-mbstring php-intl";

const NEEDED = [
  "/usr/share/wordpress/wp-load.php",
  "/usr/sbin/mariadbd",
  "/usr/bin/mariadb-install-db",
  "/usr/bin/php",
];

/** Does nothing when it is all there. Needs root and Debian or Ubuntu otherwise, and says so. */
export function installWordPress(): void {
  const missing = NEEDED.filter((path) => !existsSync(path));
  if (missing.length === 0) return;
  const command = `apt-get install -y --no-install-recommends ${PACKAGES}`;
  if (process.getuid?.() !== 0) {
    throw new Error(`The real WordPress is not installed (no ${missing[0]}). As root, run: ${command}`);
  }
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  execFileSync("apt-get", ["update", "-q"], { env, stdio: ["ignore", "ignore", "inherit"] });
  execFileSync("apt-get", command.split(" ").slice(1), { env, stdio: ["ignore", "ignore", "inherit"] });
}
