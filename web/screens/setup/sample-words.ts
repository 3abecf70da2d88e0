/**
 * A question and its answer in each language a brand may answer in, as people there would write them: the customer's
 * words and the brand's, so they do not follow the screen's language. The brand says tu or vous as it will by default.
 */
import type { Language } from "../../../contract/index.ts";

/** `date` is "8 de desembre", `day` "dimecres": in the same language. `hour` is 10. */
interface Feast {
  date: string;
  day: string;
  hour: number;
}

export interface SampleWords {
  asks: (date: string) => string;
  answers: (feast: Feast) => string;
}

export const SAMPLE_WORDS: Record<Language, SampleWords> = {
  ca: {
    asks: (date) => `Bon dia, obriu ${onTheCatalan(date)}?`,
    answers: ({ date, day, hour }) =>
      `Bon dia, Joana. ${capital(onTheCatalan(date))} tanquem; hi som ${day} a partir de les ${hour}\u00a0h. Gràcies per preguntar-ho.`,
  },
  es: {
    asks: (date) => `Buenos días, ¿abrís el ${date}?`,
    answers: ({ date, day, hour }) =>
      `Buenos días, Joana. El ${date} cerramos; abrimos el ${day} a las ${hour}\u00a0h. Gracias por preguntar.`,
  },
  it: {
    asks: (date) => `Buongiorno, siete aperti ${onTheItalian(date)}?`,
    answers: ({ date, day, hour }) =>
      `Buongiorno Joana, ${onTheItalian(date)} siamo chiusi; riapriamo ${day} alle ${hour}. Grazie della domanda.`,
  },
  pt: {
    asks: (date) => `Bom dia, abrem a ${date}?`,
    answers: ({ date, day, hour }) =>
      `Bom dia, Joana. A ${date} estamos fechados; abrimos ${day} às ${hour}\u00a0h. Agradecemos a pergunta.`,
  },
  fr: {
    asks: (date) => `Bonjour, êtes-vous ouverts le ${date}\u202f?`,
    answers: ({ date, day, hour }) =>
      `Bonjour Joana, nous fermons le ${date}\u202f; nous serons là ${day} dès ${hour}\u00a0h. Merci pour la question.`,
  },
  en: {
    asks: (date) => `Hello, are you open on ${date}?`,
    answers: ({ date, day, hour }) =>
      `Hi Joana, we’re closed on ${date}, and back on ${day} from ${hour}:00. Thanks for asking.`,
  },
};

/** el 8, but l’1 and l’11. */
function onTheCatalan(date: string): string {
  return /^11? /.test(date) ? `l’${date}` : `el ${date}`;
}

/** il 6, but l’8 and l’11. */
function onTheItalian(date: string): string {
  return /^(8|11) /.test(date) ? `l’${date}` : `il ${date}`;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
