/** Whoever presses a key or touches the screen comes first: what arrives meanwhile is shown just after it. */

/** As long as what a key does takes to be painted. */
const BUSY_MS = 120;
/** Whoever never rests, as in writing, is told all the same. */
const LONGEST_MS = 480;

let movedAt = Number.NEGATIVE_INFINITY;
for (const kind of ["keydown", "pointerdown", "click"]) {
  addEventListener(kind, ({ timeStamp }) => (movedAt = timeStamp), { capture: true, passive: true });
}

/**
 * Done when what the hands did is on the screen, or nearly: asking the server costs a millisecond or two of the page's
 * time. At once where nobody looks, as while the page closes.
 */
export async function afterThis(): Promise<void> {
  if (document.hidden) return;
  await new Promise<unknown>((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = done;
    port2.postMessage(null);
  });
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
