/**
 * `npm run triage:train`: makes the weights that ship from the repository alone, bit for bit, and says their hash. With
 * `--check` it writes nothing and fails where they differ from those that are there.
 */
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { readCorpus } from "../server/triage/corpus/corpus.ts";
import { packWeights } from "../server/triage/model/pack.ts";
import { lessonsOf, trainAll } from "../server/triage/model/recipe.ts";
import { SHIPPED_FILE } from "../server/triage/model/shipped.ts";

const corpus = readCorpus();
process.stderr.write(`learning from ${corpus.length} messages\n`);
const packed = packWeights(trainAll(lessonsOf(corpus)));
const hash = createHash("sha256").update(packed).digest("hex");
process.stdout.write(`${hash}  ${packed.length} bytes\n`);
if (process.argv.includes("--check")) {
  const there = createHash("sha256").update(readFileSync(SHIPPED_FILE)).digest("hex");
  if (there !== hash) {
    process.stderr.write(`the weights that are there are others (${there}): npm run triage:train\n`);
    process.exitCode = 1;
  }
} else {
  writeFileSync(SHIPPED_FILE, packed);
}
