/**
 * Names of people inside a sentence. Catalan gives them an article ("la Marta, en Jordi, l’Eva") and nobody guesses
 * it: colleagues choose theirs, an agent may set a customer's, and whoever has none goes by the full name without.
 * A string says how it takes the name, `{{name, toWhom}}`; the other five languages just write it.
 */
import type { Article } from "../../contract/index.ts";
import type { Tongue } from "./languages.ts";

/** who: la Marta · Who, where a sentence begins: La Marta · toWhom: a la Marta · ofWhom: de la Marta. */
export const NAME_FORMS = ["who", "Who", "toWhom", "ofWhom"] as const;
export type NameForm = (typeof NAME_FORMS)[number];

/** Anybody who has a name: a colleague, a customer. */
export interface Named {
  name: string;
  article?: Article | null | undefined;
}

export function named(tongue: Tongue, { name, article }: Named, form: NameForm): string {
  if (tongue !== "ca") return name;
  const given = article ? givenName(name) : null;
  if (!article || given === null) return withoutArticle(name, form);
  const whole = elides(given, article) ? `l’${given}` : `${article} ${given}`;
  switch (form) {
    case "who":
      return whole;
    case "Who":
      return whole.charAt(0).toUpperCase() + whole.slice(1);
    case "toWhom":
      return `a ${whole}`;
    case "ofWhom":
      return article === "en" && whole.startsWith("en ") ? `d’${whole}` : `de ${whole}`;
  }
}

function withoutArticle(name: string, form: NameForm): string {
  if (form === "toWhom") return `a ${name}`;
  if (form === "ofWhom") return soundsVowel(name) ? `d’${name}` : `de ${name}`;
  return name;
}

/** Longer than this, it is no first name but something that was written where a name is asked for. */
const LONGEST = 40;

/** The first name; null where there is none to take an article: a handle, a figure, another script. */
export function givenName(name: string): string | null {
  const [first = ""] = name.trim().split(/\s+/);
  return first.length <= LONGEST && /^\p{Script=Latin}/u.test(first) ? first : null;
}

/** "En" and "la" both become l’ before a vowel, but "la" stays before an i or u that is not stressed: la Isabel. */
function elides(name: string, article: Article): boolean {
  if (!soundsVowel(name)) return false;
  return article === "en" || !/^h?[iu]/i.test(plain(name)) || stressedFirst(name);
}

/** H is silent; the i of Iolanda and the u of Ualid are consonants, the i of Iu is not. */
function soundsVowel(name: string): boolean {
  return /^h?(?:[aeo]|[iu](?![aeo]))/.test(plain(name));
}

/** Whether the voice falls on the first syllable, by the rules of Catalan spelling. */
function stressedFirst(name: string): boolean {
  const word = name.toLowerCase().normalize("NFC");
  const nuclei = [...word.matchAll(NUCLEUS)].map(([nucleus]) => nucleus);
  const written = nuclei.findIndex((nucleus) => /[àèéíòóú]/.test(nucleus));
  if (written >= 0) return written === 0;
  const penultimate = /[aeiou]s?$|[ei]n$/.test(word) && !/[aeiou][iu]s?$/.test(word);
  return nuclei.length - (penultimate ? 2 : 1) <= 0;
}

/** A vowel with the glide that closes its syllable: "ai", "eu". */
const NUCLEUS = /[aeiouàèéíòóúïü](?:[iu](?![aeiouàèéíòóú]))?/g;

function plain(name: string): string {
  return name.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
}
