/**
 * Reads a text once for every question: words folded (case, accents, long letters), sentences, emoji, capitals.
 * Links and mentions are left out; a hash loses its sign and stays a word.
 */

/** Only so many UTF-16 units are judged: what matters is said early, and the work stays bounded. */
export const JUDGED = 2_000;

export interface Token {
  /** Folded; `#` for a number. */
  form: string;
  /** With stretched letters cut to one instead of two ("siiii" → form "sii", single "si"). */
  single: string | null;
  start: number;
  end: number;
  sentence: number;
}

export interface Sentence {
  /** First token, and the one after the last. */
  from: number;
  to: number;
  asks: boolean;
  /** More than one sign at the end: "??", "?!". */
  heated: boolean;
}

export interface Reading {
  text: string;
  tokens: Token[];
  sentences: Sentence[];
  emoji: { form: string; start: number; end: number }[];
  /** Letters and spaces only, as the language is judged by. */
  plain: string;
  words: number;
  retold: boolean;
}

const PARTS =
  /((?:https?:\/\/|www\.)\S+)|([@＠][\p{L}\p{N}_.-]+)|([\p{L}][\p{L}\p{M}·]*)|(\p{N}+(?:[.,:]\p{N}+)*)|([:;=]'?-?[)(D/\\|Pp3]|<\/?3|[xX]D+(?!\p{L}))|(\p{Extended_Pictographic})|([.!?¿¡…\n]+)/gu;
const LAUGHTER =
  /^(?:(?:j+[aeiou]+){2,}j?|(?:h+[aeiou]+){2,}h?|(?:a+h+){2,}a?|k{3,}|(?:rs){2,}|x+d+|lo+l|mdr|ptdr|lmf?ao)$/;
const STRETCHED = /([a-z])\1{2,}/g;

export function readText(whole: string): Reading {
  const text = whole.length > JUDGED ? whole.slice(0, JUDGED) : whole;
  const tokens: Token[] = [];
  const emoji: Reading["emoji"] = [];
  const sentences: Sentence[] = [];
  const plain: string[] = [];
  let from = 0;
  let words = 0;
  PARTS.lastIndex = 0;
  for (let part = PARTS.exec(text); part !== null; part = PARTS.exec(text)) {
    const start = part.index;
    const end = start + part[0].length;
    if (part[3] !== undefined) {
      const form = fold(part[3]);
      if (!LAUGHTER.test(form)) {
        plain.push(part[3]);
        words++;
      }
      pushWord(tokens, text, form, start, end, sentences.length);
    } else if (part[4] !== undefined) {
      tokens.push({ form: "#", single: null, start, end, sentence: sentences.length });
    } else if (part[5] !== undefined || part[6] !== undefined) {
      emoji.push({ form: part[0], start, end });
    } else if (part[7] !== undefined) {
      closeSentence(part[7]);
    }
  }
  closeSentence("");
  return { text, tokens, sentences, emoji, plain: plain.join(" "), words, retold: /^\s*RT\s+@/.test(text) };

  function closeSentence(sign: string): void {
    // "1.5" and "a.m." do not end a sentence; a lone opening sign does not either.
    if (tokens.length === from || sign === "¿" || sign === "¡") return;
    if (sign === "." && sentences.length === 0 && tokens.length - from < 1) return;
    const asks = sign.includes("?");
    sentences.push({ from, to: tokens.length, asks, heated: asks && sign.length > 1 });
    from = tokens.length;
  }
}

/** "don't" is one word, "dont", as many write it; "l'app", "truca'm" are two. */
function pushWord(
  tokens: Token[],
  text: string,
  form: string,
  start: number,
  end: number,
  sentence: number,
): void {
  const before = tokens.at(-1);
  if (
    form === "t" &&
    before &&
    before.end === start - 1 &&
    before.form.endsWith("n") &&
    "'’`´".includes(text.charAt(start - 1))
  ) {
    before.form += "t";
    before.end = end;
    return;
  }
  let single: string | null = null;
  let kept = form;
  if (form.length > 2) {
    const twice = form.replace(STRETCHED, "$1$1");
    if (twice !== form) {
      kept = twice;
      single = form.replace(STRETCHED, "$1");
    }
  }
  tokens.push({ form: kept, single, start, end, sentence });
}

/** Lower case, no accents, no middle dot: "Excel·lent" → "excellent", "avião" → "aviao". */
export function fold(word: string): string {
  const lower = word.toLowerCase();
  for (let i = 0; i < lower.length; i++) {
    if (lower.charCodeAt(i) > 127) {
      return lower
        .normalize("NFD")
        .replace(/[\p{M}·]/gu, "")
        .replaceAll("œ", "oe")
        .replaceAll("ß", "ss");
    }
  }
  return lower;
}

/** The words of a phrase, folded as those of a text: for the lexicon's own entries. */
export function foldPhrase(phrase: string): string[] {
  return readText(phrase).tokens.map((token) => token.form);
}
