import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { eld } from "eld/large";
import fc from "fast-check";
import { expect, test } from "vitest";
import { LANGUAGES } from "../labels.ts";
import { learn } from "./learn.ts";
import { lettersOf } from "./letters.ts";
import { KNOWN, sumNgrams } from "./ngrams.ts";
import { packNgrams } from "./pack.ts";
import { readCorpus, readEld } from "./sources.ts";

const hashOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const fileOf = (name: string) => readFileSync(new URL(name, import.meta.url));
/** Milliseconds. Alone it takes seconds, on a machine that does much else minutes. */
const LONG = 600_000;
const hasCorpus = existsSync(new URL("../corpus", import.meta.url));

test(
  "eld.bin is what the package packs to, bit for bit (else: node bin/pack-language.ts)",
  () => {
    const { data, dictionary } = readEld();
    expect(hashOf(packNgrams(data, dictionary))).toBe(hashOf(fileOf("eld.bin")));
  },
  LONG,
);

test.runIf(hasCorpus)(
  "learned.bin is what the corpus teaches, bit for bit (else: node bin/pack-language.ts)",
  () => {
    expect(hashOf(learn(readCorpus()))).toBe(hashOf(fileOf("learned.bin")));
  },
  LONG,
);

test("the packed table gives the sums that eld large gives", () => {
  eld.setLanguageSubset([...KNOWN]);
  const words = fc
    .array(fc.stringMatching(/^[a-zàáâãçèéêëíïñòóôõúü]{1,12}$/), { minLength: 1, maxLength: 12 })
    .map((some) => some.join(" "));
  const known = fc.constantFrom(
    "on és la comanda",
    "¿dónde está mi pedido?",
    "il pacco non è arrivato",
    "você não respondeu",
    "l’été dernier déjà",
    "where is my parcel",
  );
  fc.assert(
    fc.property(fc.oneof(words, known), (text) => {
      const letters = lettersOf(text);
      const scores = eld.detect(letters).getScores();
      const { sums, pieces } = sumNgrams(letters);
      for (const [n, language] of KNOWN.entries()) {
        const each = sums[n]! / pieces;
        expect(each / (each + 25)).toBeCloseTo(scores[language] ?? 0, 9);
      }
    }),
    { numRuns: 500 },
  );
});

test("eld's own table knows every one of the six in a sentence of its own", () => {
  const sentences = {
    ca: "Encara no he rebut la comanda i ningú em respon",
    es: "Todavía no he recibido el pedido y nadie me responde",
    it: "Non ho ancora ricevuto il pacco e nessuno mi risponde",
    pt: "Ainda não recebi a encomenda e ninguém me responde",
    fr: "Je n'ai toujours pas reçu mon colis et personne ne répond",
    en: "I still have not received my parcel and nobody answers",
  };
  for (const language of LANGUAGES) {
    const { sums } = sumNgrams(lettersOf(sentences[language]));
    expect(KNOWN[sums.indexOf(Math.max(...sums))]).toBe(language);
  }
});
