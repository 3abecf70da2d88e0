/**
 * Personal data in a text, so that it can be covered in public and the answer taken to a private place. Cheap shapes
 * first, then check digits and the words beside. Offsets are UTF-16 units.
 */
import { findAddresses } from "./address.ts";
import { findIdentityNumbers } from "./identity-numbers.ts";
import type { Language, PersonalDatum } from "./labels.ts";
import { findOrderNumbers } from "./order-numbers.ts";
import { findDigits } from "./phone-numbers.ts";

/** Data may stand far below the words that are judged. */
const SEARCHED = 10_000;
/** A text of nothing but addresses costs no more than this many looks. */
const CANDIDATES_MAX = 60;

export function findPersonalData(whole: string, language: Language | "und"): PersonalDatum[] {
  const text = plainSigns(whole.length > SEARCHED ? whole.slice(0, SEARCHED) : whole);
  const found: PersonalDatum[] = [];
  if (text.includes("@")) findEmails(text, found);
  if (/\d/.test(text)) {
    if (/\d[^\d\n]{0,3}\d[^\d\n]{0,3}\d[^\d\n]{0,3}\d/.test(text)) {
      findIdentityNumbers(text, language, found);
      findDigits(text, language, found);
    }
    findOrderNumbers(text, found);
    findAddresses(text, found);
  }
  return apart(found);
}

/** Spaces and dashes that only look different become the usual ones; every place stays where it is. */
function plainSigns(text: string): string {
  if (!/[\u00a0\u2000-\u2015\u202f\u2212]/.test(text)) return text;
  return text.replace(/[\u00a0\u2000-\u200a\u202f]/g, " ").replace(/[\u2010-\u2015\u2212]/g, "-");
}

/** Sorted by place; of two that overlap the one found first stays (kinds are tried surest first). */
function apart(found: PersonalDatum[]): PersonalDatum[] {
  const kept: PersonalDatum[] = [];
  for (const one of found) {
    if (!kept.some((other) => one.start < other.end && other.start < one.end)) kept.push(one);
  }
  return kept.sort((a, b) => a.start - b.start);
}

/** Of such words alone is a desk's box named, which is nobody's own: RFC 2142, and what the six languages call it. */
const DESK = new Set(
  `abuse admin aide aiuto ajuda atencio atencion atencionalcliente atencionclientes atencioalclient ayuda billing booking
  bookings care client cliente clientes clienti clients complaints contact contacte contacto contato contatto customer
  customercare customerservice customers desk donotreply empleo help helpdesk hola info jobs marketing no noreply office
  postmaster prensa premsa prenotazioni press presse refund refunds relations reclamacions reclamaciones reclamacoes
  reclami reply reservas reservations reserves returns sales sac sav service serviceclient services servei
  servicio servizio servizioclienti servico soporte stampa suport suporte supporto support team vendas vendes ventas
  ventes webmaster`.split(/\s+/),
);

function isDesk(box: string): boolean {
  return box
    .toLowerCase()
    .split(/[._-]+/)
    .every((word) => DESK.has(word));
}

function findEmails(text: string, found: PersonalDatum[]): void {
  for (
    let at = text.indexOf("@"), tried = 0;
    at !== -1 && tried < CANDIDATES_MAX;
    at = text.indexOf("@", at + 1), tried++
  ) {
    let start = at;
    while (start > 0 && at - start < 64 && /[\p{L}\p{N}._%+-]/u.test(text[start - 1]!)) start--;
    // "@ona@example.social" is somebody's name on Mastodon.
    if (start === at || text[start - 1] === "@") continue;
    if (isDesk(text.slice(start, at))) continue;
    const domain = /^@(?:[\p{L}\p{N}-]{1,63}\.){1,4}\p{L}{2,24}/u.exec(text.slice(at, at + 200));
    if (domain) found.push({ kind: "email", start, end: at + domain[0].length });
  }
}
