/**
 * Moments with the words that belong to them, whole: "abans de les 10.34", "fino a lunedì alle 09:15". One o’clock,
 * the Catalan point and the articles that French and English leave out are settled here and nowhere else.
 */
import { clock, daysBetween, hourAndMinute, longDate, nearDay, weekday } from "./format.ts";
import type { Tongue } from "./languages.ts";

export type MomentForm = "by" | "at" | "since" | "until";

/** What a language needs to know to speak of a moment. `day`: null for today, else its name without an article. */
interface Said {
  clock: string;
  /** One o’clock is singular in Catalan and Spanish. */
  one: boolean;
  day: { name: string; kind: "near" | "weekday" | "date"; number: number } | null;
}

type Say = (form: MomentForm, said: Said) => string;

export function moment(tongue: Tongue, form: MomentForm, at: Date, now: Date, timeZone?: string): string {
  return WORDS[tongue](form, {
    clock: clock(tongue, at, timeZone),
    one: hourAndMinute(at, timeZone).hour === 1,
    day: dayOf(tongue, at, now, timeZone),
  });
}

function dayOf(tongue: Tongue, at: Date, now: Date, timeZone?: string): Said["day"] {
  const days = daysBetween(now, at, timeZone);
  if (days === 0) return null;
  const near = nearDay(tongue, days);
  if (near !== null) return { name: near, kind: "near", number: 0 };
  if (Math.abs(days) < 7) return { name: weekday(tongue, at, timeZone), kind: "weekday", number: 0 };
  const name = longDate(tongue, at, now, timeZone);
  return { name, kind: "date", number: Number.parseInt(name, 10) };
}

const portuguese: Say = (form, { clock, day }) => {
  const hour = { by: "até às", at: "às", since: "desde as", until: "até às" };
  if (!day) return `${hour[form]} ${clock}`;
  const a = day.kind === "date" ? "a " : "";
  if (form === "by") return `${a}${day.name} ${hour.by} ${clock}`;
  return `${{ at: a, since: "desde ", until: "até " }[form]}${day.name} ${hour.at} ${clock}`;
};

const WORDS: Record<Tongue, Say> = {
  ca: (form, { clock, one, day }) => {
    const les = one ? "la" : "les";
    const hour = { by: `abans de ${les}`, at: `a ${les}`, since: `des de ${les}`, until: `fins a ${les}` };
    if (!day) return `${hour[form]} ${clock}`;
    const date = day.kind === "date";
    if (form === "by") return `${date ? "el " : ""}${day.name} ${hour.by} ${clock}`;
    const since = date ? "des del " : /^[aeiou]/.test(day.name) ? "des d’" : "des de ";
    const before = { at: date ? "el " : "", since, until: date ? "fins al " : "fins " };
    return `${before[form]}${day.name} ${hour.at} ${clock}`;
  },
  es: (form, { clock, one, day }) => {
    const las = one ? "la" : "las";
    const hour = { by: `antes de ${las}`, at: `a ${las}`, since: `desde ${las}`, until: `hasta ${las}` };
    if (!day) return `${hour[form]} ${clock}`;
    const name = day.kind === "near" ? day.name : `el ${day.name}`;
    if (form === "by") return `${name} ${hour.by} ${clock}`;
    return `${{ at: "", since: "desde ", until: "hasta " }[form]}${name} ${hour.at} ${clock}`;
  },
  it: (form, { clock, day }) => {
    const hour = { by: "entro le", at: "alle", since: "dalle", until: "fino alle" };
    if (!day) return `${hour[form]} ${clock}`;
    const date = day.kind === "date";
    // l’8, l’11: the only days of the month that begin with a vowel.
    const elided = day.number === 8 || day.number === 11;
    const article = elided ? "l’" : "il ";
    if (form === "by") return `${date ? article : ""}${day.name} ${hour.by} ${clock}`;
    const since = date ? (elided ? "dall’" : "dal ") : "da ";
    const until = date ? (elided ? "fino all’" : "fino al ") : "fino a ";
    return `${{ at: date ? article : "", since, until }[form]}${day.name} ${hour.at} ${clock}`;
  },
  pt: portuguese,
  "pt-BR": portuguese,
  fr: (form, { clock, day }) => {
    const hour = { by: "avant", at: "à", since: "depuis", until: "jusqu’à" };
    if (!day) return `${hour[form]} ${clock}`;
    const date = day.kind === "date";
    const name = date ? `le ${day.name}` : day.name;
    if (form === "by") return `${name} avant ${clock}`;
    if (form === "until") return `${date ? `jusqu’au ${day.name}` : `jusqu’à ${day.name}`} ${clock}`;
    return form === "since" ? `depuis ${name} ${clock}` : `${name} à ${clock}`;
  },
  en: (form, { clock, day }) => {
    if (!day) return `${form} ${clock}`;
    const named = day.kind === "near" ? `${day.name} at ${clock}` : `${day.name} ${clock}`;
    return form === "at" ? named : `${form} ${named}`;
  },
};
