/** How what is typed finds what there is: by the beginnings of its words, in any order, accents aside. */

export interface Piece {
  text: string;
  hit: boolean;
  /** Where in the text it begins. */
  at: number;
}
export interface Match {
  pieces: Piece[];
  /** Best first: every word typed in its place, from the first word on. */
  rank: number;
}

interface Word {
  start: number;
  letters: string[];
}

/** "ask wa" finds "Ask the warehouse"; null when a typed word begins none of these. */
export function matchWords(typed: string, text: string): Match | null {
  const wanted = wordsOf(typed).map(({ letters }) => letters.map(plain).join(""));
  const words = wordsOf(text);
  const hits: { start: number; end: number }[] = [];
  const free = new Set(words.keys());
  let rank = 0;
  for (const [place, wish] of wanted.entries()) {
    const found = [...free].find((index) => lengthOf(words[index], wish) > 0);
    const word = found === undefined ? undefined : words[found];
    if (found === undefined || !word) return null;
    free.delete(found);
    rank += Math.abs(found - place);
    hits.push({ start: word.start, end: word.start + lengthOf(word, wish) });
  }
  return { pieces: cut(text, hits), rank };
}

/** How much of the word, in UTF-16 units, says what is wished; 0 when it begins otherwise. */
function lengthOf(word: Word | undefined, wish: string): number {
  let said = "";
  let length = 0;
  for (const letter of word?.letters ?? []) {
    if (said.length >= wish.length) break;
    said += plain(letter);
    length += letter.length;
  }
  return said.startsWith(wish) ? length : 0;
}

/** Letters and figures; the point of l·l is inside its word. */
function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{N}\p{M}·]+/gu)].map(({ 0: word, index }) => ({
    start: index,
    letters: [...word],
  }));
}

function plain(letter: string): string {
  return letter
    .normalize("NFD")
    .replace(/[\p{M}·]/gu, "")
    .toLowerCase();
}

function cut(text: string, hits: { start: number; end: number }[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { start, end } of hits.toSorted((a, b) => a.start - b.start)) {
    if (start > at) pieces.push({ text: text.slice(at, start), hit: false, at });
    pieces.push({ text: text.slice(start, end), hit: true, at: start });
    at = end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), hit: false, at });
  return pieces;
}
