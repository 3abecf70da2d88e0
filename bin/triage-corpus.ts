/**
 * `npm run triage:corpus`: counts what is in the corpus, writes it to server/triage/corpus/README.md and prints it;
 * where the real messages of the bench are, prints their words and lengths beside ours as well.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { hasData, type Real, readSet } from "../bench/triage/sets.ts";
import { readSecondLabels } from "../server/triage/corpus/agreement.ts";
import { contentsOf, WORDING_HEAD, wordingCells } from "../server/triage/corpus/contents.ts";
import { CORPUS_LANGUAGES, readCorpus, readWriters } from "../server/triage/corpus/corpus.ts";
import { table } from "../server/triage/corpus/table.ts";
import { wordingOf } from "../server/triage/corpus/wording.ts";

const corpus = readCorpus();
const page = contentsOf(corpus, CORPUS_LANGUAGES.flatMap(readWriters), readSecondLabels());
writeFileSync(join(import.meta.dirname, "../server/triage/corpus/README.md"), page);
process.stdout.write(page);
if (hasData()) process.stdout.write(`\n${besideRealSets()}`);

function besideRealSets(): string {
  const umsab = [...readSet("sentiment-umsab-train"), ...readSet("sentiment-umsab-val")];
  const real: Record<string, Real[]> = {
    "tweets (UMSAB)": umsab,
    "hotel reviews, by sentence (MultiBooked)": readSet("sentiment-multibooked-ca"),
    "tweets about airlines": readSet("care-airlines-es"),
    "reviews of orders (Olist)": readSet("care-olist-pt"),
    "tweets to brands (complaints)": readSet("complaints-en"),
  };
  const rows = CORPUS_LANGUAGES.flatMap((language) => {
    const sets: [string, { text: string; language: string }[]][] = [
      ["corpus", corpus],
      ...Object.entries(real),
    ];
    return sets.flatMap(([name, all]) => {
      const texts = all.filter((one) => one.language === language).map(({ text }) => asWritten(text));
      return texts.length === 0 ? [] : [[`${language}: ${name}`, ...wordingCells(wordingOf(texts))]];
    });
  });
  const day = new Date().toISOString().slice(0, 10);
  return `## Beside real messages

Counted on ${day} by \`npm run triage:corpus\`, which reads the real sets from \`../shared/data/triage\`.

${table(WORDING_HEAD, rows)}
`;
}

/** UMSAB writes some characters as "\\u2019", and every link as "http". */
function asWritten(text: string): string {
  return text
    .replace(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\bhttp\b(?!:)/g, " ");
}
