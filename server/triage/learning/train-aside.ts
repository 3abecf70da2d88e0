import { Worker } from "node:worker_threads";
import type { Material, Trained } from "./retrain.ts";

/** As it comes back from the thread: the new weights packed, or null where they are not adopted. */
export interface TrainedAside extends Omit<Trained, "weights"> {
  packed: Uint8Array | null;
}

/** Trains in a thread of its own. `current`: packed; null is what ships. */
export function trainAside(material: Material, current: Uint8Array | null): Promise<TrainedAside> {
  const worker = new Worker(new URL("./worker.ts", import.meta.url), {
    workerData: { ...material, current },
  });
  return new Promise((trained, failed) => {
    worker.once("message", trained);
    worker.once("error", failed);
    worker.once("exit", (code) => failed(new Error(`the training ended with ${code} and without an answer`)));
  });
}
