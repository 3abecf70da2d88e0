/** Whoever presses a key or touches the screen comes first: what arrives meanwhile is shown just after it. */

/** As long as what a key does takes to be painted. */
const BUSY_MS = 120;
/** Whoever never rests, as in writing, is told all the same. */
const LONGEST_MS = 480;

let movedAt = Number.NEGATIVE_INFINITY;
for (const kind of ["keydown", "pointerdown", "click"]) {
  addEventListener(kind, ({ timeStamp }) => (movedAt = timeStamp), { capture: true, passive: true });
}

/** Done when the hands have rested for a moment; at once where they do. */
export async function handsRest(): Promise<void> {
  const latest = performance.now() + LONGEST_MS;
  for (;;) {
    const now = performance.now();
    const wait = Math.min(movedAt + BUSY_MS, latest) - now;
    if (wait <= 0) return;
    await new Promise((done) => setTimeout(done, wait));
  }
}
