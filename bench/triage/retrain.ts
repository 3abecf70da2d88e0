/**
 * How long a brand's model takes to learn from 5,000 corrections, in its own thread as the desk runs it, and how long the
 * desk's thread was held up meanwhile. Messages of the seed corpus, their labels turned so that there is much to learn.
 */
import { CORPUS_LANGUAGES, readCorpus, type Written } from "../../server/triage/corpus/corpus.ts";
import { KINDS, TOPICS } from "../../server/triage/labels.ts";
import { trainAside } from "../../server/triage/learning/train-aside.ts";
import { type Labelled, labelled } from "../../server/triage/model/recipe.ts";

export interface Retrained {
  corrections: number;
  /** From the question to the answer: the thread's start, the reading of the messages, the training and its comparison. */
  seconds: number;
  /** The longest that a timer of every 5 ms had to wait, in milliseconds. */
  heldUpMs: number;
  adopted: boolean;
}

export async function measureRetraining(corrections = 5_000): Promise<Retrained> {
  const corrected = turned(corrections);
  let heldUpMs = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    heldUpMs = Math.max(heldUpMs, now - last);
    last = now;
  }, 5);
  const began = performance.now();
  const lessons = { corrections: { corrected, leftAlone: [], current: null }, labels: null };
  const { adopted } = (await trainAside(lessons)).corrections!;
  const seconds = (performance.now() - began) / 1000;
  clearInterval(timer);
  return { corrections, seconds, heldUpMs, adopted };
}

/** As many of each language; every label is the one that stands after it in its list. */
function turned(count: number): Labelled[] {
  const corpus = readCorpus();
  const each = Math.ceil(count / CORPUS_LANGUAGES.length);
  const taken = CORPUS_LANGUAGES.flatMap((language) =>
    corpus.filter((written) => written.language === language).slice(0, each),
  );
  return taken.slice(0, count).map((written) => ({
    ...labelled(written),
    answers: {
      kind: after(KINDS, written.kind),
      topic: after(TOPICS, written.topic),
      mood: after(["negative", "neutral", "positive"] as const satisfies Written["mood"][], written.mood),
      urgency: String((written.urgency + 1) % 4),
    },
  }));
}

function after<One>(all: readonly One[], one: One): One {
  return all[(all.indexOf(one) + 1) % all.length]!;
}
