import type { Database, Tx } from "../../platform/db/connect.ts";
import type { Log } from "../../platform/log.ts";
import { unpackWeights } from "../model/pack.ts";
import { besideEachOther, type Recognisers, unpackRecogniser } from "../model/recognisers.ts";
import { shippedWeights } from "../model/shipped.ts";
import type { Weights } from "../model/weights.ts";
import { packedRecognisersOf } from "./recognisers-store.ts";
import { holdsNow, packedOf } from "./store.ts";

/** What a brand's messages are sorted with, and its own labels that are recognised in them; null: none is. */
export interface Taught {
  weights: Weights;
  recognisers: Recognisers | null;
}

export interface BrandWeights {
  /** What holds for this brand's messages now. */
  of(db: Database | Tx, workspaceId: string): Promise<Taught>;
  /** Something else holds now: on this node at once, on others within `LOOK_MS`. */
  forget(workspaceId: string): void;
}

const LOOK_MS = 2_000;
/** What a brand has taught is 7 MB: of the brands that are heard most, so many stay in memory. */
const KEPT = 16;

interface Known {
  holds: { training: string | null; recognisers: string | null };
  taught: Taught;
  /** By the process's own clock: this is about work saved, not about when something happened. */
  lookedAt: number;
}

/** By workspace, in memory: what holds is asked every few seconds, and read once. */
export function createBrandWeights(log: Log): BrandWeights {
  const known = new Map<string, Known>();

  return {
    async of(db, workspaceId) {
      const before = known.get(workspaceId);
      if (before && performance.now() - before.lookedAt < LOOK_MS) return before.taught;
      const holds = await holdsNow(db, workspaceId);
      const taught = await read(db, workspaceId, holds, before);
      known.delete(workspaceId);
      known.set(workspaceId, { holds, taught, lookedAt: performance.now() });
      const oldest = known.keys().next().value;
      if (known.size > KEPT && oldest !== undefined) known.delete(oldest);
      return taught;
    },
    forget(workspaceId) {
      known.delete(workspaceId);
    },
  };

  async function read(
    db: Database | Tx,
    workspaceId: string,
    holds: Known["holds"],
    before: Known | undefined,
  ): Promise<Taught> {
    const same = (what: keyof Known["holds"]) => before?.holds[what] === holds[what];
    return {
      weights:
        before && same("training")
          ? before.taught.weights
          : await readWeights(db, workspaceId, holds.training),
      recognisers:
        before && same("recognisers")
          ? before.taught.recognisers
          : holds.recognisers === null
            ? null
            : await readRecognisers(db, workspaceId),
    };
  }

  async function readWeights(
    db: Database | Tx,
    workspaceId: string,
    training: string | null,
  ): Promise<Weights> {
    const packed = training === null ? null : await packedOf(db, workspaceId, training);
    return (packed && readable(packed, log)) ?? shippedWeights();
  }

  async function readRecognisers(db: Database | Tx, workspaceId: string): Promise<Recognisers | null> {
    const packed = await packedRecognisersOf(db, workspaceId);
    try {
      return besideEachOther(new Map([...packed].map(([label, one]) => [label, unpackRecogniser(one)])));
    } catch (error) {
      log.warn({ err: error }, "what recognises a brand's labels cannot be read; none is recognised");
      return null;
    }
  }
}

/** Null for those of another version: what ships holds until the brand's are learned again. */
export function readable(packed: Buffer, log: Log): Weights | null {
  try {
    return unpackWeights(packed, shippedWeights());
  } catch (error) {
    log.warn({ err: error }, "what a brand taught is of another version; its messages are sorted as shipped");
    return null;
  }
}
