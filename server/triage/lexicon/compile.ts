/**
 * Word lists as small automata that share their first words in one table, walked once over a text.
 *
 * In an entry: `word*` any word that begins so, `_` any one word but a number, `#` a number, `a|b` either, `a|` a or nothing,
 * `a+b|c` two words or one. Accents and capitals do not matter. A phrase never reaches over the end of a sentence.
 * Alternatives are kept as such, never multiplied out: six languages of spelled-out phrases took 220 MB.
 */
import { foldPhrase, type Reading, type Token } from "../reading.ts";
import type { Lexicon } from "./lexicon.ts";

export interface Hit {
  mark: string;
  /** First token, and the one after the last. */
  from: number;
  to: number;
}

/** A place inside a phrase. `skip`: the next part may be left out. */
interface Node {
  next: Map<string, Node[]> | null;
  stems: [string, Node][] | null;
  any: Node | null;
  skip: Node | null;
  mark: string | null;
}

export interface Matcher {
  words: Map<string, Node[]>;
  stems: Map<string, Node[]>;
  /** Lengths of the stems above, shortest first. */
  lengths: number[];
  /** First words met before, with where they lead; emptied when full. */
  seen: Map<string, readonly Node[]>;
}

const SEEN_MAX = 10_000;
const NOWHERE: readonly Node[] = [];

export function compile(lexicon: Lexicon): Matcher {
  const matcher: Matcher = { words: new Map(), stems: new Map(), lengths: [], seen: new Map() };
  for (const [name, entry] of Object.entries(lexicon)) {
    if (typeof entry === "string") addAll(matcher, name, entry);
    else
      for (const [topic, phrases] of Object.entries(entry))
        addAll(matcher, `${name}:${topic}`, phrases as string);
  }
  matcher.lengths = [...new Set([...matcher.stems.keys()].map((stem) => stem.length))].sort((a, b) => a - b);
  return matcher;
}

/** All marks found, in the order of the text; one that can be read in two ways comes twice. */
export function match(matcher: Matcher, reading: Reading): Hit[] {
  const hits: Hit[] = [];
  const { tokens } = reading;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    for (const first of open(matcher, token)) walk(first, tokens, i, i + 1, token.sentence, hits);
  }
  return hits;
}

function open(matcher: Matcher, token: Token): readonly Node[] {
  const found = lookUp(matcher, token.form);
  return found.length === 0 && token.single !== null ? lookUp(matcher, token.single) : found;
}

function lookUp(matcher: Matcher, form: string): readonly Node[] {
  let nodes = matcher.seen.get(form);
  if (nodes) return nodes;
  nodes = matcher.words.get(form) ?? NOWHERE;
  for (const length of matcher.lengths) {
    if (length > form.length) break;
    const stem = matcher.stems.get(form.slice(0, length));
    if (stem) nodes = [...nodes, ...stem];
  }
  if (matcher.seen.size >= SEEN_MAX) matcher.seen.clear();
  if (form.length <= 40) matcher.seen.set(form, nodes);
  return nodes;
}

function walk(at: Node, tokens: Token[], from: number, to: number, sentence: number, hits: Hit[]): void {
  if (at.mark !== null) hits.push({ mark: at.mark, from, to });
  if (at.skip) walk(at.skip, tokens, from, to, sentence, hits);
  const token = tokens[to];
  if (!token || token.sentence !== sentence) return;
  if (at.next) {
    const next = at.next.get(token.form) ?? (token.single === null ? undefined : at.next.get(token.single));
    if (next) for (const one of next) walk(one, tokens, from, to + 1, sentence, hits);
  }
  if (at.stems) {
    for (const [stem, after] of at.stems) {
      if (token.form.startsWith(stem)) walk(after, tokens, from, to + 1, sentence, hits);
    }
  }
  if (at.any && token.form !== "#") walk(at.any, tokens, from, to + 1, sentence, hits);
}

function addAll(matcher: Matcher, mark: string, entries: string): void {
  const end: Node = { next: null, stems: null, any: null, skip: null, mark };
  for (const entry of entries.split(/[,\n]/)) {
    const parts = entry.trim().split(/\s+/).filter(Boolean);
    if (parts.length > 0) addEntry(matcher, parts, end);
  }
}

/** Built from its end backwards: each part leads to the place after it. */
function addEntry(matcher: Matcher, parts: string[], end: Node): void {
  let after = end;
  for (let i = parts.length - 1; i > 0; i--) {
    const choices = choicesOf(parts[i]!);
    const here = node();
    for (const words of choices) {
      if (words.length === 0) here.skip = after;
      else lead(here, words, after);
    }
    after = here;
  }
  for (const words of choicesOf(parts[0]!)) {
    const [first, ...rest] = words;
    if (first === undefined) {
      if (parts.length > 1) addEntry(matcher, parts.slice(1), end);
      continue;
    }
    let then = after;
    if (rest.length > 0) {
      then = node();
      lead(then, rest, after);
    }
    const table = first.endsWith("*") ? matcher.stems : matcher.words;
    const key = first.endsWith("*") ? first.slice(0, -1) : first;
    const known = table.get(key);
    if (!known) table.set(key, [then]);
    else if (!known.includes(then)) known.push(then);
  }
}

function lead(at: Node, words: string[], after: Node): void {
  const [word, ...rest] = words;
  let then = after;
  if (rest.length > 0) {
    then = node();
    lead(then, rest, after);
  }
  if (word === "_") at.any = then;
  else if (word!.endsWith("*")) {
    // Not pushed: an array that grows is given room for sixteen more.
    at.stems = [...(at.stems ?? []), [word!.slice(0, -1), then]];
  } else {
    at.next ??= new Map();
    const known = at.next.get(word!);
    if (!known) at.next.set(word!, [then]);
    else known.push(then);
  }
}

function choicesOf(part: string): string[][] {
  return part.split("|").map((choice) => {
    if (choice === "_" || choice === "#") return [choice];
    const words = foldPhrase(choice.replaceAll("+", " "));
    if (choice.endsWith("*") && words.length > 0) words[words.length - 1] += "*";
    return words;
  });
}

function node(): Node {
  return { next: null, stems: null, any: null, skip: null, mark: null };
}
