/** Telephone numbers of people, as they are written in the desk's countries; and card numbers, which are digits alone too. */
import { isValidPhoneNumber } from "libphonenumber-js/min";
import { isCard } from "./check-digits.ts";
import type { Language, PersonalDataKind, PersonalDatum } from "./labels.ts";
import { type Beside, besideOf } from "./said-beside.ts";

/** A text of nothing but numbers costs no more than this many checks. */
const CHECKS_MAX = 150;
const DIGITS = /(?<![\p{L}\p{N}])(?:\+ ?|00)?\(?\+?\d(?:[ .\-()/]{0,3}\d){5,24}(?!\p{N})/gu;

/** National shapes by country; numbers that everybody calls (900 …, 08 …) are left out. */
const NATIONAL = {
  ES: /^(?:[67]\d|[89][1-9])\d{7}$/,
  FR: /^0[1-79]\d{8}$/,
  IT: /^(?:3\d{8,9}|0\d{6,10})$/,
  PT: /^[29]\d{8}$/,
  BR: /^0?[1-9]{2}(?:9\d{8}|[2-5]\d{7})$/,
  GB: /^0[127]\d{8,9}$/,
} as const;
type Country = keyof typeof NATIONAL;
const COUNTRIES: Record<Language | "und", Country[]> = {
  ca: ["ES", "FR", "PT"],
  es: ["ES", "FR", "PT"],
  it: ["IT", "ES"],
  pt: ["PT", "BR", "ES"],
  fr: ["FR", "ES"],
  en: ["GB", "ES", "FR"],
  und: ["ES", "FR", "IT", "PT", "GB", "BR"],
};
/** How many digits follow the code of a country that the desk is used in: new ranges are not in the tables yet. */
const AFTER_CODE =
  /^(?:376[3-9]\d{5}|34[6789]\d{8}|33[1-79]\d{8}|39(?:3\d{8,9}|0\d{6,10})|351[29]\d{8}|55[1-9]{2}9?\d{8}|44[1-37]\d{9})$/;
/**
 * Numbers that everybody calls are nobody's: free, shared-cost and premium ones of Andorra, Spain, France, Italy, Portugal,
 * Brazil, the United Kingdom and North America, with the country's code and as they are dialled at home.
 */
const FOR_ALL_ABROAD =
  /^(?:376180|34[89]0|338|39(?:80[03]|84[0-8]|89)|351(?:7[06]|80|884)|55(?:800|[345]00)|44[389]|1(?:800|8([2-8])\1))/;
const FOR_ALL_AT_HOME = /^(?:1?8(?:00|([2-8])\1)\d{7}|0[3458]00\d{6,7}|[89]0\d{7}|0[389]\d{9})$/;

/** As Brazil writes them, and nobody else. */
const IN_BRACKETS = /^\(\d{2}\) ?9?\d{4}[- ]\d{4}$/;

/** Portugal's 707 is somebody's mobile in Spain, and France's 08 a town in Italy. */
function isForAll(digits: string, language: Language | "und"): boolean {
  if (language === "pt" && /^7(?:07|6[01])\d{6}$/.test(digits)) return true;
  return FOR_ALL_AT_HOME.test(digits) || (language !== "it" && /^08\d{8}$/.test(digits));
}

export function findDigits(text: string, language: Language | "und", found: PersonalDatum[]): void {
  let checks = 0;
  DIGITS.lastIndex = 0;
  for (let run = DIGITS.exec(text); run && checks < CHECKS_MAX; run = DIGITS.exec(text))
    nameRun(run.index, run[0]);

  /** The run as it is, or its longest part that is something: "2 612345678", "612345678 10.30". */
  function nameRun(start: number, run: string): void {
    if (isForAll(run.replace(/\D/g, ""), language)) return;
    const groups = [...run.matchAll(/\d+(?:[.\-()/]+\d+)*/g)].map(({ 0: digits, index }) => ({
      from: index,
      to: index + digits.length,
    }));
    for (const anyShape of [false, true])
      for (let many = groups.length; many > 0; many--)
        for (let first = 0; first + many <= groups.length; first++) {
          if (++checks > CHECKS_MAX) return;
          const from = first === 0 ? 0 : groups[first]!.from;
          const to = first + many === groups.length ? run.length : groups[first + many - 1]!.to;
          const part = run.slice(from, to);
          // Six digits are too little to cut out of a number that somebody wrote in groups.
          if (digitsIn(part) < 9 && /\d{3}/.test(run.slice(0, from) + run.slice(to))) continue;
          const kind = nameDigits(candidateAt(text, start + from, part), language, anyShape);
          if (!kind) continue;
          found.push({ kind, start: start + from, end: start + to });
          if (from > 6) nameRun(start, run.slice(0, from));
          if (run.length - to > 6) nameRun(start + to, run.slice(to));
          return;
        }
  }
}

function digitsIn(run: string): number {
  return run.replace(/\D/g, "").length;
}

interface Candidate {
  run: string;
  digits: string;
  beside: Beside;
  /** "€ 250 000", "30 %". */
  isAmount: boolean;
}

function candidateAt(text: string, start: number, run: string): Candidate {
  const end = start + run.length;
  return {
    run,
    digits: run.replace(/\D/g, ""),
    beside: besideOf(text, start, end),
    isAmount:
      /^\s?[€$£%]/.test(text.slice(end, end + 3)) ||
      /[€$£]\s?$/.test(text.slice(Math.max(0, start - 2), start)),
  };
}

function nameDigits(
  candidate: Candidate,
  language: Language | "und",
  anyShape: boolean,
): PersonalDataKind | null {
  const { run, digits, beside, isAmount } = candidate;
  if (digits.length < 6 || digits.length > 19 || isAmount) return null;
  if (!run.includes("+") && isCard(digits) && beside.as !== "order" && beside.as !== "other") return "card";
  if (digits.length > 15 || run.includes("/") || / \d$/.test(run) || isDay(run)) return null;
  const isPhone = INTERNATIONAL.test(run)
    ? !anyShape && isInternational(digits)
    : anyShape
      ? isCalled(candidate, language)
      : isNational(candidate, language);
  return isPhone ? "phone" : null;
}

const INTERNATIONAL = /^[ (]*(?:\+|00)/;

function isInternational(digits: string): boolean {
  const number = digits.replace(/^00/, "").replace(/^(3[34]|351|44)0/, "$1");
  if (FOR_ALL_ABROAD.test(number)) return false;
  return AFTER_CODE.test(number) || isValidPhoneNumber(`+${number}`);
}

function isNational({ run, digits, beside }: Candidate, language: Language | "und"): boolean {
  const called = beside.as === "phone";
  if (beside.as !== null && !called) return false;
  // Andorra: six bare digits are a phone only beside a word that says so.
  if (digits.length === 6) return (called || beside.own) && /^[3-9]/.test(digits);
  if (digits.length < 9) return false;
  if (/^376[3-9]\d{5}$/.test(digits) && (called || /^\(?376\)?[ .-]/.test(run))) return true;
  if (AFTER_CODE.test(digits) && digits.length > 9 && !FOR_ALL_ABROAD.test(digits))
    return called || run !== digits;
  if (isForAll(digits, language)) return false;
  if (IN_BRACKETS.test(run) && isValidPhoneNumber(digits, "BR")) return true;
  // Beside a word that says so the shape is enough: new ranges and the ones kept for fiction are not in the tables.
  if (called || beside.own) return Object.values(NATIONAL).some((shape) => shape.test(digits));
  return COUNTRIES[language].some(
    (country) => NATIONAL[country].test(digits) && isValidPhoneNumber(digits, country),
  );
}

/** From anywhere else: the word beside is all that there is to tell. Neither a day nor a thousand of something. */
function isCalled({ run, digits, beside }: Candidate, language: Language | "und"): boolean {
  if (beside.as !== "phone" || digits.length < 8 || digits.length > 13) return false;
  return (
    !isForAll(digits, language) && !/^(?:19|20)\d{6}$/.test(digits) && !/^\d{1,3}(?: ?\. ?000)+$/.test(run)
  );
}

/** 21.11.26, 2026-11-21; what cannot be one ("44.79.19") may be a telephone. */
function isDay(run: string): boolean {
  const [, first = "", month = ""] = /^(\d{1,2}|\d{4})[-.](\d{1,2})[-.]\d{1,4}$/.exec(run) ?? [];
  return month !== "" && Number(month) <= 12 && (first.length === 4 || Number(first) <= 31);
}
