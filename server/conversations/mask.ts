/** A place of personal data in a text, in UTF-16 units. */
export interface Place {
  start: number;
  end: number;
}

/** The text with its personal data covered, but for its outline: who may read it asks for it in the thread. */
export function masked(text: string, places: readonly Place[]): string {
  return places.reduceRight(
    (so, { start, end }) => so.slice(0, start) + covered(so.slice(start, end)) + so.slice(end),
    text,
  );
}

/** The same in a piece of that text, or in the text with marks around found words. */
export function maskedWithin(part: string, text: string, places: readonly Place[]): string {
  const words = places.map(({ start, end }) => text.slice(start, end)).filter((word) => word !== "");
  return words.reduce((so, word) => so.replaceAll(word, covered(word)), part);
}

/** As long as it was, with signs and spaces left and a hint of its ends. */
function covered(word: string): string {
  const shown = word.length > 6 ? 2 : 0;
  return [...word]
    .map((sign, at, all) =>
      at < shown || at >= all.length - shown || !/[\p{L}\p{N}]/u.test(sign) ? sign : "•",
    )
    .join("");
}
