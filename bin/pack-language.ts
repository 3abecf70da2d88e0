/**
 * `node bin/pack-language.ts`: writes what triage knows of languages, `eld.bin` from the package eld and `learned.bin`
 * from the corpus, both in server/triage/language/. The same sources give the same bytes; a test holds them to it.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { learn } from "../server/triage/language/learn.ts";
import { packNgrams } from "../server/triage/language/pack.ts";
import { readCorpus, readEld } from "../server/triage/language/sources.ts";

const folder = join(import.meta.dirname, "../server/triage/language");
const { data, dictionary } = readEld();
writeFileSync(join(folder, "eld.bin"), packNgrams(data, dictionary));
writeFileSync(join(folder, "learned.bin"), learn(readCorpus()));
