/** "Eva Garriga i Puig" → "EG": first letters of the first two words that are names; "Ona" → "ON". At most two. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => /\p{L}/u.test(word));
  const names = words.filter((word) => /^\p{Lu}/u.test(word));
  const [first, second] = names.length > 1 ? names : words;
  if (first === undefined) return "?";
  const letters =
    second === undefined
      ? lettersOf(first).slice(0, 2)
      : [...lettersOf(first).slice(0, 1), ...lettersOf(second).slice(0, 1)];
  return letters.join("").toUpperCase();
}

function lettersOf(word: string): string[] {
  return [...word.normalize("NFC")].filter((sign) => /\p{L}/u.test(sign));
}
