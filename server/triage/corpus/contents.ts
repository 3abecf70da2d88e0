/** The index of the corpus: what is in it, counted, as the page that stands beside it. `npm run triage:corpus` writes it. */
import { KINDS, TOPICS } from "../labels.ts";
import { agreement, type SecondLabels } from "./agreement.ts";
import { CORPUS_LANGUAGES, type Writer, type Written } from "./corpus.ts";
import { nearDuplicates } from "./near-duplicates.ts";
import { networkOf } from "./networks.ts";
import { number, percent, table } from "./table.ts";
import { SAMPLE, type Wording, wordingOf } from "./wording.ts";

export const MOODS = ["negative", "neutral", "positive"] as const;
export const URGENCIES = [0, 1, 2, 3] as const;
export const HARD = ["sarcasm", "mixed", "disguised", "unaddressed", "cut", "switched", "slang"] as const;

/** Markdown. The same corpus always gives the same page. */
export function contentsOf(
  corpus: readonly Written[],
  writers: readonly Writer[],
  second: readonly SecondLabels[],
): string {
  const byId = new Map(writers.map((one) => [one.writer, one]));
  return `# What is in the corpus

${number(corpus.length)} messages by ${number(byId.size)} made-up people in ${CORPUS_LANGUAGES.length} languages, written one by one for this project and labelled by
[the guidelines](guidelines.md). This page is counted from the files beside it by \`npm run triage:corpus\`; a test
checks that it still holds.

## Messages and writers

${messagesAndWriters(corpus, byId)}

Varieties, with their messages:

${varieties(corpus, byId)}

Where they were written, in messages:

${networks(corpus, byId)}

## Labels

In percent of each language's messages; a hard message may be hard in more than one way.

${labels(corpus)}

Kind and mood together, in messages:

${kindAndMood(corpus)}

## Words and length

A word is a run of letters in lower case, without links, handles and numbers. "Different in 100" counts different words
in ${number(SAMPLE)} words of messages drawn by chance, so that sets of other sizes can stand beside it.

${table(
  WORDING_HEAD,
  byLanguage(corpus, (some, language) => [
    language,
    ...wordingCells(wordingOf(some.map(({ text }) => text))),
  ]),
)}

## Near-duplicates

Messages that share half of their word triples with an earlier one of their language; of fewer than five words, all
words. A test fails above 2 %.

${duplicates(corpus)}

## Labelled twice

${number(second.length)} messages drawn by chance, as many in each language, from those that were there at the time, were labelled a
second time from the guidelines and the text alone (\`second-labels.jsonl\`). κ is Cohen's: agreement beyond what chance
would give.

${table(
  ["question", "labelled alike", "κ"],
  agreement(corpus, second).map(({ question, alike, kappa }) => [
    question,
    `${percent(alike)} %`,
    kappa.toFixed(3),
  ]),
)}
`;
}

export const WORDING_HEAD = [
  "",
  "messages",
  "different words",
  "different in 100",
  "words a message: p10",
  "median",
  "p90",
];

export function wordingCells({ messages, vocabulary, different, lengths }: Wording): string[] {
  return [
    number(messages),
    number(vocabulary),
    different === null ? "–" : different.toFixed(1),
    ...lengths.map(String),
  ];
}

type ById = ReadonlyMap<string, Writer>;

function byLanguage<Row>(
  corpus: readonly Written[],
  row: (some: readonly Written[], language: string) => Row,
): Row[] {
  return CORPUS_LANGUAGES.map((language) =>
    row(
      corpus.filter((one) => one.language === language),
      language,
    ),
  );
}

function messagesAndWriters(corpus: readonly Written[], byId: ById): string {
  const rows = byLanguage(corpus, (some, language) => {
    const each = [...tally(some, ({ writer }) => writer).values()];
    const varieties = tally(some, ({ writer }) => byId.get(writer)!.variety);
    return [
      language,
      ...[some.length, each.length, Math.max(...each), varieties.size].map((count) => number(count)),
    ];
  });
  return table(["", "messages", "writers", "most by one writer", "varieties"], rows);
}

function varieties(corpus: readonly Written[], byId: ById): string {
  const rows = byLanguage(corpus, (some, language) => [
    language,
    [...tally(some, ({ writer }) => byId.get(writer)!.variety)]
      .sort(([one, many], [other, more]) => more - many || (one < other ? -1 : 1))
      .map(([variety, count]) => `${variety} ${number(count)}`)
      .join(" · "),
  ]);
  return table(["", "varieties"], rows, "text");
}

function networks(corpus: readonly Written[], byId: ById): string {
  const counts = byLanguage(corpus, (some) =>
    tally(some, ({ writer }) => networkOf(byId.get(writer)!.network)),
  );
  const all = tally(corpus, ({ writer }) => networkOf(byId.get(writer)!.network));
  const rows = [...all]
    .sort(([one, many], [other, more]) => more - many || (one < other ? -1 : 1))
    .map(([network, count]) => [
      network,
      ...counts.map((some) => number(some.get(network) ?? 0)),
      number(count),
    ]);
  return table(["", ...CORPUS_LANGUAGES, "all"], rows);
}

function labels(corpus: readonly Written[]): string {
  const row = (name: string, has: (one: Written) => boolean) => [
    name,
    ...[...byLanguage(corpus, (some) => some), corpus].map((some) =>
      percent(some.filter(has).length / some.length),
    ),
  ];
  return table(
    ["", ...CORPUS_LANGUAGES, "all"],
    [
      ...KINDS.map((kind) => row(`kind: ${kind}`, (one) => one.kind === kind)),
      row("also: a second kind", (one) => one.also !== undefined),
      ...TOPICS.map((topic) => row(`topic: ${topic}`, (one) => one.topic === topic)),
      ...MOODS.map((mood) => row(`mood: ${mood}`, (one) => one.mood === mood)),
      ...URGENCIES.map((urgency) => row(`urgency: ${urgency}`, (one) => one.urgency === urgency)),
      row("needsReply: yes", (one) => one.needsReply),
      row("audience: private", (one) => one.audience === "private"),
      row("hard", (one) => one.hard !== undefined),
      row(
        "hard, unaddressed alone left out",
        (one) => one.hard?.some((way) => way !== "unaddressed") ?? false,
      ),
      ...HARD.map((way) => row(`hard: ${way}`, (one) => one.hard?.includes(way) ?? false)),
    ],
  );
}

function kindAndMood(corpus: readonly Written[]): string {
  const rows = KINDS.flatMap((kind) =>
    MOODS.map((mood) => {
      const both = corpus.filter((one) => one.kind === kind && one.mood === mood);
      return [`${kind}, ${mood}`, ...byLanguage(both, (some) => number(some.length)), number(both.length)];
    }),
  );
  return table(["", ...CORPUS_LANGUAGES, "all"], rows);
}

function duplicates(corpus: readonly Written[]): string {
  const rows = byLanguage(corpus, (some, language) => {
    const count = nearDuplicates(some.map(({ text }) => text)).length;
    return [language, number(count), `${((100 * count) / some.length).toFixed(2)} %`];
  });
  return table(["", "near-duplicates", "share"], rows);
}

function tally<One>(some: readonly One[], answer: (one: One) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const one of some) counts.set(answer(one), (counts.get(answer(one)) ?? 0) + 1);
  return counts;
}
