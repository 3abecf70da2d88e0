const AFTER_MS = 2_000;

/**
 * What is no part of the first page, but at hand soon after it. What cannot be fetched then is asked for again when it is
 * opened. Answers how to leave it.
 */
export function fetchSoon(...parts: (() => Promise<unknown>)[]): () => void {
  const timer = setTimeout(() => void Promise.allSettled(parts.map((fetch) => fetch())), AFTER_MS);
  return () => clearTimeout(timer);
}
