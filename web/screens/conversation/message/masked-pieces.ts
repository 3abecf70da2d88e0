/** A text cut where personal data begins and ends. Places that overlap or lie outside are left as plain text. */
export interface Piece {
  text: string;
  /** Which personal data; null: none. */
  kind: string | null;
  start: number;
}

export function maskedPieces(text: string, places: { kind: string; start: number; end: number }[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { kind, start, end } of places.toSorted((a, b) => a.start - b.start)) {
    if (start < at || end <= start || end > text.length) continue;
    if (start > at) pieces.push({ text: text.slice(at, start), kind: null, start: at });
    pieces.push({ text: text.slice(start, end), kind, start });
    at = end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), kind: null, start: at });
  return pieces;
}
