/** Whoever presses a key or touches the screen comes first: what arrives meanwhile is shown just after it. */

/** As long as what a key does takes to be painted. */
const BUSY_MS = 120;
/** Whoever never rests, as in writing, is told all the same. */
const LONGEST_MS = 480;

let movedAt = Number.NEGATIVE_INFINITY;
for (const kind of ["keydown", "pointerdown", "click"]) {
  addEventListener(kind, ({ timeStamp }) => (movedAt = timeStamp), { capture: true, passive: true });
}

/** The page closes: what is not sent now is never sent. It may come back as it was. */
let leaving = false;
addEventListener("pagehide", () => (leaving = true), { capture: true });
addEventListener("pageshow", () => (leaving = false), { capture: true });

/**
 * Done when what the hands did is on the screen, or nearly: asking the server costs a millisecond or two of the page's
 * time. At once where nobody looks, and while the page closes.
 */
export async function afterHands(): Promise<void> {
  if (leaving || document.hidden) return;
  await new Promise<unknown>((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = done;
    port2.postMessage(null);
  });
}

/** Done when the hands have rested for a moment (milliseconds), or never did for so long; at once where they do. */
export async function handsRest(moment = BUSY_MS, longest = LONGEST_MS): Promise<void> {
  const latest = performance.now() + longest;
  for (;;) {
    const now = performance.now();
    const wait = Math.min(movedAt + moment, latest) - now;
    if (wait <= 0) return;
    await new Promise((done) => setTimeout(done, wait));
  }
}
