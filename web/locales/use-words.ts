/** The words of every screen: `t("queue:take")`, with the formats of the reader's language beside them. */
import i18n from "i18next";
import { useSyncExternalStore } from "react";
import type { Coded } from "../../contract/index.ts";
import * as format from "./format.ts";
import { bestLanguage, type ScreenLanguage } from "./languages.ts";
import { type MomentForm, moment } from "./moments.ts";

export const AREAS = [
  "common",
  "composer",
  "connections",
  "conversation",
  "customer",
  "errors",
  "events",
  "networks",
  "people",
  "plaza",
  "queue",
  "reasons",
  "search",
  "security",
  "settings",
  "setup",
  "signIn",
] as const;

/** The same object for every part of the screen: what cost a quarter of drawing one is done once a language. */
export function useWords() {
  return useSyncExternalStore(subscribe, current);
}

export type Words = ReturnType<typeof wordsIn>;
let made: { of: string; words: Words } | null = null;

function current(): Words {
  if (made?.of !== i18n.language) made = { of: i18n.language, words: wordsIn(i18n.language) };
  return made.words;
}

function subscribe(tell: () => void): () => void {
  i18n.on("languageChanged", tell);
  return () => i18n.off("languageChanged", tell);
}

function wordsIn(locale: string) {
  const t = i18n.getFixedT(locale, AREAS);
  const language: ScreenLanguage = bestLanguage([locale]);
  /** Words of a code that comes from the server; null when there are none (yet). */
  const coded = (area: (typeof AREAS)[number], code: string, values: Record<string, unknown> = {}) => {
    const key = `${area}:${code}`;
    const known = i18n.exists(key, { count: 1, ...values });
    return known ? String(t(key as "common:save", values as { count?: number })) : null;
  };
  return {
    t,
    language,
    coded,
    /** "a X", "per al blog": how this language speaks of a network. */
    network: (network: string, name: string, form: "on" | "for" | "subject") =>
      coded("networks", `${network}.${form}`, { network: name }) ??
      t(`networks:any.${form}`, { network: name }),
    /** Why something was not accepted, as the server put it. */
    refused: (why: Coded) =>
      coded("errors", `refused.${why.code}`, why.params ?? {}) ??
      t("errors:refused.other", { code: why.code }),
    moment: (form: MomentForm, at: string | Date, now: Date = new Date()) =>
      moment(language, form, new Date(at), now),
    clock: (at: string | Date) => format.clock(language, new Date(at)),
    duration: (minutes: number) => format.duration(language, minutes),
    dayLine: (at: string) => format.dayLine(language, new Date(at), new Date()),
    shortDate: (at: string) => format.shortDate(language, new Date(at), new Date()),
    longDate: (at: string) => format.longDate(language, new Date(at), new Date()),
    figure: (value: number) => format.figure(language, value),
    percent: (share: number) => format.percent(language, share),
    quote: (words: string) => format.quote(language, words),
    list: (words: string[]) => format.list(language, words),
    languageName: (code: string) => format.languageName(language, code),
    countryName: (code: string) => format.countryName(language, code),
  };
}
