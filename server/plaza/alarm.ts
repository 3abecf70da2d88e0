/** Something to sleep on that can be woken. A wake while nobody sleeps is not lost: the next sleep ends at once. */
export function createAlarm(stopping: AbortSignal) {
  let rung = false;
  let ring: (() => void) | null = null;
  return {
    wake() {
      rung = true;
      ring?.();
    },
    async wait(ms: number): Promise<void> {
      if (!rung && !stopping.aborted) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms);
          timer.unref();
          ring = () => {
            clearTimeout(timer);
            resolve();
          };
          stopping.addEventListener("abort", ring, { once: true });
        });
        if (ring) stopping.removeEventListener("abort", ring);
        ring = null;
      }
      rung = false;
    },
  };
}
