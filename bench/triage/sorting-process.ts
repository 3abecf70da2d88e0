/**
 * Run by `speed.ts`: loads triage, sorts once to be warm as a desk at work is, and says what the median of five more passes
 * took, with messages sorted together as intake does when many come, and with each alone as when few do.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";

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
const milliseconds = median(TOGETHER);
const megabytes = (held() - before) / 1e6;
process.stdout.write(JSON.stringify({ milliseconds, alone: median(1), megabytes }));

/** Milliseconds of CPU a message, so many sorted together. */
function median(together: number): number {
  sortAll(together);
  const passes = Array.from({ length: PASSES }, () => sortAll(together));
  return passes.sort((a, b) => a - b)[(PASSES - 1) / 2]!;
}

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
