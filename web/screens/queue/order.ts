/** The order in which conversations stand on the screen: for "the next one" after one is done. */
let order: string[] = [];

export function keepOrder(conversationIds: string[]): void {
  order = conversationIds;
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
