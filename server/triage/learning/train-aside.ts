import { Worker } from "node:worker_threads";
import type { LabelMaterial, LearnedLabel } from "./recognising.ts";
import type { Material, Trained } from "./retrain.ts";

/** What there is to learn from; null where nothing is asked. */
export interface Lessons {
  /** `current`: what holds now, packed; null is what ships. */
  corrections: (Material & { current: Uint8Array | null }) | null;
  labels: LabelMaterial | null;
}

/** As it comes back from the thread: the new weights packed, or null where they are not adopted. */
export interface TrainedAside extends Omit<Trained, "weights"> {
  packed: Uint8Array | null;
}

export interface Learned {
  corrections: TrainedAside | null;
  labels: LearnedLabel[];
}

/** Learns in a thread of its own. */
export function trainAside(lessons: Lessons): Promise<Learned> {
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { workerData: lessons });
  return new Promise((learned, failed) => {
    worker.once("message", learned);
    worker.once("error", failed);
    worker.once("exit", (code) => failed(new Error(`the training ended with ${code} and without an answer`)));
  });
}
