import type { Language } from "../../../../contract/index.ts";
import { OWN_NAMES } from "../../../locales/languages.ts";
import { useWords } from "../../../locales/use-words.ts";
import css from "./brand.module.css";

/** An answer in each language, as a brand writes it there: words for customers, not of the screen. */
const ANSWERS: Record<Language, string> = {
  ca: "Hola, Marta. Gràcies per avisar-nos: el paquet surt avui i t’arriba divendres.",
  es: "Hola, Marta. Gracias por avisarnos: el paquete sale hoy y te llega el viernes.",
  it: "Ciao Marta, grazie della segnalazione: il pacco parte oggi e arriva venerdì.",
  pt: "Olá, Marta. Agradecemos o aviso: o pacote sai hoje e chega na sexta.",
  fr: "Bonjour Marta, merci de l’avoir signalé\u00a0: le colis part aujourd’hui et arrive vendredi.",
  en: "Hi Marta, thank you for telling us: the parcel leaves today and is with you on Friday.",
};

export function SignedAnswers({ languages, signature }: { languages: Language[]; signature: string }) {
  const { t } = useWords();
  return (
    <section aria-label={t("settings:signature.preview")} className={css.answers}>
      <h3>{t("settings:signature.preview")}</h3>
      {languages.map((language) => (
        <figure key={language} className={css.answer}>
          <blockquote lang={language}>
            {ANSWERS[language]}
            {signature ? <b> {signature}</b> : null}
          </blockquote>
          <figcaption>{OWN_NAMES[language]}</figcaption>
        </figure>
      ))}
    </section>
  );
}
