/** The words of every screen: `t("queue:take")`, with the formats of the reader's language beside them. */
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
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
  "practice",
  "queue",
  "reasons",
  "search",
  "security",
  "settings",
  "setup",
  "signIn",
] as const;

export function useWords() {
  const { t, i18n } = useTranslation(AREAS);
  const language: ScreenLanguage = bestLanguage([i18n.language]);
  return useMemo(() => {
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
      clock: (at: string | Date, timeZone?: string) => format.clock(language, new Date(at), timeZone),
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
  }, [t, i18n, language]);
}

export type Words = ReturnType<typeof useWords>;
