/** What the words around a number say it is: of several the nearest counts. Words are folded: no capitals, no accents. */
import { fold } from "./reading.ts";

export type SaidAs = "phone" | "order" | "identity" | "card" | "passport" | "other";

export interface Beside {
  /** Folded, as far as a word can still mean this number. */
  before: string;
  after: string;
  as: SaidAs | null;
  /** "My number is …": somebody's own, and nothing says which. */
  own: boolean;
}

const BEFORE = 40;
const AFTER = 30;

const WORDS: Record<SaidAs, string> = {
  phone: String.raw`tel|tels|telef|telf|telm|tf|tlf|tlfn|tlfno|tlm|tlmv|fone|tfno|tfn|telefon\w*|telemov\w*|telephon\w*|phon\w*|mobil\w*|movil\w*|cell|cel|mob|mov|gsm|ph|reach|locali[tz]+able|cellular\w*|celular\w*|portable|portatil|whats\w*|wasap\w*|guasap\w*|wa|wpp|zap|zapzap|telegram|bizum|sms|fixe?|fijo|fisso|truc[aou]\w*|truqu\w*|llam\w*|call\w*|ring|text|txt|dial|chiam\w*|lig[aou]\w*|appel\w*|rappel\w*|joindre|joign\w*|contact\w*|contatt\w*|contat[oe]\w*|recapit\w*`,
  order: String.raw`pedid[oa]s?|comand[ae]s?|encarrec|order|orders|ordin[ei]|encomendas?|commandes?|locali[tz]{1,2}ador|locator|pnr|tracking|track|seguiment|seguimiento|suivi|rastre\w*|tracciamento|spedizion[ei]|envio|enviament|enviamiento|parcel|package|shipment|colis|pacc[oh]i?|paquete?s?|pacote|factur[ae]s?|fattur[ae]|faturas?|invoice|booking|reserv[ae]s?|reservation|prenotazion[ei]|tickets?|tiquets?|bitllets?|billetes?|bigliett[oi]|bilhetes?|billets?|albarans?|albara`,
  identity: `dni|nie|nif|nipc|nrt|cpf|contribuinte|fiscale?|identita[td]?|identidade?|identite|identity|cedula|secu|securite|nino|insurance|ss|nir`,
  card: `card|tarjeta|targeta|carta|cartao|carte|visa|mastercard|amex|maestro`,
  passport: `passport|pass?aporte?|passaporto|passeport`,
  other: `ref|referenci[ae]|reference|riferimento|expedient[e]?|incidenci[ae]|dossier|pratica|protocolo?|ean|imei|isbn|sku|serie|serial|seriale|contrat[eo]?|contracte?|contratto|poli[cszt]+a|client[e]?|sinistr[eo]|siniestro|matricul[ae]`,
};
const NAMED = new RegExp(
  `(?<![a-z0-9])(?:${Object.entries(WORDS)
    .map(([as, words]) => `(?<${as}>${words})`)
    .join("|")}|(?<sign>[☎📞📱☏]))(?![a-z0-9])`,
  "gu",
);
/** "Case" and "cas" are words of every day: they count right before the number. */
const CASE = /\b(?:case|caso|cas)(?: (?:number|num|numero|no|n|id))?[ :#º°.]{0,3}$/;
const OWN_NUMBER =
  /(?<![a-z0-9])(?:my|our|this|meu|nostre|aquest|mi|nuestro|este|mio|nostro|questo|nosso|mon|notre|ce) (?:num|numero|number|nombre)(?![a-z0-9])(?:[ ,:]+[a-z]{1,4}){0,3}[^a-z0-9]*$/;

/** `text` around the number from `start` to `end`. */
export function besideOf(text: string, start: number, end: number): Beside {
  const before = fold(text.slice(Math.max(0, start - BEFORE), start));
  const after = fold(text.slice(end, end + AFTER)).replace(/(?:[.!?;\n]|\d{3}).*$/s, "");
  if (CASE.test(before)) return { before, after, as: "other", own: false };
  const as = lastSaid(before) ?? firstSaidOf(after);
  return { before, after, as, own: as === null && OWN_NUMBER.test(before) };
}

function lastSaid(before: string): SaidAs | null {
  let as: SaidAs | null = null;
  for (const match of before.matchAll(NAMED)) {
    const said = groupOf(match);
    const between = before.slice(match.index + match[0].length);
    // A word names the number that follows it, and only a telephone's may be followed by two.
    if (said === "phone" || !/\d{3}/.test(between)) as = said;
  }
  return as;
}

/** "345678 is my phone": after the number only few words are said of it. */
function firstSaidOf(after: string): SaidAs | null {
  for (const match of after.matchAll(NAMED)) {
    const said = groupOf(match);
    if (said === "phone" || said === "identity" || said === "passport") return said;
  }
  return null;
}

function groupOf({ groups: { sign, ...groups } = {} }: RegExpMatchArray): SaidAs {
  if (sign !== undefined) return "phone";
  return (Object.keys(WORDS) as SaidAs[]).find((as) => groups[as] !== undefined) ?? "other";
}
