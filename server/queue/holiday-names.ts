/**
 * What the feasts are called in the desk's six languages, by the rule that the calendar library knows them by; where it
 * means another feast in one country, by country and rule. The library names each in its own country's language and in
 * some others. One line a feast: ca, es, it, pt, fr, en.
 */
import type { HolidayLanguage } from "./holidays.ts";

const ORDER: HolidayLanguage[] = ["ca", "es", "it", "pt", "fr", "en"];

const NAMES: Record<string, string> = {
  "01-01": "Cap d’Any|Año Nuevo|Capodanno|Ano Novo|Jour de l’An|New Year’s Day",
  "01-06": "Reis|Reyes|Epifania|Dia de Reis|Épiphanie|Epiphany",
  "easter -48": "Carnaval|Carnaval|Carnevale|Carnaval|Carnaval|Carnival",
  "easter -2": "Divendres Sant|Viernes Santo|Venerdì Santo|Sexta-feira Santa|Vendredi saint|Good Friday",
  easter: "Pasqua|Pascua|Pasqua|Páscoa|Pâques|Easter Sunday",
  "easter 1":
    "Dilluns de Pasqua|Lunes de Pascua|Lunedì dell’Angelo|Segunda-feira de Páscoa|Lundi de Pâques|Easter Monday",
  "easter 39": "Ascensió|Ascensión|Ascensione|Ascensão|Ascension|Ascension Day",
  "easter 50":
    "Segona Pasqua|Lunes de Pentecostés|Lunedì di Pentecoste|Segunda-feira de Pentecostes|Lundi de Pentecôte|Whit Monday",
  "easter 60": "Corpus|Corpus Christi|Corpus Domini|Corpo de Deus|Fête-Dieu|Corpus Christi",
  "05-01": "Festa del Treball|Día del Trabajo|Festa del Lavoro|Dia do Trabalhador|Fête du Travail|Labour Day",
  "06-24": "Sant Joan|San Juan|San Giovanni|São João|Saint-Jean|St John’s Day",
  "08-15": "Assumpció|Asunción|Ferragosto|Assunção|Assomption|Assumption",
  "11-01": "Tots Sants|Todos los Santos|Ognissanti|Todos os Santos|Toussaint|All Saints’ Day",
  "12-08":
    "La Puríssima|Inmaculada Concepción|Immacolata Concezione|Imaculada Conceição|Immaculée Conception|Immaculate Conception",
  "12-25": "Nadal|Navidad|Natale|Natal|Noël|Christmas Day",
  "12-26": "Sant Esteve|San Esteban|Santo Stefano|Santo Estêvão|Saint-Étienne|St Stephen’s Day",
  "AD 03-14":
    "Dia de la Constitució|Día de la Constitución|Giorno della Costituzione|Dia da Constituição|Jour de la Constitution|Constitution Day",
  "AD 09-08":
    "Mare de Déu de Meritxell|Virgen de Meritxell|Nostra Signora di Meritxell|Nossa Senhora de Meritxell|Notre-Dame de Meritxell|Our Lady of Meritxell",
  "ES 09-11":
    "Diada de Catalunya|Diada de Cataluña|Festa della Catalogna|Dia da Catalunha|Fête de la Catalogne|National Day of Catalonia",
  "ES 10-12":
    "Festa Nacional d’Espanya|Fiesta Nacional de España|Festa nazionale della Spagna|Dia Nacional de Espanha|Fête nationale de l’Espagne|National Day of Spain",
  "ES 12-06":
    "Dia de la Constitució|Día de la Constitución|Giorno della Costituzione|Dia da Constituição|Jour de la Constitution|Constitution Day",
  "IT 04-25":
    "Festa de l’Alliberament|Día de la Liberación|Festa della Liberazione|Dia da Libertação|Fête de la Libération|Liberation Day",
  "IT 06-02":
    "Festa de la República|Día de la República|Festa della Repubblica|Dia da República|Fête de la République|Republic Day",
  "IT 10-04": "Sant Francesc|San Francisco|San Francesco|São Francisco|Saint François|St Francis’ Day",
  "PT 04-25":
    "Dia de la Llibertat|Día de la Libertad|Giorno della Libertà|Dia da Liberdade|Jour de la Liberté|Freedom Day",
  "PT 06-10":
    "Dia de Portugal|Día de Portugal|Giorno del Portogallo|Dia de Portugal|Jour du Portugal|Portugal Day",
  "PT 10-05":
    "Proclamació de la República|Proclamación de la República|Proclamazione della Repubblica|Implantação da República|Proclamation de la République|Republic Day",
  "PT 12-01":
    "Restauració de la Independència|Restauración de la Independencia|Restaurazione dell’Indipendenza|Restauração da Independência|Restauration de l’Indépendance|Restoration of Independence",
  "BR 04-21": "Tiradentes|Tiradentes|Tiradentes|Tiradentes|Tiradentes|Tiradentes’ Day",
  "BR 09-07":
    "Dia de la Independència|Día de la Independencia|Giorno dell’Indipendenza|Dia da Independência|Jour de l’Indépendance|Independence Day",
  "BR 10-12":
    "Mare de Déu d’Aparecida|Nuestra Señora Aparecida|Nostra Signora Aparecida|Nossa Senhora Aparecida|Notre-Dame d’Aparecida|Our Lady of Aparecida",
  "BR 11-02":
    "Dia dels Difunts|Día de los Difuntos|Commemorazione dei defunti|Finados|Jour des Morts|All Souls’ Day",
  "BR 11-15":
    "Proclamació de la República|Proclamación de la República|Proclamazione della Repubblica|Proclamação da República|Proclamation de la République|Republic Day",
  "BR 11-20":
    "Dia de la Consciència Negra|Día de la Conciencia Negra|Giorno della Coscienza Nera|Dia da Consciência Negra|Jour de la Conscience noire|Black Awareness Day",
  "BR election": "Eleccions|Elecciones|Elezioni|Eleições|Élections|Election Day",
  "FR 05-08":
    "Victòria del 1945|Victoria de 1945|Vittoria del 1945|Vitória de 1945|Victoire 1945|Victory in Europe Day",
  "FR 07-14":
    "Festa Nacional de França|Fiesta Nacional de Francia|Festa nazionale francese|Dia Nacional de França|Fête nationale|Bastille Day",
  "FR 11-11": "Armistici|Armisticio|Armistizio|Armistício|Armistice de 1918|Armistice Day",
};

/** Null where we have no words of our own: then the library's. */
export function ownNames(country: string, rule: string): Record<HolidayLanguage, string> | null {
  const plain = / in even years$/.test(rule)
    ? "election"
    : rule.replace(/ (since|prior to|and if|substitutes) .*$/, "");
  const line = NAMES[`${country} ${plain}`] ?? NAMES[plain];
  if (!line) return null;
  const words = line.split("|");
  return Object.fromEntries(ORDER.map((language, index) => [language, words[index]!])) as Record<
    HolidayLanguage,
    string
  >;
}
