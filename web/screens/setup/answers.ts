import type { Language } from "../../../contract/index.ts";
import { LANGUAGES } from "../../locales/languages.ts";

export const COUNTRIES = ["AD", "ES", "IT", "PT", "BR", "FR"] as const;
export type Country = (typeof COUNTRIES)[number];

export interface Answers {
  brand: string;
  country: Country;
  region: string | null;
  languages: Language[];
}

/** What people of a country are most often answered in: a start, changed with a press. */
export const USUAL_LANGUAGES: Record<Country, Language[]> = {
  AD: ["ca", "es", "fr"],
  ES: ["es"],
  IT: ["it"],
  PT: ["pt"],
  BR: ["pt"],
  FR: ["fr"],
};

/** Andorra keeps its feasts together; elsewhere each region has its own. */
export function hasRegions(country: Country): boolean {
  return country !== "AD";
}

const NEXT: Language[] = ["ca", "es", "fr", "pt", "it", "en"];

/** The country's own first. */
export function languagesOffered(country: Country): Language[] {
  return [...new Set([...USUAL_LANGUAGES[country], ...NEXT, ...LANGUAGES])];
}

const BY_ZONE: [RegExp, Country][] = [
  [/Madrid|Ceuta|Canary/, "ES"],
  [/Rome|San_Marino|Vatican/, "IT"],
  [/Lisbon|Azores|Madeira/, "PT"],
  [/^America\/(Sao_Paulo|Bahia|Fortaleza|Recife|Manaus|Belem|Cuiaba)/, "BR"],
  [/Paris|Monaco/, "FR"],
];

/** The clock of the browser tells the country better than its language does. */
export function firstAnswers(): Answers {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
  const country = BY_ZONE.find(([pattern]) => pattern.test(zone))?.[1] ?? "AD";
  return { brand: "", country, region: null, languages: USUAL_LANGUAGES[country] };
}

export function isCountry(code: string): code is Country {
  return (COUNTRIES as readonly string[]).includes(code);
}
