/** How rules read a text: whole words, accents and capitals aside, the same in every language. */

/** Only so many UTF-16 units are read, so that the work stays bounded. */
const READ = 20_000;

const WORD = /[\p{L}\p{N}]+|\p{Extended_Pictographic}/gu;
const PART = /([\p{L}\p{N}]+|\p{Extended_Pictographic})(\*?)/gu;

/** One word of a phrase; one that `begins` stands for every word that begins so. */
export interface Part {
  form: string;
  begins: boolean;
}

/** Words, figures and emoji in their order. An apostrophe or a hyphen parts two words, a middle dot does not. */
export function wordsOf(text: string): string[] {
  return folded(text.slice(0, READ)).match(WORD) ?? [];
}

/** "Producte defect*" → producte, defect…; nothing where there is no word in it. */
export function partsOf(phrase: string): Part[] {
  return [...folded(phrase).matchAll(PART)].map(([, form = "", star]) => ({ form, begins: star === "*" }));
}

/** "Excel·lent" → "excellent", "avião" → "aviao", "œuvre" → "oeuvre". */
function folded(text: string): string {
  const lower = text.toLowerCase();
  if (!BEYOND_ASCII.test(lower)) return lower;
  return lower
    .normalize("NFD")
    .replace(/[\p{M}·]/gu, "")
    .replaceAll("œ", "oe")
    .replaceAll("æ", "ae")
    .replaceAll("ß", "ss");
}

const BEYOND_ASCII = /[^\s -~]/;
