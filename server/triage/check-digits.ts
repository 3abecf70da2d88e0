/**
 * Check digits of payment cards and of the personal numbers of the desk's countries. Each takes the bare number
 * (no spaces, dots or dashes; letters in capitals) and says whether it can exist.
 */

/** The beginnings and lengths of Visa, Mastercard, American Express, Diners, JCB, Discover and Maestro. */
const CARD = /^(?:4\d{12}(?:\d{3}){0,2}|(?:5\d|2[2-7]|35)\d{14}|3[47]\d{13}|3[0689]\d{12}|6\d{15,18})$/;

/** With Luhn's check, ISO/IEC 7812. */
export function isCard(digits: string): boolean {
  if (!CARD.test(digits) || /^(\d)\1+$/.test(digits)) return false;
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    let digit = Number(digits[digits.length - 1 - i]);
    if (i % 2 === 1) digit = digit > 4 ? digit * 2 - 9 : digit * 2;
    sum += digit;
  }
  return sum % 10 === 0;
}

const DNI_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";

/** Spain: DNI, and NIE (X, Y, Z stand for 0, 1, 2). */
export function isDni(number: string): boolean {
  if (!/^[XYZ\d]\d{7}[A-Z]$/.test(number)) return false;
  const digits = number.slice(0, 8).replace("X", "0").replace("Y", "1").replace("Z", "2");
  return DNI_LETTERS[Number(digits) % 23] === number[8];
}

/**
 * Andorra: NRT of a person (F resident, up to 699999; E not resident) or a body; its check letter is not published.
 */
export function isNrt(number: string): boolean {
  return /^(?:F[0-6]\d{5}|[ALECDGOPU]\d{6})[A-Z]$/.test(number);
}

/** Portugal: NIF, modulus 11. */
export function isNif(digits: string): boolean {
  if (!/^[1235689]\d{8}$/.test(digits)) return false;
  return modulus11(digits.slice(0, 8), 9) === Number(digits[8]);
}

/** Brazil: CPF, modulus 11 twice. */
export function isCpf(digits: string): boolean {
  if (!/^\d{11}$/.test(digits) || /^(\d)\1+$/.test(digits)) return false;
  return (
    modulus11(digits.slice(0, 9), 10) === Number(digits[9]) &&
    modulus11(digits.slice(0, 10), 11) === Number(digits[10])
  );
}

/** Weights fall by one from `from`; a remainder under 2 gives 0. */
function modulus11(digits: string, from: number): number {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) sum += Number(digits[i]) * (from - i);
  const rest = sum % 11;
  return rest < 2 ? 0 : 11 - rest;
}

const ODD = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

/** Italy: codice fiscale, with the letters that stand for digits where two people would share one. */
export function isCodiceFiscale(code: string): boolean {
  if (!/^[A-Z]{6}[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]$/.test(code))
    return false;
  let sum = 0;
  for (let i = 0; i < 15; i++) {
    const char = code.charCodeAt(i);
    const value = char < 65 ? char - 48 : char - 65;
    sum += i % 2 === 0 ? ODD[value]! : value;
  }
  return String.fromCharCode(65 + (sum % 26)) === code[15];
}

/** France: NIR, 97 less the rest of the first thirteen; Corsica's 2A and 2B count as 19 and 18. */
export function isNir(number: string): boolean {
  if (!/^[12]\d{4}[0-9][0-9AB]\d{8}$/.test(number)) return false;
  const digits = number.slice(0, 13).replace("2A", "19").replace("2B", "18");
  const month = Number(number.slice(3, 5));
  return (
    /^\d{13}$/.test(digits) && month >= 1 && 97 - Number(BigInt(digits) % 97n) === Number(number.slice(13))
  );
}

/** United Kingdom: National Insurance number; it has no check digit, only letters that do not occur. */
export function isNino(number: string): boolean {
  return /^(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]$/.test(number);
}
