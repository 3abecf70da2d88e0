/** The words of every screen: `t("queue:take")`, with the formats of the reader's language beside them. */
import i18n from "i18next";
import { useSyncExternalStore } from "react";
import type { Coded } from "../../contract/index.ts";
import { serverNow } from "../server-time.ts";
import * as format from "./format.ts";
import { bestTongue, languageOf } from "./languages.ts";
import { type MomentForm, moment } from "./moments.ts";

export const AREAS = [
  "checks",
  "common",
  "composer",
  "connections",
  "conversation",
  "customer",
  "desk",
  "errors",
  "events",
  "message",
  "labels",
  "learned",
  "networks",
  "palette",
  "people",
  "plaza",
  "practice",
  "queue",
  "reasons",
  "rules",
  "search",
  "security",
  "settings",
  "setup",
  "signIn",
  "tables",
  "today",
  "why",
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
  const fixed = i18n.getFixedT(locale, AREAS);
  // What has no values to fill in is looked up once: a screen asks for the same few hundred again and again.
  const plain = new Map<unknown, unknown>();
  const t = new Proxy(fixed, {
    apply(target, self, given) {
      const [key, ...values] = given;
      if (values.length > 0) return Reflect.apply(target, self, given);
      if (!plain.has(key)) plain.set(key, Reflect.apply(target, self, given));
      return plain.get(key);
    },
  });
  const tongue = bestTongue([locale]);
  const networks = new Map<string, string>();
  /** Words of a code that comes from the server; null when there are none (yet). */
  const coded = (area: (typeof AREAS)[number], code: string, values: Record<string, unknown> = {}) => {
    const key = `${area}:${code}`;
    const known = i18n.exists(key, { count: 1, ...values });
    return known ? String(t(key as "common:save", values as { count?: number })) : null;
  };
  return {
    t,
    /** One of the six; `tongue` tells Brazil's Portuguese apart. */
    language: languageOf(tongue),
    tongue,
    coded,
    /** "a X", "per al blog": how this language speaks of a network. */
    network: (network: string, name: string, form: "on" | "for" | "subject") => {
      const key = `${network} ${name} ${form}`;
      const known =
        networks.get(key) ??
        coded("networks", `${network}.${form}`, { network: name }) ??
        t(`networks:any.${form}`, { network: name });
      networks.set(key, known);
      return known;
    },
    /** Why something was not accepted, as the server put it. */
    refused: (why: Coded) =>
      coded("errors", `refused.${why.code}`, why.params ?? {}) ??
      t("errors:refused.other", { code: why.code }),
    moment: (form: MomentForm, at: string | Date, now: Date = serverNow()) =>
      moment(tongue, form, new Date(at), now),
    clock: (at: string | Date, timeZone?: string) => format.clock(tongue, new Date(at), timeZone),
    duration: (minutes: number) => format.duration(tongue, minutes),
    dayLine: (at: string) => format.dayLine(tongue, new Date(at), serverNow()),
    shortDate: (at: string) => format.shortDate(tongue, new Date(at), serverNow()),
    longDate: (at: string) => format.longDate(tongue, new Date(at), serverNow()),
    figure: (value: number) => format.figure(tongue, value),
    percent: (share: number) => format.percent(tongue, share),
    quote: (words: string) => format.quote(tongue, words),
    list: (words: string[]) => format.list(tongue, words),
    either: (words: string[]) => format.either(tongue, words),
    byName: format.byName(tongue),
    languageName: (code: string) => format.languageName(tongue, code),
    countryName: (code: string) => format.countryName(tongue, code),
  };
}
