/**
 * What a country means on the first day: its clock, and hours in which people there expect an answer. Hours are a
 * starting point, not a statistic: the settings change them. Zones are IANA's; regions are ISO 3166-2, as the
 * calendar of holidays has them.
 */
import type { z } from "zod";
import type { Schedule } from "../../contract/settings.ts";
import type { countries } from "../../contract/words.ts";

export type Country = (typeof countries)[number];
type Week = z.infer<typeof Schedule>["week"];
type Periods = NonNullable<Week["1"]>;

const between = (...hours: [string, string][]): Periods => hours.map(([from, to]) => ({ from, to }));

function week(weekday: Periods, saturday: Periods = []): Week {
  return { 1: weekday, 2: weekday, 3: weekday, 4: weekday, 5: weekday, 6: saturday, 7: [] };
}

const byCountry: Record<Country, { zone: string; zones: Record<string, string>; week: Week }> = {
  AD: {
    zone: "Europe/Andorra",
    zones: {},
    week: week(between(["09:00", "19:00"]), between(["10:00", "14:00"])),
  },
  ES: {
    zone: "Europe/Madrid",
    zones: { CN: "Atlantic/Canary" },
    week: week(between(["09:00", "19:00"]), between(["10:00", "14:00"])),
  },
  IT: { zone: "Europe/Rome", zones: {}, week: week(between(["09:00", "13:00"], ["14:00", "18:00"])) },
  PT: {
    zone: "Europe/Lisbon",
    zones: { 20: "Atlantic/Azores", 30: "Atlantic/Madeira" },
    week: week(between(["09:00", "18:00"])),
  },
  FR: {
    zone: "Europe/Paris",
    zones: {
      GP: "America/Guadeloupe",
      MQ: "America/Martinique",
      MF: "America/Marigot",
      BL: "America/St_Barthelemy",
      GF: "America/Cayenne",
      RE: "Indian/Reunion",
      YT: "Indian/Mayotte",
    },
    week: week(between(["09:00", "18:00"])),
  },
  BR: {
    zone: "America/Sao_Paulo",
    zones: {
      AC: "America/Rio_Branco",
      AM: "America/Manaus",
      RR: "America/Boa_Vista",
      RO: "America/Porto_Velho",
      MT: "America/Cuiaba",
      MS: "America/Campo_Grande",
      PA: "America/Belem",
      AP: "America/Belem",
      TO: "America/Araguaina",
      MA: "America/Fortaleza",
      PI: "America/Fortaleza",
      CE: "America/Fortaleza",
      RN: "America/Fortaleza",
      PB: "America/Fortaleza",
      PE: "America/Recife",
      AL: "America/Maceio",
      SE: "America/Maceio",
      BA: "America/Bahia",
    },
    week: week(between(["08:00", "18:00"]), between(["09:00", "13:00"])),
  },
};

/** Regions with a clock of their own that keep no holidays of their own, so that the calendar does not list them. */
const clockRegions: Partial<Record<Country, { code: string; name: string }[]>> = {
  PT: [
    { code: "20", name: "Açores" },
    { code: "30", name: "Madeira" },
  ],
};

/** A part of a region ("CN.TE") keeps the region's clock. */
export function timeZoneOf(country: Country, region: string | null): string {
  const { zone, zones } = byCountry[country];
  return zones[region?.split(".")[0] ?? ""] ?? zone;
}

export function firstSchedule(country: Country, region: string | null): z.infer<typeof Schedule> {
  return {
    timeZone: timeZoneOf(country, region),
    week: byCountry[country].week,
    holidays: { country, region, off: [] },
    exceptions: [],
  };
}

export function withClockRegions(country: Country, regions: { code: string; name: string }[]) {
  return [...regions, ...(clockRegions[country] ?? [])];
}
