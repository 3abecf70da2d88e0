/**
 * Personal data covered, with as much left as tells two of a kind apart: "+376 3•• •16", "m•••@•••.ad". Pure, and as long
 * as what it covers: a sign of two UTF-16 units becomes two points.
 */

/** Signs and spaces stay; at the end two digits or letters do. */
export function veil(kind: string, text: string): string {
  if (kind === "email") return veilEmail(text);
  const signs = [...text];
  const counted = signs.flatMap((sign, at) => (isCovered(sign) ? at : []));
  const shown = new Set([...counted.slice(0, shownAtStart(kind, text)), ...counted.slice(-2)]);
  // What is short would be shown whole: then only its end is.
  const left = counted.length > shown.size + 1 ? shown : new Set(counted.slice(-1));
  return signs.map((sign, at) => (isCovered(sign) && !left.has(at) ? points(sign) : sign)).join("");
}

/** A country's code and one digit; of an account its country; of anything else one sign. */
function shownAtStart(kind: string, text: string): number {
  if (kind === "iban") return 2;
  const country = kind === "phone" ? /^\+(\d{1,3})(?=\D)/.exec(text)?.[1] : undefined;
  return country ? country.length + 1 : 1;
}

function veilEmail(text: string): string {
  const [, first = "", rest = "", domain = "", ending = ""] = /^(.)(.*)@(.*)(\.[^.]+)$/su.exec(text) ?? [];
  if (!first) return points(text);
  return `${first}${points(rest)}@${points(domain)}${ending}`;
}

function points(covered: string): string {
  return "•".repeat(covered.length);
}

function isCovered(sign: string): boolean {
  return /[\p{L}\p{N}]/u.test(sign);
}
