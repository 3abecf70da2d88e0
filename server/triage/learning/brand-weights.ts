import type { Database, Tx } from "../../platform/db/connect.ts";
import type { Log } from "../../platform/log.ts";
import { shippedWeights } from "../model/shipped.ts";
import { unpackWeights, type Weights } from "../model/weights.ts";
import { currentOf, packedOf } from "./store.ts";

export interface BrandWeights {
  /** What this brand's messages are sorted with now. */
  of(db: Database | Tx, workspaceId: string): Promise<Weights>;
  /** Something else holds now: on this node at once, on others within `LOOK_MS`. */
  forget(workspaceId: string): void;
}

const LOOK_MS = 2_000;
/** Weights are 3.5 MB each: of the brands that are heard most, so many stay in memory. */
const KEPT = 32;

interface Known {
  training: string | null;
  weights: Weights;
  /** By the process's own clock: this is about work saved, not about when something happened. */
  lookedAt: number;
}

/** Weights by workspace, in memory: which training holds is asked every few seconds, its weights read once. */
export function createBrandWeights(log: Log): BrandWeights {
  const known = new Map<string, Known>();

  return {
    async of(db, workspaceId) {
      const before = known.get(workspaceId);
      if (before && performance.now() - before.lookedAt < LOOK_MS) return before.weights;
      const training = await currentOf(db, workspaceId);
      const weights = before?.training === training ? before.weights : await read(db, workspaceId, training);
      known.delete(workspaceId);
      known.set(workspaceId, { training, weights, lookedAt: performance.now() });
      const oldest = known.keys().next().value;
      if (known.size > KEPT && oldest !== undefined) known.delete(oldest);
      return weights;
    },
    forget(workspaceId) {
      known.delete(workspaceId);
    },
  };

  async function read(db: Database | Tx, workspaceId: string, training: string | null): Promise<Weights> {
    const packed = training === null ? null : await packedOf(db, workspaceId, training);
    return (packed && readable(packed, log)) ?? shippedWeights();
  }
}

/** Null for those of another version: what ships holds until the brand's are learned again. */
export function readable(packed: Buffer, log: Log): Weights | null {
  try {
    return unpackWeights(packed);
  } catch (error) {
    log.warn({ err: error }, "what a brand taught is of another version; its messages are sorted as shipped");
    return null;
  }
}
