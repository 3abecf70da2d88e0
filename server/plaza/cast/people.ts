export type Language = "ca" | "es" | "it" | "pt" | "fr" | "en";

/** Somebody invented who lives in a town of Plaza. */
export interface Person {
  handle: string;
  name: string;
  language: Language;
  /** In their own words, a line. */
  about: string;
  followers: number;
  /** Seconds they wait for an answer before they write again. */
  patience: number;
  /** The seed that their face is drawn from. */
  face: `${string}-${"w" | "m"}`;
}

/** Those whom Plaza shows first, first. */
export const people: Person[] = [
  {
    handle: "joanavidal",
    name: "Joana Vidal",
    language: "ca",
    about: "Encamp. Plantes, gats i llums de peu. Va comprar una llum.",
    followers: 214,
    patience: 150,
    face: "joana12-w",
  },
  {
    handle: "ruitavares",
    name: "Rui Tavares",
    language: "pt",
    about: "Do Minho para Andorra. Paciência de santo.",
    followers: 96,
    patience: 240,
    face: "rui4-m",
  },
  {
    handle: "camilleroche",
    name: "Camille Roche",
    language: "fr",
    about: "Foix. Je dis ce que je pense.",
    followers: 18_400,
    patience: 60,
    face: "camille10-w",
  },
  {
    handle: "pierolanzi",
    name: "Piero Lanzi",
    language: "it",
    about: "Sempre grazie, mai di fretta.",
    followers: 57,
    patience: 260,
    face: "piero6-m",
  },
  {
    handle: "hannahweller",
    name: "Hannah Weller",
    language: "en",
    about: "Moved to Arinsal for a winter, five winters ago.",
    followers: 760,
    patience: 140,
    face: "hannahweller-w",
  },
  {
    handle: "luciaferrer",
    name: "Lucía Ferrer Mora",
    language: "es",
    about: "Zaragoza, y en Andorra siempre que nieva.",
    followers: 341,
    patience: 110,
    face: "luciaferrer-w",
  },
  {
    handle: "martapuig",
    name: "Marta Puig",
    language: "ca",
    about: "Ordino. Quart pis sense ascensor, quatre cadires en camí.",
    followers: 12_431,
    patience: 80,
    face: "marta8-w",
  },
  {
    handle: "aleixfont",
    name: "Aleix Font",
    language: "ca",
    about: "De Gandia a la Massana. Esquí, paelles i mobles de segona mà.",
    followers: 538,
    patience: 120,
    face: "aleixfont-m",
  },
  {
    handle: "forn_de_vall",
    name: "Forn de Vall",
    language: "ca",
    about: "Pa de veritat a Escaldes des del 1987. Obrim a les 6.",
    followers: 2_190,
    patience: 180,
    face: "forn_de_vall-m",
  },
  {
    handle: "teresagil",
    name: "Teresa Gil",
    language: "es",
    about: "Jubilada con taller. Lijo, barnizo y luego pregunto.",
    followers: 87,
    patience: 200,
    face: "teresagil-w",
  },
  {
    handle: "nacho_leon",
    name: "Nacho León",
    language: "es",
    about: "Temporero en Grandvalira. Mudanza número siete.",
    followers: 1_204,
    patience: 70,
    face: "nacho_leon-m",
  },
  {
    handle: "giuliatarantello",
    name: "Giulia Tarantello",
    language: "it",
    about: "Torino. Ceramiche, montagna, poca pazienza con i corrieri.",
    followers: 6_870,
    patience: 65,
    face: "giuliatarantello-w",
  },
  {
    handle: "brunocastagna",
    name: "Bruno Castagna",
    language: "it",
    about: "Fai da te la domenica, pronto soccorso il lunedì.",
    followers: 912,
    patience: 140,
    face: "brunocastagna-m",
  },
  {
    handle: "joaoreis",
    name: "João Reis",
    language: "pt",
    about: "Sant Julià. Contas em dia, quase sempre.",
    followers: 173,
    patience: 100,
    face: "joaoreis-m",
  },
  {
    handle: "mateusantunes",
    name: "Mateus Antunes",
    language: "pt",
    about: "De BH pro frio. Barista, violão e um apê novo 🏔️",
    followers: 3_055,
    patience: 90,
    face: "mateusantunes-m",
  },
  {
    handle: "sophielacombe",
    name: "Sophie Lacombe",
    language: "fr",
    about: "Toulouse. Un studio au Pas, beaucoup d’étagères.",
    followers: 428,
    patience: 130,
    face: "sophielacombe-w",
  },
  {
    handle: "clairebesson",
    name: "Claire Besson",
    language: "fr",
    about: "Institutrice à Ax-les-Thermes. Merci d’avance.",
    followers: 132,
    patience: 190,
    face: "clairebesson-w",
  },
  {
    handle: "owenpryce",
    name: "Owen Pryce",
    language: "en",
    about: "Cardiff → Andorra la Vella. Remote work, real furniture.",
    followers: 2_310,
    patience: 85,
    face: "owenpryce-m",
  },
];

export const personOf: ReadonlyMap<string, Person> = new Map(people.map((person) => [person.handle, person]));
