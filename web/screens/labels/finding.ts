/** Finding a label among hundreds, as one types. Pure. */
import type { Label } from "../../../contract/index.ts";

/** Without case and accents: "nadal" finds "Nadal 2026" and "NADAL". */
export function plain(words: string): string {
  return words
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .trim();
}

/** Those whose name has the words in it, the ones that begin with them first; else in the order given. */
export function labelsFor(words: string, labels: readonly Label[]): Label[] {
  const wanted = plain(words);
  if (wanted === "") return [...labels];
  const found = labels.filter(({ name }) => plain(name).includes(wanted));
  const begins = ({ name }: Label) => plain(name).startsWith(wanted);
  return [...found.filter(begins), ...found.filter((label) => !begins(label))];
}

/** The one that is called so, in whatever case: the server lets no two be. */
export function labelNamed(words: string, labels: readonly Label[]): Label | undefined {
  const name = words.normalize("NFC").trim().toLowerCase();
  return labels.find((label) => label.name.toLowerCase() === name);
}
