/**
 * What stands together in a message: two words in a row or one apart, and pieces that run over the gap between words. Of
 * strangers they say little more than their words do; a brand's own customers say the same things over and over, so what a
 * brand's corrections have taught looks at them (`Weights.own`), and nothing else does.
 */
import type { Reading } from "../reading.ts";
import { BITS } from "./features.ts";
import { BEGUN, hash, mix, rolled } from "./hash.ts";

const MASK = 2 ** BITS - 1;
/** Letters of a piece, the gap counted. */
const SHORT = 5;
const LONG = 6;
const GAP = " ";

/** One sheet is written on again and again, as for the features: more than `JUDGED` units of text can hold. */
const MOST = 10_000;
const IDS = new Uint32Array(MOST);
let length = 0;

/** Written on the one sheet: good until the next message is read. */
export function phrasesOf({ tokens }: Reading): Uint32Array {
  length = 0;
  for (let at = 1; at < tokens.length; at++) {
    const { form } = tokens[at]!;
    add(hash(tokens[at - 1]!.form, 101, form));
    if (at > 1) add(hash(tokens[at - 2]!.form, 103, form));
  }
  acrossGaps(GAP + tokens.map(({ form }) => form).join(GAP) + GAP);
  return IDS.subarray(0, length);
}

/** Of a line that begins and ends with a gap: the pieces that have one within. */
function acrossGaps(line: string): void {
  let gap = line.indexOf(GAP, 1);
  for (let start = 0; start + SHORT <= line.length; start++) {
    if (gap === start) gap = line.indexOf(GAP, start + 1);
    // Nothing before the next gap's neighbourhood has it within.
    if (gap > start + LONG - 2) {
      start = gap - LONG + 1;
      continue;
    }
    let rolling = BEGUN;
    for (let at = start; at < start + SHORT; at++) rolling = rolled(rolling, line.charCodeAt(at));
    if (gap <= start + SHORT - 2) add(mix(rolling ^ SHORT));
    if (start + LONG <= line.length) add(mix(rolled(rolling, line.charCodeAt(start + SHORT)) ^ LONG));
  }
}

function add(hashed: number): void {
  if (length < MOST) IDS[length++] = hashed & MASK;
}
