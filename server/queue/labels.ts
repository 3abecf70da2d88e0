/** What a label may be called. */
import { refused } from "../identity/index.ts";

const LONGEST = 40;
export const MOST_LABELS = 1000;

const characters = new Intl.Segmenter("en", { granularity: "grapheme" });

/** As it is kept: composed, without spaces around it or twice inside. REFUSED `label_unnamed`, `label_too_long`. */
export function readLabelName(typed: string): string {
  const name = typed
    .normalize("NFC")
    .replace(/[\p{Z}\p{Cc}]+/gu, " ")
    .trim();
  // Signs that nobody sees are no name.
  if (!/[\p{L}\p{N}\p{P}\p{S}]/u.test(name)) throw refused("label_unnamed");
  const length = [...characters.segment(name)].length;
  if (length > LONGEST || name.length > LONGEST * 4)
    throw refused("label_too_long", { max: LONGEST, over: Math.max(1, length - LONGEST) });
  return name;
}
