import { MARKS } from "./search-words.ts";
import { veil } from "./veil.ts";

/** A place of personal data in a text, in UTF-16 units. */
export interface Place {
  kind: string;
  start: number;
  end: number;
}

/**
 * The text with its personal data covered, but for its outline; as long as it was, so that the places stay right. Who may
 * read it asks for it in the thread.
 */
export function masked(text: string, places: readonly Place[]): string {
  let covered = "";
  let at = 0;
  for (const { kind, start, end } of places.toSorted((a, b) => a.start - b.start)) {
    const from = Math.max(start, at);
    if (end <= from) continue;
    covered += text.slice(at, from) + veil(kind, text.slice(from, end));
    at = end;
  }
  return covered + text.slice(at);
}

/** The same in that text with marks around found words: inside of what is covered no mark stays. */
export function maskedWithMarks(marked: string, text: string, places: readonly Place[]): string {
  const covered = masked(text, places);
  let out = "";
  let at = 0;
  for (const unit of marked.split("")) {
    if (unit !== MARKS.start && unit !== MARKS.stop) {
      out += covered[at] ?? "";
      at++;
    } else if (!places.some(({ start, end }) => start < at && at < end)) out += unit;
  }
  return out;
}
