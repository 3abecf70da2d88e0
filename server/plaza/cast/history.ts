/** What happened before the town's first day: posts of the brand's own, and talks that all end with its answer. */

/** Days before the founding, and the hour on the clock there: nobody in Andorra asked for a chair at four in the morning. */
export interface When {
  daysAgo: number;
  clock: `${number}:${number}`;
}

export interface BrandPost {
  when: When;
  text: string;
  likes: number;
  shares: number;
  picture?: { file: string; alt: string };
  /** Stories of today stand under it. */
  stage?: "under_sale" | "under_lamp";
}

/** On the brand's page: a chat would be the same one still when they write in private today. */
export interface Exchange {
  who: string;
  when: When;
  lines: { by: "customer" | "brand"; text: string; minutesLater: number }[];
}

export const ownPosts: BrandPost[] = [
  {
    when: { daysAgo: 24, clock: "11:20" },
    text: "Ja hi ha dates per als tallers de tardor: tapisseria, ceràmica i restauració de mobles. Grups petits, cafè inclòs.",
    likes: 31,
    shares: 6,
  },
  {
    when: { daysAgo: 21, clock: "9:05" },
    text: "Rebaixes de tardor: cadires Ordino a 89 €, amb enviament gratuït a tot Andorra.",
    likes: 212,
    shares: 18,
    picture: { file: "chairs.png", alt: "Tres cadires de fusta i una llum de peu" },
    stage: "under_sale",
  },
  {
    when: { daysAgo: 8, clock: "12:30" },
    text: "La llum Arinsal, feta a mà. De la verda ja en queden poques: les últimes, a la botiga d’Andorra la Vella.",
    likes: 96,
    shares: 11,
    picture: { file: "lamp.png", alt: "Una llum de peu encesa al costat d’una butaca" },
    stage: "under_lamp",
  },
  {
    when: { daysAgo: 2, clock: "10:00" },
    text: "Aquest dissabte obrim de 10 a 14. Si neva, també, i amb xocolata desfeta.",
    likes: 44,
    shares: 3,
  },
];

export const exchanges: Exchange[] = [
  talk("martapuig", 20, "18:12", [
    "He vist la llum Arinsal a casa d’una amiga i és preciosa. Enhorabona a qui la fa!",
    [38, "Quina alegria, Marta, gràcies. Ho diem ara mateix a la Carme, que les fa una a una. —Eva"],
  ]),
  talk("giuliatarantello", 18, "16:40", [
    "Il vaso azzurro è arrivato in due pezzi. Peccato, era un regalo.",
    [52, "Ciao Giulia, ci dispiace molto. Un vaso nuovo parte oggi stesso, senza spese. —Eva"],
    [75, "Grazie, gentilissimi. Speriamo bene!"],
    [83, "Arriva giovedì, e questa volta lo imballiamo noi in negozio. —Eva"],
  ]),
  talk("martapuig", 16, "9:41", [
    "Hola! Vaig comprar quatre cadires a les rebaixes i encara no sé quan arriben. És la comanda 10432.",
    [
      9,
      "Hola, Marta, gràcies per escriure’ns. Surten avui del magatzem i t’arriben dijous. Si res canvia, t’avisem. —Eva",
    ],
  ]),
  talk("pierolanzi", 14, "10:25", [
    "Buongiorno, la colla per il parquet va bene anche con il riscaldamento a pavimento? Grazie.",
    [
      41,
      "Ciao Piero, sì, quella in barattolo grigio è fatta apposta. Nella guida trovi anche i tempi di posa. —Jordi",
    ],
    [58, "Grazie mille, siete stati chiarissimi."],
    [66, "Grazie a te, e buon lavoro con il parquet. —Jordi"],
  ]),
  talk("giuliatarantello", 11, "15:03", [
    "Secondo vaso, seconda scatola di cocci. Comincio a pensare che ce l’abbiate con me.",
    [95, "Giulia, hai ragione e ci scusiamo. Ne mandiamo un altro con una scatola doppia. —Eva"],
  ]),
  talk("hannahweller", 10, "11:52", [
    "Hi, do the Ordino chairs stack? Our kitchen is basically a corridor with a fridge in it.",
    [17, "Hi Hannah, they do, up to four of them. Worth lifting them with two hands, though. —Jordi"],
  ]),
  talk("camilleroche", 9, "17:20", [
    "Vingt minutes d’attente au téléphone pour qu’on me dise de rappeler demain. Vous recrutez ?",
    [
      31,
      "Bonjour Camille, ce n’est pas normal et nous en sommes désolés. Quel est votre sujet ? Nous le réglons ici. —Eva",
    ],
    [44, "Une simple date de livraison. Mais merci, au moins ici quelqu’un répond."],
    [52, "Votre canapé est prévu le 3, au matin. Le livreur vous appelle la veille. —Eva"],
  ]),
  talk("ruitavares", 7, "18:05", [
    "Boa tarde, as cadeiras Ordino aguentam 110 kg? Não pergunto por mim, pergunto pelo meu sogro.",
    [24, "Olá, Rui, boa tarde. Aguentam até 130 kg, pode ficar descansado. —Eva"],
  ]),
  talk("teresagil", 5, "12:14", [
    "¿Vendéis la cera de abeja suelta o solo en el bote grande? Para una mesita me sobra medio kilo.",
    [63, "Hola, Teresa: en la tienda la tenemos también a granel, en tarros desde 100 g. —Jordi"],
    [80, "¡Qué bien! Mañana me acerco con mi tarro."],
    [88, "Aquí te esperamos, y si traes la mesita la miramos juntos. —Jordi"],
  ]),
  talk("joaoreis", 4, "9:30", [
    "Bom dia, a estante traz os parafusos para a parede ou tenho de os comprar à parte?",
    [22, "Olá, João, bom dia. Vêm incluídos, num saquinho colado à última prateleira. —Eva"],
  ]),
  talk("joanavidal", 2, "13:08", [
    "Dissabte la botiga obre al matí, oi? Voldria tornar un plat que tinc repetit.",
    [12, "Hola, Joana. Sí, de 10 a 14. Porta el tiquet si el tens i te’l canviem al moment. —Eva"],
    [20, "Perfecte, gràcies!"],
    [27, "A tu, fins dissabte. —Eva"],
  ]),
];

/** The customer begins; after that by turns, each with its minutes after the beginning. */
function talk(
  who: string,
  daysAgo: number,
  clock: When["clock"],
  [first, ...rest]: [string, ...[minutesLater: number, text: string][]],
): Exchange {
  const lines = [[0, first] as const, ...rest].map(([minutesLater, text], i): Exchange["lines"][number] => ({
    by: i % 2 === 0 ? "customer" : "brand",
    text,
    minutesLater,
  }));
  return { who, when: { daysAgo, clock }, lines };
}
