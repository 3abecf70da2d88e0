/** The order in which conversations stand on the screen: for "the next one" after one is done. */
let order: string[] = [];

/** What is open keeps its place when it leaves the list, as what was answered does: one goes on from there. */
export function keepOrder(conversationIds: string[], open: string | null): void {
  const at = open === null || conversationIds.includes(open) ? -1 : order.indexOf(open);
  const after = order.slice(at + 1).find((id) => conversationIds.includes(id));
  const place = after === undefined ? conversationIds.length : conversationIds.indexOf(after);
  order = open === null || at === -1 ? conversationIds : conversationIds.toSpliced(place, 0, open);
}

/** The one after it, else the one before it; null when it is the only one, or not there. */
export function neighbour(conversationId: string): string | null {
  const at = order.indexOf(conversationId);
  if (at === -1) return null;
  return order[at + 1] ?? order[at - 1] ?? null;
}

/** Items that I undid or reopened here: they come back to their place, not behind the count of new ones. */
const back = new Set<string>();

export function bringBack(itemIds: string[]): void {
  for (const id of itemIds) back.add(id);
}

export function broughtBack(): ReadonlySet<string> {
  return back;
}
