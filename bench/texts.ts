/** Invented messages of customers in six languages, the same for the same seed. */
const openings: Record<string, string[]> = {
  ca: ["Bon dia,", "Hola,", "Escolteu,", "Perdoneu,", ""],
  es: ["Buenos días,", "Hola,", "Oigan,", "Perdonad,", ""],
  it: ["Buongiorno,", "Ciao,", "Sentite,", "Scusate,", ""],
  pt: ["Bom dia,", "Olá,", "Boa tarde,", "Desculpem,", ""],
  fr: ["Bonjour,", "Salut,", "Excusez-moi,", "Dites,", ""],
  en: ["Good morning,", "Hi,", "Hello there,", "Excuse me,", ""],
};
const bodies: Record<string, string[]> = {
  ca: [
    "fa tres setmanes que espero la comanda {n} i ningú no em contesta",
    "quan obriu dissabte a {p}",
    "la làmpada ha arribat amb la pantalla trencada, vull que em torneu els diners",
    "moltes gràcies pel tracte a la botiga de {p}",
    "m’heu cobrat dues vegades la factura {n}",
    "no puc entrar al meu compte des d’ahir",
    "teniu la cadira en color verd",
  ],
  es: [
    "llevo tres semanas esperando el pedido {n} y nadie me responde",
    "a qué hora abrís el sábado en {p}",
    "la lámpara ha llegado con la pantalla rota, quiero que me devolváis el dinero",
    "muchas gracias por el trato en la tienda de {p}",
    "me habéis cobrado dos veces la factura {n}",
    "no puedo entrar en mi cuenta desde ayer",
    "tenéis la silla en color verde",
  ],
  it: [
    "aspetto da tre settimane l’ordine {n} e nessuno mi risponde",
    "a che ora aprite sabato a {p}",
    "la lampada è arrivata con il paralume rotto, voglio il rimborso",
    "grazie mille per la gentilezza nel negozio di {p}",
    "mi avete addebitato due volte la fattura {n}",
    "da ieri non riesco ad accedere al mio account",
    "avete la sedia in verde",
  ],
  pt: [
    "estou há três semanas à espera da encomenda {n} e ninguém me responde",
    "a que horas abrem no sábado em {p}",
    "o candeeiro chegou com o abajur partido, quero o meu dinheiro de volta",
    "muito obrigado pela simpatia na loja de {p}",
    "cobraram-me duas vezes a fatura {n}",
    "não consigo entrar na minha conta desde ontem",
    "têm a cadeira em verde",
  ],
  fr: [
    "j’attends la commande {n} depuis trois semaines et personne ne répond",
    "à quelle heure ouvrez-vous samedi à {p}",
    "la lampe est arrivée avec l’abat-jour cassé, je veux être remboursé",
    "merci beaucoup pour l’accueil au magasin de {p}",
    "vous m’avez facturé deux fois la facture {n}",
    "je n’arrive pas à me connecter depuis hier",
    "avez-vous la chaise en vert",
  ],
  en: [
    "I have been waiting three weeks for order {n} and nobody answers",
    "what time do you open on Saturday in {p}",
    "the lamp came with a broken shade, I want my money back",
    "thank you so much for the kind service at the {p} shop",
    "you charged me twice for invoice {n}",
    "I cannot get into my account since yesterday",
    "do you have the chair in green",
  ],
};
const places = [
  "Encamp",
  "Girona",
  "Sevilla",
  "Torino",
  "Braga",
  "Lyon",
  "Leeds",
  "Ordino",
  "Vigo",
  "Bologna",
  "Recife",
  "Pau",
];
const extras: Record<string, string[]> = {
  ca: [
    "Podeu mirar-ho, si us plau?",
    "És urgent.",
    "Quina vergonya!",
    "Em podeu trucar al +376 312 416.",
    "",
  ],
  es: [
    "¿Podéis mirarlo, por favor?",
    "Es urgente.",
    "¡Qué vergüenza!",
    "Podéis llamarme al +34 612 345 678.",
    "",
  ],
  it: [
    "Potete controllare, per favore?",
    "È urgente.",
    "Che vergogna!",
    "Chiamatemi al +39 312 345 6789.",
    "",
  ],
  pt: ["Podem ver isto, por favor?", "É urgente.", "Que vergonha!", "Liguem para +351 912 345 678.", ""],
  fr: [
    "Pouvez-vous vérifier, s’il vous plaît ?",
    "C’est urgent.",
    "Quelle honte !",
    "Appelez-moi au +33 6 12 34 56 78.",
    "",
  ],
  en: ["Could you check, please?", "It is urgent.", "What a shame!", "Call me on +44 7700 900123.", ""],
};
export const benchLanguages = Object.keys(bodies);

export function messageText(random: () => number): { text: string; language: string } {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  const language = pick(benchLanguages);
  const body = pick(bodies[language]!)
    .replace("{n}", String(10_000 + Math.floor(random() * 90_000)))
    .replace("{p}", pick(places));
  return {
    language,
    text: [pick(openings[language]!), body + pick([".", "?", "!", "…"]), pick(extras[language]!)]
      .filter(Boolean)
      .join(" "),
  };
}
