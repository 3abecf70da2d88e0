/** Where words stand in a text: whole, as they are written, every time. Starts and ends are UTF-16 units. */
export function placesOf(words: string[], text: string): { start: number; end: number }[] {
  return words
    .flatMap((word) => {
      const wanted = pattern(word.trim());
      return wanted ? [...text.matchAll(wanted)] : [];
    })
    .map(({ 0: found, index }) => ({ start: index, end: index + found.length }))
    .sort((a, b) => a.start - b.start);
}

/** Triage writes one space for any gap. A sign needs nothing around it; a letter must not stand beside another. */
function pattern(word: string): RegExp | null {
  if (word === "") return null;
  const said = word
    .split(/\s+/)
    .map((part) => part.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"))
    .join("\\s+");
  const before = /^[\p{L}\p{N}]/u.test(word) ? "(?<![\\p{L}\\p{N}\\p{M}])" : "";
  const after = /[\p{L}\p{N}\p{M}]$/u.test(word) ? "(?![\\p{L}\\p{N}\\p{M}])" : "";
  return new RegExp(before + said + after, "gu");
}
