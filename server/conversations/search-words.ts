/**
 * What somebody typed, as something to look for. Pure: `search.ts` asks the database for the stems in between.
 *
 * All the words must be there, each in any form that it has in any of the brand's languages, with or without its
 * accents; words in quotes must stand side by side. A word too common to be indexed asks for nothing.
 */

export interface Term {
  text: string;
  /** Typed in quotes: taken as it stands. */
  quoted: boolean;
}

/** A form of a term in one language, accented or not: where its stems stand among its words. */
export interface Form {
  stems: { lexeme: string; position: number }[];
  /** How many words the term has in this form, those too common to be indexed among them. */
  words: number;
}

const MOST_TERMS = 12;
/** A prefix shorter than this would be half of the dictionary. */
const SHORTEST_PREFIX = 3;

export function termsOf(typed: string): Term[] {
  const terms: Term[] = [];
  for (const [, quoted, bare] of typed.normalize("NFC").matchAll(/"([^"]*)"?|([^\s"]+)/g)) {
    const text = (quoted ?? bare ?? "").replaceAll("\u0000", "").trim();
    if (/[\p{L}\p{N}]/u.test(text)) terms.push({ text, quoted: quoted !== undefined });
  }
  return terms.slice(0, MOST_TERMS);
}

/**
 * The terms as a tsquery; null when nothing is left to look for. A term that is too common to be indexed in one of
 * the languages is left out beside others: it would only take away what was written in that language.
 */
export function queryOf(forms: Form[][], prefix: string | null = null): string | null {
  const common = forms.map((term) => term.some(({ stems, words }) => words > 0 && stems.length === 0));
  const some = common.every(Boolean) ? forms : forms.filter((_, index) => !common[index]);
  const asked = some.map(anyOf).filter((term) => term !== "");
  const last = asked.at(-1);
  if (last === undefined) return null;
  const rest = asked.slice(0, -1);
  return [...rest, prefix ? `${last}|${prefix}` : last].map((term) => `(${term})`).join("&");
}

/** The last word as a beginning, for when little was found: "recla" for "reclamació". */
export function prefixOf(terms: Term[]): string | null {
  const last = terms.at(-1);
  if (!last || last.quoted || !/^[\p{L}\p{N}]+$/u.test(last.text) || last.text.length < SHORTEST_PREFIX)
    return null;
  const word = last.text.toLowerCase();
  return [...new Set([word, withoutAccents(word)])].map((form) => `${literal(form)}:*`).join("|");
}

function anyOf(forms: Form[]): string {
  return [...new Set(forms.filter(({ stems }) => stems.length > 0).map(sideBySide))].join("|");
}

/** Stems at their distances from each other, as they stand in what is searched. */
function sideBySide({ stems }: Form): string {
  const sorted = stems.toSorted((a, b) => a.position - b.position);
  const parts = sorted.map(({ lexeme, position }, index) => {
    if (index === 0) return literal(lexeme);
    return `<${position - sorted[index - 1]!.position}>${literal(lexeme)}`;
  });
  return parts.length === 1 ? parts[0]! : `(${parts.join("")})`;
}

function literal(lexeme: string): string {
  return `'${lexeme.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;
}

export interface Piece {
  text: string;
  hit: boolean;
}

/** Marks around what was found, of the area that Unicode leaves to everybody; what customers write has none. */
export const MARKS = { start: "\uE000", stop: "\uE001" };
const SHOWN = 400;
const BEFORE_HIT = 120;

/**
 * A marked text in pieces, with the same words without their accents marked as well, cut to what a line of results
 * can hold around the first hit.
 */
export function piecesOf(marked: string, terms: Term[]): Piece[] {
  const wanted = new Set(terms.flatMap(({ text }) => wordsIn(text).map(folded)));
  const pieces: Piece[] = [];
  for (const [, hit, plain] of marked.matchAll(/\uE000([^\uE001]*)\uE001?|([^\uE000]+)/g)) {
    if (hit !== undefined) add(pieces, hit, true);
    else for (const part of plain!.split(/([\p{L}\p{N}]+)/u)) add(pieces, part, wanted.has(folded(part)));
  }
  return cut(pieces);
}

function add(pieces: Piece[], text: string, hit: boolean): void {
  const last = pieces.at(-1);
  if (text === "") return;
  if (last && last.hit === hit) last.text += text;
  else pieces.push({ text, hit });
}

function cut(pieces: Piece[]): Piece[] {
  const length = pieces.reduce((sum, { text }) => sum + text.length, 0);
  if (length <= SHOWN) return pieces;
  const first = pieces.findIndex(({ hit }) => hit);
  const upTo = pieces.slice(0, Math.max(0, first)).reduce((sum, { text }) => sum + text.length, 0);
  const from = Math.max(0, Math.min(upTo - BEFORE_HIT, length - SHOWN));
  const shown: Piece[] = [];
  let at = 0;
  for (const { text, hit } of pieces) {
    const part = text.slice(Math.max(0, from - at), Math.max(0, from + SHOWN - at));
    at += text.length;
    if (part) shown.push({ text: part.toWellFormed(), hit });
  }
  if (from > 0) shown[0] = { ...shown[0]!, text: `…${shown[0]!.text}` };
  const last = shown.at(-1)!;
  if (from + SHOWN < length) shown[shown.length - 1] = { ...last, text: `${last.text}…` };
  return shown;
}

function wordsIn(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}

function folded(word: string): string {
  return withoutAccents(word.toLowerCase());
}

function withoutAccents(word: string): string {
  return word.normalize("NFD").replace(/\p{M}/gu, "").normalize("NFC");
}
