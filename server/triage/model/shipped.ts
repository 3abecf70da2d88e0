/** The weights that ship: made by `npm run triage:train` from the corpus, bit for bit, and read when first needed. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { unpackWeights } from "./pack.ts";
import type { Weights } from "./weights.ts";

export const SHIPPED_FILE = join(import.meta.dirname, "weights.bin");

let read: Weights | null = null;

export function shippedWeights(): Weights {
  read ??= unpackWeights(readFileSync(SHIPPED_FILE));
  return read;
}
