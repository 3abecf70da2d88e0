/**
 * What corrections teach, on the corpus of this repository alone: five languages are learnt as what ships is, so many messages
 * of the sixth are given as a brand's corrections, and 4,000 others of it are judged; each language once. 0 is what ships. In
 * this way the shares in `model/brand.ts` were chosen; the real sets only measure. Takes five minutes of CPU.
 */
import { CORPUS_LANGUAGES, readCorpus } from "../server/triage/corpus/corpus.ts";
import { learnFrom } from "../server/triage/model/brand.ts";
import type { Features } from "../server/triage/model/features.ts";
import { HEAD_NAMES, type Head, WIDTH } from "../server/triage/model/heads.ts";
import { type Labelled, labelled, lessonsOf, seen, trainAll } from "../server/triage/model/recipe.ts";
import { ROWS } from "../server/triage/model/table.ts";
import { best, score, type Weights } from "../server/triage/model/weights.ts";
import type { Result } from "./bench.ts";
import { macroF1 } from "./triage/figures.ts";
import { shuffled } from "./triage/real.ts";
import { say } from "./world.ts";

const CORRECTIONS = [40, 200, 600, 2_000, 5_000];
const JUDGED = 4_000;
const SEED = 1;
/** A table that says nothing. */
const NONE = new Int8Array(ROWS * WIDTH);

interface Message {
  said: Labelled;
  features: Features;
}

export async function run(): Promise<Result> {
  const corpus = readCorpus();
  const lessons = lessonsOf(corpus);
  const features = lessons.map((one) => seen(one));
  const measured = new Map<string, number[]>();
  for (const language of CORPUS_LANGUAGES) {
    say(language);
    const others = [...corpus.keys()].filter((at) => corpus[at]!.language !== language);
    const before = trainAll(
      others.map((at) => lessons[at]!),
      others.map((at) => features[at]!),
    );
    const own = shuffled(
      [...corpus.keys()].filter((at) => corpus[at]!.language === language),
      SEED,
    ).map((at): Message => ({ said: labelled(corpus[at]!), features: features[at]! }));
    const judged = own.slice(0, JUDGED);
    const note = (name: string, weights: Weights) => {
      for (const head of HEAD_NAMES) {
        const key = `${name}: ${head}`;
        measured.set(key, [...(measured.get(key) ?? []), judge(weights, judged, head)]);
      }
    };
    note("0 corrections", before);
    for (const count of CORRECTIONS) {
      const given = own.slice(JUDGED, JUDGED + count);
      const after = learnFrom(
        before,
        given.map(({ said }) => said),
        given.map(({ features }) => features),
      );
      note(`${count} corrections`, after);
      note(`${count} corrections, without their odds`, { ...after, own: { ...after.own!, values: NONE } });
    }
  }
  const figures: Result["figures"] = { "macro-F1 of": HEAD_NAMES.join(" | ") };
  for (const name of new Set([...measured.keys()].map((key) => key.split(":")[0]!)))
    figures[name] = HEAD_NAMES.map((head) => mean(measured.get(`${name}: ${head}`)!)).join(" | ");
  return { figures, aims: {}, met: true };
}

function judge(weights: Weights, messages: Message[], head: Head): number {
  const truth = messages.map(({ said }) => said.answers[head] ?? "");
  const said = messages.map(({ features }) => best(score(weights, features), head).answer);
  return macroF1(truth, said);
}

function mean(values: number[]): string {
  return (values.reduce((sum, value) => sum + value, 0) / values.length).toFixed(1);
}
