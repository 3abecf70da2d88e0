/** Scripts that run from right to left, as far as people write messages in them. */
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const FIRST_STRONG_ISOLATE = "\u2068";
const POP_ISOLATE = "\u2069";

/**
 * Words of somebody else in a sentence of ours: a name in Arabic would else draw the full stop, the brackets and the
 * hour beside it to its own side. What runs as our languages do is left as it is.
 */
export function isolated(words: string): string {
  return RIGHT_TO_LEFT.test(words) ? `${FIRST_STRONG_ISOLATE}${words}${POP_ISOLATE}` : words;
}
