/**
 * Personal data in a text, so that it can be covered in public and the answer taken to a private place. Cheap shapes
 * first, then check digits: what does not pass its check is an order number and stays. Offsets are UTF-16 units.
 */
import { isValidIBAN } from "ibantools";
import { isValidPhoneNumber } from "libphonenumber-js/min";
import { findAddresses } from "./address.ts";
import { isCard, isCodiceFiscale, isCpf, isDni, isNif, isNino, isNir, isNrt } from "./check-digits.ts";
import type { Language, PersonalDataKind, PersonalDatum } from "./labels.ts";

/** Data may stand far below the words that are judged. */
const SEARCHED = 10_000;
/** So much of the text before a number is asked what the number is. */
const BESIDE = 28;
/** A text of nothing but numbers costs no more than this many checks. */
const CANDIDATES_MAX = 60;

export function findPersonalData(whole: string, language: Language | "und"): PersonalDatum[] {
  const text = whole.length > SEARCHED ? whole.slice(0, SEARCHED) : whole;
  const found: PersonalDatum[] = [];
  if (text.includes("@")) findEmails(text, found);
  if (/\d/.test(text)) {
    if (/\d{3}|\d[ .-]\d/.test(text)) findNumbers(text, language, found);
    findAddresses(text, found);
  }
  return apart(found);
}

/** Sorted by place; of two that overlap the one found first stays (kinds are tried surest first). */
function apart(found: PersonalDatum[]): PersonalDatum[] {
  const kept: PersonalDatum[] = [];
  for (const one of found) {
    if (!kept.some((other) => one.start < other.end && other.start < one.end)) kept.push(one);
  }
  return kept.sort((a, b) => a.start - b.start);
}

function findEmails(text: string, found: PersonalDatum[]): void {
  for (
    let at = text.indexOf("@"), tried = 0;
    at !== -1 && tried < CANDIDATES_MAX;
    at = text.indexOf("@", at + 1), tried++
  ) {
    let start = at;
    while (start > 0 && at - start < 64 && /[\p{L}\p{N}._%+-]/u.test(text[start - 1]!)) start--;
    const domain = /^@(?:[\p{L}\p{N}-]{1,63}\.){1,4}\p{L}{2,24}/u.exec(text.slice(at, at + 200));
    if (domain && start < at) found.push({ kind: "email", start, end: at + domain[0].length });
  }
}

/** Letters may stand before and after the digits (IBAN, NIE, codice fiscale). */
const NUMBERISH = /\+?\(?[A-Za-z]{0,6}-?\d(?:[ .\-()]{0,2}[A-Za-z0-9]){4,40}/g;
const DIGIT_RUN = /(?<![\p{L}\p{N}])(?:\+|00)?\(?\d(?:[ .\-()/]{0,2}\d){4,22}(?!\p{N})/gu;

function findNumbers(text: string, language: Language | "und", found: PersonalDatum[]): void {
  let tried = 0;
  NUMBERISH.lastIndex = 0;
  for (
    let part = NUMBERISH.exec(text);
    part !== null && tried < CANDIDATES_MAX;
    part = NUMBERISH.exec(text), tried++
  ) {
    if (!/[A-Za-z]/.test(part[0]) || /[\p{L}\p{N}]/u.test(text[part.index - 1] ?? " ")) continue;
    findLettered(text, part.index, part[0], found);
  }
  tried = 0;
  DIGIT_RUN.lastIndex = 0;
  for (
    let part = DIGIT_RUN.exec(text);
    part !== null && tried < CANDIDATES_MAX;
    part = DIGIT_RUN.exec(text), tried++
  ) {
    const kind = nameDigits(text, part.index, part[0], language);
    if (kind) found.push({ kind, start: part.index, end: part.index + part[0].length });
  }
}

const IBAN = /^[A-Za-z]{2}\d{2}(?:[ -]?[A-Za-z0-9]){11,30}/;
const IDS: [RegExp, (bare: string) => boolean][] = [
  [
    /^[A-Za-z]{6}[A-Za-z0-9]{2}[A-Za-z][A-Za-z0-9]{2}[A-Za-z][A-Za-z0-9]{3}[A-Za-z](?![A-Za-z0-9])/,
    isCodiceFiscale,
  ],
  [/^(?:\d{2}\.?\d{3}\.?\d{3}|[XYZxyz][ -]?\d\.?\d{3}\.?\d{3})[ -]?[A-Za-z](?![A-Za-z0-9])/, isDni],
  [/^[A-Z]-\d{6}-[A-Z](?![A-Za-z0-9])/, isNrt],
  [/^[A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D](?![A-Za-z0-9])/, isNino],
  [/^[12] ?\d{2} ?\d{2} ?\d[AB] ?\d{3} ?\d{3} ?\d{2}(?!\d)/, isNir],
];

function findLettered(text: string, start: number, part: string, found: PersonalDatum[]): void {
  const iban = IBAN.exec(part);
  if (iban) {
    const end = ibanEnd(iban[0]);
    if (end > 0) {
      found.push({ kind: "iban", start, end: start + end });
      return;
    }
  }
  for (const [shape, holds] of IDS) {
    const match = shape.exec(part);
    if (match && holds(match[0].replace(/[ .-]/g, "").toUpperCase())) {
      found.push({ kind: "national_id", start, end: start + match[0].length });
      return;
    }
  }
  const bare = /^[A-Za-z]\d{6}[A-Za-z](?![A-Za-z0-9])/.exec(part);
  if (bare && isNrt(bare[0].toUpperCase()) && beside(text, start, /\bnrt\b/i)) {
    found.push({ kind: "national_id", start, end: start + bare[0].length });
    return;
  }
  const passport = /^[A-Za-z]{1,3}\d{6,7}(?![A-Za-z0-9])/.exec(part);
  if (passport && beside(text, start, /pass?ap?ort|pasaporte|passeport/i)) {
    found.push({ kind: "passport", start, end: start + passport[0].length });
  }
}

/** Words may follow an IBAN in the same breath: the shortest beginning that holds. 0 when none does. */
function ibanEnd(run: string): number {
  let bare = "";
  for (let i = 0; i < run.length; i++) {
    const char = run[i]!;
    if (char !== " " && char !== "-") bare += char.toUpperCase();
    if (bare.length >= 15 && !/[A-Za-z0-9]/.test(run[i + 1] ?? " ") && isValidIBAN(bare)) return i + 1;
  }
  return 0;
}

const PHONE_WORDS =
  /(?:\b(?:tel|tels|tlf|tfno|tfn|telf|telefon|telèfon|teléfono|telefono|telefone|telemóvel|telemovel|téléphone|telephone|phone|mobile|mobil|mòbil|móvil|movil|cell|cellulare|celular|portable|portàtil|whatsapp|wasap|whats|wa|zap|fixe|fix|fijo|fisso|num|número|numero|numéro|nombre|truca|trucar|truqui|truqueu|llama|llamar|llámame|llamadme|llámenme|call|ring|text|chiama|chiamami|chiamatemi|chiamare|liga|ligar|ligue|liguem|appelez|appeler|rappelez|joindre|contact\p{L}{0,6}|recapito)\b|[☎📞📱])/iu;
const ORDER_WORDS =
  /(?:\b(?:pedido|pedidos|comanda|order|ordine|encomenda|commande|ref|referència|referencia|reference|référence|riferimento|referência|localizador|localitzador|tracking|seguimiento|seguiment|suivi|rastreio|rastreamento|factura|fattura|fatura|facture|invoice|booking|reserva|réservation|prenotazione|ticket|expediente|incidencia|incidència|caso|case|cas|pratica|protocolo|vuelo|vol|volo|voo|flight|ean|imei|serie|sèrie|serial|contrato|contracte|contratto|contrat|colis|pacco|paquete|paquet|albarán|albarà)\b|#)/iu;
const ID_WORDS =
  /\b(?:nif|nipc|contribuinte|fiscal|cpf|dni|nie|cartão de cidadão|sécu|sécurité sociale|sécurité)\b/iu;

/** National shapes by country, tried only where the language makes the country likely. */
const NATIONAL: Record<string, RegExp> = {
  ES: /^[6789]\d{8}$/,
  FR: /^0[1-9]\d{8}$/,
  IT: /^(?:3\d{8,9}|0\d{6,10})$/,
  PT: /^[29]\d{8}$/,
  BR: /^[1-9]{2}(?:9\d{8}|[2-5]\d{7})$/,
  GB: /^0[1-9]\d{8,9}$/,
};
const COUNTRIES: Record<Language | "und", (keyof typeof NATIONAL & string)[]> = {
  ca: ["ES", "FR", "PT"],
  es: ["ES", "FR", "PT"],
  it: ["IT", "ES"],
  pt: ["PT", "BR", "ES"],
  fr: ["FR", "ES"],
  en: ["GB", "ES", "FR"],
  und: ["ES", "FR", "IT", "PT", "GB", "BR"],
};

function nameDigits(
  text: string,
  start: number,
  run: string,
  language: Language | "und",
): PersonalDataKind | null {
  const digits = run.replace(/\D/g, "");
  const before = text.slice(Math.max(0, start - BESIDE), start);
  if (isCard(digits) && !ORDER_WORDS.test(before)) return "card";
  if (digits.length === 15 && isNir(digits)) return "national_id";
  if (
    digits.length === 11 &&
    isCpf(digits) &&
    (/^\d{3}\.\d{3}\.\d{3}-\d{2}$/.test(run) || ID_WORDS.test(before))
  )
    return "national_id";
  if (digits.length === 9 && isNif(digits) && ID_WORDS.test(before)) return "national_id";
  return isPhone(text, start, run, digits, before, language) ? "phone" : null;
}

function isPhone(
  text: string,
  start: number,
  run: string,
  digits: string,
  before: string,
  language: Language | "und",
): boolean {
  if (digits.length > 15 || run.includes("/") || /^\d{1,4}[-.]\d{1,2}[-.]\d{1,4}$/.test(run)) return false;
  const after = text.slice(start + run.length, start + run.length + 3);
  if (/^\s?[€$£%]/.test(after) || /[€$£]\s?$/.test(before)) return false;
  if (run.startsWith("+")) return isValidPhoneNumber(run);
  if (run.startsWith("00") && digits.length > 9) return isValidPhoneNumber(`+${digits.slice(2)}`);
  const called = PHONE_WORDS.test(before);
  if (ORDER_WORDS.test(before) && !called) return false;
  // Andorra: six bare digits are a phone only beside a word that says so.
  if (digits.length === 6)
    return called && /^[346789]\d{5}$/.test(digits) && isValidPhoneNumber(digits, "AD");
  if (digits.length < 9) return false;
  if (digits.startsWith("376") && digits.length === 9) return called && isValidPhoneNumber(`+${digits}`);
  if (/^(?:34|33|39|351|55|44)/.test(digits) && digits.length >= 11 && isValidPhoneNumber(`+${digits}`))
    return called || run !== digits;
  if (called && /^[2-9]\d{2}[2-9]\d{6}$/.test(digits) && isValidPhoneNumber(digits, "US")) return true;
  // Beside a word that says so the shape is enough: new ranges and the ones kept for fiction are not in the tables.
  return COUNTRIES[language].some(
    (country) => NATIONAL[country]!.test(digits) && (called || isValidPhoneNumber(digits, country as "ES")),
  );
}

function beside(text: string, start: number, words: RegExp): boolean {
  return words.test(text.slice(Math.max(0, start - BESIDE), start));
}
