/** The six languages of the screens. The brand answers in others too; those are named by `Intl`. */
export const LANGUAGES = ["ca", "es", "it", "pt", "fr", "en"] as const;
export type ScreenLanguage = (typeof LANGUAGES)[number];

/** For `Intl` and for plurals: plain `pt` would be Brazil, where 0 and 1.5 are singular. */
export const LOCALES: Record<ScreenLanguage, string> = {
  ca: "ca",
  es: "es-ES",
  it: "it-IT",
  pt: "pt-PT",
  fr: "fr-FR",
  en: "en-GB",
};

/** As each calls itself. */
export const OWN_NAMES: Record<ScreenLanguage, string> = {
  ca: "Català",
  es: "Español",
  it: "Italiano",
  pt: "Português",
  fr: "Français",
  en: "English",
};

export function isScreenLanguage(code: string): code is ScreenLanguage {
  return (LANGUAGES as readonly string[]).includes(code);
}

/** The first of the wished languages that the screens have, English otherwise. */
export function bestLanguage(wished: readonly string[]): ScreenLanguage {
  for (const wish of wished) {
    const base = wish.toLowerCase().split("-")[0] ?? "";
    if (isScreenLanguage(base)) return base;
  }
  return "en";
}
