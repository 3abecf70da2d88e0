/** What the word lists of a language find in a text: looked up once, asked by every question. */

import { LANGUAGES, type Language } from "./labels.ts";
import { ca } from "./lexicon/ca.ts";
import { compile, type Hit, match } from "./lexicon/compile.ts";
import { conceptsOf } from "./lexicon/concepts.ts";
import { en } from "./lexicon/en.ts";
import { es } from "./lexicon/es.ts";
import { fr } from "./lexicon/fr.ts";
import { it } from "./lexicon/it.ts";
import type { Lexicon } from "./lexicon/lexicon.ts";
import { perLanguage } from "./lexicon/per-language.ts";
import { pt } from "./lexicon/pt.ts";
import type { Reading, Sentence } from "./reading.ts";

export interface Evidence {
  reading: Reading;
  /** By mark: a name of the lexicon, with `:topic` where it has one. */
  hits: Map<string, Hit[]>;
  /** Of the trade's concepts, each where it is met first. */
  concepts: Hit[];
}

const LISTS: Record<Language, Lexicon> = { ca, es, it, pt, fr, en };
const matcherOf = perLanguage((language) => compile(LISTS[language]));

/** With no language ("und": a word or two) all six lists are asked. */
export function gather(reading: Reading, language: Language | "und"): Evidence {
  const hits = new Map<string, Hit[]>();
  for (const one of language === "und" ? LANGUAGES : [language]) {
    for (const hit of match(matcherOf(one), reading)) {
      const known = hits.get(hit.mark);
      if (!known) hits.set(hit.mark, [hit]);
      else if (!known.some((old) => old.from === hit.from && old.to === hit.to)) known.push(hit);
    }
  }
  const evidence = { reading, hits, concepts: conceptsOf(reading, language) };
  leaveAsked(evidence);
  return evidence;
}

/** "Is there a power cut?" tells of no failure: in such a question a failure only names the matter. */
function leaveAsked(evidence: Evidence): void {
  for (const sentence of evidence.reading.sentences) {
    if (!sentence.asks) continue;
    const opens = inSentence(found(evidence, "exists"), sentence).some((hit) => hit.from - sentence.from < 3);
    if (!opens || inSentence(found(evidence, "rhetorical"), sentence).length > 0) continue;
    for (const [mark, hits] of evidence.hits) {
      if (!mark.startsWith("failure:") && mark !== "bad") continue;
      const asked = inSentence(hits, sentence);
      if (asked.length === 0) continue;
      const named = mark.replace("failure:", "topic:");
      if (named !== mark) evidence.hits.set(named, [...found(evidence, named), ...asked]);
      evidence.hits.set(mark, without(hits, asked));
      // Nor is it a danger, where it was one for being such a failure.
      evidence.hits.set("safety", without(found(evidence, "safety"), asked));
    }
  }
}

function without(hits: Hit[], these: Hit[]): Hit[] {
  return hits.filter((hit) => !these.some((one) => one.from === hit.from && one.to === hit.to));
}

const NONE: Hit[] = [];

export function found(evidence: Evidence, mark: string): Hit[] {
  return evidence.hits.get(mark) ?? NONE;
}

/** At most three, as written, longest find first: enough to understand why. */
export function wordsOf(evidence: Evidence, hits: readonly Hit[]): string[] {
  const words = new Set<string>();
  for (const hit of [...hits].sort((a, b) => b.to - b.from - (a.to - a.from))) {
    words.add(written(evidence, hit));
    if (words.size === 3) break;
  }
  return [...words];
}

function written(evidence: Evidence, hit: Hit): string {
  const { tokens, text } = evidence.reading;
  return text.slice(tokens[hit.from]!.start, tokens[hit.to - 1]!.end).replace(/\s+/g, " ");
}

export function inSentence(hits: readonly Hit[], sentence: Sentence): Hit[] {
  return hits.filter((hit) => hit.from >= sentence.from && hit.from < sentence.to);
}

export function failures(evidence: Evidence): Hit[] {
  const all: Hit[] = [];
  for (const [mark, hits] of evidence.hits) if (mark.startsWith("failure:")) all.push(...hits);
  return all;
}
