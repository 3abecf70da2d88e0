import { describe, expect, test } from "vitest";
import {
  byName,
  clock,
  dayLine,
  duration,
  durationCount,
  either,
  figure,
  languageName,
  longDate,
  percent,
  quote,
  shortDate,
  weekday,
} from "./format.ts";
import { LANGUAGES, type ScreenLanguage } from "./languages.ts";
import { moment } from "./moments.ts";

const zone = "Europe/Andorra";
const now = new Date("2026-11-20T09:22:00Z"); // Friday, 10:22
const at = (iso: string) => new Date(iso);
const inAll = (say: (language: ScreenLanguage) => string) => LANGUAGES.map(say);

describe("the clock", () => {
  test("has the point in Catalan and a short hour in Catalan and Spanish", () => {
    expect(inAll((l) => clock(l, at("2026-11-20T08:41:00Z"), zone))).toEqual([
      "9.41",
      "9:41",
      "09:41",
      "09:41",
      "09:41",
      "09:41",
    ]);
  });
  test("midnight is 0, never 24", () => {
    expect(clock("ca", at("2026-11-19T23:05:00Z"), zone)).toBe("0.05");
    expect(clock("en", at("2026-11-19T23:05:00Z"), zone)).toBe("00:05");
  });
});

describe("moments carry their words", () => {
  const today = at("2026-11-20T09:34:00Z");
  test("by, today", () => {
    expect(inAll((l) => moment(l, "by", today, now, zone))).toEqual([
      "abans de les 10.34",
      "antes de las 10:34",
      "entro le 10:34",
      "até às 10:34",
      "avant 10:34",
      "by 10:34",
    ]);
  });
  test("one o’clock is singular in Catalan and Spanish alone", () => {
    const one = at("2026-11-20T00:15:00Z");
    expect(inAll((l) => moment(l, "at", one, now, zone))).toEqual([
      "a la 1.15",
      "a la 1:15",
      "alle 01:15",
      "às 01:15",
      "à 01:15",
      "at 01:15",
    ]);
    expect(moment("ca", "by", at("2026-11-20T12:15:00Z"), now, zone)).toBe("abans de les 13.15");
  });
  test("until, another day of the week", () => {
    expect(inAll((l) => moment(l, "until", at("2026-11-23T08:15:00Z"), now, zone))).toEqual([
      "fins dilluns a les 9.15",
      "hasta el lunes a las 9:15",
      "fino a lunedì alle 09:15",
      "até segunda às 09:15",
      "jusqu’à lundi 09:15",
      "until Monday 09:15",
    ]);
  });
  test("at, on another day: French says à", () => {
    const said = (day: string) => moment("fr", "at", at(day), now, zone);
    expect(said("2026-11-23T08:15:00Z")).toBe("lundi à 09:15");
    expect(said("2026-12-08T08:15:00Z")).toBe("le 8 décembre à 09:15");
  });
  test("since yesterday", () => {
    expect(inAll((l) => moment(l, "since", at("2026-11-19T08:50:00Z"), now, zone))).toEqual([
      "des d’ahir a les 9.50",
      "desde ayer a las 9:50",
      "da ieri alle 09:50",
      "desde ontem às 09:50",
      "depuis hier 09:50",
      "since yesterday at 09:50",
    ]);
  });
  test("a date far off brings its article", () => {
    expect(inAll((l) => moment(l, "until", at("2026-12-08T08:15:00Z"), now, zone))).toEqual([
      "fins al 8 de desembre a les 9.15",
      "hasta el 8 de diciembre a las 9:15",
      "fino all’8 dicembre alle 09:15",
      "até 8 de dezembro às 09:15",
      "jusqu’au 8 décembre 09:15",
      "until 8 December 09:15",
    ]);
  });
  test("a missed hour of yesterday is never “the day before yesterday”", () => {
    expect(moment("ca", "by", at("2026-11-19T08:17:00Z"), now, zone)).toBe("ahir abans de les 9.17");
  });
});

describe("durations", () => {
  test("minutes, hours with two figures, days", () => {
    expect([12, 65, 180, 163, 600, 2 * 1440].map((m) => duration("ca", m))).toEqual([
      "12\u00a0min",
      "1\u00a0h\u00a005",
      "3\u00a0h",
      "2\u00a0h\u00a043",
      "10\u00a0h",
      "2\u00a0dies",
    ]);
  });
  test("the verb goes with the largest unit", () => {
    expect([1, 12, 65, 130, 2 * 1440].map(durationCount)).toEqual([1, 12, 1, 2, 2]);
  });
});

describe("dates and figures", () => {
  test("long dates", () => {
    expect(inAll((l) => longDate(l, at("2026-10-30T09:00:00Z"), now, zone))).toEqual([
      "30 d’octubre",
      "30 de octubre",
      "30 ottobre",
      "30 de outubro",
      "30 octobre",
      "30 October",
    ]);
    expect(longDate("fr", at("2026-05-01T09:00:00Z"), now, zone)).toBe("1er mai");
  });
  test("short dates never become 9/9 nor “9 de set.”", () => {
    expect(shortDate("ca", at("2026-09-09T09:00:00Z"), now, zone)).toBe("9 set.");
    expect(shortDate("ca", at("2026-10-09T09:00:00Z"), now, zone)).toBe("9 oct.");
    expect(shortDate("pt", at("2026-09-09T09:00:00Z"), now, zone)).toMatch(/^9 set/);
  });
  test("days", () => {
    expect(weekday("pt", now, zone)).toBe("sexta");
    expect(dayLine("ca", now, now, zone)).toBe("avui, 20 de novembre");
    expect(dayLine("ca", at("2026-11-17T09:00:00Z"), now, zone)).toBe("dimarts, 17 de novembre");
  });
  test("figures by the language’s own signs", () => {
    expect(inAll((l) => figure(l, 12431.5).replace(/\s/g, " "))).toEqual([
      "12.431,5",
      "12.431,5",
      "12.431,5",
      "12 431,5",
      "12 431,5",
      "12,431.5",
    ]);
    expect(percent("ca", 0.71)).toBe("71\u00a0%");
    expect(percent("en", 0.71)).toBe("71%");
  });
  test("quotation marks, with their spaces in French", () => {
    expect([quote("ca", "dijous"), quote("fr", "jeudi"), quote("en", "Thursday")]).toEqual([
      "«dijous»",
      "«\u00a0jeudi\u00a0»",
      "“Thursday”",
    ]);
  });
  test("languages are lower case except in English", () => {
    expect(inAll((l) => languageName(l, "ca") ?? "")).toEqual([
      "català",
      "catalán",
      "catalano",
      "catalão",
      "catalan",
      "Catalan",
    ]);
    expect(languageName("en", "und")).toBeNull();
  });
  test("names in the language’s own order", () => {
    const names = ["Zoe", "Òscar", "oriol", "Ñato", "Nuria", "Òmnium 10", "Òmnium 2", "Àlex", "Berta"];
    expect(names.toSorted(byName("ca")).slice(0, 3)).toEqual(["Àlex", "Berta", "Ñato"]);
    expect(names.toSorted(byName("es")).indexOf("Ñato")).toBeGreaterThan(
      names.toSorted(byName("es")).indexOf("Nuria"),
    );
    expect(names.toSorted(byName("ca")).filter((name) => name.startsWith("Ò"))).toEqual([
      "Òmnium 2",
      "Òmnium 10",
      "Òscar",
    ]);
  });
});

test("one of several is said with the language's own word, which Spanish bends for its sound", () => {
  expect(inAll((l) => either(l, ["a", "b", "c"]))).toEqual([
    "a, b o c",
    "a, b o c",
    "a, b o c",
    "a, b ou c",
    "a, b ou c",
    "a, b or c",
  ]);
  expect(either("es", ["una queja", "otra cosa"])).toBe("una queja u otra cosa");
  expect(either("es", ["«pedido»", "«orden»"])).toBe("«pedido» u «orden»");
  expect(either("es", ["oro"])).toBe("oro");
});
