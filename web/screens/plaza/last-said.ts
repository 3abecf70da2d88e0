/** What one wrote last on Plaza, kept for this tab: one goes to the desk to answer it, and comes back. */
export interface LastSaid {
  /** The post's or the private message's own id on Plaza. */
  externalId: string;
  text: string;
  /** Who it was written as. */
  name: string;
  at: string;
}

const KEY = "escolta-plaza-said";

export function lastSaid(): LastSaid | null {
  const kept = sessionStorage.getItem(KEY);
  return kept === null ? null : (JSON.parse(kept) as LastSaid);
}

export function rememberSaid(said: LastSaid): LastSaid {
  sessionStorage.setItem(KEY, JSON.stringify(said));
  return said;
}
