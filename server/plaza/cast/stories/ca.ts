import type { Told } from "../story.ts";

export const ca: Told = {
  language: "ca",
  nudges: [
    "Encara hi sou? 🙂",
    "Us he contestat fa una estona, només per si no ho heu vist.",
    "Bé, espero que em digueu alguna cosa abans de sopar…",
  ],
  stories: [
    {
      id: "ca-chairs",
      who: "martapuig",
      kind: "complaint",
      where: "under_sale",
      first: true,
      opening:
        "Molt bona oferta, sí, però les quatre cadires que vaig comprar fa tres setmanes encara no han arribat i ningú no em diu res. Comanda 10432.",
      waiting: [
        "Hola? Tres setmanes per quatre cadires i ni una línia. Algú llegeix això?",
        "Cada dia publiqueu rebaixes i a mi ningú em respon. Avui he sopat dreta, us sembla normal?",
        "Prou. Torneu-me els diners i les cadires us les quedeu. I explicaré a tothom com tracteu la gent.",
      ],
      detail:
        "La comanda és la 10432, a nom de Marta Puig, Ordino. És un quart pis, per si el problema és aquest.",
      followUp:
        "D'acord. I el transportista em pot trucar abans de venir? Matins millor, a les tardes no hi sóc.",
      helped: {
        soon: "Això és respondre de pressa! Gràcies, ara ja sé a què atenir-me.",
        late: "Gràcies. Us ho he dit una mica enfadada, ho sé, però és que ja no sabia a qui demanar-ho. Ara estic tranquil·la.",
      },
    },
    {
      id: "ca-fabric",
      who: "martapuig",
      kind: "question",
      where: "page",
      opening: "La butaca de lectura, la funda es pot rentar a la rentadora o ha d'anar a la tintoreria?",
      waiting: [
        "El gat ja hi ha passat, així que la pregunta de la funda comença a ser urgent 🐈",
        "Doncs la rentaré a 30 graus i que passi el que hagi de passar. Si s'encongeix, ja sabeu per què.",
      ],
      followUp: "I si mai es fa malbé, veneu la funda sola?",
      helped: {
        soon: "Perfecte, moltes gràcies! El gat també us ho agraeix.",
        late: "Gràcies, la meva butaca ha tingut sort: encara no havia engegat la rentadora 😅",
      },
    },
    {
      id: "ca-lamp-praise",
      who: "joanavidal",
      kind: "praise",
      where: "under_lamp",
      opening: "La tinc des de setembre al costat del sofà i és preciosa. Fa una llum que sembla de mel 💛",
      waiting: [],
      helped: {
        soon: "De res, quan una cosa està ben feta s'ha de dir!",
        late: "Ai, que amables! De res, de res.",
      },
    },
    {
      id: "ca-bulb",
      who: "joanavidal",
      kind: "question",
      where: "page",
      opening:
        "Bon dia! Quina bombeta porta la llum Arinsal, de rosca grossa o petita? La caixa ja l'he llençada 🙈",
      waiting: [
        "Sóc la de la bombeta. Estic a la ferreteria i tanquen d'aquí a no res…",
        "He comprat les dues, la grossa i la petita. Una us la portaré a la botiga amb un llaç.",
      ],
      detail: "És la de peu, la de pantalla verda. La vaig comprar al setembre.",
      helped: {
        soon: "Genial, encara sóc a temps de passar per la ferreteria. Gràcies!",
        late: "Gràcies igualment! Ara tinc bombetes per a tres hiverns, però gràcies 😄",
      },
    },
    {
      id: "ca-holiday",
      who: "joanavidal",
      kind: "question",
      where: "mention",
      opening:
        "@{brand} obriu el dia de Meritxell? A casa l'única que treballa sóc jo, i només tinc els festius.",
      waiting: [
        "Res sobre l'horari? Al web surt l'any passat encara.",
        "Pujaré i si està tancat faré una foto a la porta, quedeu avisats 😏",
      ],
      helped: {
        soon: "Apuntat, doncs. Gràcies i bona feina!",
        late: "Més val tard que mai. Gràcies, ja m'organitzaré.",
      },
    },
    {
      id: "ca-delivery-seu",
      who: "aleixfont",
      kind: "question",
      where: "mention",
      opening:
        "Feu enviaments a la Seu, @{brand}? No ho trobe enlloc en la vostra pàgina, i mire que l'he mirada.",
      waiting: [
        "Ho torne a preguntar per si s'ha perdut entre els altres: la Seu, sí o no?",
        "A la Seu hi ha huit quilòmetres de la frontera, no vos demane que me'l porteu a València, eh.",
      ],
      followUp: "I amb la duana com va, el paper el feu vosaltres o l'he de fer jo?",
      helped: {
        soon: "Perfecte, moltes gràcies! Aixina dona gust.",
        late: "Ah, vinga, ja ho sé. Gràcies, que ja estava mirant furgonetes de lloguer.",
      },
    },
    {
      id: "ca-table-scratch",
      who: "aleixfont",
      kind: "complaint",
      where: "private",
      opening:
        "Bones. La taula m'ha arribat amb una pota trencada i una ratlla de pam i mig en tot el mig. Quin desastre d'embalatge.",
      waiting: [
        "He posat un gerro damunt de la ratlla i no la tapa. És una ratlla molt llarga, vos ho dic jo.",
        "Hui ve ma mare a dinar i veurà la ratlla. No sabeu en quin embolic m'heu ficat. Contesteu, per favor.",
      ],
      detail: "Comanda 10518, Aleix Font, la Massana. La ratlla és a la part de dalt, fa uns 30 centímetres.",
      helped: {
        soon: "Molt bé, quin gust tractar amb vosaltres. Gràcies!",
        late: "Gràcies. Ma mare ja l'ha vista, però almenys ara sé què fer.",
      },
    },
    {
      id: "ca-shelves",
      who: "forn_de_vall",
      kind: "request",
      where: "private",
      opening:
        "Bon dia, som el Forn de Vall d'Escaldes. Voldríem prestatges de roure per a tota la paret del pa, uns vuit metres. Ens podeu fer un pressupost?",
      waiting: [
        "Bon dia de nou. Hem d'encarregar els prestatges aquesta setmana, ens digueu alguna cosa?",
        "Si no us va bé fer-ho cap problema, però digueu-ho, que el fuster de la Seu ja ens ha trucat dos cops.",
      ],
      detail:
        "8,20 de llarg, 35 de fons i cinc altures. Ens podeu trucar al +376 345 218, millor abans de les 11.",
      followUp: "Molt bé. I ens ho podríeu muntar un diumenge a la tarda, que és quan tanquem?",
      helped: {
        soon: "Perfecte, gràcies! Passeu quan vulgueu i us convidem a una coca.",
        late: "Entesos. Ens ha costat una mica que ens contestéssiu, però gràcies, tirem endavant.",
      },
    },
    {
      id: "ca-workshop",
      who: "forn_de_vall",
      kind: "question",
      where: "page",
      opening:
        "El taller de ceràmica de dissabte, encara hi queden places? Seríem tres, dos de casa i l'aprenent.",
      waiting: [
        "Ho dic perquè dissabte s'acosta i hem de trobar qui ens cobreixi el forn.",
        "Bé, entenc que està ple. Hauria estat bé saber-ho, la veritat.",
      ],
      helped: {
        soon: "Estupend, moltes gràcies per contestar tan de pressa!",
        late: "Ah, gràcies. Ja ens havíem fet a la idea de quedar-nos a pastar.",
      },
    },
  ],
};
