/** Starts the words: the reader's language is the one they chose here, else the browser's. */
import i18next from "i18next";
import { bestTongue, isTongue, LOCALES, type ScreenLanguage, type Tongue } from "./languages.ts";
import { valueFormatter } from "./value-formatter.ts";

const KEY = "escolta-language";

type Areas = Record<string, Record<string, unknown>>;
type Load = Record<ScreenLanguage, () => Promise<{ areas: Areas }>>;

const desk: Load = {
  ca: () => import("./ca/index.ts"),
  es: () => import("./es/index.ts"),
  it: () => import("./it/index.ts"),
  pt: () => import("./pt/index.ts"),
  fr: () => import("./fr/index.ts"),
  en: () => import("./en/index.ts"),
};
const seldom: Load = {
  ca: () => import("./ca/seldom/index.ts"),
  es: () => import("./es/seldom/index.ts"),
  it: () => import("./it/seldom/index.ts"),
  pt: () => import("./pt/seldom/index.ts"),
  fr: () => import("./fr/seldom/index.ts"),
  en: () => import("./en/seldom/index.ts"),
};
/** What is loaded of each language that is shown: the desk's words, and once a screen asked for them those of the others. */
const wanted = [desk];

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

/** Settings, set-up and Plaza speak after this: they have as many words as the desk, and theirs come when one goes there. */
export async function addSeldomWords(): Promise<void> {
  if (wanted.includes(seldom)) return;
  await add(currentLanguage(), seldom);
  wanted.push(seldom);
}

async function show(tongue: Tongue): Promise<void> {
  await Promise.all(wanted.map((load) => add(tongue, load)));
  await i18next.changeLanguage(LOCALES[tongue]);
  document.documentElement.lang = tongue;
}

/** Brazil's words are laid over those of Portugal. */
async function add(tongue: Tongue, load: Load): Promise<void> {
  if (tongue !== "pt-BR") return put(tongue, (await load[tongue]()).areas);
  const [{ areas }, { default: brazil }] = await Promise.all([load.pt(), import("./pt-BR.json")]);
  put(tongue, areas);
  put(tongue, brazil);
}

function put(tongue: Tongue, areas: Areas): void {
  for (const [path, words] of Object.entries(areas))
    i18next.addResourceBundle(LOCALES[tongue], path.replace(/^\.\/|\.json$/g, ""), words, true, true);
}
