import { expect, test } from "vitest";
import { type HolidayCountry, holidaysOf, regionsOf } from "./holidays.ts";

function dates(country: HolidayCountry, region: string | null, year = 2026): string[] {
  return holidaysOf(country, region, year).map(({ date }) => date);
}

test.each<[HolidayCountry, string | null, string[]]>([
  ["AD", null, ["2026-03-14", "2026-09-08", "2026-04-03", "2026-05-25"]],
  ["ES", null, ["2026-01-06", "2026-10-12", "2026-04-03"]],
  ["ES", "CT", ["2026-09-11", "2026-06-24", "2026-04-06", "2026-12-26"]],
  ["ES", "CT.B", ["2026-09-24", "2026-09-11"]],
  ["ES", "MD", ["2026-05-02", "2026-04-02"]],
  ["IT", null, ["2026-04-25", "2026-06-02", "2026-04-06"]],
  ["PT", null, ["2026-04-25", "2026-06-04", "2026-06-10"]],
  ["BR", null, ["2026-09-07", "2026-11-20", "2026-04-03"]],
  ["FR", null, ["2026-07-14", "2026-05-14", "2026-05-25", "2026-04-06"]],
  ["FR", "67", ["2026-12-26", "2026-04-03", "2026-07-14"]],
])("%s %s keeps %j", (country, region, expected) => {
  expect(dates(country, region)).toEqual(expect.arrayContaining(expected));
});

test("a region's own days are not the country's", () => {
  expect(dates("ES", null)).not.toContain("2026-09-11");
  expect(dates("ES", "CT")).not.toContain("2026-05-02");
  expect(dates("FR", null)).not.toContain("2026-12-26");
  expect(dates("ES", "nowhere")).toEqual(dates("ES", null));
});

test("what hangs on Easter moves with it", () => {
  expect(dates("PT", null, 2024)).toContain("2024-05-30");
  expect(dates("PT", null, 2025)).toContain("2025-06-19");
  expect(dates("IT", null, 2038)).toContain("2038-04-26");
});

test("public ones only: no carnival in Brazil, no Mother's Day; a date once, in order", () => {
  expect(dates("BR", null)).not.toContain("2026-02-17");
  const all = dates("ES", "CT");
  expect(all).toEqual([...new Set(all)].sort());
  expect(all).not.toContain("2026-05-03");
});

test("a feast of several days is several days", () => {
  expect(dates("AD", "07")).toEqual(expect.arrayContaining(["2026-08-01", "2026-08-02", "2026-08-03"]));
});

test("named in the six languages of the desk, in the country's own where one is missing", () => {
  const meritxell = holidaysOf("AD", null, 2026).find(({ date }) => date === "2026-09-08");
  expect(meritxell?.name.ca).toContain("Meritxell");
  expect(meritxell?.name.fr).toContain("Meritxell");
  expect(meritxell?.rule).toBe("09-08");
  const christmas = holidaysOf("FR", null, 2026).find(({ date }) => date === "2026-12-25");
  expect(christmas?.name).toMatchObject({ ca: "Nadal", es: "Navidad", pt: "Natal", fr: "Noël" });
  for (const { name } of holidaysOf("ES", "PV", 2026)) expect(Object.values(name).every(Boolean)).toBe(true);
});

test("regions with holidays of their own", () => {
  const spain = regionsOf("ES", "ca");
  expect(spain).toHaveLength(19 + 7 + 1);
  expect(spain).toContainEqual({ code: "CT", name: "Catalunya" });
  expect(spain).toContainEqual({ code: "CT.B", name: "Catalunya, Barcelona" });
  expect(regionsOf("PT", "pt")).toEqual([]);
  expect(regionsOf("AD", "ca").map(({ code }) => code)).toEqual(expect.arrayContaining(["03", "07"]));
});

test("years that nobody has decided have none", () => {
  expect(holidaysOf("ES", null, 9999)).toEqual([]);
  expect(holidaysOf("ES", null, 1812)).toEqual([]);
});

test.each(["AD", "PT", "ES"] as const)(
  "a region of %s that nobody knows has the country's own holidays",
  (country) => {
    expect(holidaysOf(country, "nowhere", 2026)).toEqual(holidaysOf(country, null, 2026));
  },
);

test.each(["AD", "ES", "IT", "PT", "BR", "FR"] as const)(
  "the holidays of all of %s are named in six languages",
  (country) => {
    for (const { name, rule } of holidaysOf(country, null, 2026)) {
      expect(Object.values(name).join(), rule).not.toMatch(/['"]|undefined/);
      expect(new Set(Object.values(name)).size, `${rule}: ${name.en}`).toBeGreaterThan(1);
    }
  },
);
