import { readdirSync, readFileSync } from "node:fs";
import pg from "pg";

/** Clock ticks a second that /proc counts in; 100 on every Linux that npm's Node runs on. */
const TICKS = 100;

/** CPU seconds that PostgreSQL has used so far, its ended processes included; null where /proc is not there. */
export async function postgresCpu(url: string): Promise<number | null> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
    const postmaster = stat(rows[0]!.pid)?.parent;
    if (!postmaster) return null;
    const family = readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .map((name) => stat(Number(name)))
      .filter((one) => one !== null && (one.pid === postmaster || one.parent === postmaster));
    return family.reduce((sum, one) => sum + one!.own + one!.reaped, 0) / TICKS;
  } finally {
    await client.end();
  }
}

function stat(pid: number) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    const ticks = (from: number) => Number(fields[from]) + Number(fields[from + 1]);
    return { pid, parent: Number(fields[1]), own: ticks(11), reaped: ticks(13) };
  } catch {
    return null;
  }
}
