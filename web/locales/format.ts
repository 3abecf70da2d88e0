/**
 * Clock, dates, durations and numbers as each language writes them. Everything is pure: the tongue, the instant
 * and the time zone are passed (the zone is the browser's own when left out).
 */
import { LOCALES, type Tongue } from "./languages.ts";

const NBSP = "\u00a0";

/** Hours of the languages that write 9:41; the others write 09:41. */
const SHORT_HOURS: ReadonlySet<Tongue> = new Set(["ca", "es"]);

/** 24 hours everywhere; Catalan takes the point: 10.34. */
export function clock(tongue: Tongue, at: Date, timeZone?: string): string {
  const { hour, minute } = hourAndMinute(at, timeZone);
  const hours = SHORT_HOURS.has(tongue) ? String(hour) : String(hour).padStart(2, "0");
  return `${hours}${tongue === "ca" ? "." : ":"}${String(minute).padStart(2, "0")}`;
}

export function hourAndMinute(at: Date, timeZone?: string): { hour: number; minute: number } {
  const written = cached("en-GB", { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone }).format(
    at,
  );
  const [hour, minute] = written.split(":").map(Number);
  return { hour: hour ?? 0, minute: minute ?? 0 };
}

/** "12 min", "1 h 05", "2 days": minutes are left out from ten hours on, hours from two days on. */
export function duration(tongue: Tongue, minutes: number): string {
  const whole = Math.max(0, Math.floor(minutes));
  if (whole < 60) return `${whole}${NBSP}min`;
  const hours = Math.floor(whole / 60);
  const rest = whole % 60;
  if (hours < 48) {
    return rest === 0 || hours >= 10
      ? `${hours}${NBSP}h`
      : `${hours}${NBSP}h${NBSP}${String(rest).padStart(2, "0")}`;
  }
  return days(tongue)
    .format(Math.floor(hours / 24))
    .replace(/\s/g, NBSP);
}

/** The figure that the verb goes with: *queda 1 h 05, queden 2 h 10*. */
export function durationCount(minutes: number): number {
  const whole = Math.max(0, Math.floor(minutes));
  if (whole < 60) return whole;
  const hours = Math.floor(whole / 60);
  return hours < 48 ? hours : Math.floor(hours / 24);
}

/** "30 d’octubre", "1er mai"; with the year when it is another one than now's. */
export function longDate(tongue: Tongue, at: Date, now: Date, timeZone?: string): string {
  const year = yearOf(at, timeZone) === yearOf(now, timeZone) ? undefined : "numeric";
  const text = cached(LOCALES[tongue], { day: "numeric", month: "long", year, timeZone }).format(at);
  return tongue === "fr" ? text.replace(/^1 /, "1er ") : text;
}

/** For narrow places: "9 set.", "20 nov." */
export function shortDate(tongue: Tongue, at: Date, now: Date, timeZone?: string): string {
  if (yearOf(at, timeZone) !== yearOf(now, timeZone)) {
    return cached(LOCALES[tongue], { month: "2-digit", year: "numeric", timeZone }).format(at);
  }
  // The parts, not the whole: pt-PT would give 20/11, Catalan "9 de set."
  const day = cached(LOCALES[tongue], { day: "numeric", timeZone }).format(at);
  const month = cached(LOCALES[tongue], { month: "short", timeZone }).format(at);
  return `${day} ${month.replace(/^d(?:e |[’'])/, "")}`;
}

/** The name of the day as said: without "-feira" in Portuguese. */
export function weekday(tongue: Tongue, at: Date, timeZone?: string): string {
  return cached(LOCALES[tongue], { weekday: "long", timeZone }).format(at).replace("-feira", "");
}

/** Days between two instants by the calendar of the zone: 0 today, 1 tomorrow, −1 yesterday. */
export function daysBetween(now: Date, at: Date, timeZone?: string): number {
  return dayNumber(at, timeZone) - dayNumber(now, timeZone);
}

/** "avui", "yesterday", "demain"; null for any other day. */
export function nearDay(tongue: Tongue, days: number): string | null {
  if (Math.abs(days) > 1) return null;
  return near(tongue).format(days, "day");
}

/** For a line between two days: "avui, 20 de novembre", "dimarts, 17 de novembre". */
export function dayLine(tongue: Tongue, at: Date, now: Date, timeZone?: string): string {
  const near = nearDay(tongue, daysBetween(now, at, timeZone));
  const date = longDate(tongue, at, now, timeZone);
  return `${near ?? weekday(tongue, at, timeZone)}, ${date}`;
}

export function figure(tongue: Tongue, value: number): string {
  return numbers(tongue).format(value);
}

/** 0.71 → "71 %", "71%". */
export function percent(tongue: Tongue, share: number): string {
  return shares(tongue).format(share);
}

export function list(tongue: Tongue, words: string[]): string {
  return all(tongue).format(words);
}

/** "a, b or c"; Spanish says "u otra", "u «orden»", for the sound of it. */
export function either(tongue: Tongue, words: string[]): string {
  const said = any(tongue).format(words);
  const last = words.at(-1) ?? "";
  if (tongue !== "es" || words.length < 2 || !/^[«“]?h?[oó]/i.test(last)) return said;
  return `${said.slice(0, -last.length).replace(/ [ou] $/, " u ")}${last}`;
}

/** For lists of names: in the order of the language's own alphabet, accents and capitals aside, 2 before 10. */
export function byName(tongue: Tongue): (a: string, b: string) => number {
  return order(tongue).compare;
}

const QUOTES: Record<Tongue, [string, string]> = {
  ca: ["«", "»"],
  es: ["«", "»"],
  it: ["«", "»"],
  pt: ["«", "»"],
  "pt-BR": ["“", "”"],
  fr: [`«${NBSP}`, `${NBSP}»`],
  en: ["“", "”"],
};

/** Somebody's words, between the language's own signs. */
export function quote(tongue: Tongue, words: string): string {
  const [open, close] = QUOTES[tongue];
  return `${open}${words}${close}`;
}

/** "català", "Catalan"; null for what is no language's code. */
export function languageName(tongue: Tongue, code: string): string | null {
  if (code === "und" || code === "") return null;
  try {
    return languages(tongue).of(code) ?? null;
  } catch {
    return null;
  }
}

export function countryName(tongue: Tongue, code: string): string {
  return regions(tongue).of(code) ?? code;
}

function dayNumber(at: Date, timeZone?: string): number {
  const parts = cached("en-CA", { year: "numeric", month: "2-digit", day: "2-digit", timeZone }).format(at);
  return Math.round(Date.parse(`${parts}T00:00:00Z`) / 86_400_000);
}

function yearOf(at: Date, timeZone?: string): string {
  return cached("en-GB", { year: "numeric", timeZone }).format(at);
}

type Options = { [K in keyof Intl.DateTimeFormatOptions]: Intl.DateTimeFormatOptions[K] | undefined };
const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs more than using one a thousand times. */
function cached(locale: string, options: Options): Intl.DateTimeFormat {
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  const key = `${locale} ${JSON.stringify(given)}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(locale, given);
    formats.set(key, format);
  }
  return format;
}

const days = perTongue(
  (locale) => new Intl.NumberFormat(locale, { style: "unit", unit: "day", unitDisplay: "long" }),
);
const numbers = perTongue((locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }));
const shares = perTongue((locale) => new Intl.NumberFormat(locale, { style: "percent" }));
const near = perTongue((locale) => new Intl.RelativeTimeFormat(locale, { numeric: "auto" }));
const all = perTongue((locale) => new Intl.ListFormat(locale, { type: "conjunction" }));
const any = perTongue((locale) => new Intl.ListFormat(locale, { type: "disjunction" }));
const order = perTongue((locale) => new Intl.Collator(locale, { numeric: true }));
const languages = perTongue(
  (locale) => new Intl.DisplayNames(locale, { type: "language", fallback: "none" }),
);
const regions = perTongue((locale) => new Intl.DisplayNames(locale, { type: "region" }));

function perTongue<Format>(make: (locale: string) => Format): (tongue: Tongue) => Format {
  const made = new Map<Tongue, Format>();
  return (tongue) => {
    const known = made.get(tongue) ?? make(LOCALES[tongue]);
    made.set(tongue, known);
    return known;
  };
}
