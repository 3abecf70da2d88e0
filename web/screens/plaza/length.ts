const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });

/** As Plaza counts: graphemes. */
export function lengthOf(text: string): number {
  return [...graphemes.segment(text)].length;
}
