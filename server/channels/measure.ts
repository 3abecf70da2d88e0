import type { AudienceRules, TextLimit, Unit } from "./channel.ts";

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
const sentences = new Intl.Segmenter("en", { granularity: "sentence" });

/** How long a text is, counted as the network counts. */
export function lengthIn(text: string, unit: Unit): number {
  if (unit === "bytes") return Buffer.byteLength(text);
  if (unit === "characters") return text.length;
  let count = 0;
  for (const _ of graphemes.segment(text)) count++;
  return count;
}

/** How much of the limit a text takes, in the limit's own unit; a second ceiling counts where it is hit first. */
export function measure(text: string, limit: TextLimit): { used: number; max: number; over: number } {
  const used = lengthIn(text, limit.unit);
  const over = Math.max(0, used - limit.max, limit.also ? overInUnits(text, limit) : 0);
  return { used, max: limit.max, over };
}

/** How many of the first unit must go until the second ceiling holds as well. */
function overInUnits(text: string, { unit, also }: TextLimit): number {
  const excess = lengthIn(text, also!.unit) - also!.max;
  return excess <= 0
    ? 0
    : Math.max(1, Math.ceil((excess / lengthIn(text, also!.unit)) * lengthIn(text, unit)));
}

/**
 * A text as the posts of a thread, each within the limit: cut between paragraphs where that works, else sentences,
 * else words, else between two characters that people see as one. The ending (a signature) goes below the last.
 */
export function cutIntoParts(text: string, ending: string, rules: AudienceRules): string[] {
  const whole = withEnding(text, ending);
  if (measure(whole, rules.text).over === 0) return [whole];
  const parts: string[] = [];
  let rest = text.trim();
  while (rest && measure(withEnding(rest, ending), rules.text).over > 0) {
    const head = longestHead(rest, rules.text);
    parts.push(head.trim());
    rest = rest.slice(head.length).trim();
  }
  return [...parts, withEnding(rest, ending)].filter((part) => part !== "");
}

function withEnding(text: string, ending: string): string {
  return [text.trim(), ending].filter((piece) => piece !== "").join(" ");
}

function longestHead(text: string, limit: TextLimit): string {
  for (const pieces of [paragraphs(text), segments(sentences, text), text.match(/\s*\S+/gu) ?? []]) {
    const head = fill(pieces, limit);
    // A head of a few words would leave a thread of scraps: cut finer instead.
    if (head && lengthIn(head, limit.unit) > limit.max / 3) return head;
  }
  return fill(segments(graphemes, text), limit) || text;
}

function fill(pieces: Iterable<string>, limit: TextLimit): string {
  let head = "";
  for (const piece of pieces) {
    if (measure((head + piece).trim(), limit).over > 0) break;
    head += piece;
  }
  return head;
}

function paragraphs(text: string): string[] {
  return text.split(/(?<=\n\s*\n)/u);
}

function segments(segmenter: Intl.Segmenter, text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}
