/**
 * How often the language of a real text is found: UMSAB's tweets (en es fr it pt), sentences of MultiBooked and what
 * minibot was asked (ca), of two words or more once cleaned, with no prior. `und` counts as wrong. These sets measure
 * and never tune. eld large stands beside it, on the same cleaned letters and choosing among the same six.
 */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { eld } from "eld/large";
import { LANGUAGES, type Language } from "../../server/triage/index.ts";
import { judgeLanguage } from "../../server/triage/language.ts";
import { type Reading, readText } from "../../server/triage/reading.ts";
import { type Result, rounded } from "../bench.ts";
import { readSet } from "./sets.ts";

const AIMS = { mean: 97, short: 92, megabytes: 20 };
/** Characters of a short text, once cleaned. */
const SHORT = 40;
const SETS: [file: string, languages: readonly Language[]][] = [
  ["sentiment-umsab-train", ["en", "es", "fr", "it", "pt"]],
  ["sentiment-umsab-val", ["en", "es", "fr", "it", "pt"]],
  ["sentiment-multibooked-ca", ["ca"]],
  ["intent-minibot-ca", ["ca"]],
];

interface Sample {
  language: Language;
  reading: Reading;
}

/** Percentages, microseconds of CPU a text, megabytes. */
export function measureLanguage(): Result {
  const samples = SETS.flatMap(([file, languages]) => samplesOf(file, languages));
  const short = samples.filter(({ reading }) => reading.plain.length < SHORT);
  const judge = ({ reading }: Sample) => judgeLanguage(reading, null, null).language;
  eld.setLanguageSubset([...LANGUAGES]);
  const plainEld = ({ reading }: Sample) => eld.detect(reading.plain).language;
  const all = accuracyOf(samples, judge);
  const few = accuracyOf(short, judge);
  const added = megabytesAdded();
  const figures: Record<string, number | string> = {};
  for (const language of LANGUAGES) figures[`language ${language}, %`] = rounded(all[language]);
  figures["language, mean of six, %"] = rounded(meanOf(all));
  for (const language of LANGUAGES)
    figures[`language ${language}, under ${SHORT} characters, %`] = rounded(few[language]);
  figures[`language, mean of six under ${SHORT} characters, %`] = rounded(meanOf(few));
  figures["language, eld large, mean of six, %"] = rounded(meanOf(accuracyOf(samples, plainEld)));
  figures[`language, eld large, mean of six under ${SHORT} characters, %`] = rounded(
    meanOf(accuracyOf(short, plainEld)),
  );
  figures["language, µs of CPU a text"] = microsecondsOf(samples, judge);
  figures["language, eld large, µs of CPU a text"] = microsecondsOf(samples, plainEld);
  figures["language, MB added to a process"] = added;
  figures["language, texts"] = `${samples.length}, ${short.length} of them short`;
  return {
    figures,
    aims: {
      "language, mean of six, %": `≥ ${AIMS.mean}`,
      [`language, mean of six under ${SHORT} characters, %`]: `≥ ${AIMS.short}`,
      "language, MB added to a process": `≤ ${AIMS.megabytes}`,
    },
    met: meanOf(all) >= AIMS.mean && meanOf(few) >= AIMS.short && added <= AIMS.megabytes,
  };
}

function samplesOf(file: string, languages: readonly Language[]): Sample[] {
  return readSet(file).flatMap(({ language, text }) => {
    const reading = readText(text);
    return languages.includes(language) && reading.words >= 2 ? [{ language, reading }] : [];
  });
}

function accuracyOf(samples: Sample[], judge: (sample: Sample) => string): Record<Language, number> {
  const share = (language: Language) => {
    const its = samples.filter((sample) => sample.language === language);
    return (100 * its.filter((sample) => judge(sample) === language).length) / its.length;
  };
  const [ca, es, it, pt, fr, en] = (["ca", "es", "it", "pt", "fr", "en"] as const).map(share);
  return { ca: ca!, es: es!, it: it!, pt: pt!, fr: fr!, en: en! };
}

function meanOf(accuracy: Record<Language, number>): number {
  return LANGUAGES.reduce((sum, language) => sum + accuracy[language], 0) / LANGUAGES.length;
}

/** The second time over: the first has warmed up. */
function microsecondsOf(samples: Sample[], judge: (sample: Sample) => string): number {
  let took = 0;
  for (let time = 0; time < 2; time++) {
    const before = process.cpuUsage();
    for (const sample of samples) judge(sample);
    const { user, system } = process.cpuUsage(before);
    took = (user + system) / samples.length;
  }
  return rounded(took);
}

/**
 * What a fresh process holds more when it has judged a text of each language a thousand times than when it has only
 * read them. Both have loaded the contract's words, and with them zod, as the desk has anyway.
 */
function megabytesAdded(): number {
  const folder = join(import.meta.dirname, "../../server/triage");
  const program = (judges: boolean) => `
    await import(${JSON.stringify(join(folder, "labels.ts"))});
    const { readText } = await import(${JSON.stringify(join(folder, "reading.ts"))});
    const judge = ${judges}
      ? (await import(${JSON.stringify(join(folder, "language.ts"))})).judgeLanguage
      : (reading) => reading;
    const texts = ["on és la comanda", "¿dónde está el pedido?", "dov'è il pacco", "onde está a encomenda", "où est mon colis", "where is my parcel"];
    for (let n = 0; n < 6000; n++) judge(readText(texts[n % 6]), null, null);
    gc();
    console.log(process.memoryUsage().rss);`;
  const bytesOf = (judges: boolean) =>
    Number(
      execFileSync(process.execPath, ["--expose-gc", "--input-type=module", "-e", program(judges)], {
        encoding: "utf8",
      }),
    );
  return rounded((bytesOf(true) - bytesOf(false)) / 2 ** 20);
}
