/** The six languages of the screens. The brand answers in others too; those are named by `Intl`. */
export const LANGUAGES = ["ca", "es", "it", "pt", "fr", "en"] as const;
export type ScreenLanguage = (typeof LANGUAGES)[number];

/** What a reader may choose: the six, and Portuguese as Brazil writes it, which holds only what differs from `pt`. */
export const TONGUES = ["ca", "es", "it", "pt", "pt-BR", "fr", "en"] as const;
export type Tongue = (typeof TONGUES)[number];

/** For `Intl` and for plurals: plain `pt` would be Brazil, where 0 and 1.5 are singular. */
export const LOCALES: Record<Tongue, string> = {
  ca: "ca",
  es: "es-ES",
  it: "it-IT",
  pt: "pt-PT",
  "pt-BR": "pt-BR",
  fr: "fr-FR",
  en: "en-GB",
};

/** As each calls itself. */
export const OWN_NAMES: Record<Tongue, string> = {
  ca: "Català",
  es: "Español",
  it: "Italiano",
  pt: "Português",
  "pt-BR": "Português (Brasil)",
  fr: "Français",
  en: "English",
};

export function isScreenLanguage(code: string): code is ScreenLanguage {
  return (LANGUAGES as readonly string[]).includes(code);
}

export function isTongue(code: string): code is Tongue {
  return (TONGUES as readonly string[]).includes(code);
}

/** The language that a tongue is a way of speaking: what holidays, triage and customers are told in. */
export function languageOf(tongue: Tongue): ScreenLanguage {
  return tongue === "pt-BR" ? "pt" : tongue;
}

/** The first of the wished languages that the screens have, English otherwise. */
export function bestTongue(wished: readonly string[]): Tongue {
  for (const wish of wished) {
    const [base = "", region] = wish.toLowerCase().split("-");
    if (base === "pt" && region === "br") return "pt-BR";
    if (isScreenLanguage(base)) return base;
  }
  return "en";
}
