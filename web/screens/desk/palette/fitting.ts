import { matchWords } from "../../../ui/match-words.ts";
import type { PaletteEntry, PaletteSection } from "../../../ui/palette.tsx";

export interface Offer {
  id: string;
  title: string;
  entries: PaletteEntry[];
  /** Only shown when something is typed: there are too many to be read through. */
  onlyTyped?: boolean;
  /** Found by somebody else already, by more than its words. */
  found?: boolean;
}

/** What of all that is offered begins with what is typed, best first, in its sections. */
export function fitting(typed: string, offers: Offer[]): PaletteSection[] {
  const nothing = typed.trim() === "";
  return offers
    .filter(({ onlyTyped }) => !(nothing && onlyTyped))
    .map(({ id, title, entries, found }) => ({
      id,
      title,
      entries: fittingOf(typed, entries, found ?? false),
    }))
    .filter(({ entries }) => entries.length > 0);
}

function fittingOf(typed: string, entries: PaletteEntry[], found: boolean): PaletteSection["entries"] {
  const all = entries.flatMap((entry) => {
    const match = matchWords(typed, entry.words);
    if (match) return { ...entry, ...match };
    return found ? { ...entry, pieces: [{ text: entry.words, hit: false, at: 0 }], rank: 0 } : [];
  });
  return found ? all : all.toSorted((a, b) => a.rank - b.rank);
}
