import { Refused } from "./refusal.ts";

export const limits = {
  /** Graphemes. */
  post: 500,
  message: 1000,
  images: 4,
  imageBytes: 2 * 1024 * 1024,
  bodyBytes: 256 * 1024,
  /** UTF-16 units: one grapheme can be ten thousand combining marks, which is allowed, but not without end. */
  units: 12_000,
  mentions: 50,
} as const;

const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });

export function countGraphemes(text: string): number {
  let count = 0;
  for (const _ of graphemes.segment(text)) count++;
  return count;
}

/** Throws 422 `empty` or `too_long` ({ max, length }, in graphemes). Text of marks and spaces alone is empty. */
export function checkLength(text: string, max: number, mayBeEmpty = false): void {
  if (/^[\s\p{Cf}\p{Cc}]*$/u.test(text)) {
    if (mayBeEmpty) return;
    throw new Refused(422, "empty");
  }
  const length = countGraphemes(text);
  if (length > max) throw new Refused(422, "too_long", { max, length });
  if (text.length > limits.units)
    throw new Refused(422, "too_long", { max: limits.units, length: text.length });
}

export const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
export const handlePattern = /^[a-z0-9_]{2,30}$/;

/** Handles written with an @, lower case, in their order, each once. An address (a@b) is not a mention. */
export function mentionedHandles(text: string): string[] {
  const found = new Set<string>();
  for (const match of text.matchAll(/(?<![\p{L}\p{N}_@.])@([a-z0-9_]{2,30})(?![\p{L}\p{N}_@])/giu)) {
    found.add(match[1]!.toLowerCase());
    if (found.size === limits.mentions) break;
  }
  return [...found];
}

/** The name as whole words, whatever the case and the accents. */
export function namesIt(text: string, name: string): boolean {
  const wanted = plainWords(name);
  return wanted.trim() !== "" && plainWords(text).includes(wanted);
}

function plainWords(text: string): string {
  const words = text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu);
  return ` ${(words ?? []).join(" ")} `;
}
