const AFTER_MS = 2_000;

/**
 * What is no part of the first page, but at hand soon after it. Without a connection it is left to whoever opens it: what could
 * not be fetched once is missing until the page is reloaded. Answers how to leave it.
 */
export function fetchSoon(...parts: (() => Promise<unknown>)[]): () => void {
  const timer = setTimeout(() => {
    if (navigator.onLine) void Promise.allSettled(parts.map((fetch) => fetch()));
  }, AFTER_MS);
  return () => clearTimeout(timer);
}
