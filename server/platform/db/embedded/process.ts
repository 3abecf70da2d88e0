/** What can be known of a process by its number. Numbers are used again, so a number alone proves nothing. */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { codeOf } from "../../start-error.ts";

/** A zombie (killed, not yet collected by its parent) counts as dead. */
export function alive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
  return stateOf(pid) !== "Z";
}

function stateOf(pid: number): string {
  if (process.platform !== "linux")
    return spawnSync("ps", ["-o", "stat=", "-p", `${pid}`])
      .stdout.toString()
      .charAt(0);
  // "pid (name) state …": the name may hold spaces and brackets, so look behind the last one.
  const stat = existsSync(`/proc/${pid}/stat`) ? readFileSync(`/proc/${pid}/stat`, "latin1") : "";
  return stat.charAt(stat.lastIndexOf(")") + 2);
}

/** The words it was started with, as one line; "" when they cannot be read. */
export function commandOf(pid: number): string {
  if (process.platform !== "linux")
    return spawnSync("ps", ["-ww", "-o", "command=", "-p", `${pid}`]).stdout.toString();
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  } catch {
    return "";
  }
}
