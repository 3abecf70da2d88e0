/** What the whole pass takes: CPU and memory of a process of its own that sorts the corpus, as intake does. */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { rounded } from "../bench.ts";

const AIMS = { milliseconds: 0.2, perSecond: 5000, megabytes: 40 };

export function measureSpeed() {
  const { milliseconds, alone, megabytes } = JSON.parse(
    execFileSync(process.execPath, ["--expose-gc", join(import.meta.dirname, "sorting-process.ts")], {
      encoding: "utf8",
    }),
  ) as { milliseconds: number; alone: number; megabytes: number };
  const perSecond = Math.round(1000 / milliseconds);
  return {
    figures: {
      "whole pass, ms of CPU a message": rounded(milliseconds),
      "messages a second of one core's CPU": perSecond,
      "the same for a message that comes alone, ms": rounded(alone),
      "memory it adds to a process, MB": rounded(megabytes),
    },
    aims: {
      "whole pass, ms of CPU a message": `≤ ${AIMS.milliseconds}`,
      "messages a second of one core's CPU": `≥ ${AIMS.perSecond}`,
      "memory it adds to a process, MB": `≤ ${AIMS.megabytes}`,
    },
    met: milliseconds <= AIMS.milliseconds && perSecond >= AIMS.perSecond && megabytes <= AIMS.megabytes,
  };
}
