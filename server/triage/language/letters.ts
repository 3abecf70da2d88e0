/** What the language of a text is judged by: its letters, in words. */

/** More letters change nothing. */
const FARTHEST = 350;

/** Lower case, whole letters, one space between words: "Col·lecció NOVA" → "col lecció nova". */
export function lettersOf(plain: string): string {
  return plain
    .slice(0, FARTHEST)
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, " ")
    .trim();
}
