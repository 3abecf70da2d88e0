/** The thread that trains, so that the desk's own thread goes on meanwhile: one training, one answer, and it ends. */
import { parentPort, workerData } from "node:worker_threads";
import { shippedWeights } from "../model/shipped.ts";
import { packWeights, unpackWeights } from "../model/weights.ts";
import { type Material, retrain } from "./retrain.ts";

/** Brotli's effort. */
const QUICK = 4;

const { current, ...material } = workerData as Material & { current: Uint8Array | null };
const shipped = shippedWeights();
const { weights, ...result } = retrain(
  shipped,
  current ? unpackWeights(Buffer.from(current)) : shipped,
  material,
);
parentPort?.postMessage({ ...result, packed: result.adopted ? packWeights(weights, QUICK) : null });
