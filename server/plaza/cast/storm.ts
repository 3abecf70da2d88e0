/** A storm: sixty people in ten minutes about one matter. Pure; moments are milliseconds since 1970. */
import { type Neighbour, neighbours } from "./neighbours.ts";
import { outcry } from "./outcry.ts";
import type { Language } from "./people.ts";

export interface Storm {
  began: number;
  until: number;
  /** How many passed before it: another time the same people say other words. */
  round: number;
  said: number;
  /** The first posts, which the others like, share and answer. */
  first: string[];
}

export interface Cry {
  who: Neighbour;
  text: string;
  /** On the brand's page, with its handle from one's own, or under one of the first. */
  where: "page" | "mention" | "joining";
}

const SECONDS = 600;
export const stormMs = SECONDS * 1000;
/** So many posts are the first: those that everybody sees. */
export const firstPosts = 4;

/** The rate rises to its height in 45 s and falls by two thirds every three minutes after. */
function rate(second: number): number {
  return second < 45 ? second / 45 : Math.exp(-(second - 45) / 180);
}

/** When each of the sixty speaks, after the beginning: a third in the first minute and a half. */
export const stormCurve: number[] = curve(neighbours.length);

function curve(people: number): number[] {
  const rates = Array.from({ length: SECONDS }, (_, second) => rate(second + 0.5));
  const whole = rates.reduce((sum, one) => sum + one, 0);
  const moments: number[] = [];
  let sofar = 0;
  for (const [second, one] of rates.entries()) {
    while (moments.length < people && (moments.length + 0.5) / people <= (sofar + one) / whole) {
      const within = (((moments.length + 0.5) / people) * whole - sofar) / one;
      moments.push(Math.round((second + within) * 1000));
    }
    sofar += one;
  }
  return moments;
}

/** In each language's ten turns, six stand alone and four join; the first of all have nothing to join yet. */
const turns = [
  ["alone", 0],
  ["alone", 1],
  ["joining", 0],
  ["alone", 2],
  ["alone", 3],
  ["joining", 1],
  ["alone", 4],
  ["joining", 2],
  ["alone", 5],
  ["joining", 3],
] as const;

const languages = Object.keys(outcry) as Language[];

/** The languages by turns. `index` counts from 0 to 59. */
export function cryOf(index: number, round: number): Cry {
  const language = languages[index % languages.length]!;
  const turn = Math.floor(index / languages.length);
  const [part, nth] = turns[turn]!;
  const who = neighbours.filter((one) => one.language === language)[(turn + round) % turns.length]!;
  const text = outcry[language][part][nth]!;
  if (part === "joining") return { who, text, where: "joining" };
  return { who, text, where: text.includes("@{brand}") ? "mention" : "page" };
}

/** How many have spoken by now, of all that come. */
export function criesBy({ began }: Pick<Storm, "began">, now: number): number {
  return stormCurve.filter((moment) => began + moment <= now).length;
}

/** When the next of them speaks, or the storm is over. */
export function nextCryAt({ began, until, said }: Storm): number {
  const moment = stormCurve[said];
  return moment === undefined ? until : began + moment;
}
