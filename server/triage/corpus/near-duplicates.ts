/** Which texts say nearly what an earlier one says: written one by one, hardly any do; made from a template, many. */

/** The least of their word triples that two texts share (Dice: twice the shared ones, of both texts' triples). */
const SHARED = 0.5;
const SHORTEST_WITH_TRIPLES = 5;

export interface NearDuplicate {
  /** Positions in the list that was given. */
  earlier: number;
  later: number;
}

/**
 * At most one for each text: the first earlier one that it is near to. Case, accents and signs are
 * passed over; a text of fewer than five words is near only to the same words.
 */
export function nearDuplicates(texts: readonly string[]): NearDuplicate[] {
  const found: NearDuplicate[] = [];
  const holders = new Map<string, number[]>();
  const sizes: number[] = [];
  for (const [later, text] of texts.entries()) {
    const pieces = piecesOf(text);
    const shared = new Map<number, number>();
    for (const piece of pieces) {
      for (const earlier of holders.get(piece) ?? []) shared.set(earlier, (shared.get(earlier) ?? 0) + 1);
    }
    for (const [earlier, count] of shared) {
      if ((2 * count) / (pieces.size + sizes[earlier]!) >= SHARED) {
        found.push({ earlier, later });
        break;
      }
    }
    sizes.push(pieces.size);
    for (const piece of pieces) {
      const those = holders.get(piece);
      if (those) those.push(later);
      else holders.set(piece, [later]);
    }
  }
  return found;
}

function piecesOf(text: string): Set<string> {
  const words = text
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
  // Nothing but signs or emoji: the same signs are the same text.
  if (words.length === 0) return new Set([`=${text}`]);
  if (words.length < SHORTEST_WITH_TRIPLES) return new Set([`=${words.join(" ")}`]);
  return new Set(words.slice(2).map((word, at) => `${words[at]} ${words[at + 1]} ${word}`));
}
