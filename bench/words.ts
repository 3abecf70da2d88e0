/**
 * Invented text: words that nobody wrote, made of syllables, endings and the small words of each language, as frequent
 * as words are (Zipf and Mandelbrot). Seeded: every run writes the same.
 */
import type { Language } from "../contract/index.ts";

export type Random = () => number;

/** mulberry32: small, fast and good enough for words. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Sounds {
  syllables: string;
  endings: string;
  small: string;
}

const sounds: Record<Language, Sounds> = {
  ca: {
    syllables: "ba ca cor da dre es fa ga lla lle ma men nya pa per que ra re sa sec ta tri va xa vi go",
    endings: "ció ment at ada ar ant esa itat or ora er era ats ades ble isme",
    small: "el la els les un una de del que i a al en amb per no es em us és molt més però com quan on",
  },
  es: {
    syllables: "ba ca cor da dre es fa ga lla lle ma men ña pa per que ra re sa sec ta tri va cha vi go",
    endings: "ción mente ado ada ar ando eza idad or ora ero era ados adas ble ismo",
    small: "el la los las un una de del que y a al en con por no se me os es muy más pero como cuando donde",
  },
  it: {
    syllables: "ba ca cor da dre es fa ga gli lle ma men gna pa per che ra re sa sec ta tri va cia vi go",
    endings: "zione mente ato ata are ando ezza ità ore trice iere iera ati ate bile ismo",
    small: "il la i le un una di del che e a al in con per non si mi vi è molto più ma come quando dove",
  },
  pt: {
    syllables: "ba ca cor da dre es fa ga lha lhe ma men nha pa per que ra re sa sec ta tri va cha vi go",
    endings: "ção mente ado ada ar ando eza idade or ora eiro eira ados adas vel ismo",
    small: "o a os as um uma de do da que e ao em com por não se me é muito mais mas como quando onde",
  },
  fr: {
    syllables: "ba ca cor da dre es fa ga ille leu ma men gne pa per que ra re sa sec ta tri va che vi gou",
    endings: "tion ment é ée er ant esse ité eur euse ier ière és ées ble isme",
    small:
      "le la les un une de du des que et à au en avec pour ne pas se me est très plus mais comme quand où",
  },
  en: {
    syllables: "ba ca cor da dre es fa ga shi lle ma men ny pa per que ra re sa sec ta tri wa tha wi go",
    endings: "tion ly ed er ing ness ity or ment ful able s al ive ous ism",
    small:
      "the a an of to and in on with for not is are was it you we they very more but how when where my your",
  },
};

export interface Vocabulary {
  language: Language;
  /** By rank: the first is the most frequent. */
  words: string[];
  /** How much of all the words each word and those before it are. */
  upTo: Float64Array;
  small: string[];
}

const WORDS = 30_000;
/** Flattens the head, as real words are: without it the first word alone would be a tenth of all. */
const FLAT = 2.7;

export function vocabularyOf(language: Language): Vocabulary {
  const random = seeded(language.charCodeAt(0) * 256 + language.charCodeAt(1));
  const { syllables, endings, small } = sounds[language];
  const parts = syllables.split(" ");
  const ends = endings.split(" ");
  const words = new Set<string>();
  while (words.size < WORDS) {
    const length = 1 + Math.floor(random() * 3);
    let word = "";
    for (let n = 0; n < length; n++) word += parts[Math.floor(random() * parts.length)];
    words.add(word + ends[Math.floor(random() * ends.length)]);
  }
  const upTo = new Float64Array(WORDS);
  let sum = 0;
  for (let rank = 0; rank < WORDS; rank++) upTo[rank] = sum += 1 / (rank + 1 + FLAT);
  return { language, words: [...words], upTo: upTo.map((value) => value / sum), small: small.split(" ") };
}

/** A word drawn by its frequency. */
export function drawWord({ words, upTo }: Vocabulary, random: Random): string {
  const wanted = random();
  let low = 0;
  let high = upTo.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (upTo[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return words[low]!;
}

/** A message of 3 to 60 words, most of them short, small words in between; now and then a number or an address. */
export function inventText(vocabulary: Vocabulary, random: Random): string {
  const { small } = vocabulary;
  const length = Math.min(60, 3 + Math.floor(-Math.log(1 - random()) * 11));
  const said: string[] = [];
  for (let n = 0; n < length; n++) {
    const kind = random();
    if (kind < 0.42) said.push(small[Math.floor(random() ** 2 * small.length)]!);
    else if (kind < 0.99) said.push(drawWord(vocabulary, random));
    else if (kind < 0.997) said.push(`#${100_000 + Math.floor(random() * 900_000)}`);
    else said.push(`https://example.com/${Math.floor(random() * 1e6).toString(36)}`);
  }
  const text = said.join(" ");
  return `${text[0]!.toUpperCase()}${text.slice(1)}${random() < 0.3 ? "?" : "."}`;
}
