/**
 * Word lists as a tree of folded words, walked once over a text.
 *
 * In an entry: `word*` any word that begins so, `_` any one word, `#` a number, `a|b` either, `a|` a or nothing, `a+b|c` two words or one.
 * Accents and capitals do not matter. A phrase never reaches over the end of a sentence.
 */
import { foldPhrase, type Reading, type Token } from "../reading.ts";
import type { Lexicon } from "./lexicon.ts";

export interface Hit {
  mark: string;
  /** First token, and the one after the last. */
  from: number;
  to: number;
}

interface Node {
  next: Map<string, Node>;
  stems: [string, Node][];
  any: Node | null;
  marks: string[];
}

export interface Matcher {
  root: Node;
  stems: Map<string, Node>;
  lengths: number[];
  /** First words met before, with where they lead; emptied when full. */
  seen: Map<string, Node[]>;
}

const SEEN_MAX = 20_000;
const NOWHERE: Node[] = [];

export function compile(lexicon: Lexicon): Matcher {
  const root = node();
  for (const [name, entry] of Object.entries(lexicon)) {
    if (typeof entry === "string") addAll(root, name, entry);
    else
      for (const [topic, phrases] of Object.entries(entry))
        addAll(root, `${name}:${topic}`, phrases as string);
  }
  const stems = new Map(root.stems);
  const lengths = [...new Set(root.stems.map(([stem]) => stem.length))].sort((a, b) => a - b);
  return { root, stems, lengths, seen: new Map() };
}

/** All marks found, in the order of the text. */
export function match(matcher: Matcher, reading: Reading): Hit[] {
  const hits: Hit[] = [];
  const { tokens } = reading;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    for (const first of open(matcher, token)) walk(first, tokens, i, i + 1, token.sentence, hits);
  }
  return hits;
}

function open(matcher: Matcher, token: Token): Node[] {
  const found = lookUp(matcher, token.form);
  return found.length === 0 && token.single !== null ? lookUp(matcher, token.single) : found;
}

function lookUp(matcher: Matcher, form: string): Node[] {
  let nodes = matcher.seen.get(form);
  if (nodes) return nodes;
  nodes = NOWHERE;
  const exact = matcher.root.next.get(form);
  if (exact) nodes = [exact];
  for (const length of matcher.lengths) {
    if (length > form.length) break;
    const stem = matcher.stems.get(form.slice(0, length));
    if (stem) nodes = [...nodes, stem];
  }
  if (matcher.seen.size >= SEEN_MAX) matcher.seen.clear();
  if (form.length <= 40) matcher.seen.set(form, nodes);
  return nodes;
}

function walk(at: Node, tokens: Token[], from: number, to: number, sentence: number, hits: Hit[]): void {
  for (const mark of at.marks) hits.push({ mark, from, to });
  const token = tokens[to];
  if (!token || token.sentence !== sentence) return;
  let next = at.next.get(token.form);
  if (!next && token.single !== null) next = at.next.get(token.single);
  if (next) walk(next, tokens, from, to + 1, sentence, hits);
  for (const [stem, after] of at.stems) {
    if (token.form.startsWith(stem)) walk(after, tokens, from, to + 1, sentence, hits);
  }
  if (at.any) walk(at.any, tokens, from, to + 1, sentence, hits);
}

function addAll(root: Node, mark: string, entries: string): void {
  for (const entry of entries.split(/[,\n]/)) {
    const trimmed = entry.trim();
    if (trimmed === "") continue;
    for (const phrase of spellOut(trimmed.split(/\s+/))) add(root, phrase, mark);
  }
}

/** "no|not a|" → no a, no, not a, not. */
function spellOut(parts: string[]): string[][] {
  let phrases: string[][] = [[]];
  for (const part of parts) {
    const choices = part.split("|").map(wordsOf);
    phrases = phrases.flatMap((phrase) => choices.map((choice) => [...phrase, ...choice]));
  }
  return phrases.filter((phrase) => phrase.length > 0);
}

function wordsOf(choice: string): string[] {
  if (choice === "_" || choice === "#") return [choice];
  const words = foldPhrase(choice.replaceAll("+", " "));
  if (!choice.endsWith("*")) return words;
  return [...words.slice(0, -1), `${words.at(-1) ?? ""}*`];
}

function add(root: Node, phrase: string[], mark: string): void {
  let at = root;
  for (const word of phrase) {
    if (word === "_") {
      at.any ??= node();
      at = at.any;
    } else if (word.endsWith("*")) at = stemOf(at, word.slice(0, -1));
    else at = nextOf(at, word);
  }
  if (!at.marks.includes(mark)) at.marks.push(mark);
}

function nextOf(at: Node, word: string): Node {
  let next = at.next.get(word);
  if (!next) {
    next = node();
    at.next.set(word, next);
  }
  return next;
}

function stemOf(at: Node, stem: string): Node {
  let found = at.stems.find(([known]) => known === stem)?.[1];
  if (!found) {
    found = node();
    at.stems.push([stem, found]);
  }
  return found;
}

function node(): Node {
  return { next: new Map(), stems: [], any: null, marks: [] };
}
