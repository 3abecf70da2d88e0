/**
 * What this browser keeps for itself. A name begins with whose it is (workspace and person). It outlives the page, the session and the server; all tabs see it. A full or forbidden storage is no
 * reason to stop writing: then it says no, and the caller turns to the server at once.
 */

/** `draft`: until the server has it. `outgoing`: until it has gone out. `fine`: a check that need not ask again. */
type Shelf = "draft" | "outgoing" | "fine";

const PREFIX = "escolta-";

export function keepHere(shelf: Shelf, name: string, value: unknown): boolean {
  try {
    localStorage.setItem(keyOf(shelf, name), JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

export function forgetHere(shelf: Shelf, name: string): void {
  try {
    localStorage.removeItem(keyOf(shelf, name));
  } catch {
    // Nothing was kept where nothing can be kept.
  }
}

export function readHere<T>(shelf: Shelf, name: string): T | null {
  try {
    return parse<T>(localStorage.getItem(keyOf(shelf, name)));
  } catch {
    return null;
  }
}

/** Everything of somebody's on a shelf, by name. */
export function allHere<T>(shelf: Shelf, owner: string): Map<string, T> {
  const found = new Map<string, T>();
  const beginning = keyOf(shelf, `${owner} `);
  try {
    for (const key of Object.keys(localStorage)) {
      const value = key.startsWith(beginning) ? parse<T>(localStorage.getItem(key)) : null;
      if (value !== null) found.set(nameOf(shelf, key), value);
    }
  } catch {
    // As above.
  }
  return found;
}

/** What another tab keeps or forgets (null), as it happens. */
export function hearOtherTabs<T>(
  shelf: Shelf,
  owner: string,
  hear: (name: string, value: T | null) => void,
): () => void {
  const beginning = keyOf(shelf, `${owner} `);
  const listen = ({ key, newValue }: StorageEvent) => {
    if (key?.startsWith(beginning)) hear(nameOf(shelf, key), parse<T>(newValue));
  };
  addEventListener("storage", listen);
  return () => removeEventListener("storage", listen);
}

function keyOf(shelf: Shelf, name: string): string {
  return `${PREFIX}${shelf} ${name}`;
}

function nameOf(shelf: Shelf, key: string): string {
  return key.slice(keyOf(shelf, "").length);
}

function parse<T>(text: string | null): T | null {
  if (text === null) return null;
  try {
    return JSON.parse(text) as T;
  } catch {
    return null;
  }
}
