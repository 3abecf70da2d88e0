import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");

/** The screens as they are built, not as they were: a test of yesterday's pages proves nothing. */
export function requireBuiltPages(): void {
  const built = statSync(join(root, "dist/web/index.html"), { throwIfNoEntry: false });
  if (!built) throw new Error("dist/web is missing: the screens have not been built. Run npm run build.");
  for (const folder of ["web", "contract"])
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      if (!entry.isFile() || entry.name.includes(".test.") || statSync(path).mtimeMs <= built.mtimeMs)
        continue;
      throw new Error(`dist/web is older than ${path.slice(root.length + 1)}. Run npm run build.`);
    }
}
