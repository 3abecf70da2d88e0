/** The thread that learns, so that the desk's own thread goes on meanwhile: its lessons, one answer, and it ends. */
import { parentPort, workerData } from "node:worker_threads";
import { packWeights, unpackWeights } from "../model/pack.ts";
import { shippedWeights } from "../model/shipped.ts";
import { learnLabels } from "./recognising.ts";
import { retrain } from "./retrain.ts";
import type { Learned, Lessons, TrainedAside } from "./train-aside.ts";

/** Brotli's effort. */
const QUICK = 4;

const { corrections, labels } = workerData as Lessons;
const learned: Learned = {
  corrections: corrections && learnCorrections(corrections),
  labels: labels ? learnLabels(labels) : [],
};
parentPort?.postMessage(learned);

function learnCorrections({ current, ...material }: NonNullable<Lessons["corrections"]>): TrainedAside {
  const shipped = shippedWeights();
  const before = current ? unpackWeights(Buffer.from(current), shipped) : shipped;
  const { weights, ...result } = retrain(shipped, before, material);
  return { ...result, packed: result.adopted ? packWeights(weights, QUICK) : null };
}
