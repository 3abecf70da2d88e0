const PREVIEW_LENGTH = 160;

/** The first words, cut at a character that people see as one. */
export function previewOf(text: string): string {
  const flat = text.slice(0, 1000).replace(/\s+/g, " ").trim();
  if (flat.length <= PREVIEW_LENGTH) return flat;
  return `${flat
    .slice(0, PREVIEW_LENGTH)
    .toWellFormed()
    .replace(/\uFFFD$/, "")
    .trimEnd()}…`;
}
