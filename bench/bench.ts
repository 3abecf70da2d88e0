/** What every bench is, and how they count. */
import { availableParallelism, loadavg } from "node:os";

export interface Result {
  /** Name with unit → value; milliseconds rounded to hundredths. */
  figures: Record<string, number | string>;
  /** Figure → what it should be, as in the issue. */
  aims: Record<string, string>;
  met: boolean;
}

export interface Bench {
  /** `args` are what the command line says beyond the bench's name. */
  run(args: string[]): Promise<Result>;
}

/** Milliseconds of each of so many runs; as many as half of them before only warm up, as a server is that has been up for a minute. */
export async function timed(times: number, one: (run: number) => Promise<unknown>): Promise<number[]> {
  for (let run = 0; run < times / 2; run++) await one(run);
  const took: number[] = [];
  for (let run = 0; run < times; run++) {
    const began = performance.now();
    await one(run);
    took.push(performance.now() - began);
  }
  return took;
}

/** The value that this share of the measurements does not exceed (nearest rank). */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return rounded(sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN);
}

export function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Programs that waited for a processor in the last minute, and how many processors there are: over that, others slow us. */
export function load(): string {
  return `${rounded(loadavg()[0]!)} of ${availableParallelism()}`;
}
