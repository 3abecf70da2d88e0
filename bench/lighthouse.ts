/** Lighthouse, in a folder of its own: it is a bench's, not the project's, and is installed when it is first asked for. */
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { say } from "./world.ts";

const VERSION = "12.8.2";
export const CATEGORIES = ["performance", "accessibility", "best-practices"] as const;

export interface Judged {
  /** Of 100. */
  scores: Record<(typeof CATEGORIES)[number], number>;
  /** What cost points, by name. */
  wrong: string[];
}

interface Report {
  categories: Record<string, { score: number | null; auditRefs: { id: string; weight: number }[] }>;
  audits: Record<string, { score: number | null; title: string; displayValue?: string }>;
}

/** One page in a browser that listens on this port; with a cookie as whoever is signed in with it. */
export async function judge(
  url: string,
  { port, cookie, device }: { port: number; cookie: string | null; device: "desktop" | "mobile" },
): Promise<Judged> {
  const scratch = mkdtempSync(join(tmpdir(), "escolta-lighthouse-report-"));
  const output = join(scratch, "report.json");
  const args = [
    join(install(), "node_modules/lighthouse/cli/index.js"),
    url,
    `--port=${port}`,
    "--quiet",
    "--output=json",
    `--output-path=${output}`,
    `--only-categories=${CATEGORIES.join()}`,
    // The desk's live stream stays open: the page is loaded all the same.
    "--max-wait-for-load=20000",
    ...(device === "desktop" ? ["--preset=desktop"] : []),
    ...(cookie ? [`--extra-headers=${JSON.stringify({ Cookie: cookie })}`] : []),
  ];
  try {
    const code = await new Promise<number | null>((done) =>
      spawn(process.execPath, args, { stdio: ["ignore", "ignore", "inherit"] }).once("exit", done),
    );
    if (code !== 0) throw new Error(`Lighthouse ended with ${code} at ${url}`);
    return readReport(JSON.parse(readFileSync(output, "utf8")) as Report);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function readReport({ categories, audits }: Report): Judged {
  const scores = CATEGORIES.map((name) => [name, Math.round((categories[name]?.score ?? 0) * 100)] as const);
  const wrong = CATEGORIES.flatMap((name) =>
    (categories[name]?.auditRefs ?? []).flatMap(({ id, weight }) => {
      const audit = audits[id];
      const lost = weight > 0 && audit && audit.score !== null && audit.score < 0.9;
      return lost ? `${audit.title}${audit.displayValue ? ` (${audit.displayValue})` : ""}` : [];
    }),
  );
  return { scores: Object.fromEntries(scores) as Judged["scores"], wrong };
}

/** Beside, and moved to its place when it is whole. */
function install(): string {
  const folder = join(tmpdir(), `escolta-lighthouse-${VERSION}-${userInfo().uid}`);
  if (existsSync(folder)) return folder;
  say(`installing Lighthouse ${VERSION} in ${folder}`);
  const fresh = mkdtempSync(`${folder}.`);
  const args = ["install", "--prefix", fresh, "--ignore-scripts", "--no-audit", "--no-fund"];
  const { status, stderr } = spawnSync("npm", [...args, `lighthouse@${VERSION}`], { encoding: "utf8" });
  if (status !== 0) throw new Error(`npm could not install Lighthouse:\n${stderr.slice(-2000)}`);
  renameSync(fresh, folder);
  return folder;
}
