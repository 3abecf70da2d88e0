/**
 * Thousands of plain phrases as one tree that shares their beginnings, walked once over a text. In a phrase: `word*` any
 * word that begins so, `#` a number. Accents and capitals do not matter; no phrase reaches over the end of a sentence.
 */
import { foldPhrase, type Reading, type Token } from "../reading.ts";
import type { Hit } from "./compile.ts";

interface Place {
  /** Most places have one way on: it stands here, and the table is made for a second one. */
  word: string | null;
  after: Place | null;
  words: Map<string, Place> | null;
  stems: [string, Place][] | null;
  /** What has been said when one stands here. */
  marks: string[] | null;
}

export interface Phrases {
  root: Place;
  /** First words met before, with where they lead; emptied when full. */
  seen: Map<string, readonly Place[]>;
  stems: Map<string, Place>;
  /** Lengths of the stems that begin a phrase, shortest first. */
  lengths: number[];
}

const SEEN_MAX = 20_000;
const LONGEST = 40;

/** By mark: phrases parted by commas. */
export function compilePhrases(lists: Record<string, string>): Phrases {
  const root = place();
  for (const [mark, phrases] of Object.entries(lists))
    for (const phrase of phrases.split(",")) add(root, wordsOf(phrase), mark);
  const stems = new Map(root.stems);
  const lengths = [...new Set([...stems.keys()].map((stem) => stem.length))].sort((a, b) => a - b);
  return { root, seen: new Map(), stems, lengths };
}

export function matchPhrases(phrases: Phrases, { tokens }: Reading): Hit[] {
  const hits: Hit[] = [];
  for (const [from, token] of tokens.entries())
    for (const first of begin(phrases, token.form)) walk(first, tokens, from, from + 1, hits);
  return hits;
}

function begin(phrases: Phrases, form: string): readonly Place[] {
  const known = phrases.seen.get(form);
  if (known) return known;
  const places: Place[] = [];
  const exact = next(phrases.root, form);
  if (exact) places.push(exact);
  for (const length of phrases.lengths) {
    if (length > form.length) break;
    const stem = phrases.stems.get(form.slice(0, length));
    if (stem) places.push(stem);
  }
  if (phrases.seen.size >= SEEN_MAX) phrases.seen.clear();
  if (form.length <= LONGEST) phrases.seen.set(form, places);
  return places;
}

function walk(at: Place, tokens: Token[], from: number, to: number, hits: Hit[]): void {
  if (at.marks) for (const mark of at.marks) hits.push({ mark, from, to });
  const token = tokens[to];
  if (!token || (at.word === null && !at.stems) || token.sentence !== tokens[from]!.sentence) return;
  const exact = next(at, token.form);
  if (exact) walk(exact, tokens, from, to + 1, hits);
  if (at.stems)
    for (const [stem, after] of at.stems)
      if (token.form.startsWith(stem)) walk(after, tokens, from, to + 1, hits);
}

function add(root: Place, words: string[], mark: string): void {
  if (words.length === 0) return;
  let at = root;
  for (const word of words) at = word.endsWith("*") ? stemAfter(at, word.slice(0, -1)) : wordAfter(at, word);
  // Written out, not pushed: an array that grows is given room for sixteen more, and there are sixty thousand of them.
  if (!at.marks) at.marks = [mark];
  else if (!at.marks.includes(mark)) at.marks = [...at.marks, mark];
}

function next(at: Place, word: string): Place | null {
  return at.word === word ? at.after : (at.words?.get(word) ?? null);
}

function wordAfter(at: Place, word: string): Place {
  const known = next(at, word);
  if (known) return known;
  const made = place();
  if (at.word === null) {
    at.word = word;
    at.after = made;
  } else {
    at.words ??= new Map();
    at.words.set(word, made);
  }
  return made;
}

function stemAfter(at: Place, stem: string): Place {
  const known = at.stems?.find(([other]) => other === stem);
  if (known) return known[1];
  const made = place();
  at.stems = [...(at.stems ?? []), [stem, made]];
  return made;
}

function wordsOf(phrase: string): string[] {
  return phrase
    .trim()
    .split(/\s+/)
    .flatMap((word) => {
      if (word === "#") return word;
      const folded = foldPhrase(word);
      if (word.endsWith("*") && folded.length > 0) folded[folded.length - 1] += "*";
      return folded;
    });
}

function place(): Place {
  return { word: null, after: null, words: null, stems: null, marks: null };
}
