/**
 * A key that messages share when they say the same: "Sou uns LLADRES!! 😡 @marca https://…" and "sou uns lladres #marca".
 * For grouping a wave; what is alike by chance is for whoever groups to tell (many, soon after one another).
 */
import type { Reading } from "./reading.ts";

/** The longest words of a text say what it is about: what is put before, after or between them is short. */
const WORDS = 4;
const SHORT = 3;

/**
 * 16 hexadecimal digits; empty when there are no words. Case, accents, stretched letters, the order of the words, numbers,
 * links, handles, hashtags, emoji and signs make no difference, nor do a few short words more.
 */
export function likenessOf({ tokens, text }: Reading): string {
  const words = tokens.filter(({ form }) => form !== "#");
  const said = words.filter(({ start }) => text[start - 1] !== "#");
  const forms = new Set((said.length > 0 ? said : words).map(({ form, single }) => single ?? form));
  if (forms.size === 0) return "";
  const long = [...forms].filter((form) => form.length > SHORT);
  // So few words are said of many things: then all of them count.
  const told = long.length < WORDS ? [...forms] : longest(long);
  return hash(told.sort().join(" "));
}

function longest(forms: string[]): string[] {
  return forms.sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).slice(0, WORDS);
}

/** FNV-1a with 64 bits, in two halves: the same on every machine, and a message costs no microsecond. */
function hash(text: string): string {
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  for (let i = 0; i < text.length; i++) {
    low ^= text.charCodeAt(i);
    // Times 0x100000001b3.
    const product = (low >>> 0) * 0x1b3;
    high = (Math.imul(high, 0x1b3) + (low << 8) + Math.floor(product / 0x1_0000_0000)) >>> 0;
    low = product >>> 0;
  }
  return hex(high) + hex(low);
}

function hex(half: number): string {
  return half.toString(16).padStart(8, "0");
}
