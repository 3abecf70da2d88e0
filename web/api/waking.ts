/**
 * A device that slept or was without a network does not know that its connections are gone: nothing comes over them, and
 * nothing says so. The browser tells of a page that it had frozen and of a network that is back; a device that slept is
 * known by a timer that came much too late.
 */
const LOOK_MS = 10_000;
/** A tab in the background is woken once a minute at the least. */
const SLEPT_MS = 90_000;

/** Calls `tell` when open connections are not to be trusted any longer. Answers how to stop. */
export function onWaking(tell: () => void): () => void {
  let seenAt = Date.now();
  const timer = setInterval(() => {
    const late = Date.now() - seenAt;
    seenAt = Date.now();
    if (late > SLEPT_MS) tell();
  }, LOOK_MS);
  document.addEventListener("resume", tell);
  addEventListener("online", tell);
  return () => {
    clearInterval(timer);
    document.removeEventListener("resume", tell);
    removeEventListener("online", tell);
  };
}
