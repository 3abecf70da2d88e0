/** The number of an order, a booking, a parcel or an invoice: only right beside the word that says so. */
import type { PersonalDatum } from "./labels.ts";
import { fold } from "./reading.ts";

const CANDIDATES_MAX = 60;
const BEFORE = 60;
/** Letters and digits, in parts joined by signs, or digits in groups. */
const TOKEN =
  /(?<![\p{L}\p{N}@./_-])#?(?:\d{3,}(?: \d{3,}){1,5}|[A-Za-z0-9]+(?:[-_/][A-Za-z0-9]+){0,5})(?![\p{L}\p{N}@_]|[-/][\p{L}\p{N}]|\.\d)/gu;

const WORD = `(?:pedid[oa]|comand[ae]s?|encarrec|orders?|ordin[ei]|encomenda|commandes?|locali[tz]{1,2}ador|locator|pnr|tracking|seguiment|seguimiento|suivi|rastre(?:io|o|amento)|tracciamento|spedizion[ei]|envio|enviament|parcel|package|shipment|colis|pacco|paquete?|factur[ae]s?|fattur[ae]|fatura|invoice|booking|reserv[ae]|reservation|prenotazione|ticket|tiquet|bitllet|billete|biglietto|bilhete|billet|albara?n?)`;
const NUMBER = `(?:number|numbers|numero|num|nro|nr|no|n|id|ref|reference|referencia|riferimento|code|codi|codigo|codice|locator|localizador|localitzador)`;
const LINK = `(?:${NUMBER}|amb|con|com|avec|with|de|del|da|do|d|di|della|el|la|il|le|o|a|the|my|mi|mio|mia|meu|meva|minha|mon|ma|is|es|e|est|was|era|of)`;
const NAMED = new RegExp(
  String.raw`(?<![a-z0-9])${WORD}(?:[^a-z0-9.!?;\n]{1,3}${LINK}\.?(?![a-z0-9])){0,4}[^a-z0-9!?;\n]{0,4}$`,
);
/** "12345 is my order": the verb ties the two. */
const NAMED_AFTER = new RegExp(`^[ ,]{0,2}(?:is|es|e|est)(?: ${LINK}){1,4} ${WORD}(?![a-z0-9])`);
/** The word before says that a number comes, so a short one is one too. */
const ANNOUNCED = new RegExp(`(?:(?<![a-z0-9])${NUMBER}|[#º°:])[^a-z0-9]{0,4}$`);
const CODED =
  /(?:locali|locator|pnr|booking|reserv|prenotazion|billet|bitllet|bigliett|bilhete|tracking|rastre|seguim|suivi)/;

export function findOrderNumbers(text: string, found: PersonalDatum[]): void {
  TOKEN.lastIndex = 0;
  let tried = 0;
  for (let match = TOKEN.exec(text); match && tried < CANDIDATES_MAX; match = TOKEN.exec(text)) {
    const { 0: token, index: start } = match;
    const digits = token.replace(/\D/g, "").length;
    if (digits === 0 || token.length < 4 || isMeasure(text, start, token)) continue;
    tried++;
    const before = fold(text.slice(Math.max(0, start - BEFORE), start));
    const sign = token.startsWith("#");
    const named = NAMED.exec(before);
    const isOne = named
      ? isLongEnough(token, digits, sign || ANNOUNCED.test(before), CODED.test(named[0]))
      : digits > 4 && NAMED_AFTER.test(fold(text.slice(start + token.length, start + token.length + 40)));
    if (isOne)
      found.push({ kind: "order_number", start: sign ? start + 1 : start, end: start + token.length });
  }
}

function isLongEnough(token: string, digits: number, announced: boolean, coded: boolean): boolean {
  if (digits >= 5) return true;
  if (/[A-Z]/.test(token) && token === token.toUpperCase())
    return coded || announced ? token.length >= 5 : token.length >= 6 && digits >= 3;
  return announced && digits >= 4;
}

/** A day, an hour, a year, money, a thousand of something. */
function isMeasure(text: string, start: number, token: string): boolean {
  if (/^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}$|^\d{1,3}(?:[. ]\d{3})+$|^\d+\.\d{1,2}$|^(?:19|20)\d{2}$/.test(token))
    return true;
  const after = text.slice(start + token.length, start + token.length + 6);
  return (
    /^\s?(?:[€$£%]|eur|km|kg)/i.test(after) || /[€$£]\s?$/.test(text.slice(Math.max(0, start - 2), start))
  );
}
