import { setImmediate } from "node:timers/promises";
import { LANGUAGES, type Language } from "./labels.ts";
import { sortMessage } from "./sort.ts";

const SAID: Record<Language, string> = {
  ca: "On és el meu paquet?",
  es: "¿Dónde está mi paquete?",
  it: "Dov'è il mio pacco?",
  pt: "Onde está a minha encomenda?",
  fr: "Où est mon colis ?",
  en: "Where is my parcel?",
};

/** Reads word lists and weights before the first message asks for them; a language at a time, so that nothing waits long. */
export async function warmTriage(): Promise<void> {
  for (const language of LANGUAGES) {
    sortMessage({ text: SAID[language], prior: language });
    await setImmediate();
  }
}
