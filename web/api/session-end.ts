/** The session may end while somebody works: told by the first answer that says so, and to the other tabs as well. */
const others = new BroadcastChannel("escolta-session");
const listeners = new Set<() => void>();
others.onmessage = tellHere;

export function tellSignedOut(): void {
  tellHere();
  others.postMessage("ended");
}

/** Answers how to stop. */
export function hearSignedOut(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tellHere(): void {
  for (const tell of listeners) tell();
}
