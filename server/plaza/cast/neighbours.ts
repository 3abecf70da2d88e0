import type { Language } from "./people.ts";

/** Who a storm brings: ten invented names a language, women and men by turns. */
const names: Record<Language, string[]> = {
  ca: [
    ...["Núria Solé", "Pol Casals", "Mercè Riba", "Arnau Vila", "Laia Tomàs"],
    ...["Jaume Ros", "Carla Mir", "Quim Serra", "Berta Coll", "Oriol Pla"],
  ],
  es: [
    ...["Marina Soto", "Álvaro Cano", "Elena Vidal", "Dani Prieto", "Rocío Marín"],
    ...["Sergio Lara", "Pilar Nieto", "Iván Campos", "Noelia Rey", "Andrés Vega"],
  ],
  it: [
    ...["Chiara Fontana", "Luca Moretti", "Elisa Gatti", "Matteo Serra", "Ilaria Conti"],
    ...["Davide Riva", "Marta Bassi", "Stefano Longo", "Anna Villa", "Paolo Grassi"],
  ],
  pt: [
    ...["Inês Carvalho", "Tiago Moura", "Beatriz Pinto", "Nuno Faria", "Catarina Lopes"],
    ...["Hugo Matos", "Sofia Ramos", "Pedro Nunes", "Leonor Dias", "Miguel Brito"],
  ],
  fr: [
    ...["Manon Girard", "Hugo Lefort", "Élodie Marchand", "Bastien Roux", "Léa Fournier"],
    ...["Antoine Blanc", "Chloé Perrin", "Julien Masson", "Agathe Leroy", "Théo Garnier"],
  ],
  en: [
    ...["Megan Doyle", "Callum Reid", "Priya Nair", "Tom Ashby", "Ffion Evans"],
    ...["Jack Mercer", "Rosie Clarke", "Dev Patel", "Nell Barker", "Sam Whitlock"],
  ],
};

export interface Neighbour {
  handle: string;
  name: string;
  language: Language;
  followers: number;
  face: string;
}

/** Most are heard by their friends, some by a town, a few by a country. */
const crowds = [38, 112, 240, 86, 1_950, 61, 430, 154, 12_700, 303];

export const neighbours: Neighbour[] = (Object.keys(names) as Language[]).flatMap((language, l) =>
  names[language].map((name, i) => {
    const handle = `${plain(name)}_${language}`;
    const followers = crowds[(i + l) % crowds.length]! + 7 * l;
    return { handle, name, language, followers, face: `${handle}-${i % 2 === 0 ? "w" : "m"}` };
  }),
);

function plain(name: string): string {
  return name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z]/g, "");
}
