/** The session may end while somebody works: told by the first answer that says so, and to the other tabs as well. */
const others = new BroadcastChannel("escolta-session");
const listeners = new Set<() => void>();
others.onmessage = tellHere;
let leaving = false;

export function tellSignedOut(): void {
  tellHere();
  tellOthersSignedOut();
}

/** Somebody signs out here: on its way to the door this tab asks for nothing more, which could only be refused. */
export function leaveSession(): void {
  leaving = true;
  // "Back" may bring this very page again, as it was: it must ask who is there.
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) location.reload();
  });
}

export function tellOthersSignedOut(): void {
  others.postMessage("ended");
}

/** Never done once this tab leaves; at once until then. */
export async function whileSignedIn(): Promise<void> {
  if (leaving) await new Promise(() => undefined);
}

/** Answers how to stop. */
export function hearSignedOut(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tellHere(): void {
  for (const tell of listeners) tell();
}
