/**
 * Public holidays of the countries and regions that the desk serves, from date-holidays (data CC-BY-3.0).
 * The library carries the whole world and a moon calendar: about 9 MB of heap, 31 MB of resident memory and 75–150 ms
 * when it is first loaded (Node 26, two busy cores), so it is loaded by the first schedule that asks for a country,
 * not at start. Six countries are 25 of its 410 kB of data: it is the code that costs, and nothing is won by a subset.
 * After that a year costs about 1 ms, once.
 */
import { createRequire } from "node:module";
import type Holidays from "date-holidays";
import { ownNames } from "./holiday-names.ts";

export const HOLIDAY_COUNTRIES = ["AD", "ES", "IT", "PT", "BR", "FR"] as const;
export type HolidayCountry = (typeof HOLIDAY_COUNTRIES)[number];

/** The languages of the desk. Each is filled: where the library has no name in one, the country's own, then English. */
const HOLIDAY_LANGUAGES = ["ca", "es", "it", "pt", "en", "fr"] as const;
export type HolidayLanguage = (typeof HOLIDAY_LANGUAGES)[number];

export interface Holiday {
  /** YYYY-MM-DD, on the country's wall calendar. */
  date: string;
  /** The library's rule ("09-08", "easter 60"): stable over the years, what `Schedule.holidays.off` lists. */
  rule: string;
  name: Record<HolidayLanguage, string>;
}

export interface Region {
  /** "CT", or "CT.B" for a part of it that keeps holidays of its own. */
  code: string;
  name: string;
}

/** Outside these years nobody has decided anything yet: no holidays are given. */
const YEARS = { first: 1970, last: 2100 };

const known = new Map<string, Holiday[]>();

/**
 * Public holidays of a year, earliest first; one entry a day where a feast lasts several. A region that the
 * library does not know gives the country's own. Asked once for each year and place, then remembered.
 */
export function holidaysOf(country: HolidayCountry, region: string | null, year: number): Holiday[] {
  if (year < YEARS.first || year > YEARS.last) return [];
  const key = `${country}.${region ?? ""}.${year}`;
  const found = known.get(key) ?? readYear(country, region, year);
  known.set(key, found);
  return found;
}

/**
 * The regions that keep holidays of their own, and their parts that do; in the library's order. Named in the given
 * language where the library can, else in the country's own or in English.
 */
export function regionsOf(country: HolidayCountry, language: HolidayLanguage): Region[] {
  const library = place(country, null);
  return Object.entries(library.getStates(country, language) ?? {}).flatMap(([state, name]) => [
    { code: state, name },
    ...Object.entries(library.getRegions(country, state, language) ?? {}).map(([part, partName]) => ({
      code: `${state}.${part}`,
      name: `${name}, ${partName}`,
    })),
  ]);
}

function readYear(country: HolidayCountry, region: string | null, year: number): Holiday[] {
  // Asked for a region in a country without any, the library throws.
  const there = regionsOf(country, "en").some(({ code }) => code === region);
  const library = place(country, there ? region : null);
  const languages = library.getLanguages();
  const days = new Map<string, Holiday>();
  for (const { date, start, end, rule, name } of library.getHolidays(year)) {
    const names = ownNames(country, rule) ?? namesOf(library, rule, languages, name);
    // A day of 23 or 25 hours is still one day; the length also holds feasts of several.
    const length = Math.max(1, Math.round((end.getTime() - start.getTime()) / 86_400_000));
    for (let i = 0; i < length; i++) {
      const day = Temporal.PlainDate.from(date.slice(0, 10)).add({ days: i }).toString();
      if (!days.has(day)) days.set(day, { date: day, rule, name: names });
    }
  }
  return [...days.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
}

function namesOf(library: Holidays, rule: string, languages: unknown, shown: string): Holiday["name"] {
  const named = library.getRules().find((one) => "rule" in one && one.rule === rule);
  const names = (named && "name" in named ? named.name : {}) as Record<string, string>;
  const own = Array.isArray(languages) ? languages.find((language) => names[language]) : undefined;
  const otherwise = (own && names[own]) || shown;
  return Object.fromEntries(HOLIDAY_LANGUAGES.map((l) => [l, names[l] ?? otherwise])) as Holiday["name"];
}

let Library: typeof Holidays | null = null;

function place(country: HolidayCountry, region: string | null): Holidays {
  Library ??= createRequire(import.meta.url)("date-holidays") as typeof Holidays;
  const [state, part] = region?.split(".") ?? [];
  const types = { types: ["public" as const] };
  if (state && part) return new Library(country, state, part, types);
  return state ? new Library(country, state, types) : new Library(country, types);
}
