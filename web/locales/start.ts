/** Starts the words: the reader's language is the one they chose here, else the browser's. */
import i18next from "i18next";
import { bestTongue, isTongue, LOCALES, type ScreenLanguage, type Tongue } from "./languages.ts";
import { valueFormatter } from "./value-formatter.ts";

const KEY = "escolta-language";

type Areas = Record<string, Record<string, unknown>>;

const load: Record<ScreenLanguage, () => Promise<{ areas: Areas }>> = {
  ca: () => import("./ca/index.ts"),
  es: () => import("./es/index.ts"),
  it: () => import("./it/index.ts"),
  pt: () => import("./pt/index.ts"),
  fr: () => import("./fr/index.ts"),
  en: () => import("./en/index.ts"),
};

export async function startWords(): Promise<void> {
  await i18next.use(valueFormatter).init({
    resources: {},
    fallbackLng: false,
    load: "currentOnly",
    interpolation: { escapeValue: false, alwaysFormat: true },
  });
  const kept = localStorage.getItem(KEY);
  await show(kept !== null && isTongue(kept) ? kept : bestTongue(navigator.languages));
}

/** Shows the screens in this language from now on, also the next time. */
export async function chooseLanguage(tongue: Tongue): Promise<void> {
  localStorage.setItem(KEY, tongue);
  await show(tongue);
}

/** Somebody chose one in this browser. */
export function hasChosenLanguage(): boolean {
  return localStorage.getItem(KEY) !== null;
}

export function currentLanguage(): Tongue {
  return bestTongue([i18next.language]);
}

async function show(tongue: Tongue): Promise<void> {
  const locale = LOCALES[tongue];
  for (const areas of await wordsOf(tongue)) {
    for (const [path, words] of Object.entries(areas)) {
      i18next.addResourceBundle(locale, path.replace(/^\.\/|\.json$/g, ""), words, true, true);
    }
  }
  await i18next.changeLanguage(locale);
  document.documentElement.lang = tongue;
}

/** Brazil's words are laid over those of Portugal. */
async function wordsOf(tongue: Tongue): Promise<Areas[]> {
  if (tongue !== "pt-BR") return [(await load[tongue]()).areas];
  const [{ areas }, { default: brazil }] = await Promise.all([load.pt(), import("./pt-BR.json")]);
  return [areas, brazil];
}
