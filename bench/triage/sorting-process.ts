/** Run by `speed.ts`: loads triage, sorts once to be warm as a desk at work is, and says what the median of five more passes took. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

const PASSES = 5;
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
const { sortMessage } = await import("../../server/triage/sort.ts");
sortAll();
const milliseconds = Array.from({ length: PASSES }, sortAll).sort((a, b) => a - b)[(PASSES - 1) / 2];
process.stdout.write(JSON.stringify({ milliseconds, megabytes: (held() - before) / 1e6 }));

/** Milliseconds of CPU a message. */
function sortAll(): number {
  const began = process.cpuUsage();
  for (const text of texts) sortMessage({ text });
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000 / texts.length;
}

/** Bytes of objects and of typed arrays, once what is no longer needed has gone. */
function held(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
