/** Starts the words: the reader's language is the one they chose here, else the browser's. */
import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { bestLanguage, isScreenLanguage, LOCALES, type ScreenLanguage } from "./languages.ts";

const KEY = "escolta-language";

const load: Record<ScreenLanguage, () => Promise<{ areas: Record<string, Record<string, unknown>> }>> = {
  ca: () => import("./ca/index.ts"),
  es: () => import("./es/index.ts"),
  it: () => import("./it/index.ts"),
  pt: () => import("./pt/index.ts"),
  fr: () => import("./fr/index.ts"),
  en: () => import("./en/index.ts"),
};

export async function startWords(): Promise<void> {
  await i18next.use(initReactI18next).init({
    resources: {},
    fallbackLng: false,
    load: "currentOnly",
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  const kept = localStorage.getItem(KEY);
  await show(kept !== null && isScreenLanguage(kept) ? kept : bestLanguage(navigator.languages));
}

/** Shows the screens in this language from now on, also the next time. */
export async function chooseLanguage(language: ScreenLanguage): Promise<void> {
  localStorage.setItem(KEY, language);
  await show(language);
}

/** Somebody chose one in this browser. */
export function hasChosenLanguage(): boolean {
  return localStorage.getItem(KEY) !== null;
}

export function currentLanguage(): ScreenLanguage {
  return bestLanguage([i18next.language]);
}

async function show(language: ScreenLanguage): Promise<void> {
  const locale = LOCALES[language];
  const { areas } = await load[language]();
  for (const [path, words] of Object.entries(areas)) {
    i18next.addResourceBundle(locale, path.replace(/^\.\/|\.json$/g, ""), words, true, true);
  }
  await i18next.changeLanguage(locale);
  document.documentElement.lang = language;
}
