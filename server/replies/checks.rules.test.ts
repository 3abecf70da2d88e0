import { describe, expect, test } from "vitest";
import { checkAnswer, personalDataShown } from "./checks.ts";

const fits = { used: 40, max: 280, over: 0 };
const of = (text: string, given: Partial<Parameters<typeof checkAnswer>[0]> = {}) =>
  Object.fromEntries(
    checkAnswer({ text, audience: "public", measured: fits, customerLanguage: "ca", ...given }).map(
      (check) => [check.code, check],
    ),
  );

describe("personal data", () => {
  const text = "Hola, Marta. Et truquem avui mateix al +376 312 416, d’acord?";
  test("in public is found where it stands", () => {
    const { personal_data } = of(text);
    expect(personal_data).toMatchObject({ passed: false, params: { kind: "phone", count: 1 } });
    const [{ start, end } = { start: 0, end: 0 }] = personal_data!.spans;
    expect(text.slice(start, end)).toBe("+376 312 416");
    expect(personalDataShown(text, "public")).toHaveLength(1);
  });
  test("in private may be said, and nobody asks", () => {
    expect(of(text, { audience: "private" }).personal_data).toBeUndefined();
    expect(personalDataShown(text, "private")).toEqual([]);
  });
  test("an hour and a price are none; the number of an order is the customer’s own", () => {
    expect(of("La taula costa 356,00 € i surt avui a les 14 h.").personal_data).toMatchObject({
      passed: true,
      spans: [],
    });
    expect(of("La comanda 10432 surt avui a les 14 h.").personal_data).toMatchObject({
      passed: false,
      params: { kind: "order_number", count: 1 },
    });
  });
});

describe("the language", () => {
  const spanish = "Hola, Marta. Lo sentimos mucho: el paquete sale hoy mismo del almacén y llega mañana.";
  const catalan = "Hola, Marta. Ens sap molt de greu: el paquet surt avui mateix del magatzem i arriba demà.";
  test("is the customer’s, or it says which one was written", () => {
    expect(of(catalan).language).toMatchObject({ passed: true });
    expect(of(spanish).language).toMatchObject({
      passed: false,
      params: { written: "es", wanted: "ca" },
    });
  });
  test("is not asked about where one cannot tell", () => {
    expect(of("Ok!").language).toBeUndefined();
    expect(of(spanish, { customerLanguage: null }).language).toBeUndefined();
    expect(of(spanish, { customerLanguage: "und" }).language).toBeUndefined();
  });
});

test("the length is the network’s own, and of nothing written nothing else is said", () => {
  expect(of("Hola", { measured: { used: 288, max: 280, over: 8 } }).length).toMatchObject({
    passed: false,
    params: { used: 288, max: 280, over: 8 },
  });
  expect(Object.keys(of("  "))).toEqual(["length"]);
});
