/**
 * Run by `speed.ts`: loads triage, says what memory it adds after a first pass over the corpus, sorts on until it is warm as a
 * desk at work is, and says what the median of five more passes took, by turns with messages sorted together as intake does when
 * many come, and with each alone as when few do.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The code is compiled anew, in threads beside, until about so many passes. */
const WARM = 4;
const PASSES = 5;
/** As many as intake takes at a stretch. */
const TOGETHER = 20;
const corpus = join(import.meta.dirname, "../../server/triage/corpus");
const texts = ["ca", "es", "it", "pt", "fr", "en"].flatMap((language) =>
  readFileSync(join(corpus, `${language}.jsonl`), "utf8")
    .trimEnd()
    .split("\n")
    .slice(0, 700)
    .map((line) => (JSON.parse(line) as { text: string }).text),
);
// What triage stands on in any process of the desk is there already.
await import("../../contract/words.ts");
const before = held();
const { sortTogether } = await import("../../server/triage/sort.ts");
sortAll(TOGETHER);
const megabytes = (held() - before) / 1e6;
for (let pass = 1; pass < WARM; pass++) sortAll(TOGETHER);
const passes = Array.from({ length: PASSES }, () => [sortAll(TOGETHER), sortAll(1)]);
const [milliseconds, alone] = [0, 1].map((way) => median(passes.map((took) => took[way]!)));
process.stdout.write(JSON.stringify({ milliseconds, alone, megabytes }));

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[(PASSES - 1) / 2]!;
}

/** Milliseconds of CPU a message, so many sorted together. */
function sortAll(together: number): number {
  const began = process.cpuUsage();
  for (let from = 0; from < texts.length; from += together)
    sortTogether(texts.slice(from, from + together).map((text) => ({ text })));
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000 / texts.length;
}

/** Bytes of objects and of typed arrays, once what is no longer needed has gone. */
function held(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
