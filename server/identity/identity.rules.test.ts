import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Schedule } from "../../contract/settings.ts";
import { countries } from "../../contract/words.ts";
import { firstSchedule, timeZoneOf, withClockRegions } from "./countries.ts";
import { initialsOf } from "./initials.ts";
import { openedAt, refuseForeignOrigin, type Site } from "./origin.ts";

describe("initials", () => {
  it.each([
    ["Eva Garriga i Puig", "EG"],
    ["Joan de la Creu", "JC"],
    ["ona", "ON"],
    ["mar vila", "MV"],
    ["Àngels Óscar", "ÀÓ"],
    ["O'Neill (support)", "OS"],
    ["李小龙", "李小"],
    ["🌱", "?"],
  ])("of %s are %s", (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });

  it("are one to four signs, whatever the name", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", minLength: 1, maxLength: 100 }), (name) => {
        expect(initialsOf(name)).toMatch(/^.{1,4}$/su);
      }),
    );
  });
});

describe("a country's first day", () => {
  it.each(countries)("%s has a schedule that the settings take, on clocks that exist", (country) => {
    for (const region of [null, "XX", "CN.TE", ...withClockRegions(country, []).map((one) => one.code)]) {
      const schedule = firstSchedule(country, region);
      expect(Schedule.parse(schedule)).toEqual(schedule);
      expect(Temporal.Now.zonedDateTimeISO(schedule.timeZone).timeZoneId).toBe(schedule.timeZone);
    }
  });

  it("keeps the clock of the region, also in a part of it", () => {
    expect(timeZoneOf("ES", "CN.TE")).toBe("Atlantic/Canary");
    expect(timeZoneOf("ES", "CT.B")).toBe("Europe/Madrid");
    expect(timeZoneOf("BR", "AM")).toBe("America/Manaus");
    expect(timeZoneOf("PT", "30")).toBe("Atlantic/Madeira");
    expect(timeZoneOf("FR", "RE")).toBe("Indian/Reunion");
  });
});

describe("another site's page", () => {
  const local: Site = { publicUrl: null, loopback: true };
  const open: Site = { publicUrl: "https://desk.example.com", loopback: false };
  const ask = (site: Site, url: string, headers: Record<string, string>, method = "POST") =>
    refuseForeignOrigin(new Request(url, { method, headers: { host: new URL(url).host, ...headers } }), site)
      ?.status;

  it("may not write", () => {
    for (const origin of [
      "https://evil.example",
      "http://localhost:3000",
      "null",
      "https://localhost.evil.example:4700",
    ])
      expect(ask(local, "http://localhost:4700/rpc/x", { origin })).toBe(403);
    expect(ask(open, "https://desk.example.com/api/x", { origin: "https://evil.example" })).toBe(403);
    expect(ask(local, "http://localhost:4700/rpc/x", { "sec-fetch-site": "cross-site" })).toBe(403);
    expect(ask(local, "http://localhost:4700/rpc/x", { origin: "http://127.0.0.1:4700" })).toBe(403);
  });

  it("is not the desk's own, nor a program that is no browser", () => {
    for (const name of ["localhost:4700", "127.0.0.1:4700", "[::1]:4700", "desk.localhost:4700"])
      expect(ask(local, `http://${name}/rpc/x`, { origin: `http://${name}` })).toBeUndefined();
    expect(ask(local, "http://localhost:4700/api/x", {})).toBeUndefined();
    expect(
      ask({ publicUrl: null, loopback: false }, "http://192.168.1.5:4700/rpc/x", {
        origin: "http://192.168.1.5:4700",
      }),
    ).toBeUndefined();
    // A proxy may pass on another host than people type.
    expect(ask(open, "http://10.0.0.4:4700/rpc/x", { origin: "https://desk.example.com" })).toBeUndefined();
    expect(
      ask(local, "http://localhost:4700/rpc/x", { origin: "https://evil.example" }, "GET"),
    ).toBeUndefined();
  });

  it("cannot point a name of its own at a desk on the loopback", () => {
    for (const host of ["evil.example:4700", "127.0.0.1.evil.example", "localhost.evil.example"])
      expect(ask(local, `http://${host}/rpc/x`, { origin: `http://${host}` }, "GET")).toBe(403);
    const behindProxy = { publicUrl: "https://desk.example.com", loopback: true };
    expect(
      ask(behindProxy, "http://desk.example.com/rpc/x", { origin: "https://desk.example.com" }),
    ).toBeUndefined();
  });
});

describe("a link", () => {
  it("leads to the address that is open, or to the public one", () => {
    const headers = new Headers({ host: "127.0.0.1:4700" });
    expect(openedAt(headers, null)).toBe("http://127.0.0.1:4700");
    expect(openedAt(new Headers({ origin: "https://a.example" }), null)).toBe("https://a.example");
    expect(openedAt(headers, "https://desk.example.com/")).toBe("https://desk.example.com");
  });
});
